"""Hub and two laptops over loopback HTTPS, killed at random moments: nothing acknowledged is lost."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from tests.e2e.cutting_proxy import CuttingProxy
from tests.e2e.program import PASSPHRASE, ROOT, environment
from tests.fakes.caseload import new_family
from tests.unit.cli.terminal import Terminal

ROUNDS = int(os.environ.get("ASYSTENT_HTTP_KILL_ROUNDS", "4"))
SEED = int(os.environ.get("ASYSTENT_HTTP_KILL_SEED", "1"))
OFFICE = "hasło klucza ośrodka"
KEY = ("--office-key",)


def start(*words: object, vault: Path) -> subprocess.Popen[str]:
    """A process; what it says on its error stream stands in `<vault>.log`."""
    with vault.with_suffix(".log").open("a", encoding="utf-8") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "asystent_desktop", "--vault", str(vault), *map(str, words)],
            env=environment(ASYSTENT_PASSPHRASE=PASSPHRASE),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )


def serve(folder: Path, port: int = 0, hub: str = "hub") -> tuple[subprocess.Popen[str], int]:
    """A server that listens already, and its port."""
    server = start("--lang", "en", "hub", "serve", "--listen", f"127.0.0.1:{port}", vault=folder / hub)
    assert server.stdout is not None
    line = server.stdout.readline()
    found = re.search(r"https://127\.0\.0\.1:(\d+)", line)
    assert found, line
    return server, int(found[1])


@contextmanager
def served(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    server, _port = serve(folder, port)
    try:
        yield server
    finally:
        server.kill()
        server.wait()


class Place:
    """A founded office with two enrolled laptops whose way leads through a proxy that can cut."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.house = folder, RealHouse(cost=DEMO_COST)
        self.proxy = CuttingProxy()
        key = ("--office-key", folder / "klucz.key")
        self.at("hub", "hub", "init", "--name", "Ośrodek Przykładowy", *key)
        self.at("hub", "hub", "address", f"https://127.0.0.1:{self.proxy.port}", *key)
        for name in ("anna", "jan"):
            self.at(name, "vault", "create", "--name", name.title())
            invitation, answer = folder / f"{name}.z", folder / f"{name}.o"
            self.at("hub", "hub", "invite", "--name", name.title(), "--out", invitation, *key)
            self.at(name, "enrol", invitation, "--out", answer)
            self.at("hub", "hub", "enrol", answer, "--yes", *key)

    def at(self, name: str, *words: object) -> str:
        done = Terminal(self.house, self.folder / name).run(*words)
        assert done.code == 0, (words, done)
        return done.out

    def write(self, name: str, number: int) -> None:
        desk = self.house.open_vault(self.folder / name, PASSPHRASE)
        new_family(desk, f"{name.title()}{number}", number=f"R-{number:02}/2026")
        desk.close()

    def exchanged(self, name: str) -> dict[str, object]:
        return json.loads(self.at(name, "exchange", "--json"))

    def confirmed(self, name: str) -> set[str]:
        """Hashes this laptop holds receipts for."""
        desk = self.house.open_vault(self.folder / name, PASSPHRASE)
        with desk.exchange_unit() as unit:
            found = set(unit.receipts([commit.hash for commit in unit.beyond({})]))
        desk.close()
        return found

    def stored(self) -> set[str]:
        """Hashes the hub holds."""
        hub = self.house.open_hub(self.folder / "hub", PASSPHRASE)
        with hub.exchange_unit() as unit:
            found = {commit.hash for commit in unit.beyond({})}
        hub.close()
        return found


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("ASYSTENT_OFFICE_PASSPHRASE", OFFICE)
    made = Place(tmp_path)
    yield made
    made.proxy.close()


@pytest.mark.slow
def test_no_kill_and_no_cut_loses_what_was_acknowledged(place: Place) -> None:
    """Each round: both write, one exchange is begun, then laptop, hub or network dies at a random moment."""
    random = Random(SEED)
    server, port = serve(place.folder)
    place.proxy.target = port
    for round_number in range(ROUNDS):
        for name in ("anna", "jan"):
            place.write(name, round_number + 1)
        victim = random.choice(("laptop", "hub", "network"))
        place.proxy.cut_after = random.randrange(1, 12_000) if victim == "network" else None
        laptop = start("exchange", vault=place.folder / "anna")
        time.sleep(random.uniform(0.5, 3.0) if victim != "network" else 0)
        if victim == "laptop":
            laptop.kill()
        if victim == "hub":
            server.kill()
            server.wait()
        laptop.communicate(timeout=120)
        place.proxy.cut_after = None
        if victim != "hub":
            server.kill()
            server.wait()
        assert place.confirmed("anna") <= place.stored(), (SEED, round_number, victim)
        server, port = serve(place.folder)
        place.proxy.target = port
    for name in ("anna", "jan", "anna"):
        report = place.exchanged(name)
        assert (report["waiting"], report["problems"]) == (0, []), (SEED, name)
    server.terminate()
    assert server.wait(30) == 0, "a graceful stop"
    assert place.confirmed("anna") | place.confirmed("jan") <= place.stored()
    for name in ("anna", "jan", "hub"):
        assert json.loads(place.at(name, "verify", "--json"))["problems"] == []
    assert not list((place.folder / "hub" / "wymiana" / "do-osrodka").glob("*"))


def test_another_server_at_the_address_is_an_alarm(place: Place, tmp_path: Path) -> None:
    other = Place.__new__(Place)
    other.folder, other.house, other.proxy = tmp_path / "other", place.house, place.proxy
    other.folder.mkdir()
    other.at("hub", "hub", "init", "--name", "Inny", "--office-key", other.folder / "klucz.key")
    server, port = serve(other.folder)
    place.proxy.target = port
    done = Terminal(place.house, place.folder / "anna").run("exchange")
    server.kill()
    server.wait()
    assert done.code == 4
    assert "wrong-pin" in done.told()


def test_no_way_is_told_in_words(place: Place) -> None:
    place.proxy.close()
    done = Terminal(place.house, place.folder / "anna").run("exchange")
    assert done.code == 3
    assert "no-way" in done.told()
    url = f"https://127.0.0.1:{place.proxy.port}"
    done = Terminal(place.house, place.folder / "anna").run("exchange", "--via", url)
    assert done.code == 3
    assert "office-unreachable" in done.told()
