"""The intervention's way to the store: what is ticked is kept at once, text as a draft while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import MemberView
from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.application.visits import interventions
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class CrisisData:
    """What the sheet shows.

    Attributes:
        facts, children: As typed last, a draft included. `found_at`: when that draft was kept.
    """

    held: Intervention
    family_name: str
    family_number: str
    members: tuple[MemberView, ...]
    facts: str
    children: str
    found_at: datetime | None


class CrisisPresenter(QObject):
    """One intervention; the open one of the family, else a new one.

    Attributes:
        loaded: The data, again after every change.
        kept: The local moment at which the text was safe.
        failed: A fault in words. `closed`: it was ended.
        card_started: A Blue Card was started.
    """

    loaded = Signal(CrisisData)
    kept = Signal(datetime)
    failed = Signal(str)
    closed = Signal()
    card_started = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, family_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self._tasks, self._family_id = desk, tasks, family_id
        self._id = ""

    def start(self) -> None:
        """Finds the open intervention or begins one, and shows it."""
        desk, family_id = self.desk, self._family_id

        def begin() -> object:
            running = [one for one in interventions.interventions(desk, family_id) if one.closed_on is None]
            if running:
                self._id = running[0].id
                return None
            changes, self._id = interventions.begin(desk, family_id)
            return changes

        self._tasks.write(self, begin, lambda _changes: self.reload(), self._fail)

    def reload(self) -> None:
        """Reads it anew."""
        self._tasks.read(self, self._read, self.loaded.emit, self._fail)

    def _read(self) -> CrisisData:
        held = interventions.intervention(self.desk, self._id)
        family = families.overview(self.desk, self._family_id)
        draft = interventions.kept_text(self.desk, self._id)
        texts = draft[0] if draft else {"facts": held.facts, "children": held.children}
        return CrisisData(
            held,
            family.full_name or family.name,
            family.number,
            family.members,
            texts["facts"],
            texts["children"],
            local_time(draft[1]) if draft else None,
        )

    def write(self, use_case: Callable[..., object], *given: object, **fields: object) -> None:
        """Runs a use case of `application.visits.interventions` on this one, then shows it anew."""
        self._tasks.write(
            self,
            lambda: use_case(self.desk, self._id, *given, **fields),
            lambda _changes: self.reload(),
            self._fail,
        )

    def keep(self, facts: str, children: str) -> None:
        """Makes typing durable."""
        texts = {"facts": facts, "children": children}
        self._tasks.write(
            self,
            lambda: interventions.keep_text(self.desk, self._id, texts),
            lambda _none: self.kept.emit(local_time(self.desk.clock.now())),
            self._fail,
        )

    def put_down(self, facts: str, children: str) -> None:
        """Writes the texts into the record: the sheet is left."""
        fields = {"facts": facts, "children": children}
        self._tasks.write(
            self, lambda: interventions.change(self.desk, self._id, **fields), lambda _c: None, self._fail
        )

    def close(self, facts: str, children: str) -> None:
        """Ends it."""

        def end() -> object:
            interventions.change(self.desk, self._id, facts=facts, children=children)
            return interventions.close(self.desk, self._id)

        self._tasks.write(self, end, lambda _changes: self.closed.emit(), self._fail)

    def start_card(self, presence: str, harmed: tuple[str, ...], violent: tuple[str, ...]) -> None:
        """Starts a Blue Card in the restricted compartment."""
        given = {"in_presence_of": presence, "harmed": harmed, "violent": violent}
        self._tasks.write(
            self,
            lambda: interventions.start_blue_card(self.desk, self._id, **given),
            lambda _result: self.card_started.emit(),
            self._fail,
        )

    def _fail(self, error: AppError) -> None:
        if isinstance(error, InvalidForm):
            self.failed.emit(" ".join(map(word_problem, error.problems)))
        else:
            self.failed.emit(word(error))
