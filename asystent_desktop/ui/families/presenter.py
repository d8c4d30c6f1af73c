"""Reads the list and the open file, and reads them again when a write touched them.

Every family is opened by one read; what stands on the screen stays there until the answer has come.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application.family import card as family_card, families
from asystent_desktop.application.family.card_views import FamilyCard
from asystent_desktop.application.family.views import FamilyOverview, FamilyRow, Load
from asystent_desktop.application.visits import cards
from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.application.wording.case_states import CaseRow, CaseState, case_states
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from asystent_desktop.application.diagrams.views import FamilyDiagrams

_LIST_KINDS = ("family", "visit", "case_basis", "family_member", "assignment")
_FILE_KINDS = (
    "family",
    "family_member",
    "relation",
    "relation_details",
    "member_details",
    "genogram_mark",
    "person_bond",
    "case_basis",
    "strength",
    "visit",
    "work_plan",
    "plan_goal",
    "plan_action",
    "court_request",
    "court_opinion",
)


@dataclass(frozen=True)
class FamilyList:
    """What the list pane shows.

    Attributes:
        enrolled: The office sends families here; alone, the person adds them.
        ended: Families whose service is over, those in follow-up first.
    """

    rows: tuple[FamilyRow, ...]
    load: Load
    enrolled: bool
    ended: tuple[CaseRow, ...] = ()


@dataclass(frozen=True)
class FamilyFile:
    """What the open file shows, as of `today`.

    Attributes:
        opinions: Id of the opinion that answers a court's letter, by the letter's id.
    """

    overview: FamilyOverview
    today: date
    opinions: Mapping[str, str] = field(default_factory=dict)


class FamiliesPresenter(QObject):
    """The list and the file that is open.

    Attributes:
        listed: Carries a FamilyList.
        opened: Carries a FamilyFile: another family, or the same one afresh.
        refused: Carries the words of an error.
        gaps_read: Carries what the open file lacks, a tuple of `card_views.Gap`.
        visits_read: Carries all cards of the open file, newest first, a tuple of `VisitRow`.
        drawn: Carries the FamilyDiagrams of the open file, soon after it.
    """

    listed = Signal(object)
    opened = Signal(object)
    refused = Signal(str)
    gaps_read = Signal(object)
    visits_read = Signal(object)
    drawn = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks = desk, tasks
        self._family_id = ""
        self._watches_gaps = False
        self._watches_visits = False
        tasks.changed.connect(self._changed)

    @property
    def family_id(self) -> str:
        """The family that was asked for last; "" before the first."""
        return self._family_id

    def load(self) -> None:
        """Reads the list."""
        self.tasks.read(self, lambda: _read_list(self.desk), self.listed.emit, self._refuse)

    def open(self, family_id: str) -> None:
        """Reads a family; an answer that comes after another one was asked for is dropped."""
        self._family_id = family_id
        self.tasks.read(self, lambda: read_file(self.desk, family_id), self._show, self._refuse)
        self.tasks.read(self, lambda: _read_drawing(self.desk, family_id), self._draw, self._refuse)

    def _show(self, file: FamilyFile) -> None:
        if file.overview.family_id == self._family_id:
            self.opened.emit(file)

    def _draw(self, diagrams: FamilyDiagrams) -> None:
        if diagrams.family_id == self._family_id:
            self.drawn.emit(diagrams)

    def watch_gaps(self, *, on: bool) -> None:
        """Whether a binder is shown, which marks what the open file lacks."""
        self._watches_gaps = on
        self._load_gaps()

    def _load_gaps(self) -> None:
        desk, family_id = self.desk, self._family_id

        def done(card: FamilyCard) -> None:
            if card.family.id == self._family_id:
                self.gaps_read.emit(card.gaps)

        if family_id and self._watches_gaps:
            self.tasks.read(self, lambda: family_card.card(desk, family_id), done, self._refuse)

    def watch_visits(self, *, on: bool) -> None:
        """Whether the timeline is shown: years of cards are not read for a file that is only opened."""
        self._watches_visits = on
        self._load_visits()

    def _load_visits(self) -> None:
        desk, family_id = self.desk, self._family_id

        def done(rows: list[VisitRow]) -> None:
            if family_id == self._family_id:
                self.visits_read.emit(tuple(rows))

        if family_id and self._watches_visits:
            self.tasks.read(self, lambda: cards.visits(desk, family_id), done, self._refuse)

    def write(self, job: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        """Writes; a refusal is told by `refused`."""
        self.tasks.write(self, job, done, self._refuse)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_LIST_KINDS):
            self.load()
        if self._family_id and family_scope(self._family_id) in changes.scopes:
            if changes.touches(*_FILE_KINDS):
                self.open(self._family_id)
            if changes.touches("visit"):
                self._load_visits()
            self._load_gaps()


def _read_list(desk: Desk) -> FamilyList:
    over = (CaseState.FOLLOW_UP, CaseState.ENDED)
    return FamilyList(
        tuple(families.list_families(desk)),
        families.load(desk),
        desk.identity().enrolled,
        tuple(one for one in case_states(desk) if one.state in over),
    )


def _read_drawing(desk: Desk, family_id: str) -> FamilyDiagrams:
    from asystent_desktop.application.diagrams import diagrams

    file = diagrams.read(desk, family_id)
    _ = file.rows  # finding the order of the symbols takes longest: it is done here, beside the window
    return file


def read_file(desk: Desk, family_id: str) -> FamilyFile:
    """What opening a family reads.

    Raises:
        UnknownFamily: It is not in this store.
    """
    from asystent_desktop.application.opinion import opinions

    return FamilyFile(
        overview=families.overview(desk, family_id),
        today=desk.clock.today(),
        opinions={
            one.request_id: one.opinion_id for one in opinions.requests(desk, family_id) if one.opinion_id
        },
    )
