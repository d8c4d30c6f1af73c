"""Terms: working days left, urgency, and the half-yearly dates; limits are parameters."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum

from asystent_desktop.domain.calendar import Holidays


class DueKind(StrEnum):
    """What a term is about; the value is written by the command line."""

    CONTACT = "contact"
    PLAN_ACTION = "plan_action"
    COURT_OPINION = "court_opinion"
    ASSESSMENT = "assessment"
    NO_PLAN = "no_plan"


class Tone(StrEnum):
    """How urgent a term is."""

    OVERDUE = "overdue"
    SOON = "soon"
    CALM = "calm"


def working_days_left(due_on: date, today: date, holidays: Holidays) -> int:
    """Working days after today up to the term; 0 on its day, negative when it has passed.

    Counted like the contact rule: what was missed by Friday can be done on Monday at the earliest, so
    Saturday already says -1.
    """
    if today <= due_on:
        return holidays.working_days_between(today, due_on)
    return holidays.working_days_between(holidays.next_working_day(today), due_on)


def tone(due_on: date, today: date, soon_days: int) -> Tone:
    """Overdue after its day, soon within `soon_days` calendar days, calm before."""
    if today > due_on:
        return Tone.OVERDUE
    return Tone.SOON if (due_on - today).days <= soon_days else Tone.CALM


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the month's last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_step(counted_from: date, today: date, months: int) -> date:
    """The first date in steps of `months` from a day that is not before today.

    The day itself is no step: a service that begins today is assessed in half a year.
    """
    steps = max(1, ((today.year - counted_from.year) * 12 + today.month - counted_from.month) // months)
    while (day := add_months(counted_from, steps * months)) < today:
        steps += 1
    return day


def entered_late(on: date, recorded_at: datetime, late_days: int) -> bool:
    """Whether a card was finished at least `late_days` local days after its visit."""
    return (local_day(recorded_at) - on).days >= late_days


def local_day(instant: datetime) -> date:
    """The day in Poland of an instant."""
    return local_time(instant).date()


def local_time(instant: datetime) -> datetime:
    """The Polish wall clock of an aware instant, without a zone.

    Reckoned by the rule of Directive 2000/84/EC (summer time from the last Sunday of March, 01:00 UTC, to the
    last Sunday of October, 01:00 UTC), since Windows brings no zone tables. Right for 1996 and later.
    """
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError(instant)
    utc = instant.replace(tzinfo=None) - offset
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return utc + timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)
