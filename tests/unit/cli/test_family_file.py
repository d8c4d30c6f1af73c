"""The family file from the terminal: one grammar for every entry, Polish words, documented exit codes."""

import json
from pathlib import Path

import pytest

from asystent_desktop.cli.family.entry_nouns import NOUNS
from tests.unit.cli.terminal import Terminal

Number = str


@pytest.fixture
def family(terminal: Terminal) -> Number:
    """A family of its own with a mother and a child."""
    names = ("--name", "Testowa", "--full-name", "Ewa Testowa", "--cooperation-from", "2025-11-03")
    number: str = terminal.data("family", "add", *names)["number"]
    for first, role, born in (("Ewa", "mother", "1990-01-02"), ("Jaś", "child", "2018-03-04")):
        more = ("--first-name", first, "--surname", "Testowa", "--role", role, "--birth-date", born)
        assert terminal.run("member", "add", "--family", number, *more).code == 0
    return number


def added(terminal: Terminal, noun: str, number: Number, *more: object) -> str:
    made: str = terminal.data(noun, "add", "--family", number, *more)["id"]
    return made


def test_a_waiting_family_is_assigned_and_begins(terminal: Terminal) -> None:
    names = ("--name", "Nowa", "--full-name", "Ewa Nowa", "--requested-on", "2026-11-10")
    number = terminal.data("family", "add", *names)["number"]
    [waiting] = terminal.data("family", "states", "--state", "waiting")
    assert (waiting["number"], waiting["on"]) == (number, "2026-11-10")
    assert terminal.run("family", "assign", number, "--on", "2026-11-12", "--by", "Maria Lis").code == 0
    assert terminal.data("family", "states", "--state", "waiting") == []
    assert terminal.run("family", "edit", number, "--district", "Dąb").code == 0
    assert terminal.data("family", "card", number)["family"]["district"] == "Dąb"


ENTRIES = {
    "address": ("--street", "ul. Nowa 1", "--since", "2026-01-01"),
    "phone": ("--number", "600 100 200", "--member", "Ewa"),
    "guardian": ("--child", "Jaś", "--guardian", "Jan Lis", "--since", "01.02.2026"),
    "authority": ("--child", "Jaś", "--parent", "Ewa", "--authority", "full", "--since", "2018-03-04"),
    "problem": ("--problem", "debt", "--member", "Ewa", "--since", "2026-01-01"),
    "basis": ("--basis", "court", "--since", "2026-01-01", "--court-case-ref", "V Nsm 1/26"),
    "consent": ("--member", "Ewa", "--signed-on", "2026-01-01", "--withdrawal-explained", "tak"),
    "clause": ("--member", "Ewa", "--given-on", "2026-01-01"),
    "for-life": ("--member", "Jaś", "--proof", "certificate", "--issued-on", "2026-01-01"),
    "authorisation": ("--member", "Ewa", "--given-on", "2026-01-01", "--institutions", "zus=ZUS Katowice"),
    "received": ("--title", "postanowienie", "--received-on", "2026-01-05"),
    "placement": ("--child", "Jaś", "--form", "foster_kin", "--since", "2026-01-01"),
    "contact": ("--name", "Jan Kurator", "--role", "probation_officer"),
    "contact-log": ("--on", "2026-11-02", "--with-whom", "szkoła", "--subject", "frekwencja"),
    "referral": ("--specialist", "psychologist", "--on", "2026-10-01", "--member", "Jaś"),
    "team-work": ("--team", "diagnostic", "--on", "2026-10-01", "--present", "J. Lis", "--present", "M. Kos"),
    "team-minutes": (
        "--number",
        "Z-1",
        "--on",
        "2026-11-02",
        "--members",
        "J. Lis",
        "--decision",
        "continue",
    ),
    "court-reports": ("--court", "SR w Bytomiu", "--first-on", "2027-01-06", "--every-months", "6"),
}


@pytest.mark.parametrize("noun", sorted(ENTRIES))
def test_every_entry_is_added_listed_changed_and_taken_back(
    terminal: Terminal, family: Number, noun: str
) -> None:
    made = added(terminal, noun, family, *ENTRIES[noun])
    [held] = [one for one in terminal.data(noun, "list", "--family", family) if one["id"] == made]
    assert "scope" not in held
    assert made in terminal.run(noun, "list", "--family", family).out
    assert terminal.run(noun, "edit", made, *ENTRIES[noun][:2]).code == 0
    assert terminal.run(noun, "remove", made).code == 0
    assert made not in terminal.run(noun, "list", "--family", family).out
    assert terminal.run(noun, "remove", made).code == 3


