"""Families of different shape: each gives a whole draft with sources, and the checks say what is left."""

from datetime import date

import pytest

from asystent_desktop.application.courts.directory import addressees
from asystent_desktop.application.courts.forms import UnknownForm, form_named, forms
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import members
from asystent_desktop.application.faults import OpinionBlocked, UnknownRecord
from asystent_desktop.application.institutions import add_institution
from asystent_desktop.application.opinion import name_forms, opinions, sources as opinion_sources
from asystent_desktop.application.opinion.parts import COMPOSERS
from asystent_desktop.application.opinion.writing import RequestMissing
from asystent_desktop.application.visits import cards
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.court import Decision
from asystent_desktop.domain.kinds.household import Problem
from asystent_desktop.domain.papers import Addressee, Nature, Paragraph
from asystent_desktop.i18n.citations import citation
from asystent_desktop.i18n.declension import Case
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card
from tests.fakes.opinion_cases import CASES, FAMILIES, ask

LEFT_TO_WRITE = {"unanswered-question", "no-conclusion", "empty-part", "review-open"}


def draft(desk: Desk, case: str) -> opinions.OpinionView:
    request_id = CASES[case](desk)
    return opinions.opinion(desk, opinions.start_opinion(desk, request_id)[1])


def text(view: opinions.OpinionView, key: str) -> str:
    part = next(part for part in view.parts if part.key == key)
    return "\n".join(one.text for one in part.paragraphs).replace("\u00a0", " ")


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_draft_holds_no_remark_but_what_is_left_to_write(desk: Desk, case: str) -> None:
    view = draft(desk, case)
    assert {check.code for check in view.checks} <= LEFT_TO_WRITE
    assert view.unsourced == ()
    printed = PdfRenderer().opinion(opinions.compose(desk, view.opinion_id))
    assert printed.content.startswith(b"%PDF") and printed.pages >= 2


def test_authority_is_told_for_each_child_with_its_order(desk: Desk) -> None:
    told = text(draft(desk, "court-obligation"), "legal")
    assert "Anna Zielińska (matka) wobec Kacpra " in told
    assert (
        "ograniczona władza rodzicielska (postanowienie z dnia 3 marca 2025 r., Sąd Rejonowy w Sosnowcu"
        in told
    )
    assert told.endswith("Zakres: nadzór kuratora sądowego.")


def test_an_assessment_prints_words_and_never_figures(desk: Desk) -> None:
    view = draft(desk, "court-obligation")
    told = text(view, "competence")
    assert "Okresowa ocena z dnia 1 października 2026 r., obszar: wychowanie, opieka" in told
    assert "opieka wystarczająca" in told
    assert "rodzina załatwia proste sprawy sama" in text(view, "institutions")
    assert "sytuacja szkolna dzieci" in text(view, "children")
    assert "grade" not in {check.code for check in view.checks}


def test_a_placed_child_has_contacts_and_no_address(desk: Desk) -> None:
    view = draft(desk, "placed-child")
    told = text(view, "children")
    assert "odbyły się 4 kontakty dziecka z rodziną" in told
    assert "1 umówiony kontakt nie doszedł do skutku, w dniu 7 lipca 2026 r." in told
    everything = "\n".join(text(view, part.key) for part in view.parts)
    assert "Cicha" not in everything and "Sowa" not in everything


def test_an_interrupted_cooperation_says_so_and_counts_what_failed(desk: Desk) -> None:
    told = text(draft(desk, "interrupted"), "cooperation")
    assert "Współpraca została przerwana z dniem 30 października 2026 r." in told
    assert "3 umówione spotkania nie doszły do skutku" in told


