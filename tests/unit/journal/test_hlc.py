"""The hybrid clock: always forward, never led astray."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, strategies as st

from asystent_desktop.journal.hlc import LATEST, MAX_AHEAD_MS, ZERO, instant, receive, tick

MS = st.integers(0, 2**42)
STAMPS = st.tuples(MS, st.integers(0, 100))


@given(STAMPS, MS)
def test_a_tick_is_always_later(last: tuple[int, int], now: int) -> None:
    made = tick(last, now)
    assert made > last
    assert made[0] == max(now, last[0])


@given(STAMPS, STAMPS, MS)
def test_what_was_received_is_followed_unless_far_ahead(
    last: tuple[int, int], remote: tuple[int, int], now: int
) -> None:
    made = receive(last, remote, now)
    if remote[0] - now > MAX_AHEAD_MS:
        assert made == last
    else:
        assert made == max(last, remote)
        assert tick(made, now) > remote


def test_the_border_of_24_hours() -> None:
    assert receive(ZERO, (MAX_AHEAD_MS, 0), 0) == (MAX_AHEAD_MS, 0)
    assert receive(ZERO, (MAX_AHEAD_MS + 1, 0), 0) == ZERO


@given(st.integers(0, 2**53 - 1))
def test_every_clock_of_an_envelope_can_be_shown_anywhere(ms: int) -> None:
    made = instant(ms)
    assert made <= LATEST
    assert made == LATEST or (made - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1) == ms
    for hours in (-12, 14):
        assert made.astimezone(timezone(timedelta(hours=hours))) == made
