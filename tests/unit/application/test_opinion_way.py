"""The way of a court paper between an assistant's laptop and the head's: acceptance, final, delivery."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from asystent_desktop.application.faults import OfficeOnly, OpinionFrozen, ReasonMissing
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.acceptance import OwnPaper, StaleApproval
from asystent_desktop.application.opinion.delivery import ChannelNotYet, InvalidDelivery
from asystent_desktop.application.opinion.final import CaseNumberMissing, ChecksOpen, NotApproved
from asystent_desktop.application.opinion.state import OthersPaper
from asystent_desktop.application.opinion.writing import NotFinal
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.paper_difference import LineKind
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.ports.desk import Desk
from tests.exchange_sim.town import Town, make_town, new_family
from tests.fakes.rendering import FakeRenderer

TODAY = date(2026, 11, 17)
ACCEPTED = Paragraph("Rodzina korzysta ze wsparcia.", Nature.ASSESSMENT)


@dataclass
class Office:
    town: Town
    anna: Desk
    head: Desk
    family_id: str

    def round(self) -> None:
        self.town.round(self.anna, self.head)
        self.town.round(self.anna, self.head)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    town = make_town(tmp_path / "town")
    anna = replace(town.laptop("Anna Nowak"), renderer=FakeRenderer())
    head = replace(town.laptop("Halina Jarosz", role="head"), renderer=FakeRenderer())
    family_id = new_family(anna).id
    town.admit(anna)
    town.admit(head, role="head")
    made = Office(town, anna, head, family_id)
    made.round()
    yield made
    town.close()


def write(office: Office, *, whole: bool = True) -> str:
    """A paper of the assistant; `whole` fills every part so that nothing stops it."""
    form = opinions.RequestForm(
        court="Sąd Rejonowy w Sosnowcu",
        division="IV Wydział Rodzinny i Nieletnich",
        case_ref="IV Nsm 7/26",
        letter_on=date(2026, 11, 3),
        received_on=date(2026, 11, 5),
        due_on=date(2026, 11, 20),
    )
    request_id = opinions.add_request(office.anna, office.family_id, form)[1]
    paper_id = opinions.start_opinion(office.anna, request_id)[1]
    for number in range(1, 14) if whole else ():
        opinions.change_part(office.anna, paper_id, number, (ACCEPTED,))
    return paper_id


def state(desk: Desk, paper_id: str) -> OpinionState:
    return next(row.state for row in opinions.opinions(desk) if row.opinion_id == paper_id)


def submitted(office: Office, *, whole: bool = True) -> tuple[str, str]:
    """A paper that waits at the head's; its id and hash."""
    paper_id = write(office, whole=whole)
    opinions.submit(office.anna, paper_id)
    office.round()
    (row,) = opinions.acceptance_queue(office.head)
    assert (row.opinion_id, row.author, row.version) == (paper_id, "Anna Nowak", 1)
    return paper_id, row.content_sha256


def approved(office: Office, *, whole: bool = True) -> str:
    paper_id, version = submitted(office, whole=whole)
    opinions.approve(office.head, paper_id, version)
    office.round()
    assert state(office.anna, paper_id) is OpinionState.APPROVED
    return paper_id


def test_the_head_approves_what_was_submitted_and_both_see_it(office: Office) -> None:
    paper_id = approved(office)
    assert state(office.head, paper_id) is OpinionState.APPROVED
    assert opinions.acceptance_queue(office.head) == ()


def test_alone_on_a_laptop_the_paper_waits(office: Office) -> None:
    paper_id = write(office)
    opinions.submit(office.anna, paper_id)
    assert state(office.anna, paper_id) is OpinionState.SUBMITTED
    with pytest.raises(OfficeOnly):
        opinions.approve(office.anna, paper_id, "0" * 64)
    with pytest.raises(NotApproved):
        opinions.finalise(office.anna, paper_id, "PS.1.2026")


def test_an_edit_after_the_approval_voids_it(office: Office) -> None:
    paper_id = approved(office)
    with pytest.raises(OpinionFrozen):
        opinions.change_part(office.anna, paper_id, 3, (Paragraph("Inaczej."),))
    opinions.withdraw(office.anna, paper_id)
    opinions.change_part(office.anna, paper_id, 3, (Paragraph("Inaczej."),))
    assert opinions.opinion(office.anna, paper_id).changed_since
    office.round()
    assert state(office.head, paper_id) is OpinionState.DRAFT
    with pytest.raises(NotApproved):
        opinions.finalise(office.anna, paper_id, "PS.1.2026")


