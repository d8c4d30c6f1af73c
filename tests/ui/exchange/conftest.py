"""An office, two laptops and a stick, seen from the first laptop's window."""

from __future__ import annotations

from pathlib import Path

import pytest

from asystent_desktop import i18n
from asystent_desktop.bootstrap import files
from asystent_desktop.transport.folder import FolderCarrier
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from tests.exchange_sim.town import make_town


class RealFiles:
    """The part of `ports.desk.House` these screens use, over the real disk."""

    def carrier(self, folder: Path | str) -> FolderCarrier:
        return FolderCarrier(Path(folder))

    def on_sticks(self, box: str) -> tuple[str, ...]:
        return ()

    def answers(self, address: object) -> bool:
        return False

    def read_file(self, path: Path, limit_bytes: int) -> bytes:
        return files.read(path, limit_bytes)

    def write_file(self, path: Path, content: bytes) -> None:
        files.write(path, content)


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking("en"):
        yield
    masking().set_on(False)


@pytest.fixture
def house():
    return RealFiles()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "OFFICE-3"
    folder.mkdir()
    return folder


@pytest.fixture
def town(tmp_path, stick):
    made = make_town(tmp_path / "town")
    made.carrier = FolderCarrier(stick)
    yield made
    made.close()


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def settled(qtbot, tasks):
    """Waits until every job asked for has been answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)

    return wait
