"""Underlined tabs of a family file: one tab stop, arrows move, Alt+1..n jump."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

HEIGHT = 36
GAP, LEAST_GAP = 26, 12


class TabBar(painting.KeyboardFocus, QTabBar):
    """Tabs over a hair line; the chosen one is underlined with 2 px.

    Args:
        name: What the tabs switch, spoken.
        titles: Words of the tabs.
        shortcuts: Whether Alt+1..9 choose them while the window is active.

    Attributes:
        chosen: Index chosen by the person or by `setCurrentIndex`.
        jumped: Index chosen by Alt and a digit: the keys are wanted inside that tab.
    """

    chosen = Signal(int)
    jumped = Signal(int)

    def __init__(
        self, name: str, titles: Sequence[str], *, shortcuts: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(Role.ROW_STRONG))
        self.setMouseTracking(True)
        for index, title in enumerate(titles):
            self.addTab(title)
            if shortcuts and index < 9:
                shortcut = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
                shortcut.activated.connect(partial(self._jump, index))
                self.setTabToolTip(index, f"Alt+{index + 1}")
        self.currentChanged.connect(self.chosen)
        painting.follow_look(self)

    def _jump(self, index: int) -> None:
        self.setCurrentIndex(index)
        self.jumped.emit(index)

    def _words(self, index: int) -> int:
        return round(painting.width(self.tabText(index), Role.ROW_STRONG))

    def _gap(self) -> int:
        """26 px to the next tab, less where all of them fit only so."""
        room = self.width() - sum(map(self._words, range(self.count())))
        return max(LEAST_GAP, min(GAP, room // max(1, self.count())))

    def tabSizeHint(self, index: int) -> QSize:
        """Words, flush left, and the gap to the next."""
        return QSize(self._words(index) + self._gap(), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Not shortened; the bar scrolls instead."""
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Repaints for the hovered tab."""
        super().mouseMoveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, underline, hair line, ring."""
        look = theme.current()
        painter = painting.start(self)
        bottom = self.height()
        painter.fillRect(QRectF(0, bottom - 1, self.width(), 1), QColor(look.border))
        for index in range(self.count()):
            area = QRectF(self.tabRect(index))
            on = index == self.currentIndex()
            hovered = self.tabRect(index).contains(self.mapFromGlobal(self.cursor().pos()))
            ink = look.primary if on else look.text if hovered and self.underMouse() else look.text2
            words = area.adjusted(2, 0, 2 - self._gap(), -3)
            used = painting.text(painter, words, self.tabText(index), ink, Role.ROW_STRONG)
            if on:
                painter.fillRect(QRectF(words.left() - 2, bottom - 2, used + 4, 2), QColor(look.primary))
                if self.ring_due:
                    ring = QRectF(words.left() - 6, 2, used + 12, bottom - 6)
                    painting.box(
                        painter, ring.intersected(QRectF(self.rect())), radius=6, border=look.primary, width=2
                    )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End reach the first and last tab; arrows as in Qt."""
        if event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(0)
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.count() - 1)
        else:
            super().keyPressEvent(event)
