"""Scans on the screen: added by name and by dropping, shown from memory, named, taken back, hidden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from asystent_desktop.application.attachments import attachments
from asystent_desktop.domain.kinds.attachment import AttachedTo
from asystent_desktop.ui.attachments.deeds import written
from asystent_desktop.ui.attachments.documents_tab import SCANS, DocumentsTab
from asystent_desktop.ui.attachments.sheets import DescribeSheet
from asystent_desktop.ui.attachments.tab import ScansTab
from asystent_desktop.ui.attachments.view import LARGEST_SIDE, decoded
from asystent_desktop.ui.masking import HIDDEN, masking
from tests.fakes.scans import photo, photo_with_place, scan_pdf


@pytest.fixture
def tab(qtbot, case, tasks):
    made = ScansTab(case.desk, tasks)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.show_family(case.family_id)
    return made


def displayed(qtbot, tab, act):
    with qtbot.waitSignal(tab.displayed, timeout=10_000):
        act()


def drop(tab, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy = QPointF(10, 10), Qt.DropAction.CopyAction
    tab.dropEvent(QDropEvent(place, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def test_a_dropped_photo_is_kept_and_shown_upright(qtbot, tab, tmp_path, case):
    file = tmp_path / "karta.jpg"
    file.write_bytes(photo_with_place(orientation=6))
    displayed(qtbot, tab, lambda: drop(tab, file))
    (row,) = attachments.shelf(case.desk, case.family_id).rows
    assert row.title == "karta"
    assert tab.view.stack.currentWidget() is tab.view.picture
    size = tab.view.picture.image.size()
    assert (size.width(), size.height()) == (200, 320)  # it lay on its side
    assert tab.save.isEnabled()


def test_a_pdf_is_shown_by_its_pages(qtbot, tab, tmp_path):
    file = tmp_path / "postanowienie.pdf"
    file.write_bytes(scan_pdf())
    displayed(qtbot, tab, lambda: tab.add([str(file)]))
    assert tab.view.stack.currentWidget() is tab.view.pages
    assert tab.view.pages.document().pageCount() == 1


def test_what_is_no_scan_is_refused_by_name_and_stops_no_other(qtbot, tab, tmp_path, case):
    bad, good = tmp_path / "program.jpg", tmp_path / "dobry.png.jpg"
    bad.write_bytes(b"MZ" * 500)
    good.write_bytes(photo(4, 60, 40))
    displayed(qtbot, tab, lambda: tab.add([str(bad), str(good)]))
    assert tab.banner.isVisible()
    assert len(attachments.shelf(case.desk, case.family_id).rows) == 1


def test_limits_are_stated_before_anybody_tries(tab):
    assert "20" in tab.limits.text() and "200" in tab.limits.text()


def test_it_is_named_and_linked_to_a_visit(qtbot, tab, tmp_path, case):
    _changes, made = attachments.add(case.desk, case.family_id, "x", photo(5, 60, 40))
    with qtbot.waitSignal(tab.shown):
        tab.presenter.load()
    displayed(qtbot, tab, lambda: tab._choose(made))
    tab.deeds.ask_words()
    (sheet,) = tab.window().findChildren(DescribeSheet)
    visit = next(one for one in tab._file.subjects if one.kind is AttachedTo.VISIT)
    sheet.title_field.setText("Karta spotkania")
    sheet.subject.set_value(visit.record_id)
    with qtbot.waitSignals([tab.shown, tab.shown]):
        sheet.save()
    row = tab._file.row(made)
    assert (row.title, row.subject_kind, row.subject_id) == ("Karta spotkania", visit.kind, visit.record_id)


def test_taken_back_and_brought_back(qtbot, tab, case):
    _changes, made = attachments.add(case.desk, case.family_id, "x", photo(5, 60, 40))
    with qtbot.waitSignal(tab.shown):
        tab.presenter.load()
    displayed(qtbot, tab, lambda: tab._choose(made))
    with qtbot.waitSignal(tab.shown):
        tab.deeds.remove()
    assert not tab._file.shelf.rows
    with qtbot.waitSignal(tab.shown):
        tab.presenter.restore(made)
    assert tab._file.row(made) is not None


def test_masked_nothing_of_it_is_seen(qtbot, tab, case):
    _changes, made = attachments.add(case.desk, case.family_id, "Karta Wiśniewskiej", photo(5, 60, 40))
    with qtbot.waitSignal(tab.shown):
        tab.presenter.load()
    displayed(qtbot, tab, lambda: tab._choose(made))
    masking().set_on(True)
    try:
        assert tab.view.stack.currentWidget() is tab.view.nothing
        assert tab.view.picture.image.isNull()
        assert tab.list.rows.rows[0].title == HIDDEN
        assert not tab.save.isEnabled()
    finally:
        masking().set_on(False)


def test_a_large_picture_is_decoded_small(qtbot):
    image = decoded(photo(6, 3000, 400))
    assert (image.width(), image.height()) == (LARGEST_SIDE, 320)


def test_a_copy_is_written_whole_or_not_at_all(tmp_path):
    assert written(str(tmp_path / "a.jpg"), b"content") == ""
    assert (tmp_path / "a.jpg").read_bytes() == b"content"
    assert written(str(tmp_path / "missing" / "a.jpg"), b"content") != ""


def test_the_switch_between_papers_and_scans_takes_ins_too(qtbot, case, tasks, monkeypatch):
    made = DocumentsTab(case.desk, tasks)
    qtbot.addWidget(made)
    made.show()
    made.show_family(case.family_id)
    asked = []
    monkeypatch.setattr(made.scans.deeds, "ask_files", lambda: asked.append("scan"))
    monkeypatch.setattr(made.papers, "start_new", lambda: asked.append("paper"))
    made.begin()
    with qtbot.waitSignal(made.scans.shown):
        made.turn_to(SCANS)
    assert "No scan yet" in made.scans.view.nothing.accessibleName()
    made.begin()
    assert asked == ["paper", "scan"]


def test_a_new_attempt_takes_the_old_refusal_away_and_the_keys_go_to_the_scan(
    qtbot, tab, tmp_path, monkeypatch
):
    bad, good = tmp_path / "program.jpg", tmp_path / "dobry.jpg"
    bad.write_bytes(b"MZ" * 500)
    good.write_bytes(photo(4, 60, 40))
    tab.add([str(bad)])
    qtbot.waitUntil(tab.banner.isVisible)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(good)], ""))
    displayed(qtbot, tab, tab.deeds.ask_files)
    assert not tab.banner.isVisible()
    assert tab.list.hasFocus(), "F2 names it"
