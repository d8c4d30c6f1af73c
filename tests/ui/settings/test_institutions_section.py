"""The directory of institutions: kept alone by oneself, offered to contacts, closed without being lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application import institutions
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.contacts import PAGES
from asystent_desktop.ui.settings.institutions import InstitutionsSection
from tests.fakes.caseload import new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def section(qtbot, desk, tasks):
    made = InstitutionsSection(desk, tasks)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitUntil(lambda: not tasks.busy)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def saved(qtbot, section, tasks, **values):
    sheet = next(one for one in section.window().findChildren(RecordSheet) if one.isVisible())
    for name, value in values.items():
        sheet.fields[name].fill(value)
    sheet.go.click()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_an_institution_is_added_offered_to_contacts_and_closed(qtbot, section, desk, tasks):
    assert section.none.isVisible()
    section.none.acted.emit()
    saved(qtbot, section, tasks, institution="school", name="Szkoła Podstawowa nr 17", phone="32 000 11 22")
    assert [row.title for row in section.list.rows.rows] == ["Szkoła Podstawowa nr 17"]
    page = PAGES["contacts"](desk, tasks, new_family(desk))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not tasks.busy)
    page.begin("contact")
    offered = page.form.form.fields["institution_id"].widget
    assert "Szkoła Podstawowa nr 17" in [chip.text() for chip in offered._chips.values()]
    made = institutions.institutions(desk)[0]
    section.open(made.id)
    saved(qtbot, section, tasks, closed=True)
    assert institutions.institutions(desk) == []
    assert section.list.rows.rows[0].pill == "no longer offered"


def test_a_name_that_is_missing_is_told_at_its_field(qtbot, section, desk, tasks):
    section.ask()
    saved(qtbot, section, tasks, institution="school")
    sheet = next(one for one in section.window().findChildren(RecordSheet) if one.isVisible())
    assert sheet.fields["name"].row.error
    assert institutions.institutions(desk) == []
