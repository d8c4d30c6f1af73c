"""The 10-working-day rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from asystent_desktop import assets
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.contact_rule import ContactState, RhythmChange, contact_state

POLAND = Holidays.from_table(assets.load_toml("rules/holidays.toml"))
START = date(2026, 1, 2)


def judged(last: date | None, today: date, service_from: date = START) -> ContactState:
    return contact_state(last, service_from, today, interval_working_days=10, holidays=POLAND)


def test_in_time_across_christmas() -> None:
    state = judged(date(2026, 12, 14), date(2026, 12, 23))
    assert state == ContactState(date(2026, 12, 30), 3, False, date(2026, 12, 14))


def test_the_last_day_is_still_in_time() -> None:
    state = judged(date(2026, 12, 14), date(2026, 12, 30))
    assert (state.working_days_left, state.overdue) == (0, False)


def test_the_eleventh_of_november_does_not_count() -> None:
    state = judged(date(2026, 10, 30), date(2026, 11, 10))
    assert (state.due_on, state.working_days_left) == (date(2026, 11, 16), 3)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 11, 13), 0),  # Friday, the last day
        (date(2026, 11, 14), -1),  # Saturday: Monday is the earliest, one day late
        (date(2026, 11, 15), -1),
        (date(2026, 11, 16), -1),
        (date(2026, 11, 17), -2),
    ],
)
def test_overdue_is_negative_from_the_first_late_day(today: date, left: int) -> None:
    state = judged(date(2026, 10, 29), today)
    assert state.due_on == date(2026, 11, 13)
    assert (state.working_days_left, state.overdue) == (left, left < 0)


def test_without_a_meeting_the_start_of_the_service_counts() -> None:
    state = judged(None, date(2026, 3, 27), service_from=date(2026, 3, 27))
    assert state == ContactState(date(2026, 4, 13), 10, False, None)


def test_a_meeting_of_a_former_service_does_not_count() -> None:
    state = judged(date(2025, 6, 3), date(2026, 3, 30), service_from=date(2026, 3, 27))
    assert (state.last_on, state.due_on) == (None, date(2026, 4, 13))


def changed(last: date, today: date, *changes: tuple[date, int]) -> ContactState:
    made = [RhythmChange(since, interval) for since, interval in changes]
    return contact_state(last, START, today, interval_working_days=10, holidays=POLAND, changes=made)


def test_a_stricter_rhythm_counts_from_the_day_it_was_agreed() -> None:
    last, agreed = date(2026, 10, 5), date(2026, 10, 14)
    assert changed(last, agreed, (agreed, 3)).due_on == date(2026, 10, 19)
    assert changed(last, agreed, (agreed, 5)).due_on == date(2026, 10, 19), "the office's order stays"
    assert changed(last, agreed, (agreed, 2)).due_on == date(2026, 10, 16)


def test_a_stricter_rhythm_makes_nobody_in_time_who_was_late() -> None:
    last, agreed = date(2026, 10, 5), date(2026, 10, 26)
    state = changed(last, agreed, (agreed, 3))
    assert (state.due_on, state.overdue) == (date(2026, 10, 19), True)


def test_a_looser_rhythm_counts_from_the_last_meeting_as_ever() -> None:
    last, agreed = date(2026, 10, 5), date(2026, 10, 14)
    assert changed(last, agreed, (agreed, 15)).due_on == date(2026, 10, 26)
    back = changed(last, date(2026, 10, 21), (agreed, 15), (date(2026, 10, 21), 10))
    assert back.due_on == date(2026, 10, 26), "back to the office's order: within the looser one's term"


def test_an_interval_must_be_positive() -> None:
    with pytest.raises(ValueError, match="0"):
        contact_state(None, START, START, interval_working_days=0, holidays=POLAND)


@given(st.dates(START, date(2030, 1, 1)), st.integers(0, 60), st.integers(1, 20))
def test_overdue_and_the_sign_agree(last: date, later: int, interval: int) -> None:
    today = last + timedelta(days=later)
    state = contact_state(last, START, today, interval_working_days=interval, holidays=POLAND)
    assert state.overdue == (today > state.due_on) == (state.working_days_left < 0)
    assert POLAND.is_working_day(state.due_on)
