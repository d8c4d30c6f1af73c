"""Reads the snippets and keeps one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from asystent_desktop.application.tables import snippets
from asystent_desktop.application.tables.snippets import InvalidSnippet, SnippetView
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.errors import AppError
from asystent_desktop.ui.presenting import Presenter


class SnippetsPresenter(Presenter):
    """The section's own thinking; `loaded` carries every SnippetView in order of the short words.

    Attributes:
        kept: Short word of a snippet that was kept.
        removed: The SnippetView that was taken out.
        invalid: Words of what is wrong, by field.
    """

    kept = Signal(str)
    removed = Signal(object)
    invalid = Signal(dict)
    kinds = ("snippet",)

    def read(self) -> tuple[SnippetView, ...]:
        """The office's and one's own."""
        return tuple(snippets.snippets(self.desk))

    def keep(self, shown: SnippetView | None, short: str, text: str) -> None:
        """Keeps a snippet; one of the office becomes one's own under the same word.

        Args:
            shown: The one that was open; None for a new one.
        """
        desk = self.desk
        if shown is not None and shown.snippet_id:
            changed = partial(snippets.change_snippet, desk, shown.snippet_id, text)
            self.write(changed, lambda _changes: self.kept.emit(shown.short))
        else:
            word = short.strip().lstrip("/").casefold()
            added = partial(snippets.add_snippet, desk, short, text)
            self.write(added, lambda _made: self.kept.emit(word))

    def remove(self, shown: SnippetView) -> None:
        """Takes one of one's own out."""
        job = partial(snippets.remove_snippet, self.desk, shown.snippet_id)
        self.write(job, lambda _changes: self.removed.emit(shown))

    def refuse(self, error: AppError) -> None:
        """A wrong field is told at the field, everything else above the page."""
        if isinstance(error, InvalidSnippet):
            self.invalid.emit({one.field: word_problem(one) for one in error.problems})
        else:
            super().refuse(error)
