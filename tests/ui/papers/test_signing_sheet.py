"""Signing a finished paper from the screen: by file or card, with its faults, and the signed file saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from asystent_desktop.application.attachments import plain_files
from asystent_desktop.application.opinion import signing
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.documents.faults import SigningMissing, WrongKeyPassword
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.signing import KeyFile, KeyToken, SignedPdf
from asystent_desktop.ui.papers import PapersTab
from asystent_desktop.ui.papers.sign_sheet import CARD, SignSheet
from asystent_desktop.ui.papers.signing import SigningDeed
from asystent_desktop.ui.printing import Journal, Subject
from asystent_desktop.ui.widgets import Label


class FakeSigner:
    """Signs by adding a line, or raises what it was told to."""

    def __init__(self) -> None:
        self.means: list[object] = []
        self.fault: Exception | None = None

    def sign(self, pdf, means, at) -> SignedPdf:
        self.means.append(means)
        if self.fault is not None:
            raise self.fault
        return SignedPdf(pdf + b"\n%signed", "Anna Przykładowa")


@pytest.fixture
def signer() -> FakeSigner:
    return FakeSigner()


@pytest.fixture
def paper(case):
    return making.finish(case.desk, Wanted("family-card", case.family_id))[1]


@pytest.fixture
def sheet(qtbot, case, tasks, signer, paper) -> SignSheet:
    window = PapersTab(case.desk, tasks)
    window.resize(1040, 600)
    qtbot.addWidget(window)
    window.show()
    desk = replace(case.desk, signer=signer)
    subject = Subject(family_scope(case.family_id), "paper_document", paper.id)
    made = SigningDeed(Journal(window, desk, tasks, subject), "Family card").sheet
    qtbot.waitUntil(made.isVisible)
    return made


def key_file(folder: Path) -> str:
    path = folder / "klucz.p12"
    path.write_bytes(b"key")
    return str(path)


def sign(qtbot, sheet: SignSheet, tasks, folder: Path) -> None:
    sheet.take_file(key_file(folder))
    sheet.secret.edit.setText("hasło")
    with qtbot.waitSignal(tasks.idle):
        sheet.go.click()


def test_nothing_is_asked_of_the_signer_before_a_file_is_chosen(sheet, signer) -> None:
    sheet.go.click()
    assert sheet.file.error and signer.means == [] and sheet.go.isEnabled()


def test_a_file_signs_and_the_signed_pdf_is_saved_and_remembered(
    qtbot, case, tasks, sheet, signer, paper, tmp_path
) -> None:
    sign(qtbot, sheet, tasks, tmp_path)
    assert signer.means == [KeyFile(b"key", "hasło")] and sheet.secret.text() == ""
    (held,) = signing.signatures(case.desk, paper)
    assert "Anna Przykładowa" in sheet.note.accessibleName()
    target = tmp_path / "podpisane.pdf"
    with qtbot.waitSignal(sheet.saved), qtbot.waitSignal(tasks.idle):
        sheet.save.write(str(target))
    assert target.read_bytes() == signing.signed_bytes(case.desk, held.id)
    assert [one.path for one in plain_files.plain_files(case.desk)] == [str(target)]


def test_a_card_needs_its_three_names(qtbot, tasks, sheet, signer) -> None:
    sheet.means.set_values([CARD])
    sheet.means.changed.emit()
    assert sheet.card.isVisible() and not sheet.file.isVisible()
    sheet.module.setText("/usr/lib/karta.so")
    sheet.go.click()
    assert sheet._token.error and signer.means == []
    sheet.token.setText("Karta próbna")
    sheet.certificate.setText("Podpis")
    sheet.secret.edit.setText("1234")
    with qtbot.waitSignal(tasks.idle):
        sheet.go.click()
    assert signer.means == [KeyToken(Path("/usr/lib/karta.so"), "Karta próbna", "Podpis", "1234")]


@pytest.mark.parametrize(
    ("fault", "words"),
    [(WrongKeyPassword(), "Wrong password"), (SigningMissing(extra="asystent[sign]"), "not installed")],
)
def test_a_refusal_is_said_and_the_sheet_stays(
    qtbot, case, tasks, sheet, signer, paper, tmp_path, fault, words
) -> None:
    signer.fault = fault
    sign(qtbot, sheet, tasks, tmp_path)
    assert sheet.isVisible() and sheet.go.isEnabled() and words in sheet.note.accessibleName()
    assert signing.signatures(case.desk, paper) == ()


def test_an_earlier_signature_is_listed_and_its_file_can_be_saved_again(
    qtbot, case, tasks, signer, paper
) -> None:
    desk = replace(case.desk, signer=signer)
    made = signing.sign_paper(desk, paper, KeyFile(b"key", ""))[1]
    window = PapersTab(case.desk, tasks)
    qtbot.addWidget(window)
    window.show()
    subject = Subject(family_scope(case.family_id), "paper_document", paper.id)
    sheet = SigningDeed(Journal(window, desk, tasks, subject), "Family card").sheet
    qtbot.waitUntil(sheet.isVisible)
    assert any("Anna Przykładowa" in one.text() for one in sheet.findChildren(Label))
    with qtbot.waitSignal(tasks.idle):
        sheet.again_wanted.emit(made.record.id)
    assert sheet.save._content == made.content
