"""The middle of the window: a stack of pages and, at its right, the dock of 304 px.

Below 1200 logical pixels of window width the dock folds into a button of the top bar; pressed, it lies over
the page instead of beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme.tokens import DOCK_W
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.layouts import clear


class Dock(QWidget):
    """The slot at the right; carries one widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Side panel"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        painting.follow_look(self)

    def put(self, widget: QWidget) -> None:
        """Replaces what the dock carries."""
        clear(self._column)
        self._column.addWidget(widget)

    @property
    def filled(self) -> bool:
        """Whether anything is in it."""
        return self._column.count() > 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and the hair line at the left."""
        look = theme.current()
        painter = painting.start(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(look.border))
        painter.end()


class Stage(QWidget):
    """Pages and dock.

    Attributes:
        dock_changed: The dock folded or unfolded; the top bar offers it accordingly.
    """

    dock_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = QStackedWidget(self)
        self.dock = Dock(self)
        self._allowed = False
        self._folded = False
        self._narrow = False
        self._over = False
        self._place()

    @property
    def dock_shown(self) -> bool:
        """Whether the dock can be seen now."""
        return not self.dock.isHidden()

    @property
    def dock_offered(self) -> bool:
        """Whether the page has a dock that is folded away, so a button should offer it."""
        return self._allowed and self.dock.filled and not self.dock_shown

    def allow_dock(self, allowed: bool) -> None:
        """Whether the page shown goes with the dock."""
        self._allowed = allowed
        self._over = False
        self._place()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the window is too narrow for a dock beside the page."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._over = False
            self._place()

    def toggle_dock(self) -> None:
        """F6: folds or unfolds; in a narrow window the dock comes over the page."""
        if not self._allowed or not self.dock.filled:
            return
        if self._narrow:
            self._over = not self._over
        else:
            self._folded = not self._folded
        self._place()
        if self.dock_shown:
            self.dock.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Call after the dock got its widget."""
        self._place()

    def _place(self) -> None:
        shown = self._allowed and self.dock.filled and (self._over if self._narrow else not self._folded)
        self.dock.setVisible(shown)
        beside = DOCK_W if shown and not self._narrow else 0
        self.pages.setGeometry(0, 0, self.width() - beside, self.height())
        wide = min(DOCK_W, self.width())
        self.dock.setGeometry(self.width() - wide, 0, wide, self.height())
        self.dock.raise_()
        self.dock_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follows the window."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds a dock that lies over the page."""
        if event.key() == Qt.Key.Key_Escape and self._over:
            self.toggle_dock()
            return
        super().keyPressEvent(event)
