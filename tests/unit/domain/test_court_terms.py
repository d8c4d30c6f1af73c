"""Terms before a court against worked examples (KC art. 111-115, KPC art. 165, KRO art. 109 § 4)."""

from datetime import date

import pytest

from asystent_desktop import assets
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.court_terms import TermUnit, in_time, last_day, next_report_on, term_ends_on

POLAND = Holidays.from_table(assets.load_toml("rules/holidays.toml"))


@pytest.mark.parametrize(
    ("received_on", "length", "unit", "expected"),
    [
        (date(2026, 11, 2), 7, TermUnit.DAYS, date(2026, 11, 9)),  # the day of receipt is not counted
        (date(2026, 11, 4), 7, TermUnit.DAYS, date(2026, 11, 12)),  # 11 November is free
        (date(2026, 11, 7), 14, TermUnit.DAYS, date(2026, 11, 23)),  # a Saturday
        (date(2026, 12, 10), 14, TermUnit.DAYS, date(2026, 12, 28)),  # Christmas Eve, two holidays, a Sunday
        (date(2024, 12, 10), 14, TermUnit.DAYS, date(2024, 12, 24)),  # Christmas Eve was a working day
        (date(2026, 11, 3), 2, TermUnit.WEEKS, date(2026, 11, 17)),
        (date(2026, 1, 31), 1, TermUnit.MONTHS, date(2026, 3, 2)),  # 28 February is a Saturday
    ],
)
def test_a_term_from_the_receipt(received_on: date, length: int, unit: TermUnit, expected: date) -> None:
    assert term_ends_on(received_on, length, unit, POLAND) == expected


def test_a_term_has_a_length() -> None:
    with pytest.raises(ValueError, match="0"):
        term_ends_on(date(2026, 11, 2), 0, TermUnit.DAYS, POLAND)


def test_a_day_only_the_office_is_closed_moves_nothing() -> None:
    friday = date(2026, 8, 14)
    closed = POLAND.closed_on([friday])
    assert not closed.is_working_day(friday)
    assert last_day(friday, closed) == friday
    assert last_day(date(2026, 8, 15), closed) == date(2026, 8, 17)


def test_posting_on_the_last_day_is_in_time() -> None:
    saturday = date(2026, 11, 21)
    assert in_time(date(2026, 11, 23), saturday, POLAND)
    assert not in_time(date(2026, 11, 24), saturday, POLAND)


def test_a_report_day_stays_until_it_is_answered() -> None:
    first = date(2026, 8, 31)
    assert next_report_on(first, 3, None, None) == first
    assert next_report_on(first, 3, first, None) == date(2026, 11, 30)
    assert next_report_on(first, 3, date(2026, 11, 30), None) == date(2027, 2, 28)
    assert next_report_on(first, 3, date(2026, 11, 30), date(2027, 1, 1)) is None
    assert next_report_on(first, None, first, None) is None
