"""The Polish calendar against an independent oracle and the vectors of the domain brief."""

from datetime import date, timedelta

import holidays as oracle
import pytest
from hypothesis import given, strategies as st

from asystent_desktop import assets
from asystent_desktop.domain.calendar import BadRuleTable, Holidays, easter

POLAND = Holidays.from_table(assets.load_toml("rules/holidays.toml"))
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("year", range(2000, 2041))
def test_every_year_has_the_oracles_holidays(year: int) -> None:
    expected = set(oracle.country_holidays("PL", years=year))
    assert set(POLAND.in_year(year)) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (1818, date(1818, 3, 22)),
        (2008, date(2008, 3, 23)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, expected: date) -> None:
    assert easter(year) == expected


@pytest.mark.parametrize(
    ("met_on", "due_on"),
    [
        (date(2026, 12, 14), date(2026, 12, 30)),
        (date(2024, 12, 16), date(2025, 1, 2)),
        (date(2026, 3, 27), date(2026, 4, 13)),
    ],
)
def test_tenth_working_day(met_on: date, due_on: date) -> None:
    assert POLAND.add_working_days(met_on, 10) == due_on
    assert POLAND.working_days_between(met_on, due_on) == 10
    assert POLAND.working_days_between(due_on, met_on) == -10


def test_christmas_eve_is_free_since_2025_only() -> None:
    assert POLAND.is_working_day(date(2024, 12, 24))
    assert not POLAND.is_working_day(date(2025, 12, 24))
    assert POLAND.name(date(2025, 12, 24)) == "Wigilia Bożego Narodzenia"


def test_the_office_closes_on_a_day_of_its_own() -> None:
    friday = date(2026, 8, 14)  # given off for 15 August, a Saturday
    assert POLAND.is_working_day(friday)
    closed = POLAND.closed_on([friday])
    assert not closed.is_working_day(friday)
    assert closed.name(friday) is None
    assert closed.add_working_days(date(2026, 8, 13), 1) == date(2026, 8, 17)
    assert POLAND.is_working_day(friday), "the original must stay as it was"


@given(DAYS, st.integers(0, 60))
def test_between_undoes_add(day: date, n: int) -> None:
    assert POLAND.working_days_between(day, POLAND.add_working_days(day, n)) == n


@given(DAYS, st.integers(-60, 60).filter(bool))
def test_add_lands_on_a_working_day_in_the_right_direction(day: date, n: int) -> None:
    landed = POLAND.add_working_days(day, n)
    assert POLAND.is_working_day(landed)
    assert (landed > day) == (n > 0)


@given(DAYS, DAYS)
def test_between_is_signed_and_counts_days_one_by_one(start: date, end: date) -> None:
    end = min(end, start + timedelta(days=90))
    counted = POLAND.working_days_between(start, end)
    assert POLAND.working_days_between(end, start) == -counted
    if end > start:
        before = POLAND.working_days_between(start, end - timedelta(days=1))
        assert counted - before == POLAND.is_working_day(end)


def test_next_working_day() -> None:
    assert POLAND.next_working_day(date(2026, 11, 10)) == date(2026, 11, 10)
    assert POLAND.next_working_day(date(2026, 11, 11)) == date(2026, 11, 12)
    assert POLAND.next_working_day(date(2026, 11, 14)) == date(2026, 11, 16)


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"fixed": [{"name": "a", "month": 13, "day": 1}]},
        {"fixed": [{"name": "a", "month": 2, "day": 30, "from_year": 2030}]},
        {"fixed": [{"name": "a", "month": 1}]},
        {"fixed": [{"name": "a", "month": "1", "day": 1}]},
        {"fixed": [{"name": "a", "month": 1, "day": 1}], "movable": [{"name": "b"}]},
    ],
)
def test_a_table_out_of_shape_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(BadRuleTable):
        Holidays.from_table(table)
