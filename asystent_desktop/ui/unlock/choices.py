"""Large choices of the first run: a button of two lines with a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.theme.tokens import RADIUS_CARD
from asystent_desktop.ui.widgets import painting

HEIGHT = 76


class ChoiceCard(painting.KeyboardFocus, QAbstractButton):
    """Picture, title, one line below; checkable when it is one of several answers."""

    def __init__(
        self,
        icon: Icon,
        title: str,
        note: str = "",
        *,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._note = icon, title, note
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the form; lower without a second line."""
        return QSize(398, HEIGHT if self._note else 56)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the choice; where several are answers to one question, it goes on with the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isCheckable():
                event.ignore()
            else:
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, disc, words, mark."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        fill = look.tint if on or self.isDown() else look.hover if self.underMouse() else look.surface
        border = look.primary if on or self.ring_due else look.input_border
        painting.box(
            painter, area, radius=RADIUS_CARD, fill=fill, border=border, width=2 if on or self.ring_due else 1
        )
        disc = QRectF(16, area.center().y() - 18, 36, 36)
        painting.box(painter, disc, radius=18, fill=look.surface if on else look.tint)
        icons.paint(painter, disc, self._icon, look.primary, size=20)
        left, room = 66.0, area.width() - 66 - 44
        if self._note:
            painting.text(
                painter, QRectF(left, area.center().y() - 21, room, 22), self._title, look.text, Role.BUTTON
            )
            painting.text(
                painter, QRectF(left, area.center().y() + 1, room, 18), self._note, look.text2, Role.CAPTION
            )
        else:
            painting.text(painter, QRectF(left, 0, room, area.height()), self._title, look.text, Role.BUTTON)
        end = QRectF(area.right() - 36, 0, 20, area.height())
        mark = (Icon.DONE if on else Icon.EMPTY) if self.isCheckable() else Icon.CARET_RIGHT
        icons.paint(painter, end, mark, look.primary if on else look.text2, size=20, filled=on)
        painter.end()
