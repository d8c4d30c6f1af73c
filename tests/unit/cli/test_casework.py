"""A day's casework from the command line: what it prints, and its exit codes."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from asystent_desktop.bootstrap.house import load_rules
from asystent_desktop.domain.due_rules import DueKind
from tests.unit.cli.conftest import FAMILIES, NOW
from tests.unit.cli.terminal import Ran, Terminal

TODAY = NOW.date()
FACTS = "Zażółć gęślą jaźń: Staś odrobił lekcje przy mamie."
HOLIDAYS = load_rules().holidays


def add_visit(terminal: Terminal, number: str, on: date, *more: str) -> Ran:
    return terminal.run(
        "visit", "add", "--family", number, "--on", on, "--start", "9:05", "--end", "09:50",
        "--place", "dom", "--facts", FACTS, *more,
    )  # fmt: skip


def working_days_left(today: date, due_on: date) -> int:
    """Counted day by day: those after the earlier date up to the later one."""
    first, last = sorted((today, due_on))
    days = [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]
    count = sum(HOLIDAYS.is_working_day(day) for day in days)
    return count if due_on >= today else -count


def first_number(terminal: Terminal) -> str:
    number: str = terminal.data("family", "list")[0]["number"]
    return number


def test_families_are_listed_most_urgent_first(terminal: Terminal) -> None:
    families = terminal.data("family", "list")
    assert len(families) == FAMILIES
    assert all(one["number"].startswith("R-") and one["name"] for one in families)
    left = [one["contact"]["working_days_left"] for one in families]
    assert left == sorted(left)
    spoken = terminal.run("family", "list").out.splitlines()
    assert [line.split()[0] for line in spoken] == [one["number"] for one in families]


def test_a_family_is_shown(terminal: Terminal) -> None:
    number = first_number(terminal)
    shown = terminal.data("family", "show", number)
    assert shown["number"] == number
    assert shown["plan"]["goals"]
    assert len(shown["visits"]) == shown["visits_total"] > 1
    spoken = terminal.run("family", "show", number).out
    assert shown["full_name"] in spoken
    assert shown["visits"][0]["facts"].splitlines()[0][:30] in spoken


def test_an_unknown_family(terminal: Terminal) -> None:
    unknown = terminal.run("family", "show", "R-99/1999")
    assert (unknown.code, unknown.out) == (3, "")
    assert "cli.unknown-family" in unknown.told()
    assert "R-99/1999" in unknown.err


def test_due_says_who_is_to_be_seen_and_by_when(terminal: Terminal) -> None:
    listed = terminal.data("due")
    assert isinstance(listed, list)
    numbers = {one["number"] for one in terminal.data("family", "list")}
    kinds = {one["kind"] for one in listed}
    assert "contact" in kinds
    assert kinds <= {kind.value for kind in DueKind}
    for one in listed:
        assert one["family"] in numbers
        due_on = date.fromisoformat(one["due_on"])
        assert one["working_days_left"] == working_days_left(TODAY, due_on), one
    assert {one["family"] for one in listed if one["kind"] == "contact"} == numbers
    assert len(terminal.run("due").out.splitlines()) == len(listed)


def test_a_visit_moves_the_contact_term_ten_working_days_on(terminal: Terminal) -> None:
    number = first_number(terminal)
    done = add_visit(terminal, number, TODAY)
    assert (done.code, done.err) == (0, "")
    later = HOLIDAYS.add_working_days(TODAY, 11)
    [contact] = [
        one
        for one in terminal.data("due", "--on", later)
        if (one["kind"], one["family"]) == ("contact", number)
    ]
    assert date.fromisoformat(contact["due_on"]) == HOLIDAYS.add_working_days(TODAY, 10)
    assert contact["working_days_left"] == -1


def test_a_visit_is_written_shown_and_found(terminal: Terminal) -> None:
    number = first_number(terminal)
    added = json.loads(add_visit(terminal, number, TODAY, "--json").out)
    newest = terminal.data("family", "show", number)["visits"][0]
    assert newest["visit_id"] == added["id"]
    assert (newest["facts"], newest["on"], newest["start"]) == (FACTS, "2026-11-17", "09:05:00")
    assert newest["safety"] == "not_seen", "nothing is chosen that was not said"
    for words in (("zażółć", "gęślą"), ("zazolc", "gesla"), ("lekcji",)):
        assert added["id"] in {one["record_id"] for one in terminal.data("search", *words)}, words
    assert "[" in terminal.run("search", "lekcji").out
    assert terminal.run("verify").code == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--on", "31.02.2026"), 2),
        (("--start", "25:00"), 2),
        (("--place", "las"), 2),
        (("--on", "2030-01-01"), 3),
        (("--end", "0:01"), 3),
        (("--facts", "  "), 3),
        (("--family", "R-99/1999"), 3),
    ],
)
def test_an_impossible_visit_is_refused_in_polish(
    terminal: Terminal, more: tuple[str, str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    before = terminal.data("verify")["state"]
    done = add_visit(terminal, first_number(terminal), TODAY, *more)
    spoken = done.out + done.err + capsys.readouterr().err  # argparse has the process's own stream
    assert done.code == code
    assert spoken.strip()
    assert not {"usage", "error", "invalid", "required"} & set(spoken.replace(":", " ").split())
    assert terminal.data("verify")["state"] == before


def test_what_a_person_typed_is_not_repeated_in_an_error(terminal: Terminal) -> None:
    done = add_visit(terminal, first_number(terminal), date(2030, 1, 1))
    assert "Staś" not in done.out + done.err


def test_opinions_are_listed_and_printed(terminal: Terminal, tmp_path: Path) -> None:
    [frozen] = [one for one in terminal.data("opinion", "list") if one["document_sha256"]]
    assert frozen["id"] in terminal.run("opinion", "list").out
    first, again = tmp_path / "opinia.pdf", tmp_path / "jeszcze raz.pdf"
    for out in (first, again):
        done = terminal.run("opinion", "pdf", frozen["id"], "--out", out)
        assert (done.code, done.err) == (0, "")
    assert first.read_bytes().startswith(b"%PDF-")
    assert first.read_bytes() == again.read_bytes()
    assert first.stat().st_mode & 0o077 == 0, "readable by its owner only"


def test_an_opinion_nobody_knows_and_a_folder_that_is_not_there(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "nie" / "ma" / "x.pdf"
    unknown = terminal.run("opinion", "pdf", "f0000000", "--out", out)
    assert (unknown.code, unknown.told()) == (3, ["cli.unknown-opinion"])
    [known] = [one["id"] for one in terminal.data("opinion", "list") if one["document_sha256"]]
    nowhere = terminal.run("opinion", "pdf", known, "--out", out)
    assert (nowhere.code, nowhere.told()) == (3, ["file-away"])
    assert str(out) in nowhere.err


def test_nothing_yet_is_said_in_words(empty: Terminal) -> None:
    assert empty.run("vault", "create", "--name", "Jan Nowy").code == 0
    for words in (("family", "list"), ("due",), ("opinion", "list"), ("search", "cokolwiek")):
        assert empty.data(*words) == []
        done = empty.run(*words)
        assert (done.code, done.err) == (0, "")
        assert done.out.strip()
