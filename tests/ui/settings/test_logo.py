"""The logo of the office is chosen, shown, refused and removed in the settings."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel

from asystent_desktop.application import letterheads
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.ui.settings import SettingsPage
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (0, 90, 90)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def opened(qtbot, desk, tasks):
    def show(**identity) -> SettingsPage:
        desk.put_identity(replace(desk.identity(), **identity))
        made = SettingsPage(replace(desk, renderer=PdfRenderer()), tasks)
        qtbot.addWidget(made)
        made.resize(1280, 690)
        made.show()
        made.show_section("letterhead")
        qtbot.waitUntil(lambda: not tasks.busy)
        return made

    return show


def test_a_logo_is_chosen_shown_and_removed(qtbot, desk, tasks, opened, tmp_path) -> None:
    field = opened().letterhead.logo
    assert field.none.isVisible() and not field.remove.isVisible()
    path = tmp_path / "logo.png"
    path.write_bytes(picture())
    field.take(str(path))
    qtbot.waitUntil(field.picture.isVisible)
    assert letterheads.present_logo(desk) == picture()
    assert not field.picture.pixmap().isNull() and field.remove.isVisible()
    field.remove.click()
    qtbot.waitUntil(field.none.isVisible)
    assert letterheads.present_logo(desk) is None


def test_what_is_no_picture_is_refused_and_nothing_changes(qtbot, desk, tasks, opened, tmp_path) -> None:
    page = opened()
    path = tmp_path / "logo.png"
    path.write_bytes(b"no picture")
    with qtbot.waitSignal(page.presenter.refused):
        page.letterhead.logo.take(str(path))
    assert letterheads.present_logo(desk) is None
    page.letterhead.logo.take(str(tmp_path / "absent.png"))
    assert "cannot be read" in page.letterhead.logo.trouble.text()


def test_the_offices_logo_cannot_be_changed_by_its_assistants(opened) -> None:
    field = opened(enrolled=True).letterhead.logo
    assert not field.choose.isVisible() and not field.remove.isVisible()
    assert any("no logo" in label.text() for label in field.findChildren(QLabel) if label.isVisible())
