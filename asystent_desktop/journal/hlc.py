"""Hybrid logical clock: wall time in milliseconds and a counter (journal-v1 §5).

It orders the timeline and picks which of two rival values is shown. Causality never depends on it and no
commit is refused for its drift; but a foreign clock more than 24 h ahead of ours does not push ours on.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

Hlc = tuple[int, int]
"""(milliseconds since 1970-01-01 UTC, counter)"""

ZERO: Hlc = (0, 0)
MAX_AHEAD_MS = 24 * 60 * 60 * 1000
LATEST: Final = datetime(9999, 12, 30, tzinfo=UTC)
"""What is shown of a clock that no calendar knows; a day is left, for local time may run ahead of UTC."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS: Final = (LATEST - _EPOCH) // timedelta(milliseconds=1)


def tick(last: Hlc, now_ms: int) -> Hlc:
    """The stamp of the next own commit: later than `last`, also when the wall clock was set back."""
    if now_ms > last[0]:
        return (now_ms, 0)
    return (last[0], last[1] + 1)


def receive(last: Hlc, remote: Hlc, now_ms: int) -> Hlc:
    """Our clock after a foreign commit was seen: no earlier than it, unless it is over 24 h ahead of us."""
    if remote[0] > now_ms + MAX_AHEAD_MS:
        return last
    return max(last, remote)


def instant(physical_ms: int) -> datetime:
    """The instant (UTC) a writer's clock showed, `LATEST` at most: an envelope may hold any number."""
    return _EPOCH + timedelta(milliseconds=min(physical_ms, _LATEST_MS))
