"""A newcomer by keyboard alone: a store of her own, the first family, a person, the acknowledgement."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import families
from asystent_desktop.bootstrap import about
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.domain.kinds.consent import ConsentForm, CooperationConsent
from asystent_desktop.ui import theme
from asystent_desktop.ui.casework.records.form_pane import FormPane
from asystent_desktop.ui.family_form.family_sheet import FamilySheet
from asystent_desktop.ui.family_form.member_sheet import MemberSheet
from asystent_desktop.ui.program import Parts, Program
from asystent_desktop.ui.widgets import Button, ChipGroup
from tests.fakes.screens import english

__all__ = ["english"]
SECRET = "rower pod starym dębem"
Key = Qt.Key


@pytest.fixture
def program(qapp, tmp_path):
    theme.apply(qapp, theme.Choice.LIGHT)
    house = RealHouse(cost=Cost.MINIMAL)
    made = Program(Parts(lambda: house, about.read, tmp_path / "sejf", tmp_path / "demo", "en"), qapp)
    made.start()
    yield made
    if made._window is not None:
        made._window.opened.desk.close()
        made._window.hide()
        made._window.deleteLater()
    made._tasks.close()
    made._entry.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Where the keyboard is now."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def write(qtbot, *texts):
    """One text a field, Tab between them."""
    for at, text in enumerate(texts):
        if at:
            press(qtbot, Key.Key_Tab)
        QApplication.focusWidget().insert(text)


def make_a_store(qtbot, program):
    program._entry.activateWindow()
    qtbot.waitUntil(program._entry.isActiveWindow)
    page = program._page
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Return)
    page.who.fill(("Anna Próbna", "asystentka rodziny", "Ośrodek w Zmyślonej", "Zmyślona"))
    press(qtbot, Key.Key_Return)
    page.passphrase.fill(SECRET)
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: program._window is not None, timeout=20_000)
    program._window.activateWindow()
    qtbot.waitUntil(program._window.isActiveWindow)
    return program._window


def sheet_of(qtbot, window, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def add_a_family(qtbot, window, desk) -> None:
    press(qtbot, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.families.isVisible() and bool(window.families.list.findChildren(Button)))
    window.families.list.add_wanted.emit()
    form = sheet_of(qtbot, window, FamilySheet)
    write(qtbot, "Ewa Przykładowska")
    form.basis._kinds.chip("court").click()
    form.basis._since.field.set_value(desk.clock.today())
    with qtbot.waitSignal(form.saved):
        press(qtbot, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.families.file.family_id != "")


def add_a_person(qtbot, window) -> None:
    window.families.file.show_tab("people")
    window.families.deeds.add_member()
    person = sheet_of(qtbot, window, MemberSheet)
    write(qtbot, "Ewa", "Przykładowska")
    person._roles.chip("mother").click()
    qtbot.keyClicks(person._born.field, "1990")
    with qtbot.waitSignal(person.saved):
        press(qtbot, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_from_nothing_to_the_first_acknowledgement(qtbot, program) -> None:
    window = make_a_store(qtbot, program)
    desk, file = window.opened.desk, window.families.file
    add_a_family(qtbot, window, desk)
    (family,) = families.list_families(desk)
    assert family.court and family.name == "Przykładowska"
    file.begin_entry("consents", "cooperation_consent")  # too early: nobody is there to sign
    qtbot.waitUntil(lambda: any(one.is_open for one in window.findChildren(FormPane)), timeout=20_000)
    form = next(one for one in window.findChildren(FormPane) if one.is_open)
    assert "People" in form.form.fields["member_id"].widget.accessibleDescription()
    add_a_person(qtbot, window)
    file.show_tab("consents")
    (mother,) = families.overview(desk, family.family_id).members
    assert mother.birth_approximate and mother.birth_date.year == 1990
    qtbot.waitUntil(lambda: isinstance(form.form.fields["member_id"].widget, ChipGroup), timeout=20_000)
    form.form.fields["member_id"].widget.chip(mother.member_id).click()
    form.form.fields["form"].fill(ConsentForm.ACKNOWLEDGEMENT)
    with qtbot.waitSignal(form.closed):
        form.foot.go.click()
    (kept,) = entries.entries(desk, family.family_id, CooperationConsent)
    assert (kept.member_id, kept.form) == (mother.member_id, ConsentForm.ACKNOWLEDGEMENT)
