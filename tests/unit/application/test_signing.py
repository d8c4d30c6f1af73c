"""What signing leaves in the record: a signature beside the frozen paper, which stays as it was."""

from dataclasses import replace

import pytest

from asystent_desktop.application.opinion import papers as opinion_papers, signing
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.faults import NoSuchPaper, SignedAway
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.documents.faults import WrongKeyPassword
from asystent_desktop.domain.kinds.court import CourtOpinion
from asystent_desktop.domain.kinds.paper import SignedPaper
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.domain.records import KINDS, OFFICE_SCOPE, family_scope, person_scope
from asystent_desktop.journal.authority import may_live
from asystent_desktop.ports.signing import KeyFile, SignedPdf
from tests.fakes.vaults import make_desk

MEANS = KeyFile(b"key", "password")


class FakeSigner:
    """Signs by adding a line; refuses when it is told to."""

    refuses = False

    def sign(self, pdf, means, at) -> SignedPdf:
        if self.refuses:
            raise WrongKeyPassword()
        return SignedPdf(pdf + f"\n%signed {at:%H:%M:%S}".encode(), "Anna Przykładowa")


@pytest.fixture
def desk(tmp_path, clock, renderer):
    made = make_desk(tmp_path / "vault", clock=clock, renderer=renderer, signer=FakeSigner())
    yield made
    made.close()


@pytest.fixture
def paper(desk, family_id):
    return making.finish(desk, Wanted("family-card", family_id))[1]


@pytest.fixture
def opinion(desk, family_id):
    """A draft's id and its frozen document, not final."""
    from asystent_desktop.application.opinion import opinions

    to = Addressee("Sąd Rejonowy", "III Wydział", "ul. Przykładowa 1", "00-001 Miasto")
    opinion_id = opinions.start_paper(desk, family_id, "information", to, "")[1]
    return opinion_id, opinion_papers.submit(desk, opinion_id)[1]


def test_the_signed_bytes_are_kept_and_the_frozen_ones_stay(desk, paper) -> None:
    frozen = making.stored_paper(desk, paper.id)
    _changes, made = signing.sign_paper(desk, paper, MEANS)
    assert made.content.startswith(frozen + b"\n%signed")
    assert signing.signed_bytes(desk, made.record.id) == made.content
    assert making.stored_paper(desk, paper.id) == frozen
    assert (made.record.document_kind, made.record.document_id) == ("paper_document", paper.id)
    assert made.record.signed_at == desk.clock.now()
    assert made.record.author_id == desk.identity().person_id
    assert desk.verify().problems == ()


def test_a_second_signature_stands_beside_the_first(desk, paper) -> None:
    first = signing.sign_paper(desk, paper, MEANS)[1]
    desk.clock.advance(seconds=5)
    second = signing.sign_paper(desk, paper, MEANS)[1]
    assert signing.signatures(desk, paper) == (second.record, first.record)
    assert signing.signed_bytes(desk, first.record.id) == first.content


def test_a_refusal_keeps_nothing(desk, paper) -> None:
    desk.signer.refuses = True
    with pytest.raises(WrongKeyPassword):
        signing.sign_paper(desk, paper, MEANS)
    assert signing.signatures(desk, paper) == ()


def test_a_signed_file_is_told_as_its_paper(desk, paper) -> None:
    made = signing.sign_paper(desk, paper, MEANS)[1]
    found = making.find_by_file(desk, made.content)
    assert found is not None and (found.document_id, found.sha256) == (paper.id, paper.sha256)
    assert making.find_by_file(desk, made.content + b"x") is None


def test_a_paper_is_found_by_its_code_and_by_its_id(desk, paper) -> None:
    for wanted in (paper.content.code, paper.content.code.lower(), paper.id, paper.id[:-2]):
        assert signing.find_finished(desk, wanted) == paper


@pytest.mark.parametrize("wanted", ["", "-", "0000-0000-0000", "zzz"])
def test_what_is_no_finished_paper_is_told(desk, paper, wanted) -> None:
    with pytest.raises(NoSuchPaper):
        signing.find_finished(desk, wanted)


def test_a_court_paper_is_signed_when_it_is_final_only(desk, opinion) -> None:
    opinion_id, document = opinion
    for wanted in (opinion_id, document.id):
        with pytest.raises(NoSuchPaper):
            signing.find_finished(desk, wanted)
    with desk.unit_of_work() as unit:
        final = replace(document, id=desk.ids.new(), final=True)
        copy = replace(final, id=desk.ids.new(), copy_for="ojciec")
        unit.save(final)
        unit.save(copy)
        unit.commit("test")
    assert signing.find_finished(desk, opinion_id) == final
    assert signing.find_finished(desk, copy.id) == copy
    made = signing.sign_paper(desk, final, MEANS)[1]
    assert made.record.document_kind == "opinion_document"
    assert making.find_by_file(desk, made.content).record_kind == "opinion_document"
    with desk.unit_of_work() as unit:
        assert unit.get(CourtOpinion, opinion_id) is not None


def test_on_another_computer_the_signed_bytes_are_missed_by_name(desk, paper) -> None:
    made = signing.sign_paper(desk, paper, MEANS)[1].record
    received = replace(made, id=desk.ids.new(), sha256="0" * 64)  # the record travels, its bytes do not
    with desk.unit_of_work() as unit:
        unit.save(received)
        unit.commit("test")
    with pytest.raises(SignedAway):
        signing.signed_bytes(desk, received.id)


def test_a_signature_only_grows_and_lives_with_its_family() -> None:
    assert KINDS["signed_paper"].cls is SignedPaper and KINDS["signed_paper"].grows_only
    assert may_live("signed_paper", family_scope("r"))
    assert not may_live("signed_paper", OFFICE_SCOPE) and not may_live("signed_paper", person_scope("p"))
