"""Every kind of paper, made from a whole file with the real renderer, checked by programs of others."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from io import BytesIO

import pdfua
import pikepdf
import pytest
from pikepdf import pdfa

from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.asking import Ask
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards, signatures
from asystent_desktop.application.visits.cards import VisitForm
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.kinds.visit import Place, Safety, Visit
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk
from tests.fakes.whole_file import MOTHER, PANGRAM, whole_file
from tests.unit.documents import reading
from tests.unit.documents.test_tagged import NOT_KNOWN_TO_THE_CHECKER


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    made = make_desk(tmp_path_factory.mktemp("papers") / "vault", clock=FakeClock(), renderer=PdfRenderer())
    yield made
    made.close()


@pytest.fixture(scope="module")
def family_id(desk: Desk) -> str:
    made = new_family(desk)
    whole_file(desk, made, desk.clock.today())
    return made


@pytest.fixture(scope="module")
def about(desk: Desk, family_id: str) -> dict[str, str]:
    """What a paper is about where it does not take the latest: a covering letter goes with a finished one."""
    return {"cover-letter": making.finish(desk, Wanted("consent", family_id))[1].id}


@pytest.fixture(scope="module")
def printed(desk: Desk, family_id: str, about: dict[str, str]) -> dict[str, bytes]:
    return {
        kind: making.preview(desk, Wanted(kind, family_id, about.get(kind, ""))).content for kind in KINDS
    }


kinds = pytest.mark.parametrize("kind", sorted(KINDS))


@kinds
def test_a_composer_gives_the_names_its_kind_declares(desk, family_id, about, kind: str) -> None:
    held = KINDS[kind]
    with desk.unit_of_work() as unit:
        family = making.family_in(unit, family_id)
        data = held.compose(Ask(desk, unit, family, desk.clock.today(), about.get(kind, "")))
    assert frozenset(data.values) == held.values
    assert set(data.rows) == set(held.rows)
    for name, rows in data.rows.items():
        assert rows
        assert all(frozenset(row) == held.rows[name] for row in rows)


@kinds
def test_the_checker_of_pdf_ua_finds_nothing(printed: dict[str, bytes], kind: str, tmp_path) -> None:
    path = tmp_path / "fikcyjny.pdf"
    path.write_bytes(printed[kind])
    assert not pdfua.validate(str(path)).findings


@kinds
def test_the_checker_of_pdf_a_finds_nothing_but_what_it_does_not_know(printed, kind: str) -> None:
    with pikepdf.open(BytesIO(printed[kind])) as opened:
        found = {finding.message for finding in pdfa.check(opened, "2b").findings}
    assert found == NOT_KNOWN_TO_THE_CHECKER


@kinds
def test_qpdf_and_pdffonts_find_a_sound_file_with_its_fonts_inside(printed, kind: str, tmp_path) -> None:
    if shutil.which("qpdf") is None or shutil.which("pdffonts") is None:
        pytest.skip("qpdf or pdffonts is not installed")
    path = tmp_path / "fikcyjny.pdf"
    path.write_bytes(printed[kind])
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    listed = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    assert all("Lato" in row[0] and row[-5:-2] == ["yes", "yes", "yes"] for row in rows), listed


@kinds
def test_no_grade_is_printed_as_a_figure_and_no_key_as_a_word(printed, kind: str) -> None:
    said = reading.text(printed[kind])
    assert not [key for key in ("no_concern", "goals_reached", "continue", "mother", "None") if key in said]
    assert "{" not in said


def test_pdftotext_reads_every_polish_letter_and_ukrainian_ones_in_order(printed) -> None:
    said = reading.poppler_text(printed["visit-card"])
    assert PANGRAM in said
    places = [said.find(words) for words in ("KARTA WIZYTY", MOTHER, PANGRAM, "Telefon do szkoły")]
    assert -1 not in places
    assert places == sorted(places)


def test_papers_say_what_the_file_says(printed) -> None:
    wanted = {
        "plan-change": ["zmieniono", "codziennie", "Zmiana szkoły"],
        "assessment": ["kontynuacja pracy z rodziną", "zrealizowano 1 z 3 działań"],
        "ending-social-worker": ["osiągnięto cele planu pracy", "Z-1/2026"],
        "team-minutes": ["Jan Wymyślony", "Pismo do sądu"],
        "follow-up": ["sytuacja stabilna"],
        "family-card": [MOTHER, "około 1 marca 2017"],
        "meeting-card": ["Telefon do szkoły"],
    }
    missing = {
        kind: [words for words in texts if words.casefold() not in reading.text(printed[kind]).casefold()]
        for kind, texts in wanted.items()
    }
    assert {kind: texts for kind, texts in missing.items() if texts} == {}


def test_a_history_of_three_hundred_pages_and_a_name_of_two_hundred_letters_print(desk: Desk) -> None:
    name = "Ż" * 200
    made = new_family(desk, name)
    content = making.compose(desk, Wanted("family-card", made))
    history = PaperBlock(BlockKind.PROSE, ("Słowo za słowem, zdanie za zdaniem. " * 40,) * 900)
    rendered = desk.renderer.paper(replace(content, blocks=(*content.blocks, history)), {})
    assert rendered.pages > 250
    assert name in reading.first_page(rendered.content).replace(" ", "")


def test_the_card_of_meetings_says_who_signed_and_asks_for_what_is_missing(printed) -> None:
    said = reading.text(printed["meeting-card"])
    assert f"podpisano 17.11.2026, {MOTHER}" in " ".join(said.split())
    assert "Brak podpisu pod wcześniejszymi spotkaniami" in said
    assert "20.10.2026" in said


def test_a_refused_signature_is_said_and_its_reason_stands_on_the_visit_card_alone(desk: Desk) -> None:
    family_id = new_family(desk, "Odmowna")
    today = desk.clock.today()
    form = VisitForm(
        family_id, today, time(9), time(10), facts="Rozmowa.", safety=Safety.NO_CONCERN, place=Place.HOME
    )
    _changes, visit_id = cards.save_visit(desk, form)
    signatures.sign_visit(desk, visit_id, today, refused=True, reason="matka nie podpisuje pism")
    told = {}
    for kind, about in (("visit-card", visit_id), ("meeting-card", "")):
        told[kind] = " ".join(
            reading.text(making.preview(desk, Wanted(kind, family_id, about)).content).split()
        )
    refused = f"odmowa podpisu {today:%d.%m.%Y}"
    assert f"{refused}: matka nie podpisuje pism" in told["visit-card"]
    assert refused in told["meeting-card"]
    assert "nie podpisuje pism" not in told["meeting-card"]


def test_a_goal_without_actions_stands_in_the_printed_plan(desk: Desk) -> None:
    family_id = new_family(desk, "Celowa")
    _changes, plan_id = work_plan.start_plan(desk, family_id)
    work_plan.add_goal(desk, plan_id, "Spokojne poranki")
    said = reading.text(making.preview(desk, Wanted("work-plan", family_id)).content)
    assert "Spokojne poranki" in said


def test_what_a_child_said_is_not_on_the_card_its_family_signs(printed) -> None:
    said = reading.text(printed["visit-card"])
    assert "Boję się" not in said
    assert "podpis członka rodziny" in said
    for words in ("pkt 11a", "12 km", "pukanie lub dzwonek", "informacja o miejscach wsparcia"):
        assert words in said


def test_the_family_card_holds_what_a_file_must(printed) -> None:
    said = " ".join(reading.text(printed["family-card"]).split())
    order = ["Władza rodzicielska", "Dzieci poza domem", "Problemy", "Mocne strony", "Wykaz dokumentów"]
    places = [said.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    for words in ("ograniczona", "nadzór kuratora", "zadłużenie", "kurator", "k. 4", "babcia"):
        assert words in said


def test_a_missed_visit_asks_the_family_for_no_signature(desk, family_id) -> None:
    with desk.unit_of_work() as unit:
        missed = unit.find(Visit, scope=family_scope(family_id), held=False)[0]
    content = making.compose(desk, Wanted("visit-card", family_id, missed.id))
    signed = [row[0] for block in content.blocks if block.kind is BlockKind.SIGNATURES for row in block.rows]
    assert signed == ["podpis"]
    assert ("Przebieg", "wizyta nieodbyta") in [row for block in content.blocks for row in block.rows]
