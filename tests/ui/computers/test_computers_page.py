"""Computers and alarms over a real office: the list, a lost laptop, a held entry, adding a computer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from asystent_desktop import i18n
from asystent_desktop.application.assignments.assignments import assign
from asystent_desktop.application.exchange.enrolment import answer_invitation
from asystent_desktop.application.exchange.held import held_entries
from asystent_desktop.hub.enrolment import invite
from asystent_desktop.ports.enrolling import AnswerSeen, Newcomer
from asystent_desktop.ui.computers import ComputersPage, words as computer_words
from asystent_desktop.ui.computers.enrol_sheet import EnrolSheet
from asystent_desktop.ui.computers.sheets import HeldSheet, LostSheet
from asystent_desktop.ui.computers.table import DRILL_FROM, columns
from asystent_desktop.ui.exchange.join_card import JoinCard
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting
from tests.exchange_sim.town import save, stored


@pytest.fixture
def page(qtbot, office, tasks, house, settled):
    made = ComputersPage(office.head, tasks, house)
    qtbot.addWidget(made)
    made.resize(1282, 686)
    made.show()
    settled()
    return made


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_every_computer_stands_there_with_its_families(page, office) -> None:
    by_person = {one.person_name: one for one in page.table.rows.machines}
    assert {"Anna Nowak", "Ewa Lis", "Halina Jarosz"} <= set(by_person)
    assert {one.family_id for one in by_person["Anna Nowak"].families} == set(office.held)


def test_a_lost_laptop_shows_what_is_aboard_and_needs_a_reason(qtbot, page, office, settled) -> None:
    device = office.anna.identity().device_id
    sheet = LostSheet(page, page._desk.machines, device)
    sheet.accepted.connect(page.presenter.revoke)
    assert "Wiśniewska" in words(sheet) and "Mazur" in words(sheet)
    with qtbot.assertNotEmitted(sheet.accepted):
        sheet.accept()
    assert "Write what happened" in sheet.fields["reason"].error
    sheet.reason.setText("skradziony z samochodu")
    with qtbot.waitSignal(page.presenter.revoked) as done:
        sheet.accept()
    settled()
    assert {one.family_id for one in done.args[0].families} == set(office.held)
    lost = next(one for one in page.table.rows.machines if one.device_id == device)
    assert lost.revoked_at is not None
    assert device not in LostSheet(page, page._desk.machines)._machines


def test_a_late_entry_is_read_and_taken_into_the_file(qtbot, page, office, settled) -> None:
    family = office.held[0]
    office.town.exchange(office.anna)
    assign(office.head, family, office.ewa.identity().person_id)
    office.town.round(office.head)
    office.town.clock.advance(days=60)
    save(office.anna, replace(stored(office.anna, family), phone="32 111 11 11"))
    office.town.round(office.anna, office.head)
    office.town.round(office.head)
    page.presenter.load()
    settled()
    (entry,) = held_entries(office.head)
    assert "Decide" in page.held.rows.rows.rows[0].words()
    with qtbot.waitSignal(page.presenter.text_read) as read:
        page.held.open_wanted.emit(entry.commit)
    sheet = HeldSheet(page, read.args[0])
    assert "32 111 11 11" in words(sheet)
    with qtbot.assertNotEmitted(sheet.rejected):
        sheet.reject()
    with qtbot.waitSignal(page.presenter.decided):
        page.presenter.admit(entry.commit)
    settled()
    assert held_entries(office.head) == ()
    assert stored(office.head, family).phone == "32 111 11 11"


def test_masking_hides_names_of_families(page, office) -> None:
    masking().set_on(True)
    machine = next(one for one in page.table.rows.machines if one.person_name == "Anna Nowak")
    sheet = LostSheet(page, page._desk.machines, machine.device_id)
    assert "Wiśniewska" not in words(sheet) and "Mazur" not in words(sheet)


def test_adding_a_computer_says_what_is_missing_and_shows_the_digits(
    qtbot, page, office, house, tasks
) -> None:
    sheet = EnrolSheet(page, house, tasks)
    sheet.ask_invitation()
    assert "both passphrases" in sheet.notice.findChild(QLabel).text()
    newcomer = office.town.laptop("Jan Nowy")
    invited = invite(office.town.hub, office.town.office, name="Jan Nowy", title="asystent", role="assistant")
    sheet.open()
    sheet.deeds.invited.emit(invited.expires_at)
    assert JoinCard().choose.text() in sheet.invited_note.text(), "a button that is there"
    qtbot.waitUntil(sheet.answer.edit.hasFocus)
    answered = answer_invitation(newcomer, invited.file)
    view = AnswerSeen("Jan Nowy", "asystent", "L-16", answered.fingerprint, 0)
    sheet.deeds.reviewed.emit(view)
    assert sheet.digits.text().split() == answered.fingerprint.split() and not sheet._proof.isHidden()
    assert len(answered.fingerprint.replace(" ", "")) == 40 and sheet.digits.text().count("\n") == 1
    assert invited.expires_at - office.town.clock.now() > timedelta(days=6)


def test_another_computer_of_somebody_known_asks_for_no_name(qtbot, page, house, tasks, monkeypatch) -> None:
    people = tuple((one.person_id, one.person_name) for one in page._desk.machines)
    sheet = EnrolSheet(page, house, tasks, people)
    whom, name = people[0]
    assert not sheet._person.isHidden() and sheet.whom.findText(name) > 0
    sheet.whom.set_value(whom)
    asked = []
    monkeypatch.setattr(sheet, "access", lambda: "access")
    monkeypatch.setattr(sheet.deeds, "invite", lambda *parts: asked.append(parts[1]))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("invitation", ""))
    sheet.ask_invitation()
    assert sheet._person.isHidden() and asked == [Newcomer(person_id=whom)]


def test_the_day_a_computer_was_cut_off_is_read_whole(qtbot, page, office, settled) -> None:
    device = office.anna.identity().device_id
    page.presenter.revoke(device, "skradziony")
    settled()
    machine = next(one for one in page.table.rows.machines if one.device_id == device)
    with i18n.speaking("pl"):
        text, _tone = computer_words.state(machine)
    width = painting.width(text, Role.CAPTION_STRONG) + 22
    assert re.fullmatch(r"odcięty \d\d\.\d\d\.\d{4}", text)
    assert width <= columns(DRILL_FROM + 105)["state"][1], "as wide as it is at 1366 pixels"
