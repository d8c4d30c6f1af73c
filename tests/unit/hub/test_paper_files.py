"""The bytes of finished papers between laptops: printed again everywhere the same, gone with the family."""

from dataclasses import replace
from datetime import date

import pytest

from asystent_desktop.application.attachments import attachments, moves as attachment_moves, paper_files
from asystent_desktop.application.faults import OpinionLost, PaperAway
from asystent_desktop.application.history import listing
from asystent_desktop.application.opinion import opinions, papers as opinion_papers, signing
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.faults import PaperLost, SignedAway
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.transfer import exports
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.hub import attachments as at_hub, device_care
from asystent_desktop.hub.decisions import assign
from asystent_desktop.ports.render import Rendered
from asystent_desktop.ports.signing import KeyFile, SignedPdf
from tests.exchange_sim.town import make_town, new_family
from tests.fakes.rendering import FakeRenderer


class LaterRenderer(FakeRenderer):
    """A later version of the program: the same content drawn otherwise."""

    def opinion(self, content, pictures=None) -> Rendered:
        made = super().opinion(content, pictures or {})
        return replace(made, content=made.content + b"\n%later")

    def paper(self, content, pictures) -> Rendered:
        made = super().paper(content, pictures)
        return replace(made, content=made.content + b"\n%later")


class FakeSigner:
    """Signs by adding a line."""

    def sign(self, pdf, means, at) -> SignedPdf:
        return SignedPdf(pdf + b"\n%signed", "Anna Przykładowa")


@pytest.fixture
def town(tmp_path):
    """An office; that chunks lie alike in either database the tests of attachments show."""
    made = make_town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def pair(town):
    """Who finishes a paper, who reads it with a later version, the family that both may have."""
    anna = replace(town.laptop("Anna Nowak"), renderer=FakeRenderer(), signer=FakeSigner())
    ewa = replace(town.laptop("Ewa Lis"), renderer=LaterRenderer())
    family = new_family(anna)
    for desk in (anna, ewa):
        town.admit(desk)
    town.round(anna, ewa)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.STAND_IN)
    town.round(anna, ewa)
    return anna, ewa, family


def finished(desk, family, on=None):
    return making.finish(desk, Wanted("family-card", family.id, on=on))[1]


def submitted(desk, family):
    to = Addressee("Sąd Rejonowy", "III Wydział", "ul. Przykładowa 1", "00-001 Miasto")
    opinion_id = opinions.start_paper(desk, family.id, "information", to, "")[1]
    opinions.submit(desk, opinion_id)
    return opinion_id


def names(desk, paper):
    with desk.unit_of_work() as unit:
        return [name for one in unit.find(PaperFile, sha256=paper.sha256) for name in one.chunks]


def test_a_later_version_prints_the_bytes_that_were_finished(town, pair):
    anna, ewa, family = pair
    paper, opinion = finished(anna, family), submitted(anna, family)
    frozen, court = making.stored_paper(anna, paper.id), opinions.stored_pdf(anna, opinion)
    signed = signing.sign_paper(anna, paper, KeyFile(b"key", "password"))[1]
    town.round(anna)
    town.exchange(ewa)  # the records
    assert making.stored_paper(replace(ewa, renderer=FakeRenderer()), paper.id) == frozen
    with pytest.raises(PaperAway) as fault:
        making.stored_paper(ewa, paper.id)
    assert fault.value.values == {"document_id": paper.id, "missing": 1, "parts": 1}
    for read, which in ((opinions.stored_pdf, opinion), (signing.signed_bytes, signed.record.id)):
        with pytest.raises(PaperAway):
            read(ewa, which)
    town.round(ewa)  # the bytes
    assert making.stored_paper(ewa, paper.id) == frozen
    assert opinions.stored_pdf(ewa, opinion) == court
    assert signing.signed_bytes(ewa, signed.record.id) == signed.content
    assert making.find_by_file(ewa, frozen).document_id == paper.id
    assert town.verify(anna).problems == () == town.verify(ewa).problems


def test_the_head_asks_for_what_she_could_not_open_and_for_nothing_else(town, pair):
    anna, _ewa, family = pair
    first, second = finished(anna, family), finished(anna, family, date(2026, 1, 1))
    head = replace(town.laptop("Maria Kierownik", role="head"), renderer=LaterRenderer())
    town.admit(head, role="head")
    town.round(anna, head)
    town.round(head)
    assert attachment_moves.moves(head, ()).asking == ()
    with pytest.raises(PaperAway):
        making.stored_paper(head, first.id)
    assert list(attachment_moves.moves(head, ()).asking) == names(anna, first)
    town.round(head)
    assert making.stored_paper(head, first.id) == making.stored_paper(anna, first.id)
    with head.unit_of_work() as unit:
        assert paper_files.kept(unit, second) is None


