"""The table of assistants: model over immutable rows, and the delegate that paints bar and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asystent_desktop.application.assignments.board import Worker
from asystent_desktop.i18n.polish import initials
from asystent_desktop.ui import theme
from asystent_desktop.ui.assignments import words
from asystent_desktop.ui.theme import Role, Tokens, Tone
from asystent_desktop.ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
WORKER_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_H, ROW_H_NARROW = 52, 74
SEGMENT_W, SEGMENT_H, SEGMENT_GAP = 9, 16, 4
SEGMENTS = 16
BAR_W = SEGMENTS * (SEGMENT_W + SEGMENT_GAP)
COUNTS_FROM, BESIDE_FROM = 760, 560
"""From which width the counts of children and courts stand there, and the bar beside the name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a row of a given width; None leaves a column out."""

    bar: float
    bar_top: bool
    load: float
    children: float | None
    court: float | None
    for_life: float | None
    remark: float

    @classmethod
    def at(cls, width: float) -> Columns:
        """The columns of a row of that width."""
        if width < BESIDE_FROM:
            return cls(60, False, 60 + BAR_W + 44, None, None, None, 60 + BAR_W + 60)
        bar = max(200.0, min(252.0, width * 0.27))
        load = bar + BAR_W + 68
        if width < COUNTS_FROM:
            return cls(bar, True, load, None, None, None, load + 20)
        counts = load + 72  # the legend beside the title of the bars ends before them
        return cls(bar, True, load, counts, counts + 38, counts + 114, counts + 136)


class LoadModel(QAbstractListModel):
    """Assistants in the board's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workers: tuple[Worker, ...] = ()
        self.limit = 0

    def set_workers(self, workers: Sequence[Worker], limit: int) -> None:
        """Shows other rows; with the same people only their contents are refreshed."""
        fresh = tuple(workers)
        same = [one.person_id for one in fresh] == [one.person_id for one in self.workers]
        if same:
            self.workers, self.limit = fresh, limit
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.workers, self.limit = fresh, limit
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of assistants; a list has no children."""
        return 0 if parent.isValid() else len(self.workers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, words for the screen reader, or the Worker."""
        if not index.isValid() or not 0 <= index.row() < len(self.workers):
            return None
        worker = self.workers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return worker.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.load_spoken(worker, self.limit)
        return worker if role == WORKER_ROLE else None


class LoadDelegate(QStyledItemDelegate):
    """Paints one assistant."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Taller where the bar stands below the name."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else BESIDE_FROM
        return QSize(200, ROW_H if width >= BESIDE_FROM else ROW_H_NARROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, avatar, name, bar, numbers, remark."""
        worker: Worker | None = index.data(WORKER_ROLE)
        model = index.model()
        if worker is None or not isinstance(model, LoadModel):
            return
        look, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        extra = bool(getattr(self.parent(), "would_take", "") == worker.person_id)
        self._ground(painter, area, option, look, extra=extra, first=not index.row())
        columns = Columns.at(area.width())
        _paint_person(painter, area, worker, columns, look)
        _paint_bar(painter, area, worker, model.limit, columns, look, extra=extra)
        _paint_numbers(painter, area, worker, model.limit, columns, look, extra=extra)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        area: QRectF,
        option: QStyleOptionViewItem,
        look: Tokens,
        *,
        extra: bool,
        first: bool,
    ) -> None:
        state: QStyle.StateFlag = option.state
        inner = area.adjusted(4, 1, -4, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if extra:
            painting.box(painter, inner, radius=8, fill=look.tint, border=look.primary, width=2, dashed=True)
        elif focused:
            painting.box(painter, inner, radius=8, fill=look.tint, border=look.primary, width=2)
        elif chosen:
            painting.box(painter, inner, radius=8, fill=look.tint)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, inner, radius=8, fill=look.hover)
        elif not first:
            painting.line(painter, area.topLeft(), area.topRight(), look.border)


