"""The Director's order: a face-to-face meeting at least once in N working days ("Spotkanie (zarządzenie)").

It is the office's order, never a statutory term: "as far as possible", so being late is shown and explained,
never blocked. Only a held face-to-face meeting counts; a telephone call or a failed visit does not.

A stricter rhythm binds from the day it was agreed (ADR 76): a family that was in time the day before is not
late on it, and one that was late stays late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asystent_desktop.domain.calendar import Holidays


@dataclass(frozen=True, slots=True)
class RhythmChange:
    """That from a day on another interval holds, the office's or the family's own.

    Attributes:
        since: The first day of it.
        interval_working_days: At least one meeting in so many working days.
    """

    since: date
    interval_working_days: int


@dataclass(frozen=True, slots=True)
class ContactState:
    """Where a family stands against the rule on one day.

    Attributes:
        due_on: Last day on which the next meeting is in time; always a working day.
        working_days_left: Working days after today up to `due_on`; 0 on the day itself. Negative when
            overdue: -1 on the first day the meeting can only be late, weekends before it included.
        overdue: Today lies after `due_on`.
        last_on: The last held meeting; None when there was none and the start of the service counts.
    """

    due_on: date
    working_days_left: int
    overdue: bool
    last_on: date | None


def contact_due_on(counted_from: date, interval_working_days: int, holidays: Holidays) -> date:
    """The last day in time for the meeting after one on `counted_from`."""
    return holidays.add_working_days(counted_from, interval_working_days)


def counted_from(last_held_on: date | None, service_from: date) -> date:
    """The day the counter runs from: the last meeting of this service, else its first day."""
    return max(last_held_on or service_from, service_from)


def contact_state(
    last_held_on: date | None,
    service_from: date,
    today: date,
    *,
    interval_working_days: int,
    holidays: Holidays,
    changes: Iterable[RhythmChange] = (),
) -> ContactState:
    """Judges one family.

    Args:
        last_held_on: Day of the last held face-to-face meeting; None without. One after `today` (a card
            typed on another computer, a clock set back) counts like any other.
        service_from: First day of the service; counts when there was no meeting yet, or only earlier ones
            from a former service.
        today: The day to judge on.
        interval_working_days: What held on the day counted from: `Limit.CONTACT_INTERVAL_WORKING_DAYS`, or
            the family's own rhythm.
        holidays: The calendar.
        changes: What came into force after that day and up to `today`, earliest first.

    Raises:
        ValueError: The interval is not positive.
    """
    if interval_working_days < 1:
        raise ValueError(interval_working_days)
    last_on = last_held_on if last_held_on is not None and last_held_on >= service_from else None
    begun = counted_from(last_held_on, service_from)
    due_on = contact_due_on(begun, interval_working_days, holidays)
    for one in changes:
        agreed = contact_due_on(one.since, one.interval_working_days, holidays)
        due_on = max(contact_due_on(begun, one.interval_working_days, holidays), min(due_on, agreed))
    # A meeting missed by Friday can be held on Monday at the earliest: that is one working day late, and
    # Saturday already says so.
    earliest = holidays.next_working_day(today)
    overdue = today > due_on
    left = holidays.working_days_between(earliest if overdue else today, due_on)
    return ContactState(due_on, left, overdue, last_on)
