"""Dates, numbers, the alphabet, in both languages."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.i18n import polish, speaking

DAY = date(2026, 11, 17)


@pytest.fixture(autouse=True)
def in_polish() -> Iterator[None]:
    with speaking("pl"):
        yield


def test_dates_in_polish() -> None:
    assert polish.long_date(DAY) == "17\u00a0listopada 2026\u00a0r."
    assert polish.full_date(DAY) == "wtorek, 17 listopada 2026"
    assert polish.day_date(DAY) == "wt. 17.11.2026"
    assert polish.short_date(date(2026, 3, 4)) == "śr. 04.03"
    assert polish.weekday_long(date(2026, 11, 22)) == "niedziela"
    assert polish.month_year(DAY) == "listopad 2026"
    assert polish.day_time(datetime(2026, 11, 17, 9, 5)) == "wt. 17.11.2026, 09:05"
    assert polish.time_span(time(9, 5), time(10, 30)) == "09:05–10:30"


def test_dates_in_english() -> None:
    with speaking("en"):
        assert polish.long_date(DAY) == "17\u00a0November 2026"
        assert polish.full_date(DAY) == "Tuesday, 17 November 2026"
        assert polish.day_date(DAY) == "Tue 17.11.2026"


def test_months_and_weekdays_are_complete() -> None:
    for code in ("pl", "en"):
        with speaking(code):
            assert len({polish.month_name(month) for month in range(1, 13)}) == 12
            assert len({polish.long_date(date(2026, month, 1)) for month in range(1, 13)}) == 12
            week = [date(2026, 11, day) for day in range(16, 23)]
            assert len({polish.weekday_long(day) for day in week}) == 7
            assert len({polish.weekday_short(day) for day in week}) == 7


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (16, "wczoraj"),
        (17, "dziś"),
        (18, "jutro"),
        (20, "za 3 dni"),
        (15, "2 dni temu"),
        (30, "za 13 dni"),
    ],
)
def test_relative_days(day: int, expected: str) -> None:
    assert polish.relative_day(date(2026, 11, day), DAY) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (4, "za 4 dni rob."),
        (1, "za 1 dzień rob."),
        (0, "dziś"),
        (-1, "1 dzień rob. po terminie"),
        (-2, "2 dni rob. po terminie"),
        (-12, "12 dni rob. po terminie"),
    ],
)
def test_relative_working_days(left: int, expected: str) -> None:
    assert polish.relative_working_days(left) == expected


def test_relative_texts_in_english() -> None:
    with speaking("en"):
        assert polish.relative_working_days(-1) == "1 working day overdue"
        assert polish.relative_day(date(2026, 11, 20), DAY) == "in 3 days"
        assert polish.relative_due(date(2026, 11, 15), DAY) == "2 days overdue"


def test_relative_due() -> None:
    assert polish.relative_due(date(2026, 11, 16), DAY) == "1 dzień po terminie"
    assert polish.relative_due(date(2026, 11, 18), DAY) == "jutro"


def test_numbers() -> None:
    assert polish.number(1234567) == "1\u00a0234\u00a0567"
    assert polish.duration(90) == "1\u00a0h 30\u00a0min"
    assert polish.duration(120) == "2\u00a0h"
    assert polish.duration(0) == "0\u00a0min"
    with speaking("en"):
        assert polish.number(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, "0 B"),
        (312, "312 B"),
        (1434, "1,4 kB"),
        (1_500_000, "1,4 MB"),
        (157_286_400, "150 MB"),
        (1020, "1,0 kB"),
    ],
)
def test_file_sizes(size: int, expected: str) -> None:
    assert polish.file_size(size).replace("\u00a0", " ") == expected


def test_the_polish_alphabet_orders_names() -> None:
    expected = [
        "Ewa",
        "Ęsia",
        "Lis",
        "Łabędź",
        "Nowak",
        "Ńska",
        "Sowa",
        "Śliwa",
        "Zięba",
        "Zych",
        "Źrebak",
        "Żak",
    ]
    assert sorted(sorted(expected), key=polish.collation_key) == expected
    assert sorted(["R-10", "R-9", "R-09"], key=polish.collation_key) == ["R-09", "R-9", "R-10"]
    assert sorted(["Mueller", "Müller", "Muzyk"], key=polish.collation_key) == ["Mueller", "Müller", "Muzyk"]
    assert sorted(["nowak", "Nowak", "Nowakowski", "Nowa Ruda"], key=polish.collation_key)[0] == "Nowa Ruda"


@given(st.lists(st.text()))
def test_the_order_does_not_depend_on_where_it_started(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=polish.collation_key) == sorted(backwards, key=polish.collation_key)


def test_initials() -> None:
    assert polish.initials("Anna Kowalska-Nowak") == "AK"
    assert polish.initials("Anna Maria Kowalska") == "AK"
    assert polish.initials("Anna Maria Kowalska", limit=3) == "AMK"
    assert polish.initials("łucja") == "Ł"
    assert polish.initials("") == ""
