"""The table offers what the pictures offer, and says which authority holds over which child."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.domain.kinds.family import Authority, MemberRole
from asystent_desktop.domain.kinds.household import ParentalAuthority
from asystent_desktop.ui.people.table_model import Column
from asystent_desktop.ui.people.toolbar import Shown


def shown_menu(tab):
    (menu,) = (one for one in tab.window().findChildren(QMenu) if one.isVisible())
    return menu


def test_space_and_the_mark_open_the_menu_of_a_person(tab, made, qtbot):
    tab.toolbar.set_shown(Shown.TABLE)
    table = tab.table.table
    tab.table.choose(made.people["Anna"])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    menu = shown_menu(tab)
    words = [one.text() for one in menu.actions()]
    assert "Citizenship, education, work…" in words and "Add a relation…" in words
    menu.close()
    row = table.currentIndex().row()
    where = table.visualRect(table.model().index(row, Column.MORE)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    shown_menu(tab).close()


def test_authority_that_differs_is_told_child_by_child(tab, made, desk, qtbot):
    anna = made.people["Anna"]
    _changes, zosia = members.add_member(desk, made.family, MemberForm("Zosia", "Wzór", MemberRole.CHILD))
    day = date(2026, 10, 1)
    with qtbot.waitSignal(tab.presenter.loaded):
        entries.add(
            desk,
            made.family,
            ParentalAuthority,
            child_id=zosia,
            parent_id=anna,
            authority=Authority.LIMITED,
            since=day,
            order_on=day,
        )
        tab.presenter.load()
    model = tab.table.table.people
    row = next(at for at, one in enumerate(model.members) if one.member_id == anna)
    told = model.index(row, Column.AUTHORITY).data()
    assert told == "limited: Zosia; not established: Kacper"
