"""Visits, interventions, group work, snippets and the time sheet from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.terminal import Terminal

TODAY = "2026-11-17"


@pytest.fixture
def number(terminal: Terminal) -> str:
    return str(terminal.data("family", "list")[0]["number"])


@pytest.fixture
def child(terminal: Terminal, number: str) -> str:
    return str(
        next(one for one in terminal.data("member", "list", "--family", number) if one["role"] == "child")[
            "first_name"
        ]
    )


def when(number: str, start: str = "8:00", end: str = "8:30") -> tuple[str, ...]:
    return ("--family", number, "--on", TODAY, "--start", start, "--end", end)


def test_a_hearing_is_written_corrected_and_shown(terminal: Terminal, number: str, child: str) -> None:
    words = (
        "visit",
        "add",
        *when(number),
        "--place",
        "urząd",
        "--facts",
        "Wysłuchanie.",
        "--kind",
        "hearing",
    )
    refused = terminal.run(*words)
    assert refused.code == 3
    assert len(refused.err.strip().splitlines()) == 4
    court = ("--court", "SR Sosnowiec", "--case-ref", "IV Nsm 3/26", "--hearing-at", "8:10")
    made = terminal.data(*words, *court, "--accompanied", child, "--task", "11a", "--travel-km", "20")
    visit = terminal.data("visit", "show", made["id"])
    assert (visit["case_ref"], visit["accompanied_name"], visit["statutory_tasks"]) == (
        "IV Nsm 3/26",
        child,
        ["11a"],
    )
    assert visit["safety"] == "not_seen"
    fixed = terminal.data("visit", "correct", made["id"], "--reason", "licznik", "--travel-km", "24")
    latest = terminal.data("visit", "show", made["id"])
    assert (latest["visit_id"], latest["travel_km"], latest["facts"]) == (fixed["id"], 24, "Wysłuchanie.")
    spoken = terminal.run("visit", "show", made["id"]).out
    assert "licznik" in spoken
    assert "IV Nsm 3/26" in spoken
    assert terminal.run("visit", "add", *when(number), "--place", "kosmos", "--facts", "x").code == 2


def test_a_visit_that_did_not_happen_has_its_attempts(terminal: Terminal, number: str) -> None:
    nothing = terminal.run("visit", "failed", *when(number), "--place", "dom")
    assert nothing.code == 3
    tried = ("--attempt", "8:00=door", "--attempt", "8:10=phone", "--why", "absent", "--notice", "letterbox")
    made = terminal.data("visit", "failed", *when(number), "--place", "dom", *tried)
    visit = terminal.data("visit", "show", made["id"])
    assert (visit["held"], len(visit["attempted"]), visit["notice"]) == (False, 2, "letterbox")
    assert terminal.data("visit", "brief", number)["missed"][0]["on"] == TODAY
    rows = terminal.data("visit", "list", "--family", number, "--since", TODAY)
    assert [row["visit_id"] for row in rows] == [made["id"]]


def test_an_agreement_is_carried_until_it_is_settled(terminal: Terminal, number: str) -> None:
    line = "Wniosek do ośrodka do 30.11"
    add = ("visit", "add", *when(number), "--place", "dom", "--facts", "Rozmowa.")
    terminal.data(*add, "--agreements", line)
    assert line in terminal.data("visit", "brief", number)["agreements"]
    later = ("visit", "add", *when(number, "9:00", "9:30"), "--place", "dom", "--facts", "Rozmowa.")
    terminal.data(*later, "--settled", line)
    page = terminal.data("visit", "brief", number)
    assert line not in [one["line"] for one in (*page["to_check"], *page["earlier"])]


def test_an_intervention_from_beginning_to_end(terminal: Terminal, number: str) -> None:
    made = terminal.data("intervention", "begin", "--family", number, "--at", "8:00")["id"]
    assert terminal.run("intervention", "close", made).code == 3
    terminal.data("intervention", "tick", made, "children_seen")
    terminal.data("intervention", "notify", made, "police", "--name", "dyżurny", "--at", "8:10")
    terminal.data("intervention", "write", made, "--facts", "Dzieci same.", "--children", "u babci")
    terminal.data("intervention", "step", made, "Notatka", "--due-on", "2026-11-20")
    terminal.data("intervention", "done", made, "1")
    terminal.data("intervention", "close", made, "--at", "9:00")
    held = terminal.data("intervention", "show", made)
    assert (held["done"], held["notified"][0]["who"], held["closed_on"]) == (
        ["children_seen"],
        "police",
        TODAY,
    )
    card = terminal.data("intervention", "blue-card", made, "--presence", "policjant")
    assert card["id"] not in terminal.run("intervention", "list", "--family", number, "--json").out
    assert any(one["number"] == "112" for one in terminal.data("intervention", "numbers"))


def test_group_work_and_the_time_sheet(terminal: Terminal, number: str, child: str, tmp_path: Path) -> None:
    other = terminal.data("family", "list")[1]
    plan = ("--topic", "Budżet", "--on", TODAY, "--start", "7:00", "--end", "8:00")
    group = terminal.data("group", "plan", *plan, "--family", number, "--family", other["number"])["id"]
    assert terminal.run("group", "change", group, "--topic", f"Rozmowa z {other['name']}").code == 3
    assert terminal.run("group", "change", group, "--start", "6:30", "--end", "7:45").code == 0
    named = terminal.run("group", "record", group, "--facts", f"Obecna {other['name']}.")
    assert named.code == 3
    said = ("--facts", "Ćwiczenia.", "--present", number, child, "--child-seen", number, child)
    assert terminal.run("group", "record", group, *said, "--present", number, "Nikt").code == 3
    written = terminal.data("group", "record", group, *said, "--own", number, "Pytania o opłaty.")["visits"]
    first, second = (terminal.data("visit", "show", one) for one in written)
    assert (first["present_names"], first["children_seen_names"]) == ([child], [child])
    assert "Pytania o opłaty." in first["facts"]
    assert (second["present_names"], "Pytania" in second["facts"]) == ([], False)
    assert terminal.run("group", "record", group, "--facts", "Ćwiczenia.").code == 3
    terminal.data("work", "add", "--on", TODAY, "--start", "13:00", "--end", "14:00", "--kind", "office")
    paper = tmp_path / "ewidencja.pdf"
    sheet = terminal.data("timesheet", "--month", "2026-11", "--pdf", paper)
    lines = [one for one in sheet["lines"] if one["on"] == TODAY]
    assert [one["minutes"] for one in lines if one["kind"] == "group"] == [75]
    assert sheet["work_minutes"] == 60
    assert {number, other["number"]} <= {one["family"] for one in sheet["by_family"]}
    assert paper.read_bytes().startswith(b"%PDF")
    assert terminal.run("timesheet", "--month", "13.2026").code == 2


def test_snippets_of_ones_own(terminal: Terminal) -> None:
    terminal.data("snippet", "add", "moj", "Omówiono {co}.")
    assert terminal.run("snippet", "add", "moj", "x").code == 3
    held = {one["short"]: one for one in terminal.data("snippet", "list")}
    assert held["moj"]["text"] == "Omówiono {co}."
    assert held["szk"]["snippet_id"] == ""
    terminal.data("snippet", "remove", "moj")
    assert "moj" not in {one["short"] for one in terminal.data("snippet", "list")}
    assert terminal.run("snippet", "remove", "szk").code == 3
