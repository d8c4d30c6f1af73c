"""Reads a week and changes it; every change can be undone (Ctrl+Z) as long as the window is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import families
from asystent_desktop.application.planner import month as months, planning, week as weeks
from asystent_desktop.application.planner.month import MonthView
from asystent_desktop.application.planner.planning import Assumptions, Proposal, ProposedVisit
from asystent_desktop.application.planner.week import BlockView, WeekView
from asystent_desktop.application.visits import appointments, group_work
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.due_rules import add_months, local_time
from asystent_desktop.domain.kinds.group_work import GroupMeeting
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.calendar.head import DAY, MONTH
from asystent_desktop.ui.calendar.marks import visit_key
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.tasks import Tasks

VISIT, BLOCK, GROUP, PROPOSED = "visit", "block", "group", "proposed"
Undo = Callable[[], Any]


@dataclass(frozen=True)
class Loaded:
    """What the planner shows.

    Attributes:
        rules: What proposals rest on.
        families: Whom a visit can be planned with (id, name, number), urgent first.
        view: Day, week or month. `month`: where that is shown.
    """

    week: WeekView
    rules: Assumptions
    families: tuple[tuple[str, str, str], ...]
    view: str
    month: MonthView | None


class CalendarPresenter(Presenter):
    """The week, or the month.

    Attributes:
        view: Day, week or month; "" before the first read, which finds what was left showing.
        proposed: The proposal changed; None: there is none.
        done: Something was written and can be undone; carries the words to say by the page's key.
    """

    kinds = (
        *(
            "appointment",
            "planner_block",
            "group_meeting",
            "visit",
            "family",
            "assignment",
            "postponement",
            "contact_cadence",
        ),
        *("plan_action", "court_request", "court_report_schedule", "assessment", "team_task", "placement"),
    )
    proposed = Signal(object)
    done = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self.shown = weeks.planned_next(desk.clock.today())
        self.loaded_week: Loaded | None = None
        self.view = ""
        self.proposal: Proposal | None = None
        self._undo: list[Undo] = []
        self.loaded.connect(self._keep)

    def now(self) -> datetime:
        """The wall clock, local, without a zone."""
        return local_time(self.desk.clock.now())

    def read(self) -> Loaded:
        """The week of the day shown, and its month where that is wanted."""
        rows, view = families.list_families(self.desk), self.view or months.chosen_view(self.desk)
        return Loaded(
            week=weeks.week(self.desk, self.shown),
            rules=planning.assumptions(self.desk),
            families=tuple((row.family_id, row.name, row.number) for row in rows),
            view=view,
            month=months.month(self.desk, self.shown) if view == MONTH else None,
        )

    def _keep(self, found: Loaded) -> None:
        self.loaded_week = found
        self.view = self.view or found.view

    def show_as(self, view: str, *, keep: bool = False) -> None:
        """Shows the day, its week or its month; `keep`: next time, too."""
        self.view = view
        self.load()
        if keep:
            self.write(lambda: months.keep_view(self.desk, view))

    def choose(self, day: date) -> None:
        """Another day of what is shown became current."""
        known = self.loaded_week.month if self.loaded_week else None
        if known is None or day.replace(day=1) != known.first:
            self.go(day)
        else:
            self.shown = day

    def go(self, day: date) -> None:
        """Shows the week of another day; a proposal belongs to its week."""
        if weeks.monday_of(day) != weeks.monday_of(self.shown):
            self.set_proposal(None)
        self.shown = day
        self.load()

    def step(self, by: int, view: str) -> None:
        """Days, weeks or months forward or back."""
        if view == MONTH:
            self.go(add_months(self.shown, by))
        else:
            self.go(self.shown + timedelta(days=by if view == DAY else 7 * by))

    def propose(self) -> None:
        """Asks for a week from what is due; nothing is saved."""
        shown = self.shown
        job = lambda: planning.propose_week(self.desk, shown)  # noqa: E731
        self.tasks.read(self, job, self.set_proposal, self.refuse)

    def set_proposal(self, proposal: Proposal | None) -> None:
        """Another proposal, or none."""
        self.proposal = proposal
        self.proposed.emit(proposal)

    def insert(self, chosen: Sequence[ProposedVisit]) -> None:
        """Saves the chosen visits, all or none."""
        desk = self.desk

        def saved(result: tuple[Any, tuple[str, ...]]) -> None:
            self.set_proposal(None)
            self._undo.append(lambda: planning.take_out(desk, result[1]))
            self.done.emit(INSERTED)

        self.write(lambda: planning.insert(desk, chosen), saved)

    def move(self, key: str, on: date, start: time, end: time) -> None:
        """Moves a visit, hours without a family, or a proposed visit that is not saved yet."""
        kind, _, held = key.partition(":")
        desk = self.desk
        if kind == PROPOSED:
            if self.proposal is not None:
                self.set_proposal(_moved(self.proposal, held, on, start, end))
            return
        before, use = _placed(self, key, kind)
        if before is None or (before.on, before.start, before.end) == (on, start, end):
            return
        former = {"on": before.on, "start": before.start, "end": before.end}
        back = lambda: use(desk, held, **former)  # noqa: E731
        self._writing(lambda: use(desk, held, on=on, start=start, end=end), back, MOVED)

    def remove(self, key: str) -> None:
        """Takes something out of the planner, or out of the proposal."""
        kind, _, held = key.partition(":")
        desk = self.desk
        if kind == PROPOSED and self.proposal is not None:
            rest = tuple(one for one in self.proposal.visits if one.family_id != held)
            self.set_proposal(replace(self.proposal, visits=rest))
        elif (visit := self.visit(key)) is not None and not visit.done:
            asked = (visit.family_id, visit.on, visit.start, visit.end, visit.place)
            again = lambda: appointments.plan_visit(desk, *asked)  # noqa: E731
            self._writing(lambda: appointments.cancel(desk, held), again, CANCELLED)
        elif (group := self.group(key)) is not None and group.recorded_on is None:
            back = lambda: entries.restore(desk, GroupMeeting, held)  # noqa: E731
            self._writing(lambda: group_work.cancel_group(desk, held), back, CANCELLED)
        elif (block := _block(self.loaded_week, key)) is not None:
            hours = (block.block, block.on, block.start, block.end)
            again = lambda: weeks.add_block(desk, *hours)  # noqa: E731
            self._writing(lambda: weeks.remove_block(desk, held), again, CANCELLED)

    def repeat(self, key: str, times: int) -> None:
        """Repeats a visit each time the office's interval of working days has gone by."""
        desk, held = self.desk, key.partition(":")[2]

        def saved(result: tuple[Any, tuple[str, ...]]) -> None:
            self._undo.append(lambda: planning.take_out(desk, result[1]))
            self.done.emit(REPEATED)

        self.write(lambda: planning.repeat(desk, held, times), saved)

    def planned(self, result: tuple[Any, str]) -> None:
        """A sheet planned something (what was written, its id): that can be undone as well."""
        desk, (changes, made) = self.desk, result
        if changes.touches("planner_block"):
            self._undo.append(lambda: weeks.remove_block(desk, made))
        else:
            self._undo.append(lambda: planning.take_out(desk, [made]))
        self.done.emit(PLANNED)

    def propose_anew(self) -> None:
        """What proposals rest on has changed."""
        self.load()
        if self.proposal is not None:
            self.propose()

    def undo(self) -> None:
        """Takes the last change back."""
        if self._undo:
            self.write(self._undo.pop())

    def visit(self, key: str) -> AppointmentView | None:
        """The visit of a mark."""
        days = self.loaded_week.week.days if self.loaded_week else ()
        return next((one for day in days for one in day.visits if key == visit_key(one)), None)

    def group(self, key: str) -> GroupMeeting | None:
        """The group meeting of a mark."""
        days = self.loaded_week.week.days if self.loaded_week else ()
        return next((one for day in days for one in day.groups if key == f"{GROUP}:{one.id}"), None)

    def _writing(self, job: Undo, undo: Undo, words: str) -> None:
        def saved(_result: object) -> None:
            self._undo.append(undo)
            self.done.emit(words)

        self.write(job, saved)


INSERTED, MOVED, CANCELLED, REPEATED, PLANNED = "inserted", "moved", "cancelled", "repeated", "planned"


def _placed(
    shown: CalendarPresenter, key: str, kind: str
) -> tuple[AppointmentView | BlockView | GroupMeeting | None, Callable[..., Any]]:
    """What stands there, and what moves it."""
    if kind == VISIT:
        return shown.visit(key), appointments.move
    if kind == GROUP:
        return shown.group(key), group_work.change_group
    return _block(shown.loaded_week, key), weeks.move_block


def _block(found: Loaded | None, key: str) -> BlockView | None:
    """The hours of a mark."""
    days = found.week.days if found else ()
    return next((one for day in days for one in day.blocks if key == f"{BLOCK}:{one.block_id}"), None)


def _moved(proposal: Proposal, family_id: str, on: date, start: time, end: time) -> Proposal:
    """The proposal with one visit of it elsewhere."""
    visits = tuple(
        replace(one, on=on, start=start, end=end, late=on > one.item.due_on)
        if one.family_id == family_id
        else one
        for one in proposal.visits
    )
    return replace(proposal, visits=visits)
