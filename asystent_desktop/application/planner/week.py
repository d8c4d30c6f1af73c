"""One's own week: visits, hours without a family, and the terms that stand beside the days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from asystent_desktop.application.due.cases import due
from asystent_desktop.application.due.postponing import BadPlanDay
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.reading import changed, record_in
from asystent_desktop.application.visits.appointments import appointments_between, met_between, own_scope
from asystent_desktop.application.visits.group_work import group_meetings
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.application.wording.choice_words import BLOCKS
from asystent_desktop.domain.due_rules import LACKS, DueKind
from asystent_desktop.domain.kinds.group_work import GroupMeeting
from asystent_desktop.domain.kinds.planning import BlockKind, PlannerBlock
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

_SATURDAY = 5
_NO_STRIP = LACKS | {DueKind.VISIT, DueKind.CASELOAD}
_FRIDAY = 4


@dataclass(frozen=True)
class BlockView:
    """Hours without a family; the label is a message id."""

    block_id: str
    block: BlockKind
    label: str
    on: date
    start: time
    end: time


@dataclass(frozen=True)
class WeekDay:
    """One day.

    Attributes:
        holiday: Its Polish name; empty when it is none.
        working: A working day of the office.
        terms: Due on it.
        groups: Meetings with several families.
    """

    on: date
    holiday: str
    working: bool
    terms: tuple[DueItem, ...]
    visits: tuple[AppointmentView, ...]
    blocks: tuple[BlockView, ...]
    groups: tuple[GroupMeeting, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing stands on it."""
        return not (self.terms or self.visits or self.blocks or self.groups)


@dataclass(frozen=True)
class WeekView:
    """One week.

    Attributes:
        days: Monday to Friday, and the weekend where something stands on it.
        overdue: Past their day, shown on today's column in the week of today.
        terms: Everything due, for proposals.
    """

    monday: date
    today: date
    days: tuple[WeekDay, ...]
    overdue: tuple[DueItem, ...]
    terms: tuple[DueItem, ...]


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def planned_next(today: date) -> date:
    """The day whose week a planner opens on: at the weekend the coming week, the past one is done."""
    return today + timedelta(days=7 - today.weekday()) if today.weekday() >= _SATURDAY else today


def week(desk: Desk, on: date | None = None) -> WeekView:
    """The week a day lies in; by default this one."""
    today = desk.clock.today()
    monday = monday_of(on or today)
    items = due(desk, today)
    days = days_from(desk, monday, 7, items, today)
    last = max((at for at, day in enumerate(days) if not day.empty), default=0)
    return WeekView(
        monday=monday,
        today=today,
        days=tuple(days[: max(last, _FRIDAY) + 1]),
        overdue=overdue_among(items, today),
        terms=tuple(items),
    )


def overdue_among(items: Iterable[DueItem], today: date) -> tuple[DueItem, ...]:
    """The terms that have passed, without those no day is set for."""
    return tuple(one for one in items if one.kind not in _NO_STRIP and one.due_on < today)


def days_from(desk: Desk, first: date, count: int, items: Iterable[DueItem], today: date) -> list[WeekDay]:
    """So many days in a row.

    Args:
        items: Everything due; what has passed stands on no day.
    """
    dates = [first + timedelta(days=step) for step in range(count)]
    strip = [one for one in items if one.kind not in _NO_STRIP and one.due_on >= today]
    visits = [
        *appointments_between(desk, dates[0], dates[-1]),
        *met_between(desk, dates[0], min(dates[-1], today)),
    ]
    visits.sort(key=lambda one: (one.on, one.start, one.end))
    blocks = _blocks(desk, dates)
    groups = [one.meeting for one in group_meetings(desk, dates[0], dates[-1])]
    holidays = desk.rules.holidays
    return [
        WeekDay(
            on=day,
            holiday=holidays.name(day) or "",
            working=holidays.is_working_day(day),
            terms=tuple(one for one in strip if one.due_on == day),
            visits=tuple(one for one in visits if one.on == day),
            blocks=tuple(one for one in blocks if one.on == day),
            groups=tuple(one for one in groups if one.on == day),
        )
        for day in dates
    ]


def _blocks(desk: Desk, dates: list[date]) -> list[BlockView]:
    with desk.unit_of_work() as unit:
        held = [one for day in dates for one in unit.find(PlannerBlock, scope=own_scope(desk), on=day)]
    views = [BlockView(one.id, one.block, BLOCKS[one.block], one.on, one.start, one.end) for one in held]
    return sorted(views, key=lambda one: (one.on, one.start, one.block_id))


def add_block(desk: Desk, block: BlockKind, on: date, start: time, end: time) -> tuple[ChangeSet, str]:
    """Puts hours without a family into one's planner.

    Raises:
        BadPlanDay: The end is not after the start.
    """
    if end <= start:
        raise BadPlanDay(field="end")
    with desk.unit_of_work() as unit:
        made = PlannerBlock(
            id=desk.ids.new(), scope=own_scope(desk), block=block, on=on, start=start, end=end
        )
        unit.save(made)
        return unit.commit("add-block"), made.id


def move_block(desk: Desk, block_id: str, **fields: Any) -> ChangeSet:
    """Moves or renames them: `on`, `start`, `end`, `block`.

    Raises:
        UnknownRecord: They are not here.
        NotOnesField: Another field.
        BadPlanDay: The end is not after the start.
    """
    with desk.unit_of_work() as unit:
        moved = changed(record_in(unit, PlannerBlock, block_id), ("on", "start", "end", "block"), fields)
        if moved.end <= moved.start:
            raise BadPlanDay(field="end")
        unit.save(moved)
        return unit.commit("move-block")


def remove_block(desk: Desk, block_id: str) -> ChangeSet:
    """Takes them out of the planner.

    Raises:
        UnknownRecord: They are not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, PlannerBlock, block_id))
        return unit.commit("remove-block")
