"""What was changed on the pictures, so that each step can be taken back and done again (Ctrl+Z, Ctrl+Y)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from asystent_desktop.i18n import _
from asystent_desktop.ui.presenting import Presenter

Job = Callable[[], Any]


@dataclass(frozen=True)
class Step:
    """One change; both ways write.

    Attributes:
        words: What was done, e.g. for a toast.
    """

    words: str
    undo: Job
    redo: Job


class Steps(QObject):
    """The changes of this tab, the last one on top; another family begins anew.

    Attributes:
        changed: What can be taken back or done again is different now.
        told: Which step was taken back or done again, in words.
        taken: Words of a step that was just done.
    """

    changed = Signal()
    told = Signal(str)
    taken = Signal(str)

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def clear(self) -> None:
        """Forgets all steps."""
        self._done, self._undone = [], []
        self.changed.emit()

    def take(
        self, words: str, job: Job, undo: Callable[[Any], Job], redo: Callable[[Any], Job] | None = None
    ) -> None:
        """Does something that can be taken back.

        Args:
            undo, redo: Given what `job` returned, the ways back and forth; without `redo`, `job` again.
        """

        def done(result: Any) -> None:
            self.note(words, undo(result), job)

        self._presenter.write(job, done)

    def note(self, words: str, undo: Job, redo: Job) -> None:
        """Remembers something that was done already, e.g. by a form."""
        self._done.append(Step(words, undo, redo))
        self._undone = []
        self.changed.emit()
        self.taken.emit(words)

    def undo(self) -> None:
        """Takes the last step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._walk(_("Undone: {what}").format(what=step.words), step.undo)

    def redo(self) -> None:
        """Does the step taken back last again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._walk(_("Done again: {what}").format(what=step.words), step.redo)

    def _walk(self, words: str, job: Job) -> None:
        self.changed.emit()
        self._presenter.write(job, lambda _result: self.told.emit(words))
