"""Terms, half-yearly dates, and the Polish wall clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from asystent_desktop import assets
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.due_rules import (
    Tone,
    add_months,
    entered_late,
    local_time,
    tone,
    working_days_left,
)

HOLIDAYS = Holidays.from_table(assets.load_toml("rules/holidays.toml"))


@pytest.mark.parametrize(
    ("due_on", "today", "left"),
    [
        (date(2026, 11, 17), date(2026, 11, 17), 0),
        (date(2026, 11, 20), date(2026, 11, 17), 3),
        (date(2026, 11, 12), date(2026, 11, 10), 1),  # 11 November is a holiday
        (date(2026, 11, 13), date(2026, 11, 14), -1),  # missed on Friday, looked at on Saturday
        (date(2026, 11, 13), date(2026, 11, 16), -1),
        (date(2026, 11, 13), date(2026, 11, 17), -2),
        (date(2026, 11, 14), date(2026, 11, 15), -1),  # a term on a Saturday
    ],
)
def test_working_days_left(due_on: date, today: date, left: int) -> None:
    assert working_days_left(due_on, today, HOLIDAYS) == left


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-40, 40))
def test_a_passed_term_is_always_negative_and_a_coming_one_never(due_on: date, days: int) -> None:
    today = date.fromordinal(due_on.toordinal() + days)
    left = working_days_left(due_on, today, HOLIDAYS)
    assert (left < 0) == (today > due_on)


def test_tone() -> None:
    today = date(2026, 11, 17)
    assert tone(date(2026, 11, 16), today, 7) == Tone.OVERDUE
    assert tone(date(2026, 11, 24), today, 7) == Tone.SOON
    assert tone(date(2026, 11, 25), today, 7) == Tone.CALM


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_add_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(st.datetimes(datetime(1996, 11, 1), datetime(2037, 12, 31)))
def test_the_polish_clock_agrees_with_the_zone_table(moment: datetime) -> None:
    instant = moment.replace(tzinfo=UTC)
    expected = instant.astimezone(ZoneInfo("Europe/Warsaw")).replace(tzinfo=None)
    assert local_time(instant) == expected


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="2026"):
        local_time(datetime(2026, 11, 17))


def test_late_entry_goes_by_the_polish_day() -> None:
    visit_on = date(2026, 11, 16)
    assert not entered_late(visit_on, datetime(2026, 11, 16, 22, 59, tzinfo=UTC), 1)
    assert entered_late(visit_on, datetime(2026, 11, 16, 23, 0, tzinfo=UTC), 1)  # midnight in Poland
    assert not entered_late(visit_on, datetime(2026, 11, 17, 12, tzinfo=UTC), 2)
