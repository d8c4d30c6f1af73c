"""Time and randomness, the two things a pure function may not take by itself."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The instant, aware, UTC."""
        ...

    def today(self) -> date:
        """The day in the office's time zone (Europe/Warsaw)."""
        ...


class SteppedClock(Clock, Protocol):
    """A clock that can be put to an instant: the demo writes its history with it."""

    def put(self, now: datetime) -> None:
        """From here on it is `now` (aware, UTC), until the next call."""
        ...


class Ids(Protocol):
    """Makes identifiers and random bytes."""

    def new(self) -> str:
        """A fresh UUIDv7 (RFC 9562, section 5.7) as lower-case text of 36 characters."""
        ...

    def random_bytes(self, size: int) -> bytes:
        """`size` unpredictable bytes."""
        ...
