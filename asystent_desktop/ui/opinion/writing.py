"""Leads through the parts: which one is open, where the caret goes, what a note or a check leads to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from asystent_desktop.application.opinion.views import OpinionView, PartView, SourceNote
from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.opinion_checks import PartState
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.panes import OpinionPanes, Pane
from asystent_desktop.ui.opinion.presenter import Opened, OpinionPresenter


class Writing(QObject):
    """Joins the panes with the presenter.

    Attributes:
        number: The part that is open, 1-13.
    """

    def __init__(self, presenter: OpinionPresenter, panes: OpinionPanes) -> None:
        super().__init__(panes)
        self.presenter, self._panes = presenter, panes
        self.number = 1
        self._link_at = -1
        panes.parts.chosen.connect(self.go_to)
        panes.editor.changed.connect(self._edited)
        panes.editor.next_wanted.connect(self.go_to)
        panes.editor.link_wanted.connect(self._link)
        panes.side.check_chosen.connect(self._go_to_check)
        panes.side.note_chosen.connect(self._insert)
        panes.side.source_chosen.connect(self._name_source)
        panes.side.left.connect(self._back_to_text)

    def opened(self, opened: Opened) -> None:
        """Another opinion: the first recovered or unfinished part is shown."""
        self._panes.editor.saved.setText("")
        unfinished = (part.number for part in opened.view.parts if part.state != PartState.DONE)
        self.number = opened.drafts[0].number if opened.drafts else next(unfinished, 1)
        self.show_lists(opened.view)
        self.show_part()

    def shown(self, view: OpinionView) -> None:
        """The same opinion afresh; the text is only replaced when it really is another one."""
        editor, part = self._panes.editor, self._part(view, self.number)
        self.show_lists(view)
        same = editor.number == part.number and _trimmed(editor.paragraphs()) == _trimmed(part.paragraphs)
        if same and editor.read_only == self.presenter.read_only:
            editor.show_next(self._following(view))
        else:
            self.show_part()

    def show_lists(self, view: OpinionView) -> None:
        """Parts, checks, notes."""
        self._panes.parts.show_view(view, self.number)
        self._panes.side.show_view(view, self.number, read_only=self.presenter.read_only)

    def show_part(self) -> None:
        """The text of the part that is open."""
        view = self.presenter.view
        if view is not None:
            part = self._part(view, self.number)
            self._panes.editor.show_part(part, self._following(view), read_only=self.presenter.read_only)

    def _part(self, view: OpinionView, number: int) -> PartView:
        part = view.parts[number - 1]
        typed = self.presenter.typed.get(number)
        return part if typed is None else replace(part, paragraphs=typed)

    def _following(self, view: OpinionView) -> PartView | None:
        return self._part(view, self.number + 1) if self.number < len(view.parts) else None

    @Slot(int)
    def go_to(self, number: int, paragraph: int = 0) -> None:
        """Opens a part (1-13) and puts the caret into a paragraph (from 1; 0 leaves the focus alone)."""
        view = self.presenter.view
        if view is None or not 1 <= number <= len(view.parts):
            return
        if number != self.number:
            self.presenter.commit()
            self.number = number
            self.show_part()
            self._panes.parts.choose(number)
            self._panes.side.show_view(view, number, read_only=self.presenter.read_only)
        self._panes.show_pane(Pane.TEXT)
        if paragraph:
            self._panes.editor.focus(paragraph - 1)

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) part."""
        self.go_to(self.number + by)

    @Slot(object)
    def _go_to_check(self, check: CheckView) -> None:
        self.go_to(check.part or self.number, max(words.paragraph_of(check), 1))

    @Slot()
    def insert_from_notes(self) -> None:
        """F4: the notes get the focus; Enter inserts the current one."""
        if not self.presenter.read_only:
            self._panes.show_pane(Pane.SIDE)
            self._panes.side.focus_notes()

    @Slot(int)
    def _link(self, at: int) -> None:
        self._link_at = at
        self._panes.show_pane(Pane.SIDE)
        self._panes.side.focus_notes(linking=True)

    @Slot(object)
    def _insert(self, note: SourceNote) -> None:
        at = self._panes.editor.insert_note(note)
        kit.announce(self._panes, _("Inserted as paragraph {n}").format(n=at + 1))
        self.presenter.judge()

    @Slot(object)
    def _name_source(self, note: SourceNote) -> None:
        self._panes.editor.add_source(self._link_at, note)
        self.presenter.judge()
        self._panes.show_pane(Pane.TEXT)
        self._panes.editor.focus(self._link_at)

    @Slot()
    def _back_to_text(self) -> None:
        self._panes.show_pane(Pane.TEXT)
        self._panes.editor.first_focus()

    @Slot()
    def _edited(self) -> None:
        editor = self._panes.editor
        editor.saved.setText(_("not saved yet"))
        self.presenter.edit(editor.number, editor.paragraphs())

    def put_back(self, number: int, paragraphs: tuple[Paragraph, ...]) -> None:
        """What was recovered in a part gives way to the text that was saved before."""
        self.presenter.put_back(number, paragraphs)
        if number == self.number:
            self.show_part()


def _trimmed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A single empty field and no paragraph at all look the same."""
    return () if len(paragraphs) == 1 and not paragraphs[0].text.strip() else paragraphs
