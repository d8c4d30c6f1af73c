"""Papers from templates: filled from the file, frozen, numbered, found again."""

from dataclasses import replace
from datetime import date

import pytest

from asystent_desktop import assets
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.application.papers import making, template
from asystent_desktop.application.papers.asking import Ask
from asystent_desktop.application.papers.codes import code_of
from asystent_desktop.application.papers.faults import (
    NothingToPrint,
    PaperLost,
    PaperTemplateFault,
    UnknownPaperKind,
)
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.tables import office_tables
from asystent_desktop.domain.kinds.consent import Authorisation, AuthorisedInstitution
from asystent_desktop.domain.kinds.family import Family, MemberRole
from asystent_desktop.domain.kinds.household import Guardianship
from asystent_desktop.domain.kinds.paper import PaperDocument
from asystent_desktop.domain.kinds.placement import Placement, PlacementForm
from asystent_desktop.domain.paper_content import BlockKind
from asystent_desktop.i18n.dictionaries import label

ONE = """
template = "proba"
version = 1
document_title = "Próba"
title = "PRÓBA {family_number}"
"""


@pytest.fixture
def family(desk, family_id):
    with desk.unit_of_work() as unit:
        return unit.get(Family, family_id)


@pytest.fixture
def wanted(family) -> Wanted:
    return Wanted("family-card", family.id)


def test_the_family_card_names_the_family_and_its_people(desk, family, wanted) -> None:
    content = making.compose(desk, wanted)
    said = [value for block in content.blocks for row in block.rows for value in row]
    assert family.full_name in said
    assert content.draft and content.code == ""
    assert content.footer.startswith("PROJEKT")


def test_a_finished_paper_is_kept_and_reprinted_byte_for_byte(desk, wanted) -> None:
    _changes, document = making.finish(desk, wanted)
    first = making.stored_paper(desk, document.id)
    assert making.stored_paper(desk, document.id) == first
    assert document.content.draft is False
    assert document.number.split("/")[:2] == ["1", str(document.content.dated_on.year)]


def test_no_two_papers_have_one_number(desk, wanted) -> None:
    numbers = [making.finish(desk, wanted)[1].number for _n in range(3)]
    assert len(set(numbers)) == 3


def test_a_sheet_is_found_by_its_code_however_it_is_typed(desk, wanted) -> None:
    _changes, document = making.finish(desk, wanted)
    typed = document.content.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    found = making.find_by_code(desk, typed)
    assert found is not None and found.document_id == document.id
    assert making.find_by_code(desk, "AAAA-AAAA-AAAA") is None


def test_other_words_have_another_code(desk, family, wanted) -> None:
    content = making.compose(desk, wanted)
    others = [
        replace(content, title="INNY TYTUŁ"),
        replace(content, blocks=content.blocks[1:]),
        replace(content, dated_on=date(2020, 1, 1)),
        replace(content, footer="inna stopka"),
    ]
    codes = [code_of(one) for one in (content, *others)]
    assert len(set(codes)) == len(codes)
    assert code_of(replace(content, code="0000-0000-0000")) == codes[0]


def test_an_altered_file_does_not_match(desk, wanted) -> None:
    _changes, document = making.finish(desk, wanted)
    content = making.stored_paper(desk, document.id)
    assert making.find_by_file(desk, content) is not None
    assert making.find_by_file(desk, content + b" ") is None


def test_lost_bytes_are_made_again_only_when_they_are_the_same(desk, wanted) -> None:
    _changes, document = making.finish(desk, wanted)
    with desk.unit_of_work() as unit:
        lost = replace(document, id=desk.ids.new(), sha256="0" * 64)
        unit.save(lost)
        unit.commit("test")
    with pytest.raises(PaperLost):
        making.stored_paper(desk, lost.id)


def test_an_unknown_kind_names_the_known_ones(desk, family) -> None:
    with pytest.raises(UnknownPaperKind) as fault:
        making.compose(desk, Wanted("no-such", family.id))
    assert "family-card" in fault.value.values["known"]


def test_a_crash_between_freezing_and_storing_leaves_no_paper(desk, wanted, monkeypatch) -> None:
    def full(*_given: object) -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"), monkeypatch.context() as patch:
        patch.setattr(making, "sha256_hex", full)
        making.finish(desk, wanted)
    with desk.unit_of_work() as unit:
        assert unit.find(PaperDocument) == []
    assert making.finish(desk, wanted)[1].number.startswith("1/")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_paper_is_made_or_says_that_there_is_nothing_to_print(desk, family, kind) -> None:
    try:
        content = making.compose(desk, Wanted(kind, family.id))
    except NothingToPrint as fault:
        assert fault.values["family"] == family.number
    else:
        assert content.title
        assert content.blocks


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_composer_gives_the_names_its_kind_declares(desk, family, kind) -> None:
    held = KINDS[kind]
    with desk.unit_of_work() as unit:
        try:
            data = held.compose(Ask(desk, unit, family, desk.clock.today()))
        except NothingToPrint:
            pytest.skip("nothing in this file to compose it from")
    assert frozenset(data.values) == held.values
    assert set(data.rows) <= set(held.rows)
    for name, rows in data.rows.items():
        assert all(frozenset(row) == held.rows[name] for row in rows)