def test_only_tasks_bonds_and_contacts_of_placements_need_more_than_a_family() -> None:
    assert {one.name for one in NOUNS} - set(ENTRIES) == {"placement-contact", "team-task", "bond"}


def test_people_are_named_by_first_name_and_an_unknown_one_is_refused(
    terminal: Terminal, family: Number
) -> None:
    done = terminal.run("phone", "add", "--family", family, "--number", "1", "--member", "Nikt")
    assert done.code == 3
    assert "cli.unknown-name" in done.told()
    made = added(terminal, "phone", family, "--number", "1", "--member", "ewa testowa")
    assert terminal.run("phone", "edit", made, "--member", "").code == 0
    [held] = terminal.data("phone", "list", "--family", family)
    assert held["member_id"] is None


def test_a_refused_entry_says_why_and_changes_nothing(terminal: Terminal, family: Number) -> None:
    before = terminal.data("verify")["state"]
    clinic = ("--institutions", "health_facility=Szpital", "--given-on", "2026-01-01", "--member", "Ewa")
    done = terminal.run("authorisation", "add", "--family", family, *clinic)
    assert done.code == 3
    assert done.err.strip()
    assert (
        terminal.run("problem", "add", "--family", family, "--problem", "x", "--since", "1.1.2026").code == 2
    )
    assert (
        terminal.run(
            "consent", "add", "--family", "R-77/1999", "--member", "E", "--signed-on", "1.1.2026"
        ).code
        == 3
    )
    assert terminal.data("verify")["state"] == before


def test_an_assessment_from_beginning_to_handing_over(terminal: Terminal, family: Number) -> None:
    made = terminal.data("assessment", "new", "--family", family)["id"]
    assert terminal.run("assessment", "finish", made).code == 3
    areas = [one["area"] for one in terminal.data("assessment", "show", made)["areas"]]
    for area in areas:
        assert terminal.run("assessment", "grade", made, area, "--grade", 3).code == 0
    risk = ("--risk-level", "low", "--cooperation", 4, "--recommendation", "continue")
    assert terminal.run("assessment", "edit", made, *risk).code == 0
    assert terminal.run("assessment", "finish", made).code == 0
    assert terminal.run("assessment", "grade", made, "school", "--grade", 1).code == 3
    handed = ("--handed-on", "2026-11-17", "--handed-to", "Kierownik", "--informed-on", "2026-11-17")
    assert terminal.run("assessment", "edit", made, *handed).code == 0
    listed = terminal.data("assessment", "list", "--family", family)
    assert (listed["assessments"][0]["handed_on"], listed["next_on"]) == ("2026-11-17", "2027-05-17")
    assert terminal.run("assessment", "correct", made, "--reason", "omyłka").code == 0


def test_an_ending_closed_by_minutes_followed_up_and_returned(terminal: Terminal, family: Number) -> None:
    why = (
        "--outcome",
        "completed",
        "--cause",
        "goals_reached",
        "--ends-on",
        "2026-11-16",
        "--reason",
        "cele",
    )
    ending = terminal.data("ending", "prepare", "--family", family, *why)["id"]
    assert terminal.run("ending", "close", ending).code == 3
    given = ("--number", "Z-3/2026", "--on", "2026-11-16", "--members", "J. Lis", "--decision", "complete")
    minutes = added(terminal, "team-minutes", family, *given)
    assert terminal.run("ending", "notice", ending, "--told", "social_worker", "--on", "2026-11-17").code == 0
    assert terminal.run("ending", "close", ending, "--minutes", minutes).code == 0
    [shown] = terminal.data("ending", "show", "--family", family)
    assert (shown["ending"]["state"], shown["lacks"]) == ("closed", None)
    followed = terminal.data("follow-up", "start", "--family", family)["id"]
    met = ("--on", "2026-11-17", "--stability", "needs_return")
    assert terminal.run("follow-up", "contact", followed, *met).code == 0
    assert terminal.data("follow-up", "list", "--family", family)[0]["needs_return"] is True
    assert terminal.run("family", "return", family, "--begins-on", "2026-11-17").code == 0
    [state] = [one for one in terminal.data("family", "states") if one["number"] == family]
    assert state["state"] == "running"


