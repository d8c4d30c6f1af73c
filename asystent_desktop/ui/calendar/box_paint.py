"""How one box of the week is painted: shape, icon and word tell what it is, colour besides."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from asystent_desktop.ui import theme
from asystent_desktop.ui.calendar.marks import Mark, Sort
from asystent_desktop.ui.theme import Role, Tokens, icons
from asystent_desktop.ui.widgets import painting

RADIUS = 6


def box(painter: QPainter, area: QRectF, mark: Mark, *, current: bool, focused: bool) -> None:
    """Paints a mark into its place."""
    look = theme.current()
    fill, border, width = _ground(look, mark.sort)
    dashed = mark.sort is Sort.PROPOSED
    painting.box(painter, area, radius=RADIUS, fill=fill, border=border, width=width, dashed=dashed)
    if mark.lanes > 1:
        _stripes(painter, area, look)
    if mark.sort in (Sort.PLANNED, Sort.NEXT):
        bar = QRectF(area.left() + 4, area.top() + 5, 3, area.height() - 10)
        painting.box(painter, bar, radius=1.5, fill=look.primary)
    _words(painter, area, mark, look)
    if current:
        ring = look.primary if focused else look.input_border
        painting.box(painter, area, radius=RADIUS, border=ring, width=2.5 if focused else 2.0)


def _ground(look: Tokens, sort: Sort) -> tuple[str, str, float]:
    return {
        Sort.PLANNED: (look.surface, look.primary, 1.2),
        Sort.NEXT: (look.tint, look.primary, 2.0),
        Sort.DONE: (look.sunken, look.border, 1.0),
        Sort.BLOCK: (look.key_ground, look.border, 1.0),
        Sort.PROPOSED: (look.tint, look.primary, 2.0),
    }[sort]


def _stripes(painter: QPainter, area: QRectF, look: Tokens) -> None:
    """Thin slanting lines at the right edge: this overlaps something."""
    painter.save()
    edge = QRectF(area.right() - 9, area.top() + 2, 7, area.height() - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(look.soon_graphic), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(edge)
    painter.restore()


def _words(painter: QPainter, area: QRectF, mark: Mark, look: Tokens) -> None:
    quiet = mark.sort in (Sort.DONE, Sort.BLOCK)
    title = look.text2 if quiet else look.primary if mark.sort is Sort.PROPOSED else look.text
    left = 12 if mark.sort in (Sort.PLANNED, Sort.NEXT) else 9
    icon_room = 22 if mark.icon is not None and area.width() > 90 else 0
    inside = area.adjusted(left, 4, -8 - (10 if mark.lanes > 1 else 0), -3)
    first = QRectF(inside.left(), inside.top(), inside.width() - icon_room, 18)
    if area.height() < 40:  # one line only
        first.setHeight(inside.height())
        words = " · ".join(part for part in (mark.title, mark.about) if part)
        painting.text(painter, first, words, title, Role.CAPTION_STRONG)
    else:
        painting.text(painter, first, mark.title, title, Role.ROW_STRONG)
        second = QRectF(inside.left(), inside.top() + 18, inside.width(), 17)
        painting.text(painter, second, mark.about, look.text2, Role.CAPTION)
    if icon_room and mark.icon is not None:
        where = QRect(int(inside.right() - 18), int(inside.top()), 18, 18)
        icons.paint(painter, where, mark.icon, look.text2 if quiet else look.primary, size=16)


def now_line(painter: QPainter, left: float, right: float, y: float, words: str) -> None:
    """The red line of the present with its hour."""
    look = theme.current()
    painter.setPen(QPen(QColor(look.overdue), 2))
    painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.overdue))
    painter.drawEllipse(QRectF(left - 4, y - 4, 8, 8))
    painting.text(painter, QRectF(left + 8, y - 18, 60, 16), words, look.overdue, Role.CAPTION_STRONG)
