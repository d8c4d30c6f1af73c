"""One's own month: the same days as the week, whole weeks of them; and what the planner was left showing."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.due.cases import due
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.planner.week import WeekDay, days_from, monday_of, overdue_among
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

DAYS_A_WEEK = 7
VIEWS = ("week", "day", "month")
"""What a planner can show; the first where nobody chose."""
_SETTING = "planner-view"


@dataclass(frozen=True)
class MonthView:
    """One month.

    Attributes:
        first: Its first day.
        weeks: Monday to Sunday each, so the first and the last may reach into the months beside it.
        overdue: Past their day, shown on today.
    """

    first: date
    today: date
    weeks: tuple[tuple[WeekDay, ...], ...]
    overdue: tuple[DueItem, ...]

    @property
    def days(self) -> tuple[WeekDay, ...]:
        """The days of the month itself."""
        return tuple(day for week in self.weeks for day in week if day.on.month == self.first.month)


def month(desk: Desk, on: date | None = None) -> MonthView:
    """The month a day lies in; by default this one."""
    today = desk.clock.today()
    first = (on or today).replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    monday = monday_of(first)
    count = (monday_of(last) - monday).days + DAYS_A_WEEK
    items = due(desk, today)
    days = days_from(desk, monday, count, items, today)
    weeks = (tuple(days[at : at + DAYS_A_WEEK]) for at in range(0, count, DAYS_A_WEEK))
    return MonthView(first, today, tuple(weeks), overdue_among(items, today))


def chosen_view(desk: Desk) -> str:
    """What the planner was left showing on this computer: one of `VIEWS`."""
    with desk.unit_of_work() as unit:
        kept = unit.setting(_SETTING)
    return kept if kept in VIEWS else VIEWS[0]


def keep_view(desk: Desk, view: str) -> ChangeSet:
    """Shows it again next time, on this computer."""
    with desk.unit_of_work() as unit:
        unit.put_setting(_SETTING, view)
        return unit.commit("keep-planner-view")
