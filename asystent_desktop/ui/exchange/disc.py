"""A picture on a white disc with a thin border."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, icons
from asystent_desktop.ui.widgets import painting

DISC = 44


class Disc(QWidget):
    """The disc."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(DISC, DISC))
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and picture."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        painting.box(painter, area, radius=DISC / 2, fill=look.surface, border=look.border)
        icons.paint(painter, area, self._icon, look.text2, size=22)
        painter.end()
