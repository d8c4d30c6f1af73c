"""A tinted box with a value, and the quiet box of facts above the fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.widgets import painting


class ValueBox(QWidget):
    """A value on the ground of a tone."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        ink = "" if tone is Tone.NEUTRAL else tone
        column.addWidget(kit.Label(text, Role.ROW, tone=ink, wrap=True, selectable=True))
        column.addStretch(1)
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        look = theme.current()
        painter = painting.start(self)
        painting.box(painter, self.rect(), radius=5, fill=look.ground(self._tone))
        painter.end()


class FactBox(QWidget):
    """Names and values, one a line, on a sunken ground."""

    def __init__(self, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(facts):
            label = kit.Label(name, Role.CAPTION, tone="muted")
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(kit.Label(value, Role.ROW_MEDIUM, wrap=True), at, 1)
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border."""
        look = theme.current()
        painter = painting.start(self)
        painting.box(painter, self.rect(), radius=8, fill=look.sunken, border=look.border)
        painter.end()