def test_another_addressee_voids_the_approval_too(office: Office) -> None:
    paper_id = approved(office)
    request = opinions.requests(office.anna)[0]
    opinions.change_request(office.anna, request.request_id, court="Sąd Rejonowy w Bytomiu")
    assert state(office.anna, paper_id) is OpinionState.DRAFT
    opinions.change_request(office.anna, request.request_id, court="Sąd Rejonowy w Sosnowcu")
    assert state(office.anna, paper_id) is OpinionState.APPROVED


def test_a_returned_paper_says_why_and_comes_back_as_a_second_version(office: Office) -> None:
    paper_id, version = submitted(office)
    with pytest.raises(ReasonMissing):
        opinions.give_back(office.head, paper_id, version, " ")
    opinions.give_back(office.head, paper_id, version, "Dopisz datę w części 3.")
    opinions.comment(office.head, paper_id, 3, "Kiedy to było?")
    office.round()
    view = opinions.opinion(office.anna, paper_id)
    assert (view.state, view.returned_reason) == (OpinionState.RETURNED, "Dopisz datę w części 3.")
    (told,) = opinions.comments(office.anna, paper_id)
    assert (told.part, told.by, told.answered) == (3, "Halina Jarosz", False)
    opinions.answer_comment(office.anna, told.comment_id)
    opinions.change_part(office.anna, paper_id, 3, (ACCEPTED, Paragraph("Dnia 5 listopada 2026 r.")))
    opinions.submit(office.anna, paper_id)
    office.round()
    (row,) = opinions.acceptance_queue(office.head)
    assert row.version == 2
    first, second = opinions.versions(office.head, paper_id)
    (part,) = opinions.difference(office.head, first.document_id, second.document_id)
    assert part.number == 3
    assert [(line.kind, line.text) for line in part.lines if line.kind is not LineKind.SAME] == [
        (LineKind.ADDED, "Dnia 5 listopada 2026 r.")
    ]


def test_a_decision_on_words_that_are_no_longer_there_is_refused(office: Office) -> None:
    paper_id, version = submitted(office)
    with pytest.raises(StaleApproval):
        opinions.approve(office.head, paper_id, "0" * 64)
    opinions.approve(office.head, paper_id, version)
    with pytest.raises(StaleApproval):
        opinions.give_back(office.head, paper_id, version, "za późno")


def test_the_head_neither_changes_the_text_nor_approves_her_own(office: Office) -> None:
    paper_id, _version = submitted(office)
    opinions.withdraw(office.anna, paper_id)
    office.round()
    with pytest.raises(OthersPaper):
        opinions.change_part(office.head, paper_id, 1, (Paragraph("Moje."),))
    with pytest.raises(OthersPaper):
        opinions.submit(office.head, paper_id)
    own = opinions.start_paper(office.head, office.family_id, "information")[1]
    with pytest.raises(OwnPaper):
        opinions.approve(office.head, own, "0" * 64)


def test_final_bears_the_number_of_the_register_and_the_approver(office: Office) -> None:
    paper_id = approved(office)
    with pytest.raises(CaseNumberMissing):
        opinions.finalise(office.anna, paper_id, "  ")
    _changes, document = opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    content = document.content
    assert (content.case_number, content.approver) == ("PS.8120.1.2026", "Halina Jarosz")
    assert (content.signatory, content.draft) == ("Anna Nowak", False)
    assert state(office.anna, paper_id) is OpinionState.FINAL
    assert opinions.stored_pdf(office.anna, paper_id) == opinions.print_final(office.anna, document.id)
    match = making.find_by_code(office.anna, content.code.lower())
    assert match is not None
    assert (match.document_id, match.number) == (document.id, document.number)
    with pytest.raises(OpinionFrozen):
        opinions.finalise(office.anna, paper_id, "PS.8120.2.2026")
    with pytest.raises(OpinionFrozen):
        opinions.withdraw(office.anna, paper_id)


def test_a_blocking_remark_stops_the_final_paper_only(office: Office) -> None:
    paper_id = approved(office, whole=False)
    with pytest.raises(ChecksOpen):
        opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")


