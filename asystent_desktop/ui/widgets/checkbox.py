"""A box to tick, painted from the tokens: Fusion's own outline nearly vanishes in the dark look.

box = CheckBox(_("Notice left"))
box.toggled.connect(...)
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.widgets import painting

BOX = 18
HEIGHT = 28
WORDS_AT = 28


class CheckBox(painting.KeyboardFocus, QCheckBox):
    """The box with its words; Space ticks, and so does a click on the words.

    Args:
        text: Words at the right; `&` marks an Alt letter.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleName(text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """Box and words."""
        if not self.text():
            return QSize(HEIGHT, HEIGHT)
        return QSize(round(painting.width(self.text(), Role.BODY, mnemonic=True)) + WORDS_AT + 6, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The words may be shortened."""
        return QSize(HEIGHT, HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere inside."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick, words, ring."""
        look = theme.current()
        painter = painting.start(self)
        on = self.isChecked()
        area = QRectF(4, (self.height() - BOX) / 2, BOX, BOX)
        ink = look.input_border if self.isEnabled() else look.border
        if on:
            fill = look.primary if self.isEnabled() else look.text3
            painting.box(painter, area, radius=4, fill=fill)
            icons.paint(painter, area, Icon.CHECK, look.on_primary, size=14)
        else:
            painting.box(painter, area, radius=4, fill=look.surface, border=ink, width=1.5)
        if self.ring_due:
            painting.box(painter, area.adjusted(-3, -3, 3, 3), radius=6, border=look.primary, width=2)
        if self.text():
            colour = look.text if self.isEnabled() else look.text3
            room = QRectF(WORDS_AT, 0, self.width() - WORDS_AT, self.height())
            painting.text(painter, room, self.text(), colour, Role.BODY, mnemonic=True)
        painter.end()
