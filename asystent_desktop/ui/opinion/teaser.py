"""What comes after the part: its title and the beginning of its text, over a hair line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.widgets import painting

HEIGHT = 66


class Teaser(painting.KeyboardFocus, QAbstractButton):
    """Pressed, it opens the next part."""

    def __init__(self, title: str, beginning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self._beginning = beginning
        self.setAccessibleName(_("Next part: {title}").format(title=title))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, title, arrow, beginning."""
        look = theme.current()
        painter = painting.start(self)
        wide = self.width()
        painting.line(painter, QPointF(0, 0.5), QPointF(wide, 0.5), look.border)
        ink = look.text if self.underMouse() or self.hasFocus() else look.text2
        painting.text(painter, QRectF(0, 8, wide - 28, 24), self.text(), ink, Role.CARD)
        icons.paint(painter, QRectF(wide - 22, 8, 20, 24), Icon.CARET_RIGHT, ink, size=16)
        painting.text(painter, QRectF(0, 34, wide, 22), self._beginning, look.text3, Role.BODY)
        if self.ring_due:
            painting.box(painter, QRectF(self.rect()), radius=6, border=look.primary, width=2)
        painter.end()
