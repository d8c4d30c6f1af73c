"""Fills one assistant's vault with invented families and their years, written in order of time."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from asystent_desktop.demo.cast import Cast
from asystent_desktop.demo.history import Event, FamilyHistory, at
from asystent_desktop.demo.kin import FAMILIES as DRAWN, Kin
from asystent_desktop.demo.scenes import Scenes
from asystent_desktop.demo.turns import Turns
from asystent_desktop.domain.kinds.family import Basis
from asystent_desktop.ports.clock import SteppedClock
from asystent_desktop.ports.desk import Desk

_DAYS_LEFT = (4, -2, -1, 1, 2, 3, 5, 6, 6, 7, 7, 8, 9, 9, 5)
"""Working days left until the next meeting is due, family by family: some late, most in time."""

_CONTACT_WORKING_DAYS = 10
FOR_TURNS = 7
"""Families it takes to tell every turn; smaller demos leave them out."""
_LAST_NAMES = 28


def fill(
    desk: Desk, clock: SteppedClock, cast: Cast, random: Random, *, families: int, years: int
) -> list[str]:
    """Writes the caseload.

    Args:
        clock: The desk's own clock; ends at the instant it started from.
        families: How many, 1-15.
        years: How long the longest service has lasted.

    Returns:
        Ids of the families, in the order of the cast.
    """
    now = clock.now()
    today = clock.today()
    histories = [_history(desk, random, cast, number, years, today) for number in range(families)]
    events: list[Event] = [event for history in histories for event in history.events()]
    events += _planned(histories, desk, today)
    for place, history in enumerate(histories):
        events += Scenes(desk, history, place, today).events()
    if families >= FOR_TURNS:
        ended = _ended(desk, families, today)
        events += [*ended.events(), *Turns(desk, histories, ended, today).events()]
        events += [event for place in DRAWN for event in Kin(desk, histories[place], today).events()]
    for instant, deed in sorted(events, key=lambda event: event[0]):
        clock.put(min(instant, now))
        deed()
    clock.put(now)
    return [history.family_id for history in histories]


def _history(desk: Desk, random: Random, cast: Cast, number: int, years: int, today: date) -> FamilyHistory:
    holidays = desk.rules.holidays
    left = _DAYS_LEFT[number % len(_DAYS_LEFT)]
    last_visit = holidays.add_working_days(today, left - _CONTACT_WORKING_DAYS)
    begins = holidays.next_working_day(today - timedelta(days=random.randint(120, max(130, years * 365))))
    return FamilyHistory(desk, random, cast.household(), begins=begins, last_visit=last_visit, today=today)


def _ended(desk: Desk, families: int, today: date) -> FamilyHistory:
    """A family beyond the caseload, with a name nobody else has: its service ended two months ago."""
    own = Random(f"ended/{families}")
    household = replace(
        Cast(own, today, first=_LAST_NAMES + families % 3).household(), basis=Basis.SOCIAL_WORKER
    )
    begins, last_visit = today - timedelta(days=170), today - timedelta(days=63)
    return FamilyHistory(desk, own, household, begins=begins, last_visit=last_visit, today=today)


def _planned(histories: list[FamilyHistory], desk: Desk, today: date) -> list[Event]:
    """Three meetings today (or on the next working day) and one a day for the rest of the week."""
    holidays = desk.rules.holidays
    first = holidays.next_working_day(today)
    hours = (time(9, 0), time(11, 30), time(14, 0))
    evening = at(holidays.add_working_days(today, -1), 15)
    planned: list[Event] = []
    for number, history in enumerate(histories[:7]):
        day = first if number < len(hours) else holidays.add_working_days(first, number - len(hours) + 1)
        planned.append((evening, history.plan_visit(day, hours[number % len(hours)])))
    return planned