def test_a_crash_between_freezing_and_storing_leaves_nothing_and_takes_no_number(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper_id = approved(office)
    unit_class = type(office.anna.unit_of_work())
    with monkeypatch.context() as broken:
        broken.setattr(unit_class, "commit", lambda *_given: (_ for _ in ()).throw(OSError("crash")))
        with pytest.raises(OSError, match="crash"):
            opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    assert opinions.final_papers(office.anna, paper_id) == ()
    assert state(office.anna, paper_id) is OpinionState.APPROVED
    _changes, document = opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    assert document.number.startswith("1/2026/")


def test_a_masked_variant_shows_first_what_it_hides(office: Office) -> None:
    paper_id = write(office)
    opinions.change_part(
        office.anna, paper_id, 3, (ACCEPTED, Paragraph("Babcia mieszka przy ul. Cichej 4, od 2020 r."))
    )
    for item in opinions.review(office.anna, paper_id):
        opinions.decide(office.anna, paper_id, item.key, opinions.Decision.KEEP)
    opinions.submit(office.anna, paper_id)
    office.round()
    (row,) = opinions.acceptance_queue(office.head)
    opinions.approve(office.head, paper_id, row.content_sha256)
    office.round()
    with pytest.raises(NotFinal):
        opinions.mask_suggestions(office.anna, paper_id)
    _changes, final = opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    suggested = opinions.mask_suggestions(office.anna, paper_id)
    assert suggested == ("ul. Cichej 4",)
    variant = opinions.masked_variant(office.anna, paper_id, "ojciec dzieci", suggested)
    assert [(one.text, one.places) for one in variant.hidden] == [("ul. Cichej 4", 1)]
    with pytest.raises(ReasonMissing):
        opinions.masked_variant(office.anna, paper_id, "ojciec dzieci", ("czego tu nie ma",))
    _changes, made = opinions.finish_masked(office.anna, paper_id, "ojciec dzieci", suggested)
    printed = opinions.print_final(office.anna, made.id).decode()
    assert "Cichej" not in printed and "[…]" in printed
    assert "Odpis dla: ojciec dzieci. Pominięto 1 fragment." in printed
    assert made.number != final.number and made.code != final.code
    assert "Cichej" in opinions.print_final(office.anna, final.id).decode()


def test_posting_closes_the_deadline_and_a_copy_does_not(office: Office) -> None:
    paper_id = approved(office)
    with pytest.raises(NotFinal):
        opinions.deliver(office.anna, paper_id, Channel.REGISTERED_POST, TODAY)
    opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    with pytest.raises(InvalidDelivery):
        opinions.deliver(office.anna, paper_id, Channel.REGISTERED_POST, date(2026, 11, 1))
    with pytest.raises(ChannelNotYet):
        opinions.deliver(office.anna, paper_id, Channel.E_DELIVERY, TODAY)
    opinions.deliver(office.anna, paper_id, Channel.E_DELIVERY, TODAY, copy_to="MOPS Sosnowiec")
    assert opinions.requests(office.anna)[0].closed_on is None
    opinions.deliver(office.anna, paper_id, Channel.REGISTERED_POST, TODAY, proof="00559007 12")
    assert opinions.requests(office.anna)[0].closed_on == TODAY
    office.round()
    assert state(office.head, paper_id) is OpinionState.SENT
    assert [one.addressee for one in opinions.deliveries(office.anna, paper_id)] == [
        "MOPS Sosnowiec",
        "Sąd Rejonowy w Sosnowcu",
    ]


def test_a_correction_names_what_it_corrects_and_the_first_stays_as_it_was(office: Office) -> None:
    paper_id = approved(office)
    with pytest.raises(NotFinal):
        opinions.correct(office.anna, paper_id, "błędna data")
    _changes, document = opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    first = opinions.print_final(office.anna, document.id)
    with pytest.raises(ReasonMissing):
        opinions.correct(office.anna, paper_id, "")
    _changes, again = opinions.correct(office.anna, paper_id, "błędna data w części 3")
    content = opinions.compose(office.anna, again)
    assert "Korekta pisma z dnia" in content.notice and "błędna data w części 3" in content.notice
    assert [one.paragraphs for one in content.sections][2][0].text == ACCEPTED.text
    assert opinions.print_final(office.anna, document.id) == first
    assert opinions.requests(office.anna)[0].opinion_id == again


def test_a_covering_letter_wraps_the_final_paper(office: Office) -> None:
    wanted = making.Wanted("cover-letter", office.family_id)
    with pytest.raises(NothingToPrint):
        making.compose(office.anna, wanted)
    paper_id = approved(office)
    opinions.finalise(office.anna, paper_id, "PS.8120.1.2026")
    content = making.compose(office.anna, wanted)
    assert content.addressee[0] == "Sąd Rejonowy w Sosnowcu"
    assert content.attachments == ("Opinia o rodzinie i jej członkach",)
    assert content.reference == "Dot. sygn. akt IV Nsm 7/26"
    assert "PS.8120.1.2026" in " ".join(content.head_lines)
    said = " ".join(text for block in content.blocks for text in block.texts).replace("\u00a0", " ")
    assert "W odpowiedzi na pismo z dnia 3 listopada 2026 r." in said
