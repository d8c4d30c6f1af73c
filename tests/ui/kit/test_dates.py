"""Reading typed dates and times."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.ui.widgets.dates import parse_date, parse_time

TODAY = date(2026, 11, 17)  # a Tuesday


def weekdays_only(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("17", date(2026, 11, 17)),
        ("16", date(2026, 12, 16)),
        ("31", date(2026, 12, 31)),
        ("17.11", date(2026, 11, 17)),
        ("1.2", date(2027, 2, 1)),
        ("10.10", date(2026, 10, 10)),
        ("17.11.2026", date(2026, 11, 17)),
        ("17.11.26", date(2026, 11, 17)),
        ("wt. 17.11.2026", date(2026, 11, 17)),
        ("171126", date(2026, 11, 17)),
        ("1711", date(2026, 11, 17)),
        ("17112026", date(2026, 11, 17)),
        ("2026-11-17", date(2026, 11, 17)),
        ("17 listopada 2026", date(2026, 11, 17)),
        ("17 listopada 2026 r.", date(2026, 11, 17)),
        ("3 paź", date(2026, 10, 3)),
        ("Dziś", TODAY),
        ("jutro", date(2026, 11, 18)),
        ("pojutrze", date(2026, 11, 19)),
        ("wczoraj", date(2026, 11, 16)),
        ("pt", date(2026, 11, 20)),
        ("pt.", date(2026, 11, 20)),
        ("wt", date(2026, 11, 24)),
        ("śr", date(2026, 11, 18)),
        ("poniedziałek", date(2026, 11, 23)),
        ("+14", date(2026, 12, 1)),
        ("-3", date(2026, 11, 14)),
        ("+10r", date(2026, 12, 1)),
        (" + 10 w", date(2026, 12, 1)),
    ],
)
def test_understood(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY, weekdays_only) == expected


@pytest.mark.parametrize(
    "typed", ["", "abc", "31.02", "32", "0", "17.13", "1732", "+10r", "++3", "17 foo", "-5r"]
)
def test_refused(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_what_is_shown_is_read_back(day: date) -> None:
    assert parse_date(day.strftime("%d.%m.%Y"), TODAY) == day
    assert parse_date(day.strftime("%d%m%y"), TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9", (9, 0)),
        ("930", (9, 30)),
        ("9:30", (9, 30)),
        ("9.05", (9, 5)),
        ("0930", (9, 30)),
        ("23:59", (23, 59)),
    ],
)
def test_times(typed: str, expected: tuple[int, int]) -> None:
    assert parse_time(typed) == expected


@pytest.mark.parametrize("typed", ["", "24", "9:60", "x", "12345"])
def test_no_time(typed: str) -> None:
    assert parse_time(typed) is None
