"""Paints an entry of the history: time, the writer's initials, heading and line, mark, computer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import initials
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Role, Tokens, Tone, icons
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.row import ROW_ROLE
from asystent_desktop.ui.widgets.row_delegate import RowDelegate

ROW_H = 48
_PILL_H = 22
_NARROW = 430


class EntryDelegate(RowDelegate):
    """The kit's rows with a face: headings stay the kit's, entries are painted here."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The entry in the look in force."""
        row: kit.Row | None = index.data(ROW_ROLE)
        if row is None or row.heading:
            super().paint(painter, option, index)
            return
        look, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option, look)
        narrow = area.width() < _NARROW
        left = _paint_lead(painter, area, row, look, narrow=narrow)
        right = _paint_end(painter, area, row, look, narrow=narrow)
        middle = area.center().y()
        line = QRectF(left, middle - 19, max(0.0, right - left), 20)
        painting.text(painter, line, row.title, look.text, Role.ROW_STRONG)
        painting.text(painter, line.translated(0, 18), row.subtitle, look.text2, Role.CAPTION)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, area: QRectF, option: QStyleOptionViewItem, look: Tokens) -> None:
        state: QStyle.StateFlag = option.state
        inner = area.adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_Selected:
            painting.box(painter, inner, radius=8, fill=look.tint, border=look.primary, width=1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, inner, radius=8, fill=look.hover)


def _paint_lead(painter: QPainter, area: QRectF, row: kit.Row, look: Tokens, *, narrow: bool) -> float:
    """Time and initials; returns where the words begin."""
    clock = QRectF(area.left() + 12, area.top(), 42, area.height())
    painting.text(painter, clock, row.lead, look.text2, Role.ROW)
    if narrow:
        return clock.right() + 4
    disc = QRectF(clock.right() + 4, area.center().y() - 15, 30, 30)
    painting.box(painter, disc, radius=15, fill=look.tint, border=look.surface)
    painting.text(painter, disc, initials(row.extra) or "?", look.primary, Role.BADGE, align=painting.CENTRE)
    return disc.right() + 12


def _paint_end(painter: QPainter, area: QRectF, row: kit.Row, look: Tokens, *, narrow: bool) -> float:
    """Computer and mark; returns where they begin."""
    right = area.right() - 12
    if row.right and not narrow:
        spot = QRectF(right - 90, area.top(), 90, area.height())
        right -= painting.text(painter, spot, row.right, look.text2, Role.CAPTION, align=painting.RIGHT) + 14
    if not row.pill:
        return right - 8
    picture = 20 if row.icon else 0
    wide = painting.width(row.pill, Role.CAPTION_STRONG) + 20 + picture
    pill = QRectF(right - wide, area.center().y() - _PILL_H / 2, wide, _PILL_H)
    painting.box(painter, pill, radius=_PILL_H / 2, fill=look.ground(row.tone))
    ink = look.text2 if row.tone is Tone.NEUTRAL else look.ink(row.tone)
    if row.icon:
        icons.paint(painter, QRectF(pill.left() + 8, pill.top(), 16, _PILL_H), row.icon, ink, size=14)
    text = pill.adjusted(10 + picture, 0, -8, 0)
    painting.text(painter, text, row.pill, ink, Role.CAPTION_STRONG)
    return pill.left() - 10


class EntryList(kit.RowList):
    """The list of entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Entries of the history"), height=ROW_H, parent=parent)
        self.setItemDelegate(EntryDelegate(ROW_H, parent=self))
