"""Lists with a form: adding, changing, removing with a way back, drafts, masking, narrow pages."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from asystent_desktop.application.entries import drafts as entry_drafts, entries
from asystent_desktop.domain.kinds.household import FamilyPhone, Problem
from asystent_desktop.ui.family_card import PAGES
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.widgets import Toast

TODAY = date(2026, 11, 17)
PHONE = "family_phone"


def phones(desk, family):
    return entries.entries(desk, family, FamilyPhone)


def type_number(page, words="500 600 700"):
    page.form.form.fields["number"].widget.setText(words)


def test_an_entry_is_added_and_marked_in_its_list(shown, saved, desk, family):
    page = shown("address")
    page.begin(PHONE)
    type_number(page)
    saved(page)
    assert [one.number for one in phones(desk, family)] == ["500 600 700"]
    assert not page.form.is_open
    rows = page.cards[PHONE].rows
    assert rows.current_key() == phones(desk, family)[0].id
    assert rows.rows.rows[0].title == "500 600 700"


def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(shown, qtbot, desk, family):
    page = shown("address")
    page.begin(PHONE)
    page.form.form.fields["since"].fill(TODAY)
    page.form.form.fields["until"].fill(date(2026, 1, 1))
    page.form.save()
    qtbot.waitUntil(lambda: bool(page.form.form.fields["number"].row.error))
    assert page.form.form.fields["until"].row.error
    assert phones(desk, family) == []


def test_a_day_that_is_none_is_refused_before_anything_is_written(shown, desk, family):
    page = shown("address")
    page.begin(PHONE)
    type_number(page)
    page.form.form.fields["since"].widget.setText("kiedyś")
    page.form.form.fields["since"].widget.setModified(True)
    page.form.save()
    assert page.form.form.fields["since"].row.error
    assert phones(desk, family) == []


def test_only_what_was_touched_is_written(shown, saved, desk, family):
    _changes, made = entries.add(desk, family, FamilyPhone, number="500 600 700", note="po 15:00")
    page = shown("address")
    page.open_entry(PHONE, made)
    entries.change(desk, FamilyPhone, made, note="tylko SMS")
    type_number(page, "600 700 800")
    saved(page)
    assert [(one.number, one.note) for one in phones(desk, family)] == [("600 700 800", "tylko SMS")]


def test_removing_has_a_way_back(shown, qtbot, desk, family):
    entries.add(desk, family, FamilyPhone, number="500 600 700")
    page = shown("address")
    rows = page.cards[PHONE].rows
    rows.setFocus()
    rows.step(1)
    with qtbot.waitSignal(page.shown):
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert phones(desk, family) == []
    toast = page.window().findChild(Toast)
    with qtbot.waitSignal(page.shown):
        toast.acted.emit()
    assert len(phones(desk, family)) == 1


def test_ins_begins_and_escape_warns_before_it_drops(shown, qtbot, desk, family):
    entries.add(desk, family, FamilyPhone, number="500 600 700")
    page = shown("address")
    qtbot.keyClick(page.cards[PHONE].rows, Qt.Key.Key_Insert)
    assert page.form.is_open and page.form.entry is None
    type_number(page, "111")
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.form.is_open and page.form.notice.isVisible()
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert not page.form.is_open
    assert len(phones(desk, family)) == 1


def test_another_entry_is_not_opened_over_unsaved_words(shown, desk, family):
    _changes, made = entries.add(desk, family, FamilyPhone, number="500 600 700")
    page = shown("address")
    page.begin(PHONE)
    type_number(page, "111")
    page.open_entry(PHONE, made)
    assert page.form.entry is None and page.form.is_changed()


def test_a_form_survives_the_lock(shown, qtbot, desk, tasks, family):
    page = shown("address")
    page.begin(PHONE)
    type_number(page, "500 6")
    page.form.form.fields["since"].widget.setText("17.1")
    page.save_drafts()
    qtbot.waitUntil(lambda: entry_drafts.kept(desk, family, PHONE) is not None)
    again = shown("address")
    assert again.form.is_open and again.form.notice.isVisible()
    assert again.form.form.raw()["number"] == "500 6"
    assert again.form.form.raw()["since"] == "17.1"
    again.form.drop()
    with qtbot.waitSignal(tasks.idle):
        pass
    assert entry_drafts.kept(desk, family, PHONE) is None


def test_typing_is_safe_without_being_asked(shown, qtbot, desk, family):
    page = shown("address")
    page.begin(PHONE)
    type_number(page, "500")
    qtbot.waitUntil(lambda: entry_drafts.kept(desk, family, PHONE) is not None, timeout=3000)


def test_former_entries_stand_below(shown, desk, family):
    entries.add(desk, family, Problem, problem="poverty", since=date(2026, 2, 1))
    entries.add(desk, family, Problem, problem="neglect", since=date(2025, 1, 1), until=date(2026, 1, 1))
    entries.add(desk, family, Problem, problem="alcohol", since=date(2025, 3, 1))
    rows = shown("problems").cards["problem"].rows.rows.rows
    assert [row.title for row in rows] == ["alcohol addiction", "poverty", "neglect of children"]
    assert [row.pill for row in rows] == ["", "", "former"]


def test_masking_hides_rows_and_the_open_form(shown, qtbot, desk, family, people):
    _changes, made = entries.add(
        desk, family, FamilyPhone, number="500 600 700", member_id=people["Anna"], note="po 15:00"
    )
    page = shown("address")
    page.open_entry(PHONE, made)
    with qtbot.waitSignal(page.shown):
        masking().set_on(True)
    row = page.cards[PHONE].rows.rows.rows[0].words()
    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    for secret in ("500", "Anna", "15:00", "Łączna", "Wiśniewska"):
        assert secret not in row + words
    assert not page.form.form.isVisible()
    page.form.save()
    assert page.form.is_open, "what cannot be seen is not saved"


def test_in_a_narrow_page_the_form_takes_the_place_of_the_lists(shown):
    page = shown("address", width=560)
    page.begin(PHONE)
    assert page.form.isVisible() and not page.cards[PHONE].isVisible()
    page.form.drop()
    assert page.cards[PHONE].isVisible()


def test_every_focusable_of_every_section_has_a_name(shown):
    for key in PAGES:
        page = shown(key)
        for name in page.cards:
            page.begin(name)
            for widget in page.findChildren(QWidget):
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    assert widget.accessibleName(), (key, name, type(widget))
            page.form.drop()