def _upper(area: QRectF, columns: Columns) -> QRectF:
    """The part of the row in which name and numbers stand."""
    return area if columns.bar_top else QRectF(area.left(), area.top(), area.width(), ROW_H - 6)


def _paint_person(painter: QPainter, area: QRectF, worker: Worker, columns: Columns, look: Tokens) -> None:
    middle = _upper(area, columns).center().y()
    left = area.left() + 16
    disc = QRectF(left, middle - 17, 34, 34)
    painting.box(painter, disc, radius=17, fill=look.tint)
    painting.text(painter, disc, initials(worker.name), look.primary, Role.ROW_STRONG, align=painting.CENTRE)
    right = area.left() + columns.bar - 8 if columns.bar_top else area.right() - 8
    line = QRectF(left + 44, middle - 19, right - left - 44, 20)
    painting.text(painter, line, worker.name, look.text, Role.BUTTON)
    below = ", ".join(worker.districts) or worker.title
    painting.text(painter, line.translated(0, 19), below, look.text2, Role.CAPTION)


def _paint_bar(
    painter: QPainter,
    area: QRectF,
    worker: Worker,
    limit: int,
    columns: Columns,
    look: Tokens,
    *,
    extra: bool,
) -> None:
    middle = area.center().y() if columns.bar_top else area.bottom() - 18
    full = worker.load >= limit
    colour = look.graphic(Tone.SOON) if full else look.primary
    shown = [*worker.held, *([None] if extra else [])]
    for at in range(max(limit, len(shown))):
        x = area.left() + columns.bar + at * (SEGMENT_W + SEGMENT_GAP)
        if at >= SEGMENTS:
            break
        spot = QRectF(x, middle - SEGMENT_H / 2, SEGMENT_W, SEGMENT_H)
        if at >= len(shown):
            painting.box(painter, spot, radius=2.5, fill=look.ring_empty)
            continue
        one = shown[at]
        ink = look.graphic(Tone.OVERDUE) if at >= limit else colour
        if one is None:
            tall = spot.adjusted(-1, -2, 1, 2)
            painting.box(painter, tall, radius=3, fill=look.surface, border=ink, width=2)
        elif one.covered:
            painting.box(painter, spot, radius=2.5, border=look.input_border, width=1.5)
        elif one.stand_in:
            painting.box(painter, spot, radius=2.5, fill=look.surface, border=ink, width=1.5)
        else:
            painting.box(painter, spot, radius=2.5, fill=ink)


def _paint_numbers(
    painter: QPainter,
    area: QRectF,
    worker: Worker,
    limit: int,
    columns: Columns,
    look: Tokens,
    *,
    extra: bool,
) -> None:
    middle = area.center().y() if columns.bar_top else area.bottom() - 18
    text, below, tone = words.remark(worker, limit)
    load_ink = look.text if tone is Tone.NEUTRAL else look.ink(tone)
    load = f"{worker.load} → {worker.load + 1}" if extra else str(worker.load)
    _number(painter, area.left() + columns.load, middle, load, load_ink, Role.BUTTON)
    families = [one.family for one in worker.held]
    counts = (
        (columns.children, sum(one.children for one in families)),
        (columns.court, sum(one.court for one in families)),
        (columns.for_life, sum(one.for_life for one in families)),
    )
    for x, count in counts:
        if x is not None:
            _number(painter, area.left() + x, middle, str(count) if count else "–", look.text, Role.BODY)
    room = QRectF(area.left() + columns.remark, middle - 10, area.width() - columns.remark - 14, 20)
    if below:
        painting.text(painter, room.translated(0, 9), below, look.text2, Role.CAPTION)
        room.translate(0, -9)
    ink = look.text2 if tone is Tone.NEUTRAL else look.ink(tone)
    painting.text(painter, room, text, ink, Role.ROW if tone is Tone.NEUTRAL else Role.ROW_STRONG)


def _number(painter: QPainter, right: float, middle: float, text: str, ink: str, role: Role) -> None:
    painting.text(painter, QRectF(right - 70, middle - 11, 70, 22), text, ink, role, align=painting.RIGHT)
