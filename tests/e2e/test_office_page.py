"""The page for an office is followed to the letter: from nothing to three laptops that exchange."""

import re
import shlex
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')

from asystent_desktop import assets
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from tests.e2e.test_http_kill import serve
from tests.e2e.test_office_walk import SECRETS, free_port, stop
from tests.unit.cli.terminal import Terminal

PAGE = "dla-osrodka.md"
PEOPLE = {"maria": "Maria Zych", "anna": "Anna Nowak", "jan": "Jan Lis"}
SHOWN = "anna"
"""Whose laptop the page shows; the others do the same."""


def blocks() -> list[list[str]]:
    """The commands of the page, by block."""
    text = (assets.guide() / PAGE).read_text("utf-8")
    return [found.strip().splitlines() for found in re.findall(r"```\n(.*?)```", text, re.DOTALL)]


class Office:
    """Carries out what the page says, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.house = RealHouse(cost=DEMO_COST)
        for made in ("srv", "media/klucz", "mnt/kopie"):
            (folder / made).mkdir(parents=True)

    def here(self, word: str) -> str:
        """A word of the page with the folders and the address of this office."""
        word = word.replace("192.168.1.10:8463", f"127.0.0.1:{self.port}")
        word = re.sub(r"^/(?=srv|media|mnt)", f"{self.folder}/", word)
        return str(self.folder / word) if re.match(r"(zaproszenie|odpowiedz)-", word) else word

    def follow(self, line: str, person: str = SHOWN) -> str:
        """One command; those without --vault belong to a laptop."""
        line = line.replace(f"-{SHOWN}.", f"-{person}.")
        if "--vault" not in line:
            line = line.replace(PEOPLE[SHOWN], PEOPLE[person])
        program, *words = shlex.split(line)
        assert program == "asystent"
        vault = self.folder / person
        if words[0] == "--vault":
            vault, words = Path(self.here(words[1])), words[2:]
        words = [self.here(word) for word in words]
        agreed = ["--yes"] if words[:2] == ["hub", "enrol"] else []
        done = Terminal(self.house, vault).run(*words, *agreed)
        assert (done.code, done.err) == (0, ""), (line, done)
        return done.out


def test_from_nothing_to_three_laptops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    found, served, invited, laptop, enrolled, exchanged, backed_up = blocks()
    office = Office(tmp_path)
    for line in (*found, *invited):
        office.follow(line)
    assert [line.split()[3:5] for line in served] == [["hub", "serve"]]
    server, _port = serve(tmp_path / "srv", office.port, "osrodek")
    try:
        for person in PEOPLE:
            shown = [office.follow(line, person) for line in laptop]
            office.follow(enrolled[0].replace(f"-{SHOWN}.", f"-{person}."), person)
            assert re.search(r"(\d+ ){7}\d+", shown[-1]), "the 40 digits"
        anna = Terminal(office.house, tmp_path / "anna")
        assert anna.run("family", "add", "--name", "Mazur", "--full-name", "Mazur").code == 0
        for _week in range(2):
            for person in ("anna", "jan", "maria"):
                office.follow(*exchanged, person)
        office.follow(*backed_up)
    finally:
        stop(server)
    hub = Terminal(office.house, tmp_path / "srv" / "osrodek")
    status = hub.data("hub", "status")
    assert {one["person_name"] for one in status["devices"]} >= set(PEOPLE.values())
    assert status["alarms"] == []
    head = Terminal(office.house, tmp_path / "maria").data("family", "list")
    assert [one["name"] for one in head] == ["Mazur"]
