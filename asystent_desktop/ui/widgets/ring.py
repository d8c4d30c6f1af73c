"""The contact ring, the program's signature: working days left until the next meeting is due.

Ten segments of 28°, as many lit as days are left, the number inside; amber from three days down; past the
term a solid disc with "+2", so that shape, number and colour all say it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import relative_working_days
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role, Tokens, Tone
from asystent_desktop.ui.widgets import painting

SEGMENTS = 10
SPAN_DEG = 28
STROKE = 3.5
SIZE = 34
SOON_DAYS = 3


def tone_of(days_left: int | None) -> Tone:
    """The tone of a distance in working days; negative means overdue, None means no term runs."""
    if days_left is None:
        return Tone.NEUTRAL
    if days_left < 0:
        return Tone.OVERDUE
    return Tone.SOON if days_left <= SOON_DAYS else Tone.DONE


def inside(days_left: int | None) -> str:
    """What stands inside the ring: days left, `+2` when two days overdue, a dash when no term runs."""
    if days_left is None:
        return "–"
    return f"+{-days_left}" if days_left < 0 else str(days_left)


def spoken(days_left: int | None) -> str:
    """The ring in words, for the screen reader and for the line beside it."""
    return _("no deadline is running") if days_left is None else relative_working_days(days_left)


def paint(painter: QPainter, rect: QRect | QRectF, days_left: int | None, look: Tokens) -> None:
    """Paints the ring into the square `rect` (34 logical pixels); for widgets and delegates alike."""
    area = QRectF(rect)
    words = inside(days_left)
    if days_left is not None and days_left < 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.overdue))
        painter.drawEllipse(area)
        painting.text(painter, area, words, look.on_overdue, Role.BUTTON, align=painting.CENTRE)
        return
    lit = 0 if days_left is None else min(days_left, SEGMENTS)
    colour = look.graphic(tone_of(days_left))
    arc = area.adjusted(STROKE / 2, STROKE / 2, -STROKE / 2, -STROKE / 2)
    step = 360 / SEGMENTS
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index in range(SEGMENTS):
        pen = QPen(QColor(colour if index < lit else look.ring_empty), STROKE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        begin = 90 - index * step - (step - SPAN_DEG) / 2
        painter.drawArc(arc, round(begin * 16), round(-SPAN_DEG * 16))
    painting.text(painter, area, words, look.text, Role.ROW_STRONG, align=painting.CENTRE)


class ContactRing(QWidget):
    """The ring as a widget."""

    def __init__(self, days_left: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._days_left = days_left
        self.set_days_left(days_left)
        painting.follow_look(self)

    @property
    def days_left(self) -> int | None:
        """Working days left; negative when overdue."""
        return self._days_left

    def set_days_left(self, days_left: int | None) -> None:
        """Shows another distance."""
        self._days_left = days_left
        self.setAccessibleName(spoken(days_left))
        self.update()

    def sizeHint(self) -> QSize:
        """34 x 34."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring in the look in force."""
        painter = painting.start(self)
        paint(painter, QRectF(0, 0, SIZE, SIZE), self._days_left, theme.current())
        painter.end()