def test_the_office_puts_its_own_template_in_force(desk, wanted) -> None:
    shipped = assets.path("documents/karta-rodziny.toml").read_text("utf-8")
    own = shipped.replace("KARTA RODZINY", "KARTA TECZKI")
    office_tables.set_table(desk, "documents/karta-rodziny", own, date(2020, 1, 1))
    try:
        assets.lay_over(office_tables.in_force(desk))
        assert making.compose(desk, wanted).title == "KARTA TECZKI"
    finally:
        assets.lay_over({})
    assert making.compose(desk, wanted).title == "KARTA RODZINY"


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("documents/karta-rodziny", "{family_name}", "{family_nme}", "family_nme"),
        ("documents/karta-rodziny", "width = 250", "width = 251", "width"),
        ("documents/slownik", "mother =", "mothr =", "role.mother"),
        ("documents/wspolne", 'page = "', 'page = 1 #"', "page"),
    ],
)
def test_a_table_of_papers_that_cannot_be_used_is_refused_with_its_place(
    desk, name: str, old: str, new: str, place: str
) -> None:
    shipped = assets.path(f"{name}.toml").read_text("utf-8")
    office_tables.check_table(name, shipped)
    with pytest.raises(office_tables.UnusableTable) as fault:
        office_tables.check_table(name, shipped.replace(old, new))
    assert place in fault.value.values["place"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("tytul = ", "Invalid"),
        (ONE + "parts = []\nfoter = 'x'", "foter"),
        (ONE + "[[parts]]\nkind = 'song'", "song"),
        ("version = 1", "template"),
    ],
)
def test_a_template_that_cannot_be_read_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(PaperTemplateFault) as fault:
        template.read("proba", text)
    assert named in fault.value.values["fault"]


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("kind = 'text'\ntext = ['{unknown}']", "unknown"),
        ("kind = 'text'\ntext = ['{family_number.__class__}']", "family_number.__class__"),
        ("kind = 'text'\ntext = ['{family_number']", "expected"),
        ("kind = 'list'\nrows = 'songs'\nitem = '{text}'", "songs"),
        ("kind = 'list'\nrows = 'strengths'\nitem = '{tune}'", "tune"),
        (
            "kind = 'table'\nrows = 'strengths'\ncolumns = [{title = 'A', value = '{text}', width = 900}]",
            "width",
        ),
        ("kind = 'text'\nwhen = 'weather'\ntext = ['x']", "weather"),
    ],
)
def test_a_template_that_asks_for_what_is_not_there_is_refused(part: str, named: str) -> None:
    form = template.read("proba", f"{ONE}[[parts]]\n{part}")
    with pytest.raises(PaperTemplateFault) as fault:
        template.check("proba", form, frozenset({"family_number"}), {"strengths": frozenset({"text"})})
    assert named in fault.value.values["fault"]


def test_an_empty_part_prints_what_the_template_says_or_nothing(desk, family) -> None:
    content = making.compose(desk, Wanted("family-card", family.id))
    headings = [block.texts[0] for block in content.blocks if block.kind is BlockKind.HEADING]
    assert "Adresy" not in headings  # no address beside the family's own, no `empty`: the part is left out
    said = [text for block in content.blocks if block.kind is BlockKind.PROSE for text in block.texts]
    assert "Nie wpisano mocnych stron." in said


def test_the_family_card_names_guardians_authorisations_and_help_plans_of_its_day(desk, family) -> None:
    child = members.add_member(desk, family.id, MemberForm("Ola", "Nowa", MemberRole.CHILD))[1]
    entries.add(
        *(desk, family.id, Guardianship),
        **{
            "child_id": child,
            "guardian": "Jan Stryj",
            "since": date(2026, 5, 1),
            "court_case_ref": "IV Nsm 1/26",
        },
    )
    entries.add(desk, family.id, Guardianship, child_id=child, guardian="Ewa Jutro", since=date(2027, 1, 1))
    given = {"member_id": child, "given_on": date(2026, 5, 2)}
    for key, until in (("zus", date(2027, 5, 2)), ("school", date(2026, 6, 30))):
        named = (AuthorisedInstitution(key, ""),)
        entries.add(desk, family.id, Authorisation, institutions=named, valid_until=until, **given)
    placed = {"form": PlacementForm.FOSTER_KIN, "since": date(2026, 5, 3), "help_plan_on": date(2026, 5, 20)}
    entries.add(desk, family.id, Placement, child_id=child, **placed)
    content = making.compose(desk, Wanted("family-card", family.id))
    said = " ".join(value for block in content.blocks for row in block.rows for value in row)
    assert "Jan Stryj" in said and "IV Nsm 1/26" in said and "Ewa Jutro" not in said
    assert label("institutions", "zus") in said and label("institutions", "school") not in said
    assert "20.05.2026" in said
