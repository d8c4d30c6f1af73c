"""The forms of a family file: what they refuse, what they write, and what Esc does."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.family import families, members
from asystent_desktop.application.visits import appointments
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Sex
from asystent_desktop.domain.kinds.visit import Place
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ui.family_form.family_sheet import FamilySheet
from asystent_desktop.ui.family_form.member_sheet import MemberSheet
from asystent_desktop.ui.today.plan_sheet import PlanSheet
from tests.fakes.screens import family_of


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def save(qtbot, sheet):
    """Saves; gives what the use case returned."""
    with qtbot.waitSignal(sheet.saved) as caught:
        sheet.save_button.click()
    return caught.args[0]


def refuse(qtbot, sheet, tasks):
    """Saves in vain: the sheet stays."""
    sheet.save_button.click()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert sheet.isVisible()


def new_family(window, desk, tasks):
    sheet = FamilySheet(window, desk, tasks, proposed="R-01/2026")
    sheet.open()
    return sheet


def test_new_family_takes_the_proposed_number_and_the_last_name(qtbot, window, desk, tasks):
    sheet = new_family(window, desk, tasks)
    sheet._texts["full_name"].field.setText("Anna Wiśniewska")
    sheet.basis._kinds.set_values([Basis.COURT])
    sheet.basis._reflect()
    sheet.basis._since.field.set_value(date(2026, 3, 1))
    sheet.basis._case.field.setText("III Nsm 397/25")
    _changes, family_id = save(qtbot, sheet)
    shown = families.overview(desk, family_id)
    assert (shown.number, shown.name, shown.cooperation_from) == (
        "R-01/2026",
        "Wiśniewska",
        date(2026, 11, 17),
    )
    assert [(one.basis, one.court_case_ref) for one in shown.bases] == [(Basis.COURT, "III Nsm 397/25")]


def test_a_nameless_family_is_refused_at_the_field(qtbot, window, desk, tasks):
    sheet = new_family(window, desk, tasks)
    refuse(qtbot, sheet, tasks)
    assert sheet._texts["full_name"].error
    assert families.list_families(desk) == []
    sheet.put_away()


def test_a_number_taken_is_told_at_the_number(qtbot, window, desk, tasks):
    family_of(desk, "Mazur", None)
    sheet = new_family(window, desk, tasks)
    sheet._texts["full_name"].field.setText("Ewa Nowak")
    sheet._texts["number"].field.setText("R-01/2026")
    refuse(qtbot, sheet, tasks)
    assert "R-01/2026" in sheet._texts["number"].error
    sheet.put_away()


def test_above_the_limit_a_reason_is_asked_for(qtbot, window, desk, tasks):
    for number in range(15):
        begun = desk.clock.today()
        families.create_family(
            desk, families.FamilyForm(f"N{number}", f"A N{number}", cooperation_from=begun)
        )
    sheet = new_family(window, desk, tasks)
    sheet._texts["full_name"].field.setText("Ewa Nowak")
    refuse(qtbot, sheet, tasks)
    assert sheet._over.isVisible()
    sheet._over.field.setText("zastępstwo")
    save(qtbot, sheet)
    assert families.load(desk).current == 16


def test_card_of_a_family_writes_only_what_changed(qtbot, window, desk, tasks):
    family_id = family_of(desk, "Mazur", None)
    sheet = FamilySheet(window, desk, tasks, family_id=family_id, form=families.family_form(desk, family_id))
    sheet.open()
    sheet._texts["district"].field.setText("Załęże")
    # Somebody else changes another field meanwhile: it must not be written back.
    families.change_family(desk, family_id, phone="500 000 111")
    save(qtbot, sheet)
    shown = families.overview(desk, family_id)
    assert (shown.district, shown.phone) == ("Załęże", "500 000 111")


def test_first_esc_warns_and_the_second_drops(qtbot, window, desk, tasks):
    sheet = new_family(window, desk, tasks)
    sheet._texts["full_name"].field.setText("Anna")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.notice.isVisible()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_esc_closes_an_untouched_form_at_once(qtbot, window, desk, tasks):
    sheet = new_family(window, desk, tasks)
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_new_person_begins_with_nothing_chosen(qtbot, window, desk, tasks):
    family_id = family_of(desk, "Mazur", None)
    sheet = MemberSheet(window, desk, tasks, family_id)
    sheet.open()
    refuse(qtbot, sheet, tasks)
    assert sheet._first.error
    assert sheet._role.error
    sheet._first.field.setText("Zosia")
    sheet._roles.chip(MemberRole.CHILD).click()
    assert not sheet._authority.isVisible()
    sheet._sexes.chip(Sex.FEMALE).click()
    sheet._born.field.set_value(date(2024, 1, 2))
    _changes, member_id = save(qtbot, sheet)
    form = members.member_form(desk, member_id)
    assert (form.first_name, form.role, form.sex, form.in_household) == (
        "Zosia",
        MemberRole.CHILD,
        Sex.FEMALE,
        True,
    )


def test_born_in_the_future_is_refused(qtbot, window, desk, tasks):
    family_id = family_of(desk, "Mazur", None)
    sheet = MemberSheet(window, desk, tasks, family_id)
    sheet.open()
    sheet._first.field.setText("Zosia")
    sheet._roles.chip(MemberRole.CHILD).click()
    sheet._born.field.set_value(date(2027, 1, 2))
    refuse(qtbot, sheet, tasks)
    assert "2017" in sheet._born.error
    sheet.put_away()


def test_a_visit_is_planned_with_an_hour_proposed(qtbot, window, desk, tasks):
    family_id = family_of(desk, "Mazur", None)
    sheet = PlanSheet(window, desk, tasks, family_id, "Mazur", date(2026, 11, 23))
    sheet.open()
    refuse(qtbot, sheet, tasks)
    sheet._on.set_value(date(2026, 11, 16))
    sheet._start.set_value(time(9, 0))
    sheet._start.changed.emit()
    assert sheet._end.value() == time(10, 0)
    refuse(qtbot, sheet, tasks)
    assert sheet._day.error
    sheet._on.set_value(date(2026, 11, 20))
    offered = [sheet._places.chip(one.key).text() for one in dictionaries.offered("places")]
    assert "Foster care" in offered
    sheet._places.chip(Place.SCHOOL).click()
    save(qtbot, sheet)
    planned = appointments.appointments(desk, date(2026, 11, 20))
    assert [(one.start, one.end, one.place) for one in planned] == [(time(9, 0), time(10, 0), Place.SCHOOL)]


def test_a_red_line_goes_while_its_field_is_put_right(qtbot, window, desk, tasks):
    sheet = new_family(window, desk, tasks)
    refuse(qtbot, sheet, tasks)
    qtbot.keyClicks(sheet._texts["full_name"].field, "E")
    assert not sheet._texts["full_name"].error
    sheet.put_away()


def test_postcode_and_case_reference_are_put_in_order(qtbot, window, desk, tasks):
    sheet = new_family(window, desk, tasks)
    sheet._texts["full_name"].field.setText("Ewa Nowak")
    sheet._texts["postcode"].field.setText("40001")
    sheet.basis._kinds.set_values([Basis.COURT])
    case = sheet.basis._case
    for typed, hint in (("coś 12", "Check it"), ("iii nsm 397/2025", "For example")):
        case.field.setText(typed)
        case.field.editingFinished.emit()
        assert case._below.text().startswith(hint)
    assert case.field.text() == "III Nsm 397/25"
    sheet.basis._kinds.set_values([])
    _changes, family_id = save(qtbot, sheet)
    assert families.family_form(desk, family_id).postcode == "40-001"
    families.change_family(desk, family_id, postcode="40 002")
    assert families.family_form(desk, family_id).postcode == "40-002"


def test_a_year_alone_is_a_date_of_birth_known_roughly(qtbot, window, desk, tasks):
    sheet = MemberSheet(window, desk, tasks, family_of(desk, "Mazur", None))
    sheet.open()
    sheet._first.field.setText("Jan")
    sheet._roles.set_values([MemberRole.CHILD])
    field = sheet._born.field
    qtbot.keyClicks(field, "2011")  # not the 20th of November
    assert (sheet.form().birth_date, sheet.form().birth_approximate) == (date(2011, 7, 1), True)
    field.editingFinished.emit()
    assert sheet._about.values() == ("about",) and sheet.form().birth_date == date(2011, 7, 1)
    field.setText("2099")
    field.setModified(True)
    sheet.save()
    assert "only 2017" in sheet._born.error
    sheet.put_away()
