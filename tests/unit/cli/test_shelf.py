"""Finished papers from the terminal: listed with their codes, delivered by them."""

from pathlib import Path

import pytest

from tests.unit.cli.terminal import Terminal


@pytest.fixture
def number(terminal: Terminal) -> str:
    names = ("--name", "Testowa", "--full-name", "Ewa Testowa", "--cooperation-from", "2025-11-03")
    made: str = terminal.data("family", "add", *names)["number"]
    return made


def finish(terminal: Terminal, number: str, tmp_path: Path) -> str:
    args = ("document", "family-card", number, "--pdf", str(tmp_path / "karta.pdf"), "--final")
    code: str = terminal.data(*args)["code"]
    return code


def test_a_family_without_papers_says_so(terminal: Terminal, number: str) -> None:
    answer = terminal.run("documents", number)
    assert answer.code == 0 and answer.out.strip()
    assert terminal.data("documents", number) == []


def test_a_finished_paper_is_listed_and_delivered(terminal: Terminal, number: str, tmp_path: Path) -> None:
    code = finish(terminal, number, tmp_path)
    assert [one["code"] for one in terminal.data("documents", number)] == [code]
    sent = ("deliver-paper", code.lower(), "--channel", "registered_post", "--proof", "RR 12 PL")
    assert terminal.run(*sent).code == 0
    [paper] = terminal.data("documents", number)
    assert [(one["channel"], one["proof"]) for one in paper["deliveries"]] == [
        ("registered_post", "RR 12 PL")
    ]
    assert "17.11.2026" in terminal.run("documents", number).out


def test_an_unknown_code_and_a_future_day_are_refused(
    terminal: Terminal, number: str, tmp_path: Path
) -> None:
    code = finish(terminal, number, tmp_path)
    assert terminal.run("deliver-paper", "0000-0000-0000", "--channel", "by_hand").code != 0
    late = terminal.run("deliver-paper", code, "--channel", "by_hand", "--on", "2026-11-18")
    assert late.code != 0 and late.err.strip()
    assert terminal.data("documents", number)[0]["deliveries"] == []
