"""The fictional office behind `scripts.screens`: built once for its sources, then copied and opened."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from asystent_desktop import __version__
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.demo import office
from asystent_desktop.ui import opening
from asystent_desktop.ui.opening import Opened

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
"""10:42 in Warsaw, a Tuesday; the design pictures show the same moment."""

_SOURCES = ("asystent_desktop/demo", "asystent_desktop/domain", "resources/demo")
_ROOT = Path(__file__).resolve().parents[1]


def built() -> Path:
    """The office's folder in the computer's temporary folder; made anew when its sources change."""
    folder = Path(tempfile.gettempdir()) / f"asystent-screens-{_fingerprint()}"
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        house, clock = RealHouse(PutClock(NOW)).demo_house()
        office.build(office.Order(folder), house, clock, lambda _step: None)
        (folder / "whole").touch()
    return folder


def _fingerprint() -> str:
    parts = [
        path.read_bytes()
        for name in _SOURCES
        for path in sorted((_ROOT / name).rglob("*.[pt]*"))
        if path.is_file()
    ]
    return hashlib.sha256(b"".join([__version__.encode(), *parts])).hexdigest()[:16]


@contextmanager
def opened_laptop(whose: str = office.LAPTOP_1) -> Iterator[tuple[Opened, RealHouse]]:
    """A copy of the first laptop, or the head's, open at that moment; what a screen writes is thrown away."""
    house = RealHouse(PutClock(NOW), cost=DEMO_COST)
    with tempfile.TemporaryDirectory(prefix="asystent-screens-") as place:
        folder = shutil.copytree(built() / whose, Path(place) / "laptop")
        opened = opening.unlock(house, folder, office.PASSPHRASE)
        try:
            yield opened, house
        finally:
            opened.desk.close()
