"""`hub backup` and `hub restore` as processes, between both kinds of database, with a laptop that goes on."""

import json
import os
from pathlib import Path

import pytest

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from tests.e2e.program import PASSPHRASE, Ran, run
from tests.fakes.caseload import new_family
from tests.fakes.postgres import Server, hub_url, postgres_server
from tests.unit.cli.terminal import Terminal

__all__ = ["hub_url", "postgres_server"]
OFFICE = "klucz ośrodka przykładowego"
BOTH = os.environ.get("ASYSTENT_HUB_RESTORE_BOTH", "")


class Place:
    """A hub on either database and one enrolled laptop; a folder lies between them."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.house = folder, RealHouse(cost=DEMO_COST)
        self.key, self.between = ("--office-key", folder / "klucz.key"), folder / "wymiana"
        for one in ("wymiana", "kopie"):
            (folder / one).mkdir()
        words = ("--database", database) if database else ()
        self.at("hub", "hub", "init", "--name", "Ośrodek Przykładowy", *self.key, *words)
        self.at("anna", "vault", "create", "--name", "Anna Nowak")
        self.at("hub", "hub", "invite", "--name", "Anna Nowak", "--out", folder / "z", *self.key)
        self.at("anna", "enrol", folder / "z", "--out", folder / "o")
        self.at("hub", "hub", "enrol", folder / "o", "--yes", *self.key)
        self.write(1)
        self.week("hub")

    def at(self, name: str, *words: object) -> str:
        done = Terminal(self.house, self.folder / name).run(*words)
        assert done.code == 0, (words, done)
        return done.out

    def write(self, number: int) -> None:
        desk = self.house.open_vault(self.folder / "anna", PASSPHRASE)
        new_family(desk, f"Rodzina{number}", number=f"R-{number:02}/2026")
        desk.close()

    def week(self, hub: str) -> dict[str, object]:
        for _turn in range(2):
            self.at("anna", "exchange", "--via", self.between)
            self.at(hub, "hub", "answer", "--via", self.between)
        return json.loads(self.at("anna", "exchange", "--via", self.between, "--json"))


@pytest.fixture
def place(tmp_path: Path, hub_url: str, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("ASYSTENT_OFFICE_PASSPHRASE", OFFICE)
    return Place(tmp_path, hub_url)


def restored(place: Place, *words: object, passphrase: str = PASSPHRASE) -> Ran:
    """`hub restore` of the only backup into the folder "nowy", as a process of its own."""
    (file,) = (place.folder / "kopie").glob("*.kopia")
    new = place.folder / "nowy"
    return run("hub", "restore", "--from", file, new, *words, vault=new, passphrase=passphrase)


@pytest.mark.skipif(not BOTH, reason="ASYSTENT_HUB_RESTORE_BOTH=1 restores between all databases")
def test_from_one_database_to_the_other_and_back_to_work(
    place: Place, hub_url: str, postgres_server: Server
) -> None:
    """From a file of its own to PostgreSQL, and from PostgreSQL to a file of its own."""
    goes_over(place, "" if hub_url else postgres_server.database())


@pytest.mark.parametrize("hub_url", ["postgresql"], indirect=True)
def test_from_postgresql_to_postgresql_and_never_over_anything(
    place: Place, hub_url: str, postgres_server: Server
) -> None:
    """Another database takes it; the one the office lies in already, or one that is not there, does not."""
    place.at("hub", "hub", "backup", "--to", place.folder / "kopie")
    over = restored(place, "--database", hub_url)
    away = restored(place, "--database", f"postgresql://postgres@/nie_ma?host={postgres_server.socket}")
    wrong = restored(place, passphrase="inne hasło całkiem")
    for done in (over, away, wrong):
        assert (done.code, "Traceback" in done.err) == (3, False), done
        assert not (place.folder / "nowy" / "vault.header").exists()
    goes_over(place, postgres_server.database())


def goes_over(place: Place, other: str) -> None:
    """A backup, a change after it, a restore into `other`; everything is there in the end."""
    for old in (place.folder / "kopie").iterdir():
        old.unlink()
    proven = json.loads(place.at("hub", "hub", "backup", "--to", place.folder / "kopie", "--json"))["proven"]
    place.write(2)
    place.week("hub")  # taken in after the backup: the restored hub has to get it back
    held = json.loads(place.at("hub", "verify", "--json"))["commits"]
    done = restored(place, *(("--database", other) if other else ()))
    assert done.code == 0, done
    checked = json.loads(place.at("nowy", "verify", "--json"))
    assert (checked["problems"], checked["commits"]) == ([], proven["commits"])
    census = json.loads(place.at("nowy", "hub", "inspect", "--json"))
    assert census["database"] == ("postgresql" if other else "sqlite")
    place.week("nowy")
    place.at("nowy", "hub", "resume", *place.key)
    report = place.week("nowy")
    assert (report["waiting"], report["problems"]) == (0, [])
    after = json.loads(place.at("nowy", "verify", "--json"))
    assert after["problems"] == [] and after["commits"] >= held > checked["commits"]
