"""Reads the court's letters of one family, and writes new ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application.courts.directory import CourtChoice, addressees
from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import BasisView
from asystent_desktop.application.faults import FieldProblem, InvalidForm
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import OpinionRow, RequestForm, RequestView
from asystent_desktop.domain.kinds.court import OPINION, OpinionState
from asystent_desktop.domain.kinds.paper import PaperDelivery
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.tasks import Tasks

_KINDS = (
    "court_request",
    "court_opinion",
    "opinion_part",
    "opinion_document",
    "paper_transition",
    "paper_delivery",
    "case_basis",
)
_SEALED = (OpinionState.FINAL, OpinionState.SENT)


@dataclass(frozen=True)
class CourtFile:
    """What the tab shows.

    Attributes:
        opinions: By id, for the letters that have one.
        own: Papers no court asked for.
        sent: How papers left, by id of the paper.
        addressees: Whom papers may go to.
    """

    family_id: str
    requests: tuple[RequestView, ...]
    opinions: dict[str, OpinionRow]
    bases: tuple[BasisView, ...]
    today: date
    own: tuple[OpinionRow, ...]
    sent: dict[str, tuple[PaperDelivery, ...]]
    addressees: tuple[CourtChoice, ...]


class CourtPresenter(QObject):
    """The letters of the family that is open.

    Attributes:
        shown: Carries a CourtFile.
        stored: A letter was entered or changed.
        invalid: Carries the FieldProblems of a form that was refused.
        started: Id of an opinion just composed.
        refused: Carries the words of an error.
    """

    shown = Signal(object)
    stored = Signal()
    invalid = Signal(object)
    started = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks = desk, tasks
        self._family_id = ""
        tasks.changed.connect(self._changed)

    @property
    def family_id(self) -> str:
        """The family asked for last; "" before the first."""
        return self._family_id

    def open(self, family_id: str) -> None:
        """Reads a family's letters."""
        self._family_id = family_id
        self.tasks.read(self, lambda: _read(self.desk, family_id), self._show, self._refuse)

    def _show(self, file: CourtFile) -> None:
        if file.family_id == self._family_id:
            self.shown.emit(file)

    def add(self, form: RequestForm) -> None:
        """Enters a letter."""
        family_id = self._family_id
        self._write(lambda: opinions.add_request(self.desk, family_id, form), self._stored)

    def change(self, request_id: str, form: RequestForm) -> None:
        """Changes a letter."""
        if problems := opinions.check_request(form):
            self.invalid.emit(problems)
            return
        self._write(lambda: opinions.change_request(self.desk, request_id, **vars(form)), self._stored)

    def close(self, request_id: str, on: date | None) -> None:
        """Notes the day the answer left; None opens the letter again."""
        self._write(lambda: opinions.change_request(self.desk, request_id, closed_on=on))

    def start(self, request_id: str, form: str = OPINION) -> None:
        """Composes the opinion or the report a letter asks for."""
        self._write(
            lambda: opinions.start_opinion(self.desk, request_id, form),
            lambda answer: self.started.emit(answer[1]),
        )

    def start_paper(self, form: str, addressee: Addressee, case_ref: str) -> None:
        """Composes a paper no court asked for."""
        family_id = self._family_id
        self._write(
            lambda: opinions.start_paper(self.desk, family_id, form, addressee, case_ref),
            lambda answer: self.started.emit(answer[1]),
        )

    def _stored(self, _answer: Any) -> None:
        self.stored.emit()

    def _write(self, job: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self.tasks.write(self, job, done, self._refuse)

    def _refuse(self, error: AppError) -> None:
        if isinstance(error, InvalidForm):
            problems: tuple[FieldProblem, ...] = error.problems
            self.invalid.emit(problems)
        else:
            self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        mine = bool(self._family_id) and family_scope(self._family_id) in changes.scopes
        if mine and changes.touches(*_KINDS):
            self.open(self._family_id)


def _read(desk: Desk, family_id: str) -> CourtFile:
    rows = {row.opinion_id: row for row in opinions.opinions(desk) if row.family_id == family_id}
    left = {one: opinions.deliveries(desk, one) for one, row in rows.items() if row.state in _SEALED}
    return CourtFile(
        family_id=family_id,
        requests=tuple(opinions.requests(desk, family_id)),
        opinions=rows,
        bases=families.overview(desk, family_id).bases,
        today=desk.clock.today(),
        own=tuple(row for row in rows.values() if row.request_id is None),
        sent=left,
        addressees=tuple(addressees(desk)),
    )
