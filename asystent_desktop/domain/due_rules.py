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
    VISIT = "visit"
    COURT_REPORT = "court_report"
    BLUE_CARD_HAND_OVER = "blue_card_hand_over"
    BLUE_CARD_MEETING = "blue_card_meeting"
    CERTIFICATE = "certificate"
    AUTHORISATION = "authorisation"
    HELP_PLAN = "help_plan"
    RETURN_HOME = "return_home"
    REFERRAL = "referral"
    TEAM_TASK = "team_task"
    TEAM_MEETING = "team_meeting"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_END = "follow_up_end"
    TO_CLOSE = "to_close"
    CONSENT = "consent"
    FILE_GAP = "file_gap"
    CASELOAD = "caseload"


class Ground(StrEnum):
    """What sets a term; the planner draws the Director's order apart from the rest."""

    ORDER = "order"
    COURT = "court"
    LAW = "law"
    PLAN = "plan"
    OWN = "own"


_GROUNDS = {
    DueKind.CONTACT: Ground.ORDER,
    DueKind.COURT_OPINION: Ground.COURT,
    DueKind.COURT_REPORT: Ground.COURT,
    DueKind.ASSESSMENT: Ground.LAW,
    DueKind.BLUE_CARD_HAND_OVER: Ground.LAW,
    DueKind.BLUE_CARD_MEETING: Ground.LAW,
    DueKind.CASELOAD: Ground.LAW,
    DueKind.CERTIFICATE: Ground.LAW,
    DueKind.AUTHORISATION: Ground.LAW,
    DueKind.PLAN_ACTION: Ground.PLAN,
}
LACKS = frozenset({DueKind.CONSENT, DueKind.FILE_GAP})
"""What a file lacks since its beginning; no law sets a day for it: listed apart, never "overdue"."""


def ground(kind: DueKind) -> Ground:
    """What sets the terms of a kind; the program's own design where nothing else does."""
    return _GROUNDS.get(kind, Ground.OWN)


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
