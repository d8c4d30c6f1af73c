"""The first run by keyboard: Enter makes the files, with an invitation chosen or without one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from asystent_desktop import i18n
from asystent_desktop.ui.unlock.first_run import FirstRunPage


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking("en"):
        yield


def test_after_the_invitation_enter_makes_the_files(qtbot, monkeypatch, tmp_path) -> None:
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_args: asked.append(1) or (str(tmp_path / "i.asystent"), "")
    )
    page = FirstRunPage()
    qtbot.addWidget(page)
    page.resize(1282, 686)
    page.show()
    qtbot.waitExposed(page)
    page.who.fill(("Jan Lis", "asystent rodziny", "MOPS", "Katowice"))
    page.passphrase.fill("rower zielony most rzeka")
    page._show(3)
    with qtbot.waitSignal(page.create_requested):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert asked == [], "no invitation is needed"
    qtbot.keyClick(page.office._choose, Qt.Key.Key_Return)
    assert asked == [1]
    with qtbot.waitSignal(page.create_requested) as made:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert made.args[0].name == "Jan Lis" and asked == [1]
