"""Genogram and ecomap from the terminal: relations, bonds, circles, words, PDF, and what is refused."""

from pathlib import Path

import pytest

from tests.unit.cli.terminal import Terminal


@pytest.fixture
def family(terminal: Terminal) -> str:
    """A family of its own: mother, father, child, grandmother."""
    names = ("--name", "Testowa", "--full-name", "Ewa Testowa", "--cooperation-from", "2025-11-03")
    number: str = terminal.data("family", "add", *names)["number"]
    for first, role, born, home in (
        ("Ewa", "mother", "1990-01-02", "tak"),
        ("Adam", "father", "1988-01-02", "nie"),
        ("Jaś", "child", "2018-03-04", "tak"),
        ("Zofia", "grandparent", "1962-03-04", "nie"),
    ):
        more = ("--first-name", first, "--surname", "Testowa", "--role", role, "--birth-date", born)
        done = terminal.run("member", "add", "--family", number, *more, "--in-household", home)
        assert done.code == 0, done.err
    return number


def related(terminal: Terminal, family: str, first: str, kind: str, second: str, *more: str) -> str:
    words = ("--family", family, "--first", first, "--relation", kind, "--second", second)
    made: str = terminal.data("relation", "add", *words, *more)["id"]
    return made


def test_relations_are_added_listed_changed_and_taken_back(terminal: Terminal, family: str) -> None:
    couple = related(terminal, family, "Ewa", "divorced", "Adam", "--since-year", "2012")
    assert terminal.run("relation", "edit", couple, "--until-year", "2022").code == 0
    related(terminal, family, "Ewa", "parent_of", "Jaś")
    told = terminal.run("--lang", "en", "genogram", family).out
    assert "divorced in 2022: Adam" in told
    assert "children: Jaś" in told
    assert terminal.run("relation", "remove", couple).code == 0
    kinds = [one["relation"] for one in terminal.data("relation", "list", "--family", family)]
    assert kinds == ["parent_of"]


def test_what_cannot_be_true_is_refused(terminal: Terminal, family: str) -> None:
    words = ("relation", "add", "--family", family, "--relation")
    turned = terminal.run(*words, "parent_of", "--first", "Jaś", "--second", "Ewa")
    assert (turned.code, turned.told()) == (3, ["application.relation-contradiction"])
    ahead = terminal.run(*words, "married", "--first", "Ewa", "--second", "Adam", "--since-year", "2099")
    assert ahead.code == 3
    assert "1900" in ahead.err
    nobody = terminal.run(*words, "married", "--first", "Ewa", "--second", "Nikt")
    assert nobody.code == 3
    assert terminal.data("relation", "list", "--family", family) == []


def test_bonds_places_and_the_person_the_case_is_about(terminal: Terminal, family: str) -> None:
    ends = ("--first", "Zofia", "--second", "Ewa", "--bond", "strong")
    assert terminal.run("bond", "add", "--family", family, *ends).code == 0
    assert (
        terminal.run("bond", "add", "--family", family, *ends[:2], "--second", "Zofia", *ends[4:]).code == 3
    )
    assert terminal.run("symbol", "set", "--family", family, "Jaś", "--dx", 80, "--index", "tak").code == 0
    told = terminal.run("--lang", "en", "genogram", family).out
    assert "Zofia Testowa, 64: " in told
    assert "strong bond: Ewa" in told
    assert "the case is about this person" in told
    before = {one["id"]: one["x"] for one in terminal.data("genogram", family)["symbols"]}
    assert terminal.run("symbol", "arrange", "--family", family).code == 0
    after = {one["id"]: one["x"] for one in terminal.data("genogram", family)["symbols"]}
    assert before != after


def test_circles_of_the_ecomap(terminal: Terminal, family: str) -> None:
    own = terminal.data("circle", "add", "--family", family, "--name", "Sąsiadka", "--bond", "weak")["id"]
    rows = terminal.data("circle", "list", "--family", family)
    father = next(one for one in rows if one["name"] == "Adam")
    link = ("--bond", "tense", "--flow", "to_home", "--note", "alimenty")
    assert terminal.run("circle", "set", "--family", family, father["key"], *link).code == 0
    told = terminal.run("--lang", "en", "ecomap", family).out
    assert "tension; help for the home; alimenty." in told
    assert "Sąsiadka: weak link." in told
    assert terminal.run("circle", "set", "--family", family, father["key"], "--hidden", "tak").code == 0
    assert terminal.run("circle", "remove", own).code == 0
    told = terminal.run("--lang", "en", "ecomap", family).out
    assert "alimenty" not in told
    assert "Sąsiadka" not in told
    assert terminal.run("circle", "set", "--family", family, "nothing").code == 3


def test_both_are_printed_and_the_past_can_be_asked_for(
    terminal: Terminal, family: str, tmp_path: Path
) -> None:
    for kind in ("genogram", "ecomap"):
        file = tmp_path / f"{kind}.pdf"
        assert terminal.run(kind, family, "--pdf", file).code == 0
        assert file.read_bytes().startswith(b"%PDF")
    told = terminal.run("--lang", "en", "genogram", family, "--on", "2020-06-01").out
    assert "Jaś Testowa, 2: " in told


def test_a_family_without_people_has_no_picture(terminal: Terminal, tmp_path: Path) -> None:
    names = ("--name", "Pusta", "--full-name", "Ewa Pusta")
    number = terminal.data("family", "add", *names)["number"]
    assert terminal.run("genogram", number).code == 0
    refused = terminal.run("genogram", number, "--pdf", tmp_path / "nic.pdf")
    assert (refused.code, refused.told()) == (3, ["papers.nothing-to-print"])
