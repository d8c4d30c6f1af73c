"""A clock that stands still until told, and identifiers that repeat from run to run."""

import hashlib
from datetime import UTC, date, datetime, timedelta


class FakeClock:
    """Implements `ports.clock.Clock`. `step`: how far it moves by itself at each look."""

    def __init__(self, now: datetime | None = None, step: timedelta = timedelta(0)) -> None:
        self.instant = now or datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
        self.step = step

    def now(self) -> datetime:
        self.instant += self.step
        return self.instant

    def today(self) -> date:
        return self.instant.date()

    def advance(self, **spans: float) -> None:
        """Moves on, e.g. `advance(days=3)`; negative values set it back."""
        self.instant += timedelta(**spans)

    def set(self, now: datetime) -> None:
        self.instant = now


class FakeIds:
    """Implements `ports.clock.Ids`: UUIDv7 of a running number, and bytes drawn from a seed."""

    def __init__(self, seed: str = "asystent") -> None:
        self.seed = seed
        self._made = 0

    def new(self) -> str:
        self._made += 1
        tail = hashlib.sha256(f"{self.seed}/{self._made}".encode()).hexdigest()
        stamp = f"{0x0193_0000_0000 + self._made:012x}"
        return f"{stamp[:8]}-{stamp[8:]}-7{tail[:3]}-9{tail[3:6]}-{tail[6:18]}"

    def random_bytes(self, size: int) -> bytes:
        self._made += 1
        return hashlib.shake_256(f"{self.seed}/{self._made}".encode()).digest(size)