def test_the_blue_card_is_opened_by_its_own_command_and_noted(terminal: Terminal, family: Number) -> None:
    started = ("--started-on", "2026-11-16", "--started-by", "Anna Nowak", "--harmed", "Ewa")
    card = terminal.data("blue-card", "start", "--family", family, *started)["id"]
    handed = ("--form", "B", "--on", "2026-11-16", "--member")
    assert terminal.run("blue-card", "form", card, *handed, "Jaś").code == 3
    assert terminal.run("blue-card", "form", card, *handed, "Ewa").code == 0
    assert card not in terminal.run("family", "card", family).out + terminal.run("family", "show", family).out
    assert "Ewa Testowa" in terminal.run("blue-card", "open", "--family", family).out
    assert len(terminal.data("blue-card", "open", "--family", family)["looks"]) == 2


def test_import_preview_import_and_copy(terminal: Terminal, tmp_path: Path) -> None:
    folder, out = tmp_path / "listy", tmp_path / "kopie"
    folder.mkdir()
    heads = {
        "rodziny.csv": "numer;nazwisko;adres;dzielnica;telefon\nX-1;Gołąb;;;\n",
        "osoby.csv": "numer_rodziny;imie;nazwisko;data_urodzenia;rola\nX-1;Ewa;Gołąb;1.2.1990;mama\n",
        "uslugi.csv": "numer_rodziny;asystent;poczatek;koniec;wynik;podstawa\n",
    }
    for name, text in heads.items():
        (folder / name).write_bytes(text.encode("cp1250"))
    refused = terminal.run("import", folder)
    assert refused.code == 3
    assert "osoby.csv" in refused.out
    assert "matka" in refused.out, "the cure"
    (folder / "osoby.csv").write_text(heads["osoby.csv"].replace("mama", "matka"), "utf-8")
    assert terminal.data("import", folder, "--dry-run")["imported"] is False
    assert terminal.data("import", folder)["new_families"] == 1
    assert terminal.data("import", folder)["new_families"] == 0
    done = terminal.run("export", "X-1", "--to", out)
    assert done.code == 0
    [data] = [json.loads(path.read_text("utf-8")) for path in out.glob("*.json")]
    assert data["family"] == "X-1"
    assert all(path.stat().st_mode & 0o077 == 0 for path in out.iterdir()), "readable by its owner only"


def test_the_offices_own_limit_holds_from_the_next_opening_on(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "limity.toml"
    shown = terminal.run("rules", "show", "rules/limits").out
    table.write_text(shown.replace("value = 15", "value = 2"), "utf-8")
    assert terminal.run("rules", "check", "rules/limits", table).code == 0
    given = ("--from", "2026-01-01", "--source", "projekt")
    made = terminal.data("rules", "set", "rules/limits", table, *given)["id"]
    names = ("--name", "Nad", "--full-name", "Ewa Nad", "--cooperation-from", "2026-11-03")
    over = terminal.run("family", "add", *names)
    assert over.code == 3
    assert "application.over-limit" in over.told()
    assert terminal.run("family", "add", *names, "--override-reason", "zastępstwo").code == 0
    assert terminal.run("rules", "drop", made).code == 0
    assert {one["valid_from"] for one in terminal.data("rules", "list")} == {None}
    table.write_text("[[", "utf-8")
    assert terminal.run("rules", "check", "rules/limits", table).code == 3


def test_parts_of_the_compartment_are_changed_and_taken_back(terminal: Terminal, family: Number) -> None:
    started = ("--family", family, "--started-on", "2026-11-12", "--started-by", "A")
    card = terminal.data("blue-card", "start", *started)["id"]
    part = terminal.data("blue-card", "meeting", card, "--on", "2026-11-16")["id"]
    assert terminal.run("blue-card", "edit-meeting", part, "--findings", "plan pomocy").code == 0
    assert "plan pomocy" in terminal.run("blue-card", "open", "--family", family).out
    assert terminal.run("blue-card", "remove", part).code == 0
    assert "plan pomocy" not in terminal.run("blue-card", "open", "--family", family).out


def test_a_strength_is_changed_and_taken_back(terminal: Terminal, family: Number) -> None:
    made = terminal.data("strength", "add", "--family", family, "--text", "dzwoni sama")["id"]
    changed = terminal.run("strength", "edit", made, "--member", "Ewa", "--until", "2026-12-01")
    assert changed.code == 0
    held = terminal.data("strength", "list", "--family", family)
    assert [(one["text"], one["member_name"], one["until"]) for one in held] == [
        ("dzwoni sama", "Ewa", "2026-12-01")
    ]
    assert terminal.run("strength", "edit", made, "--until", "2020-01-01").code == 3
    assert terminal.run("strength", "remove", made).code == 0
    assert "dzwoni sama" not in terminal.run("strength", "list", "--family", family).out
