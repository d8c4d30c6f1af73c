"""Terms before a court: when they begin, when they end, what keeps them.

Rules:
1. A term in days does not count the day of the event, here the receipt of the letter (KC art. 111 § 2).
2. A term in weeks or months ends on the day that in name or date answers to the first one; in a month
   without such a day, on its last day (KC art. 112).
3. A term that ends on a Saturday or on a day free from work by law ends on the next day that is neither
   (KC art. 115). A day the office itself is closed moves nothing.
4. A paper posted at the designated operator on the last day is in time (KPC art. 165 § 2).

The half-yearly assessment is no such term: it never moves later (`assessment_rules`).
"""

from datetime import date, timedelta

from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.due_rules import add_months

_DAY = timedelta(days=1)


def last_day(ends_on: date, holidays: Holidays) -> date:
    """The day a term really ends on: a Saturday or a day free by law moves it on (KC art. 115)."""
    while holidays.is_free_by_law(ends_on):
        ends_on += _DAY
    return ends_on


def next_report_on(
    first_on: date, every_months: int | None, done_until: date | None, ends_on: date | None
) -> date | None:
    """The next day a court wants a report on; None when none is left (KRO art. 109 § 4).

    It stays where it is until it is answered: a missed day is not skipped.

    Args:
        first_on: The first day the court set.
        every_months: Steps from there; None: once.
        done_until: The last set day that was answered; None before the first.
        ends_on: No day after this one.
    """
    step = 0
    day = first_on
    while done_until is not None and day <= done_until:
        if every_months is None:
            return None
        step += 1
        day = add_months(first_on, step * every_months)
    return None if ends_on is not None and day > ends_on else day
