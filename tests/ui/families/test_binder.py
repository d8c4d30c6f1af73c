"""Nine tabs, two of them binders: sections, deep links, marks of what is missing, narrow windows."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import members
from asystent_desktop.application.family.card_views import Gap
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.kinds.consent import CooperationConsent, InformationClause
from asystent_desktop.ui.casework.term_places import place_of
from asystent_desktop.ui.families import FamiliesPage
from asystent_desktop.ui.families.binder_sections import CARD, CONTACTS, SECTIONS, tab_of
from asystent_desktop.ui.families.file import TABS
from asystent_desktop.ui.file_tabs import FileTabs
from asystent_desktop.ui.theme import Icon
from tests.fakes.screens import TODAY

NARROW, WIDE = 700, 1240


class Section(QWidget):
    """A page that remembers whether its drafts were saved."""

    def __init__(self, log, key):
        super().__init__()
        self._log, self._key = log, key

    def save_drafts(self):
        self._log.append(self._key)


@pytest.fixture
def log():
    return []


@pytest.fixture
def made():
    return []


@pytest.fixture
def page(qtbot, desk, tasks, ids, log, made):
    def factory(key):
        def make(family_id):
            made.append((key, family_id))
            return Section(log, key)

        return make

    shown = FamiliesPage(desk, tasks, {key: factory(key) for key in ("consents", "history", "contacts")})
    qtbot.addWidget(shown)
    shown.resize(WIDE, 690)
    with qtbot.waitSignal(shown.presenter.opened):
        shown.show()
    show(qtbot, shown, ids["Wiśniewska"])
    return shown


def show(qtbot, page, family_id, tab=None):
    with qtbot.waitSignal(page.presenter.opened, check_params_cb=lambda f: f.overview.family_id == family_id):
        page.show_family(family_id, tab)


def test_the_window_has_nine_tabs_and_a_key_for_each(qtbot, desk, tasks):
    tabs = FileTabs(desk, tasks, print, print, print)
    page = FamiliesPage(desk, tasks, tabs.factories())
    qtbot.addWidget(page)
    assert page.file.tabs == tuple(TABS) and len(TABS) == 9
    keys = {one.key().toString() for one in page.file.bar.findChildren(QShortcut)}
    assert keys == {f"Alt+{number}" for number in range(1, 10)}


def test_every_section_and_every_term_has_a_place_in_the_window(desk, tasks):
    made = FileTabs(desk, tasks, print, print, print).factories()
    places = {place_of(SimpleNamespace(kind=kind)) for kind in DueKind}
    known = {*TABS, *SECTIONS}
    assert places <= known
    assert SECTIONS.keys() <= made.keys()


def test_a_section_is_made_when_first_shown(page, ids, made):
    page.file.show_tab(CARD)
    assert made == [("consents", ids["Wiśniewska"])]
    page.file.binder(CARD).show_section("history")
    assert made[1:] == [("history", ids["Wiśniewska"])]
    page.file.show_tab(CONTACTS)
    assert made[2:] == [("contacts", ids["Wiśniewska"])]


def test_a_family_opens_at_a_section(page, ids, qtbot):
    show(qtbot, page, ids["Mazur"], "history")
    assert page.file.tab == CARD
    assert page.file.binder(CARD).section == "history"
    page.file.show_tab("overview")
    show(qtbot, page, ids["Lewandowska"])
    page.file.show_tab(CARD)
    assert page.file.binder(CARD).section == "history", "the section stays from family to family"
    assert tab_of("history") == CARD and tab_of("plan") == "plan"


def test_what_a_file_lacks_is_marked_and_the_mark_goes(page, ids, desk, tasks, qtbot):
    family = ids["Wiśniewska"]
    with qtbot.waitSignal(page.presenter.gaps_read) as caught:
        page.file.show_tab(CARD)
    assert Gap.NO_CONSENT in caught.args[0]
    rows = page.file.binder(CARD).list.rows

    def marks():
        return rows.rows[rows.row_of("consents")].marks

    assert [icon for icon, _tone in marks()] == [Icon.ATTENTION]
    assert rows.rows[rows.row_of("consents")].words() == "Consents and clauses, something is missing"
    anna = next(one.member_id for one in members.members(desk, family) if one.first_name == "Anna")

    def complete():
        entries.add(desk, family, InformationClause, member_id=anna, given_on=TODAY)
        return entries.add(desk, family, CooperationConsent, member_id=anna, signed_on=TODAY)

    tasks.write(page, complete)
    qtbot.waitUntil(lambda: not marks())


def test_drafts_of_every_section_are_saved_before_a_lock(page, log):
    page.file.show_tab(CARD)
    page.file.binder(CARD).show_section("history")
    page.save_drafts()
    assert log == ["consents", "history"]


def test_a_narrow_window_has_a_field_instead_of_the_list(page, qtbot):
    page.file.show_tab(CARD)
    binder = page.file.binder(CARD)
    assert binder.list.isVisible() and not binder.choice.isVisible()
    page.resize(NARROW, 690)
    qtbot.waitUntil(binder.choice.isVisible)
    assert not binder.list.isVisible()
    binder.choice.set_value("history")
    binder.choice.activated.emit(binder.choice.currentIndex())
    assert binder.section == "history"


def test_a_form_that_fills_a_narrow_window_has_it_alone(qtbot, desk, tasks, ids):
    tabs = FileTabs(desk, tasks, print, print, print)
    page = FamiliesPage(desk, tasks, tabs.factories())
    qtbot.addWidget(page)
    page.resize(NARROW, 400)
    page.show()
    show(qtbot, page, ids["Mazur"], "address")
    file = page.file
    qtbot.waitUntil(lambda: file.binder(CARD) is not None)
    section = file.binder(CARD).page("address")
    section.begin("family_phone")
    qtbot.waitUntil(lambda: section.form.is_open)
    assert not file.header.isVisible() and not file.bar.isVisible()
    assert not file.binder(CARD).choice.isVisible()
    section.form.drop()
    assert file.header.isVisible() and file.bar.isVisible() and file.binder(CARD).choice.isVisible()
