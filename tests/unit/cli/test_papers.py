"""`asystent opinion` and `asystent court` on a real vault: writing, checking, waiting, refusing."""

from pathlib import Path

import pytest

from tests.unit.cli.terminal import Terminal

LETTER = (
    *("--court", "Sąd Rejonowy w Sosnowcu", "--case-ref", "iv nsm 7/26", "--letter-on", "2026-11-03"),
    *("--received-on", "2026-11-05", "--due", "2026-11-20", "--question", "Czy matka współpracuje?"),
)


@pytest.fixture
def number(terminal: Terminal) -> str:
    """A family's number."""
    return str(terminal.data("family", "list")[0]["number"])


@pytest.fixture
def paper(terminal: Terminal, number: str) -> str:
    """Id of an opinion composed from a letter typed on the command line."""
    made = terminal.data("opinion", "new", number, *LETTER)
    assert (made["form"], made["state"]) == ("opinion", "draft")
    return str(made["id"])


def test_a_letter_typed_in_gives_a_draft_with_sources(terminal: Terminal, paper: str) -> None:
    draft = terminal.data("opinion", "draft", paper)
    assert (draft["case_ref"], len(draft["parts"]), draft["unsourced"]) == ("IV Nsm 7/26", 13, [])
    assert draft["parts"][0]["paragraphs"][0]["sources"]
    shown = terminal.run("opinion", "draft", paper, "--sources")
    assert shown.code == 0 and "1. Skład rodziny" in shown.out and "@" in shown.out


def test_half_a_letter_says_what_is_missing(terminal: Terminal, number: str) -> None:
    done = terminal.run("opinion", "new", number, "--court", "Sąd")
    assert (done.code, done.told()) == (3, ["cli.letter-incomplete"])
    assert "--letter-on" in done.err
    done = terminal.run("opinion", "new", number)
    assert (done.code, done.told()) == (3, ["application.request-missing"])


def test_check_fails_until_everything_is_written(terminal: Terminal, paper: str) -> None:
    assert terminal.run("opinion", "check", paper).code == 1
    terminal.run("opinion", "write", paper, "12", "Tak, od 12 marca 2025 r.", "--at", "2")
    terminal.run("opinion", "write", paper, "13", "Wsparcie jest potrzebne.", "--nature", "assessment")
    for part in terminal.data("opinion", "draft", paper)["parts"]:
        if part["state"] == "empty":
            terminal.run("opinion", "write", paper, part["number"], "Brak ustaleń.")
    items = terminal.run("opinion", "review", paper, "--json")
    for line in terminal.run("opinion", "review", paper).out.splitlines() if items.code else ():
        terminal.run("opinion", "review", paper, line.split()[0], "keep")
    assert terminal.run("opinion", "review", paper).code == 0
    done = terminal.run("opinion", "check", paper)
    assert (done.code, "!" in done.out) == (0, False)


def test_alone_it_is_submitted_waits_and_cannot_become_final(
    terminal: Terminal, paper: str, tmp_path: Path
) -> None:
    told = terminal.data("opinion", "submit", paper)
    assert len(told["content_sha256"]) == 64
    assert terminal.run("opinion", "submit", paper).told() == ["application.opinion-frozen"]
    done = terminal.run("opinion", "approve", paper, "--version", told["content_sha256"])
    assert (done.code, done.told()) == (3, ["application.office-only"])
    done = terminal.run("opinion", "final", paper, "--case-number", "PS.1.2026")
    assert (done.code, done.told()) == (3, ["application.not-approved"])
    done = terminal.run("opinion", "final", paper)
    assert done.told() == ["application.case-number-missing"]
    done = terminal.run("opinion", "deliver", paper, "--channel", "registered_post", "--on", "2026-11-17")
    assert (done.code, done.told()) == (3, ["application.not-final"])
    assert terminal.run("opinion", "pdf", paper, "--out", tmp_path / "x.pdf").code == 0
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert terminal.run("opinion", "withdraw", paper).code == 0


def test_a_notification_needs_no_letter(terminal: Terminal, number: str) -> None:
    words = ("opinion", "new", number, "--form", "notification", "--to", "Prokuratura Rejonowa")
    made = terminal.data(*words)
    assert made["request"] is None
    listed = terminal.data("opinion", "list", "--form", "notification")
    assert [row["id"] for row in listed] == [made["id"]]


def test_the_directory_is_listed_by_kind(terminal: Terminal) -> None:
    rows = terminal.data("court", "list", "--kind", "prosecutor")
    assert rows and {row["kind"] for row in rows} == {"prosecutor"}
    assert "Sąd Rejonowy w Sosnowcu" in terminal.run("court", "list").out


def test_an_unknown_passage_and_an_empty_queue(terminal: Terminal, paper: str) -> None:
    done = terminal.run("opinion", "review", paper, "zzzz", "hide")
    assert (done.code, done.told()) == (3, ["cli.unknown-passage"])
    assert terminal.data("opinion", "queue") == []
