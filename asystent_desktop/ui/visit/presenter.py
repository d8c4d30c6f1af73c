"""The visit card's way to the store: load, keep the draft, finish or correct, throw the draft away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.visits import cards
from asystent_desktop.application.visits.cards import FieldProblem, InvalidVisit, VisitForm
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.draft_keeper import DraftKeeper
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.visit.card_data import CardData


class CardPresenter(QObject):
    """One card.

    Args:
        desk: The opened vault.
        tasks: The runner.
        load: Reads what the card needs, on the database thread.
        read: The form as it stands, on the main thread.

    Attributes:
        loaded: The card's data; once, and again after a draft was thrown away or brought back.
        kept: The local moment at which everything typed was safe.
        refused: What stands in the way of finishing.
        failed: A fault in words; the text stays where it is.
        finished: Id of the finished card.
    """

    loaded = Signal(CardData)
    kept = Signal(datetime)
    refused = Signal(tuple)
    failed = Signal(str)
    finished = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        load: Callable[[], CardData],
        read: Callable[[], VisitForm],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._load = desk, tasks, load
        self.data: CardData | None = None
        self.keeper = DraftKeeper(tasks, read, self._keep, self)
        self.keeper.kept.connect(lambda: self.kept.emit(self.now()))
        self.keeper.failed.connect(self._fail)

    def start(self) -> None:
        """Reads the card."""
        self._tasks.read(self, self._load, self._show, self._fail)

    def now(self) -> datetime:
        """The moment on the wall clock."""
        return local_time(self._desk.clock.now())

    def today(self) -> date:
        """The day."""
        return self._desk.clock.today()

    def add_working_days(self, day: date, count: int) -> date:
        """Counts working days by the office's calendar."""
        return self._desk.rules.holidays.add_working_days(day, count)

    def _show(self, data: CardData) -> None:
        self.data = data
        self.loaded.emit(data)
        self.keeper.start(data.form)

    def _fail(self, error: AppError) -> None:
        self.failed.emit(word(error))

    def _keep(self, form: VisitForm) -> None:
        """Makes a form durable; typing that was taken back leaves no draft. Runs on the database thread."""
        data = self.data
        if data is not None and form == data.base:
            cards.drop_visit_draft(self._desk, form.family_id)
        elif data is not None:
            cards.keep_draft(self._desk, form, data.corrects)

    def discard(self) -> None:
        """Throws the recovered draft away and shows the card as it was before it."""
        if self.data is None:
            return
        self.keeper.stop()
        family_id = self.data.family_id
        self._tasks.write(
            self, lambda: cards.drop_visit_draft(self._desk, family_id), self._discarded, self._fail
        )

    def _discarded(self, _none: object) -> None:
        if self.data is not None:
            self._show(replace(self.data, draft=None))

    def finish(self, form: VisitForm, reason: str) -> None:
        """Finishes or corrects the card; refused ones keep their draft."""
        data = self.data
        if data is None:
            return
        problems = self._problems(form, reason)
        if problems:
            self.keeper.flush()
            self.refused.emit(problems)
            return
        self.keeper.flush()
        self.keeper.stop()
        self._tasks.write(self, lambda: self._save(data, form, reason), self._saved, self._not_saved)

    def _problems(self, form: VisitForm, reason: str) -> tuple[FieldProblem, ...]:
        found = cards.check_visit(form, self.now())
        if self.data is not None and self.data.corrects and not reason.strip():
            return FieldProblem("reason", "missing"), *found
        return found

    def _save(self, data: CardData, form: VisitForm, reason: str) -> tuple[ChangeSet, str]:
        if not form.held:
            # What a meeting could have brought does not belong on the card of one that did not happen.
            form = replace(form, assessment="", agreements="", goals=())
        if data.corrects:
            return cards.correct_visit(self._desk, data.corrects, form, reason)
        return cards.save_visit(self._desk, form, data.appointment_id)

    def _saved(self, result: tuple[ChangeSet, str]) -> None:
        self.finished.emit(result[1])

    def _not_saved(self, error: AppError) -> None:
        if self.data is not None:
            self.keeper.start(self.data.base)
            self.keeper.flush()
        if isinstance(error, InvalidVisit):
            self.refused.emit(error.problems)
        else:
            self._fail(error)
