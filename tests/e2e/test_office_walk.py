"""A whole office by the command line alone, from its founding to its restore, over HTTPS."""

import io
import json
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')
pytest.importorskip("segno", reason='the extra "hub" is not installed')

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from tests.e2e.program import PASSPHRASE
from tests.e2e.test_http_kill import serve
from tests.unit.cli.terminal import Ran, Terminal

SECRETS = {
    "ASYSTENT_PASSPHRASE": PASSPHRASE,
    "ASYSTENT_OFFICE_PASSPHRASE": "hasło klucza ośrodka",
    "ASYSTENT_HALF_1_PASSPHRASE": "pierwsza połowa klucza",
    "ASYSTENT_HALF_2_PASSPHRASE": "druga połowa klucza",
}

CARD = ("document", "family-card", "R-01/2026")


@dataclass
class Walk:
    """Commands of a hub and its laptops.

    Attributes:
        port: Where the hub listens whenever it is served.
    """

    folder: Path
    house: RealHouse
    port: int

    @property
    def key(self) -> tuple[object, ...]:
        return ("--office-key", self.folder / "klucz.key")

    @property
    def halves(self) -> tuple[object, ...]:
        return ("--half", self.folder / "polowa1", self.folder / "polowa2")

    def run(self, name: str, *words: object) -> Ran:
        return Terminal(self.house, self.folder / name).run(*words)

    def at(self, name: str, *words: object) -> str:
        done = self.run(name, *words)
        assert (done.code, done.err) == (0, ""), (words, done)
        return done.out

    def data(self, name: str, *words: object) -> Any:
        return json.loads(self.at(name, *words, "--json"))

    @contextmanager
    def served(self, hub: str = "hub") -> Iterator[None]:
        server, _port = serve(self.folder, self.port, hub)
        try:
            yield
        finally:
            stop(server)

    def exchange(self, *names: str) -> dict[str, Any]:
        """One exchange each over the network; what the last one says."""
        with self.served():
            return self.exchanged(*names)

    def exchanged(self, *names: str) -> dict[str, Any]:
        """As `exchange`, while the hub is served."""
        report: dict[str, Any] = {}
        for name in names:
            report = self.data(name, "exchange")
            assert report["problems"] == [], (name, report)
        return report

    def person(self, name: str) -> str:
        computers: list[dict[str, str]] = self.data("hub", "hub", "status")["devices"]
        return next(one["person_id"] for one in computers if one["person_name"] == name)


def stop(server: "subprocess.Popen[str]") -> None:
    server.terminate()
    assert server.wait(60) == 0, "a graceful stop"


def free_port() -> int:
    """A port that stays free between two servings: Linux gives outgoing connections those from 32768 on."""
    for port in range(20_000 + os.getpid() % 10_000, 32_768):
        with socket.socket() as asked, suppress(OSError):
            asked.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    made = Walk(tmp_path, RealHouse(cost=DEMO_COST), free_port())
    (tmp_path / "kopie").mkdir()
    made.at("hub", "hub", "init", "--name", "Ośrodek Przykładowy", *made.key)
    made.at("hub", "hub", "recovery", "init", *made.halves, *made.key)
    made.at("hub", "hub", "address", f"https://127.0.0.1:{made.port}", *made.key)
    return made


def join(walk: Walk, laptop: str, monkeypatch: pytest.MonkeyPatch, *whom: object) -> None:
    """Invited by text that is pasted, with a square code beside it; the digits are the same on both sides."""
    code, answer = walk.folder / f"{laptop}.png", walk.folder / f"{laptop}.odpowiedz"
    said = walk.at("hub", "hub", "invite", *whom, "--text", "--qr", code, *walk.key)
    assert code.read_bytes().startswith(b"\x89PNG")
    pasted = "\n".join(line for line in said.splitlines() if line and line == line.upper())
    monkeypatch.setattr("sys.stdin", io.StringIO(pasted))
    shown = walk.at(laptop, "enrol", "-", "--out", answer)
    enrolled = walk.at("hub", "hub", "enrol", answer, "--yes", *walk.key)
    (digits,) = (line for line in shown.splitlines() if line.replace(" ", "").isdigit())
    assert digits in enrolled.splitlines()


