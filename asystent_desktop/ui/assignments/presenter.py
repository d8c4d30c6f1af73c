"""Reads the board of assignments, previews what one would bring, and makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.assignments.assignments import assign
from asystent_desktop.application.assignments.board import Board, Consequences, board, consequences
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class Wish:
    """What somebody wants to arrange: which families go to whom, how, and until when.

    Attributes:
        reason: Why above the limit; without names.
    """

    families: tuple[str, ...]
    person_id: str
    mode: AssignmentMode = AssignmentMode.HOLDER
    until_on: date | None = None
    reason: str = ""


class AssignmentsPresenter(Presenter):
    """The board's own thinking.

    Attributes:
        previewed: Carries Consequences.
        given: A wish was carried out; carries it.
    """

    previewed = Signal(object)
    given = Signal(object)
    kinds = ("assignment", "family", "family_member", "case_basis")

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._asked: tuple[str, str, AssignmentMode] | None = None

    def read(self) -> Board:
        """The whole board."""
        return board(self.desk)

    def preview(self, family_id: str, person_id: str, mode: AssignmentMode = AssignmentMode.HOLDER) -> None:
        """Asks what an assignment would bring; an answer to an earlier question is dropped."""
        self._asked = (family_id, person_id, mode)

        def show(found: Consequences) -> None:
            if self._asked == (found.family.family_id, found.person_id, found.mode):
                self.previewed.emit(found)

        self.tasks.read(self, lambda: consequences(self.desk, family_id, person_id, mode), show, self.refuse)

    def give(self, wish: Wish) -> None:
        """Carries a wish out, family by family; what was done before a refusal stays."""
        self.write(lambda: _give(self.desk, wish), lambda _changes: self.given.emit(wish))


def _give(desk: Desk, wish: Wish) -> ChangeSet:
    changes: set[object] = set()
    for family_id in wish.families:
        made, _assignment_id = assign(
            desk,
            family_id,
            wish.person_id,
            wish.mode,
            until_on=wish.until_on,
            override_reason=wish.reason,
        )
        changes |= set(made.changes)
    return ChangeSet(frozenset(changes))  # type: ignore[arg-type]
