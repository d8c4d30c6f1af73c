"""A keyboard that counts: every key that goes down is one, modifiers too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Keyboard:
    """Presses keys where the focus is, as a person does."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1 + sum(bool(modifier & one) for one in _MODIFIERS)
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def alt(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.AltModifier)

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """ASCII only: keyClicks aborts on Polish letters."""
        self.count += len(text)
        QTest.keyClicks(QApplication.focusWidget() or self._window, text)
