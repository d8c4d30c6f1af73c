"""How one day of the month is painted: its number, what it is called, and as many lines as fit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.calendar import term_words
from asystent_desktop.ui.calendar.month_model import DAY_ROLE, DayLine, MonthDay, Weight
from asystent_desktop.ui.theme import Role, Tokens, icons
from asystent_desktop.ui.widgets import painting

LINE_H = 17
HEAD_H = 24
WORDS_FROM = 84
"""A narrower cell counts its lines instead of telling them."""


class DayDelegate(QStyledItemDelegate):
    """Paints the cells of a view, which tells what is current."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The whole cell: Qt's own selection would cover the words."""
        cell = index.data(DAY_ROLE)
        if not isinstance(cell, MonthDay):
            return
        current = index == self._view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _cell(painter, QRectF(option.rect), cell, current=current, focused=self._view.hasFocus())
        painter.restore()


def _cell(painter: QPainter, area: QRectF, cell: MonthDay, *, current: bool, focused: bool) -> None:
    look = theme.current()
    painting.box(painter, area.adjusted(0, 0, 1, 1), radius=0, fill=_ground(cell, look), border=look.border)
    _head(painter, area, cell, look)
    inside = area.adjusted(6, HEAD_H, -5, -3)
    room = max(0, int(inside.height() // LINE_H))
    if area.width() >= WORDS_FROM:
        _lines(painter, inside, cell, room, look)
    elif cell.lines:
        count = QRectF(inside.left(), inside.top(), inside.width(), LINE_H)
        late = any(line.weight is Weight.LATE for line in cell.lines)
        ink = look.overdue if late else look.text2
        painting.text(painter, count, f"• {len(cell.lines)}", ink, Role.CAPTION_STRONG)
    if current:
        ring = look.primary if focused else look.input_border
        painting.box(
            painter, area.adjusted(1, 1, -1, -1), radius=4, border=ring, width=2.5 if focused else 2.0
        )


def _ground(cell: MonthDay, look: Tokens) -> str:
    if cell.today:
        return look.tint
    return look.surface if cell.inside and cell.day.working else look.sunken


def _head(painter: QPainter, area: QRectF, cell: MonthDay, look: Tokens) -> None:
    on = cell.day.on
    number = str(on.day) if cell.inside else f"{on.day}.{on.month:02}"
    ink = look.primary if cell.today else look.text if cell.inside and cell.day.working else look.text3
    place = QRectF(area.left() + 7, area.top() + 4, 46, 20)
    wide = painting.text(painter, place, number, ink, Role.BUTTON)
    beside = QRectF(place.left() + wide + 7, place.top(), area.right() - place.left() - wide - 12, 20)
    if area.width() < WORDS_FROM:
        return
    said = cell.day.holiday or (_("today") if cell.today else "")
    if said:
        painting.text(painter, beside, said, look.primary if cell.today else look.text3, Role.CAPTION)
    elif cell.week:
        painting.text(painter, beside, cell.week, look.text3, Role.BADGE, align=painting.RIGHT)


def _lines(painter: QPainter, inside: QRectF, cell: MonthDay, room: int, look: Tokens) -> None:
    shown = cell.lines if len(cell.lines) <= room else cell.lines[: max(0, room - 1)]
    for at, line in enumerate(shown):
        _line(painter, inside, at, line, look)
    rest = len(cell.lines) - len(shown)
    if rest and room:
        place = QRectF(inside.left(), inside.top() + len(shown) * LINE_H, inside.width(), LINE_H)
        painting.text(painter, place, term_words.more_words(rest), look.text3, Role.CAPTION_MEDIUM)


def _line(painter: QPainter, inside: QRectF, at: int, line: DayLine, look: Tokens) -> None:
    place = QRectF(inside.left(), inside.top() + at * LINE_H, inside.width(), LINE_H)
    quiet = line.weight is Weight.QUIET
    ink = look.text2 if quiet else look.text if line.weight is Weight.PLANNED else look.ink(line.tone)
    if line.icon is not None:
        icon = QRect(int(place.left()), int(place.top()) + 2, 14, 14)
        icons.paint(painter, icon, line.icon, look.ink(line.tone), size=13)
        place.adjust(18, 0, 0, 0)
    elif line.weight is Weight.PLANNED:
        bar = QRectF(place.left() + 1, place.top() + 3, 3, LINE_H - 6)
        painting.box(painter, bar, radius=1.5, fill=look.primary)
        place.adjust(9, 0, 0, 0)
    role = Role.CAPTION if quiet else Role.CAPTION_MEDIUM
    painting.text(painter, place, line.words, ink, role)
