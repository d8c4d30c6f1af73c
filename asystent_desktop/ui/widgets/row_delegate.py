"""Paints one row of a RowList; see `row.Row` for what the fields mean."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role, Tokens, Tone, icons
from asystent_desktop.ui.theme.tokens import HEADER_H, PILL_H, RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting, ring
from asystent_desktop.ui.widgets.row import ROW_ROLE, Row

ONE_LINE_H = 39
MARGIN = 12


class RowDelegate(QStyledItemDelegate):
    """Row painter with a fixed height for two-line rows."""

    def __init__(self, height: int, *, lines: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._height, self._lines = height, lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings 34, one line 39, two lines the given height."""
        row: Row | None = index.data(ROW_ROLE)
        if row is not None and row.heading:
            return QSize(120, HEADER_H + (6 if index.row() else 0))
        return QSize(160, self._height if row is None or row.subtitle or row.has_ring else ONE_LINE_H)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row in the look in force."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if row.heading:
            _paint_heading(painter, area, row, look)
        else:
            self._paint_ground(painter, area, row, look, option, index)
            _paint_row(painter, area, row, look)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        area: QRectF,
        row: Row,
        look: Tokens,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        view = self.parent()
        ring_due = bool(getattr(view, "ring_due", False)) and bool(state & QStyle.StateFlag.State_HasFocus)
        inner = area.adjusted(0, 1, 0, -1)
        if row.framed or chosen:
            painting.box(painter, inner, radius=RADIUS_CONTROL, fill=look.tint)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, inner, radius=RADIUS_CONTROL, fill=look.hover)
        elif (
            self._lines and index.row() and not index.model().index(index.row() - 1, 0).data(ROW_ROLE).heading
        ):
            left, right = QPointF(area.left(), area.top() + 0.5), QPointF(area.right(), area.top() + 0.5)
            painting.line(painter, left, right, look.border)
        if row.framed or ring_due:
            painting.box(
                painter, inner, radius=RADIUS_CONTROL, border=look.primary, width=2 if ring_due else 1.5
            )
        elif chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.primary))
            painter.drawRoundedRect(QRectF(area.left(), inner.top() + 8, 3, inner.height() - 16), 1.5, 1.5)


def _paint_heading(painter: QPainter, area: QRectF, row: Row, look: Tokens) -> None:
    line = QRectF(area.left() + MARGIN, area.bottom() - HEADER_H, area.width() - 2 * MARGIN, HEADER_H)
    ink = look.text2 if row.tone is Tone.NEUTRAL else look.ink(row.tone)
    used = painting.text(painter, line, row.title, ink, Role.ROW_STRONG)
    painting.text(painter, line.adjusted(used + 9, 0, 0, 0), row.right, look.text2, Role.ROW)


def _paint_row(painter: QPainter, area: QRectF, row: Row, look: Tokens) -> None:
    left = _paint_left(painter, area, row, look)
    right = _paint_marks(painter, area, row, look)
    two = bool(row.subtitle)
    middle = area.center().y()
    upper = (
        QRectF(left, middle - 19, max(0.0, right - left), 20)
        if two
        else QRectF(left, area.top(), right - left, area.height())
    )
    width = _paint_right(painter, upper, row, look)
    upper.setRight(upper.right() - width)
    ink = look.text2 if row.done else look.text
    if row.lead:
        used = painting.text(painter, upper, row.lead, ink, Role.ROW_STRONG)
        upper.setLeft(upper.left() + used + 8)
    title_role = (
        (Role.BUTTON if row.has_ring and not row.extra else Role.ROW_STRONG)
        if two or row.extra
        else Role.ROW_MEDIUM
    )
    if not two and not row.extra and painting.width(row.title, title_role) > upper.width():
        painting.lines(painter, upper, row.title, ink, title_role)
        return
    used = painting.text(painter, upper, row.title, ink, title_role)
    if row.extra:
        upper.setLeft(upper.left() + used + 8)
        painting.text(painter, upper, row.extra, ink, Role.ROW)
    if two:
        below = QRectF(left, middle, area.right() - MARGIN - left, 18)  # the marks stand in the upper line
        _paint_subtitle(painter, below, row, look)


def _paint_left(painter: QPainter, area: QRectF, row: Row, look: Tokens) -> float:
    """Ring or picture; returns where the words begin."""
    x = area.left() + MARGIN
    if row.has_ring:
        place = QRectF(x - 1, area.center().y() - ring.SIZE / 2, ring.SIZE, ring.SIZE)
        ring.paint(painter, place, row.ring, look)
        return x + ring.SIZE + 11
    if row.icon is None:
        return x
    tone = row.icon_tone or row.tone
    ink = look.primary if row.done else look.graphic(tone)
    if row.disc:
        disc = QRectF(x, area.center().y() - 17, 34, 34)
        painting.box(painter, disc, radius=17, fill=look.ground(tone))
        icons.paint(painter, disc, row.icon, look.ink(tone), size=18)
        return x + 46
    icons.paint(painter, QRectF(x, area.top(), 20, area.height()), row.icon, ink, size=18, filled=row.done)
    return x + 30


def _paint_marks(painter: QPainter, area: QRectF, row: Row, look: Tokens) -> float:
    """Small pictures at the right end; returns where the words must end."""
    x = area.right() - MARGIN
    for icon, tone in row.marks:
        x -= 16
        place = (
            QRectF(x, area.center().y() - 19, 16, 20)
            if row.subtitle
            else QRectF(x, area.top(), 16, area.height())
        )
        icons.paint(painter, place, icon, look.graphic(tone), size=16)
        x -= 6
    return x


def _paint_right(painter: QPainter, line: QRectF, row: Row, look: Tokens) -> float:
    """Pill and right-hand words; returns the room they take, gap included."""
    taken = 0.0
    if row.pill:
        wide = painting.width(row.pill, Role.CAPTION_STRONG) + 20
        pill = QRectF(line.right() - wide, line.center().y() - PILL_H / 2, wide, PILL_H)
        painting.box(painter, pill, radius=PILL_H / 2, fill=look.ground(row.tone))
        painting.text(painter, pill, row.pill, look.ink(row.tone), Role.CAPTION_STRONG, align=painting.CENTRE)
        taken = wide + 11
    if row.right:
        quiet = row.tone is Tone.NEUTRAL or bool(row.pill)
        role = Role.CAPTION if quiet else Role.CAPTION_STRONG
        ink = look.text2 if quiet else look.ink(row.tone)
        room = line.adjusted(line.width() * 0.3, 0, -taken, 0)
        taken += painting.text(painter, room, row.right, ink, role, align=painting.RIGHT) + 10
    return taken


def _paint_subtitle(painter: QPainter, line: QRectF, row: Row, look: Tokens) -> None:
    role = Role.CAPTION if row.subtitle_tone is Tone.NEUTRAL else Role.CAPTION_STRONG
    used = painting.text(painter, line, row.subtitle, look.ink(row.subtitle_tone), role)
    if row.rest:
        painting.text(painter, line.adjusted(used, 0, 0, 0), f"  ·  {row.rest}", look.text2, Role.CAPTION)
