"""Notices a clock that was set back: deadlines reckoned from a wrong day mislead more than a wrong hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

TOLERANCE = timedelta(hours=24)
"""A colleague's fast clock may pull the hybrid clock this far ahead, so less proves nothing."""


@dataclass(frozen=True)
class ClockBehind:
    """The computer says `now` (UTC), but something was written at `latest` already."""

    now: datetime
    latest: datetime


def clock_behind(desk: Desk) -> ClockBehind | None:
    """The two instants when the clock stands more than a day before the latest write, else None."""
    with desk.exchange_unit() as unit:
        latest = unit.latest_write()
    now = desk.clock.now()
    if latest is None or now >= latest - TOLERANCE:
        return None
    return ClockBehind(now, latest)


def word_clock(found: ClockBehind) -> str:
    """The warning in words: what, why it matters, what to do."""
    now, latest = (polish.day_date(local_time(instant).date()) for instant in (found.now, found.latest))
    return _(
        "The computer's clock was set back: it says {now}, yet something was saved on {latest}. "
        "Nothing is lost, but terms are reckoned from the wrong day. Set the system's date right."
    ).format(now=now, latest=latest)
