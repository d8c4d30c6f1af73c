"""Paints a result: picture, title with what stands beside it, the snippet with the words found marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asystent_desktop.i18n.folding import hit_spans
from asystent_desktop.ui import theme
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.search.results import parts
from asystent_desktop.ui.theme import Role, Tokens, Tone, icons
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import Row, painting
from asystent_desktop.ui.widgets.row import ROW_ROLE
from asystent_desktop.ui.widgets.row_delegate import MARGIN

ROW_H, HEADING_H = 48, 28
RIGHT_MOST = 0.3
"""Largest share of a row for the words at its right end."""


class ResultDelegate(QStyledItemDelegate):
    """Rows of the result list.

    Args:
        query: Tells what was searched for, to mark it in titles.
    """

    def __init__(self, query: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._query = query

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings 28, results 48."""
        row: Row | None = index.data(ROW_ROLE)
        return QSize(200, HEADING_H if row is not None and row.heading else ROW_H)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        look = theme.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            line = area.adjusted(MARGIN, 0, -MARGIN, 0)
            used = painting.text(painter, line, row.title, look.text2, Role.CAPTION_STRONG)
            painting.text(painter, line.adjusted(used + 8, 0, 0, 0), row.right, look.text2, Role.CAPTION)
        else:
            self._paint_ground(painter, area, option, look)
            self._paint_row(painter, area, row, look)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, area: QRectF, option: QStyleOptionViewItem, look: Tokens) -> None:
        state: QStyle.StateFlag = option.state
        inner = area.adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_Selected:
            painting.box(
                painter, inner, radius=RADIUS_CONTROL, fill=look.tint, border=look.primary, width=1.5
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, inner, radius=RADIUS_CONTROL, fill=look.hover)

    def _paint_row(self, painter: QPainter, area: QRectF, row: Row, look: Tokens) -> None:
        if row.icon is not None:
            place = QRectF(area.left() + MARGIN, area.top(), 20, area.height())
            icons.paint(painter, place, row.icon, look.graphic(row.icon_tone or Tone.NEUTRAL), size=18)
        left, middle = area.left() + 48, area.center().y()
        wide = min(painting.width(row.right, Role.CAPTION), area.width() * RIGHT_MOST) + MARGIN
        upper = QRectF(left, middle - 20, area.right() - left - wide - MARGIN, 20)
        right = QRectF(area.right() - wide, middle - 20, wide - MARGIN, 20)
        painting.text(painter, right, row.right, look.text2, Role.CAPTION, align=painting.RIGHT)
        used = self._paint_pieces(painter, upper, self._marked(row.title), Role.ROW_STRONG, look)
        rest = upper.adjusted(used + 10, 0, 0, 0)
        painting.text(painter, rest, row.extra, look.text2, Role.CAPTION)
        lower = QRectF(left, middle, area.right() - left - MARGIN, 20)
        self._paint_pieces(painter, lower, parts(row.subtitle), Role.ROW, look)

    def _marked(self, title: str) -> list[tuple[str, bool]]:
        """The title in pieces; masked titles have nothing to mark."""
        spans = () if masking().on else hit_spans(self._query(), title)
        pieces, at = [], 0
        for start, end in spans:
            pieces += [(title[at:start], False), (title[start:end], True)]
            at = end
        return [*pieces, (title[at:], False)]

    @staticmethod
    def _paint_pieces(
        painter: QPainter, line: QRectF, pieces: Iterable[tuple[str, bool]], role: Role, look: Tokens
    ) -> float:
        """Paints pieces one after the other until the line is full; returns the room taken."""
        room = QRectF(line)
        for words, hit in pieces:
            if not words or room.width() < 12:
                continue
            wide = min(painting.width(words, role), room.width())
            if hit:
                ground = QRectF(room.left() - 1, room.top() + 1, wide + 2, room.height() - 2)
                painting.box(painter, ground, radius=3, fill=look.soon_ground)
            ink = look.soon if hit else look.text
            painting.text(painter, room, words, ink, role)
            room.setLeft(room.left() + wide)
        return room.left() - line.left()