def test_a_childs_fear_is_told_and_waits_for_a_decision(desk: Desk) -> None:
    view = draft(desk, "urgent")
    assert "Tymon powiedział, że boi się zostać sam." in text(view, "resources")
    (item,) = opinions.review(desk, view.opinion_id)
    assert item.open and item.kind.value == "quotation"
    opinions.decide(desk, view.opinion_id, item.key, Decision.PARAPHRASE)
    assert opinions.review(desk, view.opinion_id)[0].open  # the words still stand there
    opinions.decide(desk, view.opinion_id, item.key, Decision.HIDE)
    assert not opinions.review(desk, view.opinion_id)[0].open
    content = opinions.compose(desk, view.opinion_id)
    printed = "\n".join(one.text for section in content.sections for one in section.paragraphs)
    assert "boi się" not in printed and "[…]" not in printed  # the whole paragraph was hidden
    assert "boi się" in text(opinions.opinion(desk, view.opinion_id), "resources")
    with pytest.raises(UnknownRecord):
        opinions.decide(desk, view.opinion_id, "0" * 16, Decision.KEEP)


def test_the_home_is_protected_while_a_parent_lives_elsewhere(desk: Desk) -> None:
    view = draft(desk, "ukrainian-names")
    assert "ul. Łączna 4/7" in [one.text for one in opinions.review(desk, view.opinion_id)]


def test_a_neighbour_who_told_something_is_listed_by_name(desk: Desk) -> None:
    view = draft(desk, "court-obligation")
    entries.add(desk, view.family_id, Contact, name="Jan Wrona", role="neighbour")
    typed = {10: (Paragraph("Jan Wrona zgłosił hałas dnia 5 listopada 2026 r."),)}
    opinions.change_part(desk, view.opinion_id, 10, typed[10])
    (item,) = [one for one in opinions.review(desk, view.opinion_id) if one.places == ((10, 1),)]
    assert (item.kind.value, item.text) == ("informant", "Jan Wrona")


@pytest.mark.parametrize("form", [one for one in forms() if not one.needs_request], ids=lambda one: one.key)
def test_papers_nobody_asked_for_are_composed_and_addressed(desk: Desk, form) -> None:
    request_id = CASES["urgent"](desk)
    family_id = opinions.requests(desk)[0].family_id
    paper_id = opinions.start_paper(desk, family_id, form.key)[1]
    with pytest.raises(OpinionBlocked):
        opinions.submit(desk, paper_id)
    opinions.change_opinion(desk, paper_id, addressee=Addressee("Prokuratura Rejonowa", "", "", "Katowice"))
    view = opinions.opinion(desk, paper_id)
    assert (view.request, view.addressee.court, len(view.parts)) == (
        None,
        "Prokuratura Rejonowa",
        len(form.parts),
    )
    assert opinions.compose(desk, paper_id).title == form.title
    if form.number_of("events"):
        assert "boi się zostać sam" in text(view, "events")
    assert opinions.requests(desk)[0].request_id == request_id
    assert opinions.requests(desk)[0].opinion_id is None


def test_an_opinion_without_a_letter_is_refused(desk: Desk) -> None:
    CASES["urgent"](desk)
    family_id = opinions.requests(desk)[0].family_id
    with pytest.raises(RequestMissing):
        opinions.start_paper(desk, family_id, "opinion")
    with pytest.raises(UnknownForm):
        opinions.start_paper(desk, family_id, "list")


def test_a_report_tells_what_changed_since_the_service_began(desk: Desk) -> None:
    request_id = CASES["placed-child"](desk)
    view = opinions.opinion(desk, opinions.start_opinion(desk, request_id, "report")[1])
    assert "W dniu 2 lutego 2026 r. Olę Kaczmarek umieszczono w pieczy zastępczej" in text(view, "changes")
    assert "art. 109 § 4" in opinions.compose(desk, view.opinion_id).basis
    assert opinions.start_opinion(desk, request_id, "report")[1] == view.opinion_id  # the open one goes on


def test_every_part_of_every_form_is_known_and_cited() -> None:
    for form in forms():
        keys = {part.key for part in form.parts}
        assert keys <= {*COMPOSERS, "request"}
        assert citation(form.citation, TODAY)
        assert 1 <= form.conclusion <= len(form.parts)
        assert form.basis.format(
            legal_basis="x", letter_on="", received_on="", case_ref="", family_name="", since=""
        )
    assert form_named().shape.answers == 12


def accusative(desk: Desk, family_id: str, member_id: str) -> name_forms.NameFormRow:
    rows = name_forms.name_forms(desk, family_id)
    return next(one for one in rows if one.member_id == member_id and one.case is Case.ACCUSATIVE)


def test_a_corrected_name_is_printed_and_can_be_left_to_the_program_again(desk: Desk) -> None:
    CASES["placed-child"](desk)
    family = opinions.requests(desk)[0].family_id
    child = next(one.member_id for one in name_forms.name_forms(desk, family) if one.name.startswith("Ola"))
    name_forms.set_name_form(desk, child, Case.ACCUSATIVE, " Olę  Sowę ")
    row = accusative(desk, family, child)
    assert (row.form, row.corrected) == ("Olę Sowę", True)
    view = opinions.opinion(
        desk, opinions.start_opinion(desk, opinions.requests(desk)[0].request_id, "report")[1]
    )
    assert "Olę Sowę umieszczono" in text(view, "changes")
    name_forms.set_name_form(desk, child, Case.ACCUSATIVE, "")
    row = accusative(desk, family, child)
    assert not row.corrected


def test_a_source_is_shown_with_its_version(desk: Desk) -> None:
    view = draft(desk, "urgent")
    sources = view.parts[10].paragraphs[0].sources
    (shown,) = opinion_sources.source_views(desk, sources)
    assert (shown.kind, shown.on) == ("visit", date(2026, 11, 10))
    assert "boi się" in shown.text
    with desk.unit_of_work() as unit:
        assert shown.version == unit.version(shown.record_id) != ""


def test_contradictions_with_the_file_are_named(desk: Desk) -> None:
    view = draft(desk, "court-obligation")
    wrong = (
        "Kacper, syn, lat 12.",
        "Współpraca trwa od 1 stycznia 2024 r.",
        "Podczas wizyty w dniu 2 lutego 2026 r. było ciepło.",
        "Matka wychowuje troje dzieci.",
        "Odbyło się 40 spotkań bezpośrednich do 17 listopada 2026 r.",
    )
    typed = {3: tuple(Paragraph(line, Nature.ASSESSMENT) for line in wrong)}
    found = opinions.opinion(desk, view.opinion_id, typed).checks
    codes = [
        (check.code, dict(check.values)["paragraph"]) for check in found if check.code.startswith("contra")
    ]
    assert codes == [
        ("contradiction-age", "1"),
        ("contradiction-date", "2"),
        ("contradiction-date", "3"),
        ("contradiction-count", "4"),
        ("contradiction-count", "5"),
    ]


def test_the_directory_holds_the_offices_own_first(desk: Desk) -> None:
    add_institution(
        desk, institution="prosecutor", name="Prokuratura Rejonowa w Tychach", street="ul. Nowa 1"
    )
    rows = addressees(desk, "prosecutor")
    assert (rows[0].court, rows[0].street, rows[0].kind) == (
        "Prokuratura Rejonowa w Tychach",
        "ul. Nowa 1",
        "prosecutor",
    )
    assert {one.kind for one in addressees(desk)} == {
        "court",
        "regional_court",
        "prosecutor",
        "probation",
        "police",
    }


