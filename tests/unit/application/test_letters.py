"""Letters in own words: begun from a start text, drafts safe, frozen only when whole."""

from datetime import date

import pytest

from asystent_desktop import assets
from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.papers import letters, making
from asystent_desktop.application.papers.faults import (
    LetterWithoutAddressee,
    LetterWithoutText,
    NothingToPrint,
    UnknownLetterTemplate,
)
from asystent_desktop.application.papers.letter_editing import (
    LetterForm,
    drop_letter_draft,
    keep_letter_draft,
    open_letter,
    save_letter,
)
from asystent_desktop.application.papers.letter_templates import letter_templates
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.papers.subjects import subjects
from asystent_desktop.application.tables import office_tables
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.paper import PaperDocument
from asystent_desktop.domain.paper_content import BlockKind

SCHOOL = ("Szkoła Podstawowa nr 0", "ul. Wzorcowa 1", "00-001 Próbowo")
FORM = LetterForm(
    subject="Prośba o informację",
    addressee=SCHOOL,
    case_number="AR.5023.7.2026",
    reference="Dot. pisma z dnia 3 listopada 2026 r.",
    salutation="Szanowna Pani Dyrektor,",
    text="Pierwszy akapit.\nDrugi akapit.",
    closing="Z poważaniem",
    attachments=("upoważnienie",),
    recipients=("adresat", "pracownik socjalny", "a/a"),
)


def kept(desk, family_id: str, form: LetterForm = FORM) -> str:
    return save_letter(desk, family_id, "", form)[1]


def test_every_start_text_becomes_a_letter_without_a_brace(desk, family_id) -> None:
    for one in letter_templates():
        _changes, made = letters.begin(desk, family_id, one.key, addressee=SCHOOL)
        held = entries.entry(desk, Letter, made)
        assert held.subject
        assert "{" not in held.text + held.subject
    assert len(entries.entries(desk, family_id, Letter)) == len(letter_templates())


def test_a_start_text_is_filled_from_the_file(desk, family_id) -> None:
    begun = letters.started(desk, family_id, "housing")
    assert "Łączna 4/7" in begun["text"]
    assert "12\N{NO-BREAK SPACE}marca 2025" in begun["text"]
    with pytest.raises(UnknownLetterTemplate) as fault:
        letters.started(desk, family_id, "no-such")
    assert "housing" in fault.value.values["known"]


def test_a_letter_is_printed_as_it_was_written(desk, family_id) -> None:
    letter = kept(desk, family_id)
    content = making.compose(desk, Wanted("letter", family_id, letter))
    prose = [text for block in content.blocks if block.kind is BlockKind.PROSE for text in block.texts]
    assert prose == [FORM.salutation, FORM.text, FORM.closing]
    assert (content.title, content.addressee, content.reference) == (FORM.subject, SCHOOL, FORM.reference)
    assert content.recipients == FORM.recipients
    assert content.attachments == FORM.attachments
    assert "Znak sprawy: AR.5023.7.2026" in content.head_lines
    assert content.document_title == "Pismo"  # never a name or a subject


def test_a_finished_letter_no_longer_follows_its_text(desk, family_id) -> None:
    letter = kept(desk, family_id)
    _changes, paper = making.finish(desk, Wanted("letter", family_id, letter))
    entries.change(desk, Letter, letter, text="Zupełnie co innego.")
    with desk.unit_of_work() as unit:
        assert unit.get(PaperDocument, paper.id).content == paper.content
    assert "Zupełnie co innego." in str(making.compose(desk, Wanted("letter", family_id, letter)).blocks)


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (LetterForm(subject="Pismo", text="Treść."), LetterWithoutAddressee),
        (LetterForm(subject="Pismo", addressee=("Szkoła",), text=" \n"), LetterWithoutText),
    ],
)
def test_half_a_letter_can_be_seen_and_not_frozen(desk, family_id, form, fault) -> None:
    wanted = Wanted("letter", family_id, kept(desk, family_id, form))
    assert making.compose(desk, wanted).draft
    with pytest.raises(fault):
        making.finish(desk, wanted)


def test_without_a_letter_there_is_nothing_to_print(desk, family_id) -> None:
    with pytest.raises(NothingToPrint):
        making.compose(desk, Wanted("letter", family_id))


def test_a_letter_without_a_subject_is_refused(desk, family_id) -> None:
    with pytest.raises(InvalidEntry) as fault:
        kept(desk, family_id, LetterForm())
    assert [one.field for one in fault.value.problems] == ["subject"]


def test_what_was_typed_comes_back_until_it_is_saved(desk, family_id) -> None:
    typed = LetterForm(subject="Prośba", text="Niedokończone", addressee=("Szkoła",))
    keep_letter_draft(desk, family_id, "", typed)
    opened = open_letter(desk, family_id)
    assert (opened.form, opened.recovered_at) == (typed, desk.clock.now())
    letter = kept(desk, family_id, typed)
    assert open_letter(desk, family_id).recovered_at is None
    assert open_letter(desk, family_id, letter).form == typed
    keep_letter_draft(desk, family_id, letter, FORM)
    assert open_letter(desk, family_id, letter).form == FORM
    drop_letter_draft(desk, family_id, letter)
    assert open_letter(desk, family_id, letter).form == typed


def test_addressees_come_from_contacts_and_directories_each_once(desk, family_id) -> None:
    entries.add(
        desk, family_id, Contact, name="Ewa Wymyślona", role="teacher", institution="SP 0", address="ul. A 1"
    )
    found = letters.letter_addressees(desk, family_id)
    assert ("Ewa Wymyślona", "SP 0", "ul. A 1") in [one.lines for one in found]
    assert any(one.lines[0].startswith("Sąd Rejonowy") for one in found)
    assert len({one.lines for one in found}) == len(found)


def test_letters_are_offered_with_their_subject(desk, family_id) -> None:
    letter = kept(desk, family_id)
    (one,) = subjects(desk, "letter", family_id)
    assert (one.record_id, one.title, one.on) == (letter, FORM.subject, desk.clock.today())


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("{family_address}", "{family_adress}", "housing.text family_adress"),
        ("{family_address}", "{}", "housing.text {}"),
        ("{family_address}", "{family_address!r}", "housing.text"),
        ('key = "team"', 'key = "school"', "key"),
        ("subject =", "sbject =", "sbject"),
    ],
)
def test_a_start_text_that_cannot_be_filled_is_refused(desk, old: str, new: str, place: str) -> None:
    text = assets.path("documents/pisma-wzory.toml").read_text("utf-8")
    office_tables.check_table("documents/pisma-wzory", text)
    with pytest.raises(office_tables.UnusableTable) as fault:
        office_tables.check_table("documents/pisma-wzory", text.replace(old, new))
    assert place in fault.value.values["place"]


def test_the_office_has_start_texts_of_its_own(desk, family_id) -> None:
    own = '[[letter]]\nkey = "own"\nname = "Nasz wzór"\nsubject = "Pismo {family_number}"\n'
    office_tables.set_table(desk, "documents/pisma-wzory", own, date(2020, 1, 1))
    try:
        assets.lay_over(office_tables.in_force(desk))
        assert letters.started(desk, family_id, "own")["subject"].startswith("Pismo R-")
    finally:
        assets.lay_over({})
