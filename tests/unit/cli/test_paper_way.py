"""The way of an opinion on the command line, with a head: returned, accepted, final, masked, delivered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.cli.conftest import PASSPHRASE
from tests.unit.cli.terminal import Terminal
from tests.unit.cli.test_papers import number, paper

__all__ = ["number", "paper"]
HEAD_ID = "01930000-0000-7000-8000-0000000000aa"


@contextmanager
def head(terminal: Terminal) -> Iterator[None]:
    """The head sits down at this computer."""
    author = _sit_down(terminal, person_id=HEAD_ID, name="Halina Jarosz", role="head", enrolled=True)
    yield
    _sit_down(terminal, **author)


def _sit_down(terminal: Terminal, **fields: object) -> dict[str, object]:
    desk = terminal.house.open_vault(terminal.vault, PASSPHRASE)
    before = desk.identity()
    desk.put_identity(replace(before, **fields))
    desk.close()
    return {name: getattr(before, name) for name in fields}


def write_out(terminal: Terminal, paper: str) -> str:
    """Everything is written and decided; the hash of what was submitted."""
    for part in terminal.data("opinion", "draft", paper)["parts"]:
        if part["state"] == "empty":
            terminal.run(
                "opinion", "write", paper, part["number"], "Według akt na dzień 17 listopada 2026 r."
            )
    terminal.run("opinion", "write", paper, "12", "Tak, od 12 marca 2025 r.", "--at", "2")
    terminal.run("opinion", "write", paper, "13", "Wsparcie jest potrzebne.", "--nature", "assessment")
    for line in terminal.run("opinion", "review", paper).out.splitlines():
        terminal.run("opinion", "review", paper, line.split()[0], "keep")
    return str(terminal.data("opinion", "submit", paper)["content_sha256"])


@pytest.fixture
def accepted(terminal: Terminal, paper: str) -> str:
    version = write_out(terminal, paper)
    with head(terminal):
        assert [row["opinion_id"] for row in terminal.data("opinion", "queue")].count(paper) == 1
        done = terminal.run("opinion", "approve", paper, "--version", version[:12])
        assert (done.code, done.err) == (0, "")
    return paper


def test_a_returned_paper_is_open_for_writing_again(terminal: Terminal, paper: str) -> None:
    version = write_out(terminal, paper)
    with head(terminal):
        done = terminal.run("opinion", "return", paper, "--version", version[:12], "--reason", "Brak liczb")
        assert (done.code, done.err) == (0, "")
    assert "Brak liczb" in terminal.run("opinion", "draft", paper).out
    (row,) = [one for one in terminal.data("opinion", "list") if one["opinion_id"] == paper]
    assert row["state"] == "returned"
    assert terminal.run("opinion", "write", paper, "13", "Pięć spotkań.").code == 0


def test_final_masked_delivered_and_corrected(terminal: Terminal, accepted: str, tmp_path: Path) -> None:
    file = tmp_path / "opinia.pdf"
    made = terminal.data("opinion", "final", accepted, "--case-number", "PS.1.2026", "--pdf", file)
    assert file.read_bytes().startswith(b"%PDF") and made["number"] and made["hidden"] == 0
    assert terminal.data("verify-paper", made["code"])["number"] == made["number"]
    assert [row["path"] for row in terminal.data("plain-files")] == [str(file)]
    hide = ("--for", "kurator", "--hide", "Wsparcie jest potrzebne.")
    assert terminal.data("opinion", "final", accepted, *hide)["hidden"] == 1
    done = terminal.run("opinion", "deliver", accepted, "--channel", "registry_desk", "--on", "2026-11-17")
    assert (done.code, done.err) == (0, "")
    (row,) = [one for one in terminal.data("opinion", "list") if one["opinion_id"] == accepted]
    assert row["state"] == "sent"
    correction = terminal.data("opinion", "correct", accepted, "--reason", "Błędna data")["id"]
    (row,) = [one for one in terminal.data("opinion", "list") if one["opinion_id"] == correction]
    assert (row["state"], row["corrects"]) == ("draft", accepted)


def test_plain_files_are_deleted_and_a_missing_one_is_told(
    terminal: Terminal, paper: str, tmp_path: Path
) -> None:
    assert "No paper" in terminal.run("--lang", "en", "plain-files").out
    here, moved = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for file in (here, moved):
        assert terminal.run("opinion", "pdf", paper, "--out", file).code == 0
    moved.unlink()
    told = terminal.data("plain-files", "--delete")
    assert [(one["path"], one["fate"]) for one in told] == [(str(here), "deleted"), (str(moved), "away")]
    assert not here.exists() and terminal.data("plain-files") == []


def test_a_form_of_a_name_is_corrected(terminal: Terminal, number: str) -> None:
    name = terminal.data("name-forms", number)[0]["name"]
    words = ("name-forms", number, "--person", name, "--case", "inst", "--form", "Anną Próbną")
    (row,) = [one for one in terminal.data(*words) if one["corrected"]]
    assert (row["name"], row["case"], row["form"]) == (name, "inst", "Anną Próbną")
    assert terminal.run(*words[:4]).code == 2
    assert terminal.run("name-forms", number, "--person", "Nikt", "--case", "inst", "--form", "x").code == 1


def test_a_paper_for_half_an_address_says_so_when_it_is_submitted(terminal: Terminal, number: str) -> None:
    told = ("--form", "information", "--to", "Sąd Rejonowy w Chorzowie", "--postcode-city", "Chorzów")
    made = terminal.data("opinion", "new", number, *told)["id"]
    assert "Sąd Rejonowy w Chorzowie, Chorzów" in terminal.run("opinion", "submit", made).out
    terminal.run("opinion", "withdraw", made)
    assert len(terminal.data("opinion", "submit", made)["warnings"]) == 1
