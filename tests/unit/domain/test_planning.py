"""A proposed week: urgent first, in time where there is room, never on top of something."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, strategies as st

from asystent_desktop.domain.planning import Assumptions, Busy, Place, Wanted, propose

MONDAY = date(2026, 11, 16)
DAYS = [MONDAY + timedelta(days=step) for step in range(5)]
LATER = [MONDAY + timedelta(days=7 + step) for step in range(5)]
NOW = datetime(2026, 11, 16, 7, 0)


def run(wanted, busy=None, rules=None, now=NOW):
    return propose(wanted, DAYS, LATER, busy or {}, rules or Assumptions(), now)


def test_the_most_urgent_comes_first_and_the_way_is_left_free() -> None:
    found, _later = run([Wanted("b", "Dąb", date(2026, 11, 18)), Wanted("a", "Załęże", date(2026, 11, 13))])
    assert found == [
        Place("a", MONDAY, time(8), time(9)),
        Place("b", MONDAY, time(9, 30), time(10, 30)),
    ]


def test_a_day_in_the_district_goes_before_an_earlier_one_but_not_past_the_term() -> None:
    busy = {DAYS[2]: [Busy(time(10), time(11), "Dąb", visit=True)]}
    found, _later = run([Wanted("a", "Dąb", DAYS[3])], busy)
    assert (found[0].on, found[0].start) == (DAYS[2], time(8))
    found, _later = run([Wanted("a", "Dąb", DAYS[1])], busy)
    assert found[0].on == MONDAY


def test_a_full_week_sends_the_rest_to_the_next_one() -> None:
    rules = Assumptions(visits_a_day=1)
    found, later = run([Wanted(str(at), "", DAYS[4]) for at in range(7)], rules=rules)
    assert [one.on for one in found] == DAYS
    assert [one.on for one in later] == LATER[:2]


def test_nothing_before_now_and_nothing_before_the_day_it_was_put_off_to() -> None:
    now = datetime(2026, 11, 17, 10, 42)
    found, _later = run([Wanted("a", "", date(2026, 11, 10))], now=now)
    assert (found[0].on, found[0].start) == (DAYS[1], time(10, 45))
    found, _later = run([Wanted("a", "", date(2026, 11, 10), not_before=DAYS[3])], now=now)
    assert (found[0].on, found[0].start) == (DAYS[3], time(8))


FAMILIES = st.lists(
    st.tuples(st.sampled_from(["Dąb", "Załęże", ""]), st.integers(-5, 12)), min_size=1, max_size=30
)


@given(FAMILIES, st.integers(1, 6), st.integers(0, 60))
def test_visits_never_touch_each_other(families, visits_a_day, travel) -> None:
    rules = Assumptions(visits_a_day=visits_a_day, travel_minutes=travel, near_minutes=min(travel, 10))
    wanted = [Wanted(str(at), one[0], MONDAY + timedelta(days=one[1])) for at, one in enumerate(families)]
    taken = {DAYS[0]: [Busy(time(9), time(11))]}
    found, later = run(wanted, taken, rules)
    for day in (*DAYS, *LATER):
        mine = sorted((one.start, one.end) for one in (*found, *later) if one.on == day)
        hours = sorted([*mine, *((one.start, one.end) for one in taken.get(day, []))])
        assert len(mine) <= visits_a_day
        assert all(before[1] <= after[0] for before, after in pairwise(hours))
        assert all(time(8) <= start and end <= time(16) for start, end in mine)
