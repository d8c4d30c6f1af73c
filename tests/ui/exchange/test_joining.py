"""Joining an office from the window, with the real hub at the other end."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from asystent_desktop.application.exchange.ways import Sought, Way, WayKind
from asystent_desktop.exchange import invitation_text
from asystent_desktop.hub.enrolment import enrol, invite
from asystent_desktop.ports.carrier import OfficeAddress
from asystent_desktop.ui.exchange import ExchangePage, way_watch
from tests.exchange_sim.town import new_family
from tests.ui.exchange.test_exchange_page import words

SERVER = "https://127.0.0.1:8463"


@pytest.fixture
def alone(town):
    desk = town.laptop("Maria Nowa")
    new_family(desk)
    return desk


@pytest.fixture
def invitation(town, tmp_path):
    path = tmp_path / "invitation.asystent"
    invited = invite(town.hub, town.office, name="Maria Nowa", title="asystentka rodziny", role="assistant")
    path.write_bytes(invited.file)
    return path


@pytest.fixture
def page(qtbot, alone, tasks, house, settled):
    made = ExchangePage(alone, tasks, house)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.show()
    settled()
    return made


def test_alone_the_page_explains_and_offers_no_exchange(page) -> None:
    assert "This computer works alone" in words(page)
    assert not page.go.isVisible() and not page.run.isVisible()


def test_an_invitation_is_shown_before_anything_happens(page, alone, invitation, settled) -> None:
    page.joining.read(invitation)
    settled()
    assert "Ośrodek Przykładowy" in words(page.join) and "Maria Nowa" in words(page.join)
    assert not page.go.isVisible()


def test_the_text_of_an_invitation_can_be_pasted(page, alone, invitation, settled) -> None:
    QGuiApplication.clipboard().setText(invitation_text.text(invitation.read_bytes()))
    page.join.text_wanted.emit()
    settled()
    assert "Ośrodek Przykładowy" in words(page.join) and "Maria Nowa" in words(page.join)


def test_other_text_in_the_clipboard_is_refused_in_words(page, settled) -> None:
    QGuiApplication.clipboard().setText("Dzień dobry")
    page.join.text_wanted.emit()
    settled()
    assert page.banner.isVisible()
    assert "This computer works alone" in words(page.join)


def test_a_foreign_file_is_refused_in_words(page, tmp_path, settled) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dzień dobry")
    page.joining.read(path)
    settled()
    assert page.banner.isVisible()
    assert "This computer works alone" in words(page.join)


def test_from_invitation_to_the_first_reply(qtbot, page, town, alone, stick, invitation, settled) -> None:
    page.joining.read(invitation)
    settled()
    with qtbot.waitSignal(page.joining.answered) as answered:
        page.join.answer_wanted.emit()
    settled()
    digits = answered.args[0].answered.fingerprint
    assert len(digits.replace(" ", "")) == 40
    assert all(group in words(page.join) for group in digits.split())
    page.presenter.set_folder(stick)
    settled()
    with qtbot.waitSignal(page.joining.written) as written:
        page.join.place_wanted.emit()
    answer = stick / page.joining.suggested_name()
    assert written.args == [str(answer)]
    assert enrol(town.hub, town.office, answer.read_bytes()).fingerprint == digits
    town.answer()
    with qtbot.waitSignal(page.identity_changed):
        page.exchange()
    settled()
    assert alone.identity().enrolled
    assert not page.join.isVisible() and page.outgoing.isVisible()


def test_the_answer_leads_to_its_file_and_to_the_server_the_invitation_named(
    qtbot, page, house, invitation, settled, monkeypatch
) -> None:
    monkeypatch.setattr(way_watch, "sought", lambda _desk: Sought("me", (OfficeAddress(SERVER, b"pin"),)))
    monkeypatch.setattr(
        way_watch, "look", lambda _house, wanted: (Way(WayKind.NETWORK, wanted.addresses[0].url),)
    )
    assert page.presenter.way is None
    page.joining.read(invitation)
    settled()
    with qtbot.waitSignal(page.joining.answered):
        page.join.answer_wanted.emit()
    qtbot.waitUntil(lambda: page.presenter.way == Way(WayKind.NETWORK, SERVER))
    assert page.join._save.hasFocus()


def test_the_digits_come_back_after_a_restart(qtbot, page, alone, tasks, house, invitation, settled) -> None:
    page.joining.read(invitation)
    settled()
    with qtbot.waitSignal(page.joining.answered) as answered:
        page.joining.answer()
    again = ExchangePage(alone, tasks, house)
    qtbot.addWidget(again)
    again.show()
    settled()
    assert answered.args[0].answered.fingerprint.split()[0] in words(again.join)
