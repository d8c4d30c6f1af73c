"""Two people who worked alone and an office found each other by the command line alone, over a folder."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Purpose
from tests.e2e.program import PASSPHRASE, run
from tests.fakes.caseload import new_family
from tests.unit.cli.terminal import Ran, Terminal

HUB, OFFICE = "hasło centrali", "hasło klucza ośrodka"


@dataclass(frozen=True)
class Town:
    """Commands of three computers, a stick with the office's key, and the exchange folder."""

    folder: Path
    house: RealHouse

    @property
    def carrier(self) -> Path:
        return self.folder / "wymiana"

    @property
    def key(self) -> tuple[object, ...]:
        return ("--office-key", self.folder / "klucz.key")

    def at(self, name: str, *words: object) -> Ran:
        done = Terminal(self.house, self.folder / name).run(*words)
        assert (done.code, done.err) == (0, ""), (words, done)
        return done

    def data(self, name: str, *words: object) -> object:
        return json.loads(self.at(name, *words, "--json").out)

    def exchange(self, *names: str) -> None:
        for name in names:
            self.at(name, "exchange", "--via", self.carrier)
        self.at("hub", "hub", "answer", "--via", self.carrier)
        for name in names:
            self.at(name, "exchange", "--via", self.carrier)

    def family(self, name: str, surname: str) -> None:
        """A family that was made while working alone; the command line has no word for that."""
        desk = self.house.open_vault(self.folder / name, PASSPHRASE)
        new_family(desk, surname)
        desk.close()


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Founded: an empty hub, two vaults with a family each, an empty exchange folder."""
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("ASYSTENT_OFFICE_PASSPHRASE", OFFICE)
    made = Town(tmp_path, RealHouse(cost=DEMO_COST))
    made.carrier.mkdir()
    made.at("hub", "hub", "init", "--name", "Ośrodek Przykładowy", *made.key)
    for name, person, surname in (("anna", "Anna Nowak", "Mazur"), ("jan", "Jan Lis", "Dudek")):
        made.at(name, "vault", "create", "--name", person)
        made.family(name, surname)
    return made


def enrol(town: Town, name: str, person: str, *more: str) -> None:
    invitation, answer = town.folder / f"{name}.zaproszenie", town.folder / f"{name}.odpowiedz"
    town.at("hub", "hub", "invite", "--name", person, "--out", invitation, *town.key, *more)
    shown = town.at(name, "enrol", invitation, "--out", answer).out
    seen = town.at("hub", "hub", "enrol", answer, "--yes", *town.key).out
    digits = [line for line in shown.splitlines() if line.replace(" ", "").isdigit()]
    assert len(digits) == 1
    assert digits[0] in seen.splitlines(), "both sides show the same digits"
    town.at("hub", "hub", "answer", "--via", town.carrier)


def test_the_office_adopts_what_was_made_alone(town: Town) -> None:
    enrol(town, "anna", "Anna Nowak")
    enrol(town, "jan", "Jan Lis", "--role", "head")
    town.exchange("anna", "jan")
    town.exchange("anna", "jan")
    status = town.data("hub", "hub", "status")
    assert {one["name"] for one in status["people"]} >= {"Anna Nowak", "Jan Lis"}
    assert status["set_aside"] == []
    assert [one["name"] for one in town.data("anna", "family", "list")] == ["Mazur"]
    found = town.data("jan", "search", "Mazur")
    assert "Mazur" in {one["family_name"] for one in found}, "the head reads the family that was adopted"
    number = town.data("anna", "family", "list")[0]["number"]
    town.at(
        "anna", "visit", "add", "--family", number, "--on", "2025-06-02", "--start", "9:00", "--end", "9:45",
        "--place", "dom", "--facts", "Rozmowa o wakacjach.",
    )  # fmt: skip
    town.exchange("anna", "jan")
    assert town.data("jan", "search", "wakacjach")
    for name in ("anna", "jan", "hub"):
        assert town.data(name, "verify")["problems"] == []


def test_openssl_verifies_a_bundle(town: Town) -> None:
    enrol(town, "anna", "Anna Nowak")
    town.at("anna", "exchange", "--via", town.carrier)
    [bundle] = (town.carrier / "do-osrodka").glob("*.bundle")
    parts = town.folder / "części"
    parts.mkdir()
    shown = town.at("hub", "bundle", "inspect", bundle, "--to", parts)
    assert json.loads(shown.out) == json.loads((parts / "manifest.json").read_bytes())
    command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "sender.pem"]
    command += ["-sigfile", "manifest.sig", "-in", "manifest.json"]
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    assert subprocess.run(command, cwd=parts, capture_output=True, check=False).returncode == 0
    manifest = (parts / "manifest.json").read_bytes()
    (parts / "manifest.json").write_bytes(manifest.replace(b'"', b"'", 1))
    assert subprocess.run(command, cwd=parts, capture_output=True, check=False).returncode != 0
    other = Terminal(town.house, town.folder / "jan").run("bundle", "inspect", bundle)
    assert (other.code, other.told()) == (3, ["cli.no-directory"])


def test_strange_files_in_the_exchange_folder_harm_nobody(town: Town) -> None:
    enrol(town, "anna", "Anna Nowak")
    town.at("anna", "exchange", "--via", town.carrier)
    box = town.carrier / "do-osrodka"
    [bundle] = box.glob("*.bundle")
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[:-1])
    (box / "list od babci.docx").write_bytes(b"PK")
    (box / ("0" * 64 + ".bundle")).write_bytes(b"not what its name says")
    town.at("hub", "hub", "answer", "--via", town.carrier)
    town.at("anna", "exchange", "--via", town.carrier)
    report = town.data("anna", "exchange", "--via", town.carrier)
    assert report["accepted"] == 0, "what never arrived is not called accepted"
    bundle.write_bytes(whole)
    town.exchange("anna")
    report = town.data("anna", "exchange", "--via", town.carrier)
    assert report["waiting"] == 0
    assert town.data("hub", "hub", "status")["set_aside"] == []
    assert (box / "list od babci.docx").exists()
    assert town.data("hub", "verify")["problems"] == []


def forged(content: bytes) -> tuple[str, bytes]:
    """Altered content under a name that fits it, as a forger would lay it down."""
    import hashlib

    middle = len(content) // 2
    altered = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    return f"{hashlib.sha256(altered).hexdigest()}.bundle", altered


def test_a_forged_bundle_is_set_aside_with_a_word(town: Town) -> None:
    enrol(town, "anna", "Anna Nowak")
    town.at("anna", "exchange", "--via", town.carrier)
    box = town.carrier / "do-osrodka"
    [bundle] = box.glob("*.bundle")
    name, altered = forged(bundle.read_bytes())
    (box / name).write_bytes(altered)
    done = Terminal(town.house, town.folder / "hub").run("hub", "answer", "--via", town.carrier)
    assert done.code == 3
    assert name in done.out
    assert [one["name"] for one in town.data("hub", "hub", "status")["set_aside"]] == [name]
    assert town.data("anna", "exchange", "--via", town.carrier)["waiting"] == 0, "the sound one was taken"


def test_an_exchange_folder_that_is_away(town: Town) -> None:
    enrol(town, "anna", "Anna Nowak")
    anna = Terminal(town.house, town.folder / "anna")
    done = anna.run("exchange", "--via", town.folder / "stick")
    assert (done.code, done.out, done.told()) == (3, "", ["carrier-away"])
    assert not (town.folder / "stick").exists()
    alone = Terminal(town.house, town.folder / "jan").run("exchange", "--via", town.carrier)
    assert (alone.code, alone.told()) == (3, ["not-enrolled"])


def test_files_of_enrolment_that_are_something_else(town: Town) -> None:
    strange, out = town.folder / "umowa.pdf", town.folder / "wyjście"
    strange.write_bytes(b"%PDF-1.7")
    anna, hub = (Terminal(town.house, town.folder / name) for name in ("anna", "hub"))
    first = anna.run("enrol", strange, "--out", out)
    assert (first.code, first.told()) == (3, ["not-an-invitation"])
    second = hub.run("hub", "enrol", strange, "--yes", *town.key)
    assert (second.code, second.told()) == (3, ["not-an-answer"])
    assert not out.exists()


def test_without_a_nod_nobody_is_enrolled(town: Town) -> None:
    invitation, answer = town.folder / "z", town.folder / "o"
    town.at("hub", "hub", "invite", "--name", "Anna Nowak", "--out", invitation, *town.key)
    town.at("anna", "enrol", invitation, "--out", answer)
    before = town.data("hub", "hub", "status")["devices"]
    words = ("hub", "enrol", answer, *town.key)
    done = run(*words, vault=town.folder / "hub", env={"ASYSTENT_OFFICE_PASSPHRASE": OFFICE})
    assert (done.code, done.told()) == (3, ["cli.not-confirmed"])
    assert town.data("hub", "hub", "status")["devices"] == before


def test_the_office_key_opens_with_its_own_passphrase_only(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(envelope.unwrap((town.folder / "klucz.key").read_bytes(), OFFICE, Purpose.OFFICE)) == 32
    assert (town.folder / "klucz.key.next").exists()
    monkeypatch.setenv("ASYSTENT_OFFICE_PASSPHRASE", PASSPHRASE)
    hub = Terminal(town.house, town.folder / "hub")
    done = hub.run("hub", "invite", "--name", "Ewa", "--out", town.folder / "e", *town.key)
    assert (done.code, done.told()) == (3, ["wrong-passphrase-of"])
    (hub.vault / "k").write_bytes((town.folder / "klucz.key").read_bytes())
    inside = hub.run(
        "hub", "invite", "--name", "Ewa", "--out", town.folder / "e", "--office-key", hub.vault / "k"
    )
    assert (inside.code, inside.told()) == (3, ["office-key-inside-hub"])
    assert not (town.folder / "e").exists()
