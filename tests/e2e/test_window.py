"""The real window on a real X server: unlock, write a visit by keyboard alone, lose power, find it again."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from asystent_desktop.application.family import families, members
from asystent_desktop.application.family.views import FamilyForm, MemberForm
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import NewPerson

PASSPHRASE = "zielony stół przy oknie"
ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 40.0

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("Xvfb") or not shutil.which("xdotool"),
    reason="needs Xvfb and xdotool",
)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A virtual screen of the size of an old laptop."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with one fictional family, number R-01."""
    folder = tmp_path / "sejf"
    house = RealHouse(cost=Cost.MINIMAL)
    desk = house.create_vault(folder, PASSPHRASE, NewPerson("Anna Próbna", "asystentka rodziny"))
    form = FamilyForm(
        name="Przykładowska",
        full_name="Ewa Przykładowska",
        number="R-01/2026",
        street="ul. Zmyślona 1",
        cooperation_from=desk.clock.today(),
    )
    _changes, family_id = families.create_family(desk, form, None)
    members.add_member(desk, family_id, MemberForm("Ewa", "Przykładowska", MemberRole.MOTHER))
    house.put_about(folder, About("Anna Próbna", "asystentka rodziny"))
    desk.close()
    return folder


class Window:
    """The program in its own process, driven by keys."""

    def __init__(self, display: str, vault: Path) -> None:
        self._env = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            "ASYSTENT_LANG": "pl",
        }
        self._vault = vault
        self.log = vault.parent / "window.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "asystent_desktop", "--vault", str(vault)],
                env=self._env,
                stdout=log,
                stderr=log,
            )
        self._until(self._shown, "no window came up")

    def unlock(self) -> None:
        """Types the passphrase and waits until the store is open and the desk is shown."""
        before = self._shown()
        self.type(PASSPHRASE)
        self.key("Return")
        self._until(lambda: (self._vault / "store.db-wal").exists(), "the store did not open")
        self._until(lambda: self._shown() not in ("", before), "the desk was not shown")
        time.sleep(3)

    def type(self, text: str) -> None:
        """Types as fast as a practised hand."""
        self._xdotool("type", "--delay", "45", text)

    def key(self, *names: str) -> None:
        """Presses keys, giving the program time to follow."""
        for name in names:
            self._xdotool("key", name)
            time.sleep(0.8)

    def kill(self) -> None:
        """Takes the power away."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _shown(self) -> str:
        found = self._xdotool("search", "--onlyvisible", "--name", "^Asystent$", check=False)
        window = found.split()[-1] if found else ""
        if window:
            self._xdotool("windowfocus", window, check=False)
        return window

    def _until(self, holds: object, complaint: str) -> None:
        assert callable(holds)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if holds():
                return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.2)
        raise AssertionError(complaint)

    def _xdotool(self, *words: str, check: bool = True) -> str:
        run = subprocess.run(["xdotool", *words], env=self._env, capture_output=True, text=True, check=check)
        return run.stdout.strip()


def _visits(vault: Path) -> list[str]:
    """Facts of the family's finished cards, read by the command line."""
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "asystent_desktop",
            "--vault",
            str(vault),
            "family",
            "show",
            "R-01/2026",
            "--json",
        ],
        env={**os.environ, "ASYSTENT_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [visit["facts"] for visit in json.loads(run.stdout)["visits"]]


def test_a_visit_is_written_by_keyboard_alone(display: str, vault: Path) -> None:
    window = Window(display, vault)
    try:
        window.unlock()
        window.key("ctrl+2", "ctrl+n")
        time.sleep(3)
        window.type("Obiad na stole, dzieci w szkole.")
        window.key("alt+b", "ctrl+Return")
        time.sleep(3)
    finally:
        window.kill()
    assert _visits(vault) == ["Obiad na stole, dzieci w szkole."]


def test_the_text_comes_back_after_the_power_went(display: str, vault: Path) -> None:
    first = Window(display, vault)
    try:
        first.unlock()
        first.key("ctrl+2", "ctrl+n")
        time.sleep(3)
        first.type("Ewa przygotowuje obiad i prosi o")
        time.sleep(1)
    finally:
        first.kill()
    assert _visits(vault) == []
    second = Window(display, vault)
    try:
        second.unlock()
        second.key("ctrl+2", "ctrl+n")
        time.sleep(3)
        second.key("ctrl+End")
        second.type(" kontakt ze szkoła.")
        second.key("alt+b", "ctrl+Return")
        time.sleep(3)
    finally:
        second.kill()
    assert _visits(vault) == ["Ewa przygotowuje obiad i prosi o kontakt ze szkoła."]