def test_a_name_put_right_in_a_draft_is_written_there_at_once(desk: Desk) -> None:
    view = draft(desk, "court-obligation")
    assert "wobec Kacpra Zielińskiego" in text(view, "legal")
    opinions.change_part(
        desk, view.opinion_id, 10, (Paragraph("Wobec Kacpra Zielińskiegoo i Kacpra Zielińskiego."),)
    )
    child = next(
        one.member_id for one in name_forms.name_forms(desk, view.family_id) if one.name.startswith("Kacper")
    )
    change = (child, Case.GENITIVE, "Kacpra Zielińskiego", "Kacpra Zielińskiego-Kosa")
    name_forms.correct_names(desk, view.opinion_id, (change,))
    after = opinions.opinion(desk, view.opinion_id)
    assert "wobec Kacpra Zielińskiego-Kosa:" in text(after, "legal")
    assert text(after, "institutions") == "Wobec Kacpra Zielińskiegoo i Kacpra Zielińskiego-Kosa."
    back = (child, Case.GENITIVE, "Kacpra Zielińskiego-Kosa", "")
    name_forms.correct_names(desk, view.opinion_id, (back,))
    assert "wobec Kacpra Zielińskiego:" in text(opinions.opinion(desk, view.opinion_id), "legal")


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        ("urgent", "małoletniego dziecka: Tymon Lis."),
        ("many-children", "małoletnich dzieci rodziny: Adam Szymański,"),
    ],
)
def test_a_request_speaks_of_one_child_or_of_many(desk: Desk, case: str, asked: str) -> None:
    paper_id = opinions.start_paper(desk, FAMILIES[case](desk), "insight-request")[1]
    assert asked in text(opinions.opinion(desk, paper_id), "request")


def test_what_holds_for_all_children_is_told_once(desk: Desk) -> None:
    told = text(draft(desk, "many-children"), "children")
    assert told.count("widziane") == 1
    assert (
        "W okresie współpracy wszystkie dzieci były widziane przez asystentkę rodziny podczas 5 wizyt" in told
    )


def test_a_service_that_is_over_is_told_as_over(desk: Desk) -> None:
    view = draft(desk, "interrupted")
    assert text(view, "legal").startswith(
        "Podstawa pracy z rodziną od 12 marca 2025 r. do 30 października 2026 r."
    )
    assert "Przyczyna: Matka nie otwiera drzwi" in text(view, "cooperation")
    assert "trwała od 12 marca 2025 r. do 30 października 2026 r." in text(view, "conclusion")
    assert view.period.replace("\u00a0", " ").startswith("od 12 marca 2025 r. do 30 października 2026 r.;")


def test_a_name_nobody_can_bend_stands_behind_a_noun_that_bends(desk: Desk) -> None:
    assert "wobec dziecka (Ярослав Шевченко):" in text(draft(desk, "ukrainian-names"), "legal")


def test_a_placed_child_is_not_counted_at_home_whatever_its_card_says(desk: Desk) -> None:
    family = FAMILIES["placed-child"](desk)
    child = next(one.member_id for one in members.members(desk, family) if one.first_name == "Ola")
    members.change_member(desk, child, in_household=True)
    view = opinions.opinion(desk, opinions.start_paper(desk, family, "information")[1])
    inside, outside = text(view, "household").split("\n")
    assert "Ola" not in inside and outside == "Poza gospodarstwem domowym: Ola Kaczmarek, córka, lat 9."


def test_strengths_and_needs_of_one_day_are_told_together(desk: Desk) -> None:
    family = FAMILIES["many-children"](desk)
    for said in ("Stałe pory snu.", "Dzieci pomagają w domu"):
        members.add_strength(desk, family, said)
    for problem in ("poverty", "unemployment"):
        entries.add(desk, family, Problem, problem=problem, since=date(2026, 3, 2))
    request_id = ask(desk, family, "Jak?")
    told = text(opinions.opinion(desk, opinions.start_opinion(desk, request_id)[1]), "resources")
    assert "odnotowano mocne strony rodziny: Stałe pory snu; Dzieci pomagają w domu." in told
    assert "W dniu 2 marca 2026 r. odnotowano potrzebę wsparcia w obszarach: " in told


def test_a_sentence_about_school_is_no_sentence_about_work(desk: Desk) -> None:
    family = FAMILIES["for-life"](desk)
    said = "Matka podała, że wychowawczyni pochwaliła pracę w grupie."
    cards.save_visit(desk, card(family, date(2026, 11, 12), facts=said))
    view = opinions.opinion(desk, opinions.start_opinion(desk, ask(desk, family, "Jak?"))[1])
    assert said in text(view, "children") and said not in text(view, "work")
