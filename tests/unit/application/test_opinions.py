"""Court opinions: composing from the file, writing, checking, freezing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asystent_desktop.application import letterhead as office
from asystent_desktop.application.family import families, members
from asystent_desktop.application.faults import OpinionBlocked, OpinionFrozen, OpinionLost, UnknownRecord
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.application.wording import labels
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.kinds.family import Authority
from asystent_desktop.domain.opinion_checks import CheckTone, PartState
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.i18n import use
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.rendering import FakeRenderer

QUESTIONS = ("Czy rodzice współpracują z asystentem?", "Jakie są warunki mieszkaniowe?")


def ask(desk: Desk, family_id: str, **fields: Any) -> str:
    values = {
        "court": "Sąd Rejonowy Katowice-Zachód w Katowicach",
        "division": "V Wydział Rodzinny i Nieletnich",
        "street": "ul. Wzorcowa 1",
        "postcode_city": "40-001 Katowice",
        "case_ref": "V Nsm 412/26",
        "letter_on": date(2026, 11, 3),
        "received_on": date(2026, 11, 5),
        "due_on": date(2026, 11, 20),
        "questions": QUESTIONS,
    }
    return opinions.add_request(desk, family_id, opinions.RequestForm(**{**values, **fields}))[1]


@pytest.fixture
def worked(desk: Desk, family_id: str, people: dict[str, str], signed_plan: str) -> str:
    """The family after three cards; gives its id."""
    plan = work_plan.plan(desk, family_id)
    assert plan is not None
    families.change_family(desk, family_id, social_worker="Ewa Maj", postcode="40-000")
    members.change_member(desk, people["Anna"], authority=Authority.LIMITED)
    members.add_strength(desk, family_id, "Anna sama dzwoni w kryzysie")
    cards.save_visit(
        desk,
        card(
            family_id,
            date(2026, 10, 9),
            facts="Matka podała, że zaległość czynszowa powstała w sierpniu. W mieszkaniu ciepło.",
            children_seen=(people["Oliwia"], people["Zosia"]),
            goals=(plan.goals[0].goal_id,),
            assessment="Poranny plan działa trzeci tydzień",
        ),
    )
    cards.save_visit(
        desk,
        card(
            family_id,
            date(2026, 11, 6),
            facts="Oglądano pokój dzieci, biurko stoi przy oknie.",
            children_seen=(people["Oliwia"],),
            agreements="Rata czynszu.\nTelefon do poradni",
        ),
    )
    cards.save_visit(
        desk, card(family_id, date(2026, 11, 13), held=False, attempts="Dzwonek o 10:00, zostawiono kartkę")
    )
    return family_id


def text(view: opinions.OpinionView, number: int) -> str:
    return "\n".join(paragraph.text for paragraph in view.parts[number - 1].paragraphs).replace("\u00a0", " ")


def start(desk: Desk, family_id: str, **fields: Any) -> opinions.OpinionView:
    _changes, opinion_id = opinions.start_opinion(desk, ask(desk, family_id, **fields))
    return opinions.opinion(desk, opinion_id)


def test_thirteen_parts_are_composed_from_the_file(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    assert [part.number for part in view.parts] == list(range(1, 14))
    assert (view.parts[2].title, view.parts[2].short_title) == ("Sytuacja mieszkaniowa", "Mieszkanie")
    assert text(view, 1) == (
        "We wspólnym gospodarstwie domowym, według stanu na dzień 17 listopada 2026 r., pozostają: "
        "Anna Wiśniewska, matka, lat 34; Tomasz Kurek, partner rodzica, lat 35; "
        "Oliwia Wiśniewska, córka, lat 12; Zosia Kurek, córka, lat 2."
    )
    assert (
        "Podstawą pracy z rodziną od 24 lutego 2025 r. jest zobowiązanie sądu (postanowienie z dnia"
        in text(view, 2)
    )
    assert "sygn. akt V Nsm 100/25" in text(view, 2)
    assert "Anna Wiśniewska (matka): ograniczona władza rodzicielska" in text(view, 2)
    assert "ul. Łączna 4/7, 40-000 Katowice, dzielnica Zawodzie" in text(view, 3)
    assert "mieszkają tam 4 osoby" in text(view, 3)
    assert "Wizyta w dniu 6 listopada 2026 r.: Oglądano pokój dzieci, biurko stoi przy oknie." in text(
        view, 3
    )
    assert "Anna Wiśniewska (matka): pomoc kuchenna" in text(view, 4)
    told = "Zosia Kurek (córka), według stanu na dzień 17 listopada 2026 r.: astma, pod opieką poradni"
    assert told in text(view, 5)
    told = "Oliwia, córka, lat 12. Nauka i zajęcia (stan na dzień 17 listopada 2026 r.): SP nr 117, kl. 6b."
    assert told in text(view, 6)
    assert (
        "W okresie współpracy była widziana przez asystentkę rodziny podczas 2 wizyt, "
        "ostatnio w dniu 6 listopada 2026 r." in text(view, 6)
    )
    assert not any("r.." in paragraph.text for part in view.parts for paragraph in part.paragraphs)
    assert "W ocenie asystentki rodziny z dnia 9 października 2026 r.: Poranny plan" in text(view, 7)
    assert "odbyły się 2 spotkania bezpośrednie" in text(view, 8)
    assert "1 umówione spotkanie nie doszło do skutku, w dniu 13 listopada 2026 r." in text(view, 8)
    assert "W dniu" not in text(view, 12)
    assert (
        "Cel 1: Dzieci regularnie w szkole. Według stanu na dzień 17 listopada 2026 r. zrealizowano 1 z 2"
        in text(view, 9)
    )
    assert "Nad celem pracowano podczas 1 wizyty, w dniu 9 października 2026 r." in text(view, 9)
    assert "pracownik socjalny: Ewa Maj" in text(view, 10)
    assert "Anna sama dzwoni w kryzysie." in text(view, 11)
    assert text(view, 12).startswith("Pytanie 1. Czy rodzice współpracują z asystentem?\n\nPytanie 2.")
    assert "Współpraca z asystentką rodziny trwa od 12 marca 2025 r." in text(view, 13)
    assert view.parts[5].children == 2


def test_natures_and_sources_name_the_records(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    reported = next(one for one in view.parts[2].paragraphs if one.nature == Nature.REPORTED)
    assert "Matka podała" in reported.text
    assert [(one.kind, one.label) for one in reported.sources] == [("visit", "wizyta 09.10")]
    assert {one.nature for one in view.parts[6].paragraphs} == {Nature.ASSESSMENT}
    everything = [one for part in view.parts for one in part.paragraphs if one.text and part.number != 12]
    assert all(one.sources for one in everything)
    meetings = view.parts[7].paragraphs[0]
    assert [one.label for one in meetings.sources] == ["wizyta 06.11", "wizyta 09.10"]


def test_the_composed_draft_waits_only_for_answers_and_the_conclusion(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    assert [(check.code, check.part) for check in view.checks] == [
        ("unanswered-question", 12),
        ("unanswered-question", 12),
        ("no-conclusion", 13),
    ]
    assert view.blocking == 3
    assert (view.row.parts_done, view.row.parts_total) == (11, 13)
    assert [part.state for part in view.parts[11:]] == [PartState.ATTENTION, PartState.ATTENTION]
    assert labels.word_check(view.checks[0])[1]
    answered = []
    for paragraph in view.parts[11].paragraphs:
        answered.append(paragraph if paragraph.text else Paragraph("Tak, od 12 marca 2025 r."))
    opinions.change_part(desk, view.opinion_id, 12, answered)
    done = (*view.parts[12].paragraphs, Paragraph("Wsparcie pozostaje potrzebne.", Nature.ASSESSMENT))
    opinions.change_part(desk, view.opinion_id, 13, done)
    after = opinions.opinion(desk, view.opinion_id)
    assert (after.checks, after.row.parts_done) == ((), 13)
    assert opinions.opinions(desk)[0].parts_done == 13


def test_an_empty_file_gives_empty_parts_and_invents_nothing(desk: Desk) -> None:
    view = start(desk, new_family(desk, street="", cooperation_from=None), questions=())
    empty = [part.number for part in view.parts if part.state == PartState.EMPTY]
    assert empty == [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13]
    assert "nie odbyło się spotkanie" in text(view, 8)
    assert "nie został podpisany" in text(view, 9)


def test_the_text_is_polish_and_gendered_whatever_the_window_speaks(desk: Desk, worked: str) -> None:
    use("en")
    desk.put_identity(replace(desk.identity(), title="asystent rodziny"))
    view = start(desk, worked)
    assert "9 października 2026 r." in text(view, 7)
    assert "W ocenie asystenta rodziny" in text(view, 7)
    assert "widziana przez asystenta rodziny" in text(view, 6)
    assert "Współpraca z asystentem rodziny" in text(view, 13)


def test_notes_are_offered_by_part_and_used_ones_are_marked(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    housing = view.sources[3]
    assert [note.text for note in housing] == [
        "Oglądano pokój dzieci, biurko stoi przy oknie.",
        "Matka podała, że zaległość czynszowa powstała w sierpniu.",
        "W mieszkaniu ciepło.",
    ]
    assert [note.used for note in housing] == [True, True, False]
    typed = {3: (*view.parts[2].paragraphs, housing[2].paragraph)}
    assert opinions.opinion(desk, view.opinion_id, typed).sources[3][2].used


def test_another_family_and_a_pesel_are_found(desk: Desk, worked: str) -> None:
    new_family(desk, "Lewandowska")
    view = start(desk, worked)
    typed = {10: (Paragraph("Matka zna panią Lewandowską, PESEL 44051401359, od 2024 r.", sources=()),)}
    found = opinions.opinion(desk, view.opinion_id, typed)
    codes = {(check.code, check.tone) for check in found.checks if check.part == 10}
    assert codes == {
        ("pesel", CheckTone.BLOCK),
        ("other-family", CheckTone.WARN),
        ("no-source", CheckTone.WARN),
    }
    word = next(check for check in found.checks if check.code == "other-family")
    assert dict(word.values)["word"] == "Lewandowską"


def test_the_content_freezes_ids_and_versions_and_prints_no_empty_places(desk: Desk, worked: str) -> None:
    office.change_profile(desk, name="Ośrodek Przykładowy", place="Katowice")
    view = start(desk, worked)
    content = opinions.compose(desk, view.opinion_id)
    assert content.draft
    assert content.letterhead.place == "Katowice"
    assert content.addressee.court == "Sąd Rejonowy Katowice-Zachód w Katowicach"
    assert content.period.replace("\u00a0", " ").startswith(
        "od 12 marca 2025 r.; podstawa: zobowiązanie sądu"
    )
    assert content.sources.replace("\u00a0", " ").startswith(
        "3 karty wizyt z okresu od 9 października 2026 r."
    )
    assert len(content.sections) == 13
    assert all(paragraph.text for section in content.sections for paragraph in section.paragraphs)
    kinds = {fact.partition("/")[0] for fact in content.fact_ids}
    assert {"visit", "family", "court_request", "family_member", "work_plan", "opinion_part"} <= kinds
    assert all(fact.partition("@")[2] for fact in content.fact_ids)
    before = content.fact_ids
    families.change_family(desk, worked, phone="500 100 204")
    assert opinions.compose(desk, view.opinion_id).fact_ids != before


def test_starting_twice_gives_the_same_opinion(desk: Desk, worked: str) -> None:
    asked = ask(desk, worked)
    _changes, first = opinions.start_opinion(desk, asked)
    opinions.change_part(desk, first, 4, (Paragraph("Moje."),))
    changes, second = opinions.start_opinion(desk, asked)
    assert (second, changes.changes) == (first, frozenset())
    assert opinions.requests(desk)[0].opinion_id == first


def test_submitting_freezes_the_bytes(desk: Desk, worked: str, renderer: FakeRenderer) -> None:
    view = start(desk, worked)
    draft = opinions.stored_pdf(desk, view.opinion_id)
    assert b"draft=True" in draft
    _changes, document = opinions.submit(desk, view.opinion_id)
    frozen = opinions.stored_pdf(desk, view.opinion_id)
    assert sha256_hex(frozen) == document.sha256
    assert b"draft=False" in frozen
    row = opinions.opinions(desk)[0]
    assert (row.state, row.document_sha256) == (OpinionState.SUBMITTED, document.sha256)
    families.change_family(desk, worked, full_name="Ktoś Inny")
    asked = len(renderer.given)
    assert opinions.stored_pdf(desk, view.opinion_id) == frozen
    assert len(renderer.given) == asked  # from the store, not printed again
    for change in (
        lambda: opinions.submit(desk, view.opinion_id),
        lambda: opinions.change_part(desk, view.opinion_id, 1, ()),
        lambda: opinions.change_opinion(desk, view.opinion_id, case_number="x"),
        lambda: opinions.keep_part_draft(desk, view.opinion_id, 1, ()),
    ):
        with pytest.raises(OpinionFrozen):
            change()


def test_without_the_stored_bytes_the_frozen_content_gives_them_again(
    desk: Desk, worked: str, monkeypatch: pytest.MonkeyPatch, renderer: FakeRenderer
) -> None:
    view = start(desk, worked)
    opinions.submit(desk, view.opinion_id)
    frozen = opinions.stored_pdf(desk, view.opinion_id)
    unit_class = type(desk.unit_of_work())
    monkeypatch.setattr(unit_class, "blob", lambda self, sha256: None)
    assert opinions.stored_pdf(desk, view.opinion_id) == frozen
    monkeypatch.setattr(unit_class, "blob", lambda self, sha256: b"something else")
    assert opinions.stored_pdf(desk, view.opinion_id) == frozen, "damaged bytes are printed by nobody"
    monkeypatch.setattr(renderer, "opinion", lambda *_given: Rendered(b"%PDF drawn otherwise", 1, "x"))
    with pytest.raises(OpinionLost):
        opinions.stored_pdf(desk, view.opinion_id)


def test_a_withdrawn_opinion_may_change_again(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    with pytest.raises(OpinionFrozen):
        opinions.withdraw(desk, view.opinion_id)
    opinions.submit(desk, view.opinion_id)
    opinions.withdraw(desk, view.opinion_id)
    opinions.change_opinion(desk, view.opinion_id, case_number="PS.8120.1.2026")
    row = opinions.opinions(desk)[0]
    assert (row.state, row.document_sha256) == (OpinionState.DRAFT, "")


def test_only_a_missing_addressee_or_case_reference_blocks_submitting(desk: Desk, worked: str) -> None:
    view = start(desk, worked)  # with its blocking checks
    opinions.change_request(desk, view.request.request_id, court=" ", case_ref="")
    with pytest.raises(OpinionBlocked) as caught:
        opinions.submit(desk, view.opinion_id)
    assert caught.value.values == {"missing": "court, case_ref"}
    opinions.change_request(desk, view.request.request_id, court="Sąd", case_ref="v nsm 412/26")
    opinions.submit(desk, view.opinion_id)
    assert opinions.opinions(desk)[0].case_ref == "V Nsm 412/26"


def test_a_preview_takes_what_is_being_typed(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    typed = {4: (Paragraph("Właśnie pisane."), Paragraph(" "))}
    assert "Właśnie pisane.".encode() in opinions.preview(desk, view.opinion_id, typed).content
    content = opinions.compose(desk, view.opinion_id, typed)
    assert [one.text for one in content.sections[3].paragraphs] == ["Właśnie pisane."]
    assert "Właśnie" not in text(opinions.opinion(desk, view.opinion_id), 4)


def test_a_part_draft_comes_back_and_is_dropped_by_the_change(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    held = view.parts[3].paragraphs
    opinions.keep_part_draft(desk, view.opinion_id, 4, held)
    found = opinions.part_draft(desk, view.opinion_id, 4)
    assert found is not None
    assert found.paragraphs == held
    assert opinions.part_draft(desk, view.opinion_id, 5) is None
    opinions.change_part(desk, view.opinion_id, 4, held[:1])
    assert opinions.part_draft(desk, view.opinion_id, 4) is None
    assert opinions.opinion(desk, view.opinion_id).parts[3].paragraphs == held[:1]
    with pytest.raises(UnknownRecord):
        opinions.change_part(desk, view.opinion_id, 14, ())


def test_a_letter_cannot_come_in_before_it_was_written(desk: Desk, worked: str) -> None:
    with pytest.raises(opinions.InvalidRequest) as caught:
        ask(desk, worked, received_on=date(2026, 11, 2), due_on=date(2026, 11, 1))
    assert [(one.field, one.code) for one in caught.value.problems] == [
        ("received_on", "before-letter"),
        ("due_on", "before-letter"),
    ]
    assert labels.word_problem(caught.value.problems[0])


def test_requests_are_listed_open_ones_first(desk: Desk, worked: str) -> None:
    late = ask(desk, worked, due_on=date(2026, 12, 1), case_ref="V Nsm 2/26")
    soon = ask(desk, worked, due_on=date(2026, 11, 20))
    closed = ask(desk, new_family(desk, "Nowak"), due_on=date(2026, 11, 10))
    opinions.change_request(desk, closed, closed_on=TODAY)
    assert [one.request_id for one in opinions.requests(desk)] == [soon, late, closed]
    assert [one.request_id for one in opinions.requests(desk, worked)] == [soon, late]


def test_courts_are_whole() -> None:
    found = opinions.courts()
    assert len(found) == 11
    assert all(one.court and one.division.endswith("Wydział Rodzinny i Nieletnich") for one in found)


def test_the_same_sentence_on_several_cards_is_offered_once_from_the_newest(desk: Desk, worked: str) -> None:
    for on in (date(2026, 10, 20), date(2026, 10, 27)):
        cards.save_visit(desk, card(worked, on, facts="Czynsz zapłacony."))
    view = start(desk, worked)
    held = [note for note in view.sources[3] if note.text == "Czynsz zapłacony."]
    assert [note.label for note in held] == ["wizyta 27.10"]


def test_cards_after_the_day_of_the_paper_are_left_out(desk: Desk, worked: str) -> None:
    view = start(desk, worked)
    opinions.change_opinion(desk, view.opinion_id, dated_on=date(2026, 10, 31))
    labels_offered = {note.label for note in opinions.opinion(desk, view.opinion_id).sources[3]}
    assert labels_offered == {"wizyta 09.10"}
