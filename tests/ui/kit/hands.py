"""Typing and placing for the tests of the kit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Types any letters (qtbot.keyClicks aborts on Polish ones)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def place(window: QWidget, *widgets: QWidget) -> None:
    """Adds widgets to the window of a test."""
    for widget in widgets:
        window.layout().addWidget(widget)
    QApplication.processEvents()
