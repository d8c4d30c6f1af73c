"""The real clock and the real source of ids."""

import os
import threading
import time
from datetime import UTC, date, datetime

from asystent_desktop.domain.due_rules import local_day


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The instant, aware, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in Poland."""
        return local_day(self.now())


class PutClock:
    """A clock that stands where it was put; the demo's history and the screens script use it.

    Args:
        start: Where it stands first (aware, UTC).
    """

    def __init__(self, start: datetime) -> None:
        self._now = start

    def put(self, now: datetime) -> None:
        """Moves it."""
        self._now = now

    def now(self) -> datetime:
        """The instant it was put to."""
        return self._now

    def today(self) -> date:
        """The day in Poland."""
        return local_day(self._now)


class SystemIds:
    """UUIDv7 (RFC 9562, section 5.7) with the counter in `rand_a`, so that ids of one program rise."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> str:
        """A fresh id, 36 characters."""
        with self._lock:
            stamp = max(time.time_ns() // 1_000_000 << 12, self._last + 1)
            self._last = stamp
        tail = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
        number = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | tail
        text = f"{number:032x}"
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    def random_bytes(self, size: int) -> bytes:
        """From the operating system."""
        return os.urandom(size)
