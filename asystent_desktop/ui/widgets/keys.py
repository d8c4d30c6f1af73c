"""Keys as they are told on a screen: a grey cap and what it does.

KeyCap("F7")
KeyLegend([_("1  version 1"), _("↑ ↓  field")])     # two spaces part the key from the words
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import paint_key
from asystent_desktop.ui.widgets.labels import Label

_H = 22


class KeyCap(QWidget):
    """One key. Not focusable; spoken by its name."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """The cap as it stands on buttons."""
        return QSize(round(painting.width(self._key, Role.BADGE)) + 15, _H)

    def minimumSizeHint(self) -> QSize:
        """Not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap."""
        painter = painting.start(self)
        paint_key(painter, 0.5, self.height(), self._key, theme.current())
        painter.end()


class KeyLegend(QWidget):
    """Keys in a column, what each does beside it."""

    def __init__(self, lines: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, line in enumerate(lines):
            key, _gap, words = line.partition("  ")
            grid.addWidget(KeyCap(key), at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(words, Role.ROW, tone="muted"), at, 1)


def bind_key(owner: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    """Keys, such as "Ctrl+Return", that do something while the focus is on a widget or inside it."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut
