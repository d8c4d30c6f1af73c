"""Painted rows in a list view: picture or contact ring, title, line below, text or pill at the right.

    rows = RowList(_("Families"), height=FAMILY_ROW_H)
    rows.set_rows([Row("id-1", "Wiśniewska", icon=None, ring=4, subtitle="za 4 dni rob.", rest="Zawodzie")])
    rows.chosen.connect(...)      # key of the row now selected
    rows.opened.connect(...)      # Enter, or a click

Every row is read whole by a screen reader (AccessibleTextRole). Typed letters jump to a title.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from asystent_desktop.ui.theme.tokens import TODAY_ROW_H
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.row import NO_RING, ROW_ROLE, Row
from asystent_desktop.ui.widgets.row_delegate import RowDelegate

__all__ = ["NO_RING", "Row", "RowList", "RowModel"]

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Immutable rows; replacing them keeps nothing."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self._rows = tuple(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replaces all rows; when keys and order stay the same only the contents are refreshed."""
        fresh = tuple(rows)
        if [r.key for r in fresh] == [r.key for r in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def row_of(self, key: str) -> int:
        """Place of a key, -1 when absent."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of rows; a list has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the words for the screen reader, or the Row itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words()
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowList(QListView):
    """The view: one tab stop, arrows move, Enter or a click opens.

    Args:
        name: What is listed, spoken.
        height: Height of a row with two lines.
        lines: Hair lines between rows (cards do, side lists do not).

    Attributes:
        chosen: Key of the row that became current.
        opened: Key of a row that was clicked or entered.
        menu_wanted: Key and global position, for right click and the menu key.
    """

    chosen = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self, name: str, *, height: int = TODAY_ROW_H, lines: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel()
        self.setModel(self.rows)
        self.ring_due = False
        self.setItemDelegate(RowDelegate(height, lines=lines, parent=self))
        self.setAccessibleName(name)
        self.setProperty("surface", "clear")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._clicked)
        painting.follow_look(self.viewport())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; the chosen key stays chosen without a signal."""
        kept = self.current_key()
        self.rows.set_rows(rows)
        if kept and self.current_key() != kept:
            self.choose(kept)

    def current_key(self) -> str:
        """Key of the current row, "" when there is none."""
        index = self.currentIndex()
        return (
            self.rows.rows[index.row()].key if index.isValid() and index.row() < len(self.rows.rows) else ""
        )

    def choose(self, key: str) -> None:
        """Makes a row current by program, silently; an unknown key clears the choice."""
        self.blockSignals(True)
        at = self.rows.row_of(key)
        if at < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.selectionModel().setCurrentIndex(
                self.rows.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(self.rows.index(at))
        self.blockSignals(False)
        self.viewport().update()

    def content_height(self) -> int:
        """Height of all rows, for a list that shall not scroll by itself."""
        return sum(self.sizeHintForRow(at) for at in range(self.rows.rowCount()))

    def fit_height(self) -> None:
        """Fixes the height to the content."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.content_height())

    def sizeHint(self) -> QSize:
        """Room for the rows, at most ten of them."""
        return QSize(240, min(self.content_height(), 10 * TODAY_ROW_H))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which row became current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.rows.rows[current.row()].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list that gets lower keeps the chosen row in view, if it was there."""
        chosen = self.currentIndex()
        before = event.oldSize().height() if event.oldSize().isValid() else 0
        in_view = 0 <= self.visualRect(chosen).top() < before
        super().resizeEvent(event)
        if in_view and chosen.isValid() and event.size().height() < before:
            self.scrollTo(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home, End and arrows as in Qt, stepping over headings."""
        self.ring_due = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) row that can be chosen, as J and K do."""
        self.ring_due = True
        self._step(by)

    def _step(self, by: int) -> None:
        at = (
            self.currentIndex().row()
            if self.currentIndex().isValid()
            else -1
            if by > 0
            else len(self.rows.rows)
        )
        at += by
        while 0 <= at < len(self.rows.rows):
            if not self.rows.rows[at].heading:
                self.setCurrentIndex(self.rows.index(at))
                return
            at += by

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows.rows[index.row()]
        if not row.heading:
            self.opened.emit(row.key)

    def _menu(self, where: QPoint) -> None:
        index = self.indexAt(where) if self.indexAt(where).isValid() else self.currentIndex()
        if index.isValid() and not self.rows.rows[index.row()].heading:
            self.menu_wanted.emit(self.rows.rows[index.row()].key, self.viewport().mapToGlobal(where))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mouse needs no focus ring."""
        self.ring_due = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row becomes current when none is, so that arrows and the reader have a place."""
        self.ring_due = event.reason() != Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and self.ring_due:
            self._step(1)
        super().focusInEvent(event)