@pytest.mark.slow
def test_an_office_lives_by_the_command_line_alone(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk.at("maria", "vault", "create", "--name", "Maria Zych")
    join(walk, "maria", monkeypatch, "--name", "Maria Zych", "--role", "head")
    for laptop, name in (("anna", "Anna Nowak"), ("jan", "Jan Lis")):
        walk.at(laptop, "vault", "create", "--name", name)
        if laptop == "anna":
            walk.at(
                laptop, "family", "add", "--name", "Mazur", "--full-name", "Mazur", "--number", "R-01/2026"
            )
            walk.at(laptop, *CARD, "--pdf", walk.folder / "karta.pdf", "--final")
        join(walk, laptop, monkeypatch, "--name", name)
    assert walk.exchange("anna", "jan", "anna", "jan")["enrolled_now"] is False
    _print_again(walk)
    _hand_over(walk)
    _replace_a_lost_laptop(walk, monkeypatch)
    _restore(walk)
    _forget_somebody(walk, monkeypatch)


def _print_again(walk: Walk) -> None:
    """A paper that Anna finished before she joined: the head prints the same bytes."""
    walk.exchange("maria", "maria")
    (paper,) = walk.data("maria", "documents", "R-01/2026")
    walk.at("maria", "reprint", paper["code"], "--pdf", walk.folder / "wydruk.pdf")
    assert (walk.folder / "wydruk.pdf").read_bytes() == (walk.folder / "karta.pdf").read_bytes()


def _hand_over(walk: Walk) -> None:
    """Anna's family goes to Jan; it leaves her computer once a backup holds it, with a receipt."""
    (family,) = walk.data("anna", "family", "list")
    walk.at("hub", "hub", "assign", family["family_id"], walk.person("Jan Lis"), *walk.key)
    walk.exchange("anna", "jan")
    assert [one["family_id"] for one in walk.data("jan", "family", "list")] == [family["family_id"]]
    walk.at("hub", "hub", "backup", "--to", walk.folder / "kopie")
    walk.exchange("anna", "jan", "anna", "jan", "maria", "maria")
    assert walk.data("anna", "family", "list") == []
    assert [one["family_id"] for one in walk.data("maria", "hub", "purges")] == [family["family_id"]]
    assert walk.data("hub", "hub", "recovery", "drill", *walk.halves) != []


def _replace_a_lost_laptop(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jan's computer is gone: it no longer counts, and a new one is filled by the office."""
    computers = walk.data("hub", "hub", "status")["devices"]
    (lost,) = (one["device_id"] for one in computers if one["person_name"] == "Jan Lis")
    jan = walk.person("Jan Lis")
    aboard = walk.data("hub", "hub", "revoke", lost, "--reason", "skradziony", *walk.key)
    assert len(aboard["families"]) == 1
    with walk.served():
        refused = walk.run("jan", "exchange")
        assert (refused.code, "revoked-device" in refused.told()) == (4, True), refused
    walk.at("jan2", "vault", "create", "--name", "Jan Lis")
    join(walk, "jan2", monkeypatch, "--person", jan)
    with walk.served():
        walk.exchanged("jan2", "jan2")
        assert [one["number"] for one in walk.data("jan2", "family", "list")] == ["R-01/2026"]
        walk.at("jan2", "family", "edit", "R-01/2026", "--phone", "32 555 00 00")
        assert walk.exchanged("jan2")["waiting"] == 0


def _restore(walk: Walk) -> None:
    """The hub goes back to its backup, forgets the new computer, and gets everything back from it."""
    (backup,) = (walk.folder / "kopie").glob("*.kopia")
    walk.at("hub", "hub", "backup", "--to", walk.folder / "kopie")
    latest = max((walk.folder / "kopie").glob("*.kopia"), key=lambda file: file.stat().st_mtime_ns)
    assert latest != backup
    walk.at("jan2", "family", "edit", "R-01/2026", "--phone", "32 555 00 01")
    walk.exchange("jan2")
    (walk.folder / "hub").rename(walk.folder / "hub-dawny")
    walk.at("hub", "hub", "restore", "--from", latest)
    walk.exchange("jan2", "jan2")
    assert walk.data("hub", "hub", "status")["only_receives"] is True
    walk.at("hub", "hub", "resume", *walk.key)
    assert walk.exchange("jan2", "jan2", "jan2", "anna")["waiting"] == 0
    for name in ("hub", "anna", "jan2"):
        assert walk.data(name, "verify")["problems"] == []
    former, present = (walk.data(name, "verify")["commits"] for name in ("hub-dawny", "hub"))
    assert present >= former, "nothing acknowledged is lost"


def _forget_somebody(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub resumed too soon does not know whom it signed in after its backup, until an officer says so."""
    walk.at("hub", "hub", "backup", "--to", walk.folder / "kopie")
    walk.at("ewa", "vault", "create", "--name", "Ewa Lis")
    walk.at("ewa", "family", "add", "--name", "Kos", "--full-name", "Kos", "--number", "R-07/2026")
    join(walk, "ewa", monkeypatch, "--name", "Ewa Lis")
    assert walk.exchange("ewa", "ewa")["waiting"] == 0
    latest = max((walk.folder / "kopie").glob("*.kopia"), key=lambda file: file.stat().st_mtime_ns)
    (walk.folder / "hub").rename(walk.folder / "hub-sprzed")
    walk.at("hub", "hub", "restore", "--from", latest)
    assert "nobody-heard" in walk.run("hub", "hub", "resume", *walk.key).told()
    walk.at("hub", "hub", "resume", "--anyway", *walk.key)
    with walk.served():
        assert "unknown-to-office" in walk.run("ewa", "exchange").told()
    alarms = walk.data("hub", "hub", "status")["alarms"]
    (alarm,) = [one for one in alarms if one["code"] == "device-forgotten"]
    assert alarm["person_name"] == "Ewa Lis"
    assert "unknown-device" in walk.run("hub", "hub", "readmit", "nikt", *walk.key).told()
    assert "Ewa Lis" in walk.at("hub", "hub", "readmit", alarm["device_id"], *walk.key)
    assert walk.exchange("ewa", "anna", "jan2", "ewa")["waiting"] == 0
    former, present = (walk.data(name, "verify")["commits"] for name in ("hub-sprzed", "hub"))
    assert present >= former, "all that it had"