def keep_as_before(_desk, unit, paper, content):
    """How earlier versions kept a paper: its bytes under their hash, on this computer alone."""
    unit.put_blob(paper.sha256, content)
    unit.save(paper)


def test_papers_of_an_earlier_version_stay_as_they_were(town, pair, monkeypatch):
    anna, ewa, family = pair
    monkeypatch.setattr(making, "keep", keep_as_before)
    monkeypatch.setattr(opinion_papers, "keep", keep_as_before)
    monkeypatch.setattr(signing, "keep", keep_as_before)
    paper, opinion = finished(anna, family), submitted(anna, family)
    signed = signing.sign_paper(anna, paper, KeyFile(b"key", "password"))[1]
    town.round(anna)
    town.round(ewa)
    later = replace(anna, renderer=LaterRenderer())
    content = making.stored_paper(later, paper.id)
    assert content == making.stored_paper(replace(ewa, renderer=FakeRenderer()), paper.id)
    assert opinions.stored_pdf(later, opinion)
    assert signing.signed_bytes(later, signed.record.id) == signed.content
    for fault, read in (
        (PaperLost, lambda: making.stored_paper(ewa, paper.id)),
        (OpinionLost, lambda: opinions.stored_pdf(ewa, opinion)),
        (SignedAway, lambda: signing.signed_bytes(ewa, signed.record.id)),
    ):
        with pytest.raises(fault):
            read()


def test_bytes_that_are_not_the_papers_own_are_never_printed(town, pair):
    anna, ewa, family = pair
    paper = finished(anna, family)
    town.round(anna)
    town.round(ewa)
    town.round(ewa)
    with ewa.unit_of_work() as unit:  # a second file, of other bytes, and the first one's chunk damaged
        (own,) = unit.find(PaperFile)
        paper_files.keep(ewa, unit, replace(paper, id=ewa.ids.new()), b"%PDF forged")
        unit.put_blob(own.chunks[0], b"damaged")
        unit.commit("test")
    with pytest.raises(PaperAway):  # the damaged chunk is asked for again
        making.stored_paper(ewa, paper.id)
    same = replace(ewa, renderer=FakeRenderer())
    assert making.stored_paper(same, paper.id) == making.stored_paper(anna, paper.id)
    town.round(ewa)
    town.round(ewa)
    assert making.stored_paper(ewa, paper.id) == making.stored_paper(anna, paper.id)


def test_they_are_no_scans_and_tell_nothing_in_history_and_copy(pair):
    anna, _ewa, family = pair
    paper = finished(anna, family)
    assert (attachments.shelf(anna, family.id).rows, attachments.shelf(anna, family.id).used_bytes) == ((), 0)
    entry = listing.history(anna).rows[0]
    assert [one.kind for one in entry.records] == ["paper_document"]
    copy = exports.subject_copy(anna, family.id)
    assert not any(names(anna, paper)[0].encode() in content for content in copy.files.values())


def test_a_family_that_was_handed_over_takes_its_papers_bytes_along(town, pair):
    anna, ewa, family = pair
    paper = finished(anna, family)
    content, listed = making.stored_paper(anna, paper.id), names(anna, paper)
    town.round(anna)
    town.clock.advance(days=1)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.HOLDER)
    town.round(anna, ewa)
    with town.hub.exchange_unit() as unit:
        device_care.put_durable(unit, dict(unit.heads()))
        unit.commit()
    assert town.round(anna)[0].purged == (), "its print lies in no backup yet"
    with town.hub.exchange_unit() as unit:
        unit.chunks.put_durable(unit.chunks.unsafe())
        unit.commit()
    assert [one.scope for one in town.round(anna)[0].purged] == [family.scope]
    with anna.unit_of_work() as unit:
        assert unit.blobs_held(listed) == set()
    town.round(ewa)
    assert making.stored_paper(ewa, paper.id) == content


def test_erasing_takes_them_here_and_at_the_office(town, pair):
    anna, _ewa, family = pair
    paper = finished(anna, family)
    listed = names(anna, paper)
    town.round(anna)
    with anna.exchange_unit() as unit:
        commits = unit.beyond({}, [family.scope])
    (commit,) = [one.hash for one in commits if b'"paper_file"' in one.payload_bytes]
    assert anna.upkeep.erase(family.scope, [commit]).blobs == 1
    with town.hub.exchange_unit() as unit:
        unit.drop_payloads([commit])
        unit.commit()
    with anna.unit_of_work() as unit:
        assert unit.blobs_held(listed) == set()
    with town.hub.reading() as unit:
        assert list(at_hub.given(unit, listed, {family.scope})) == []
