"""Hybrid logical clock: wall time in milliseconds and a counter (journal-v1 §5).

It orders the timeline and picks which of two rival values is shown. Causality never depends on it and no
commit is refused for its drift; but a foreign clock more than 24 h ahead of ours does not push ours on.
"""

Hlc = tuple[int, int]
"""(milliseconds since 1970-01-01 UTC, counter)"""

ZERO: Hlc = (0, 0)
MAX_AHEAD_MS = 24 * 60 * 60 * 1000


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
