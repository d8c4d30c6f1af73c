"""The table of goals and actions: one tab stop, arrows move, Space marks an action reached."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from asystent_desktop.application.plans.views import ActionView, GoalView
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.plan import row_paint
from asystent_desktop.ui.plan.model import ITEM_ROLE, Column, PlanModel
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {Column.WHO: 92, Column.DUE: 134, Column.STATUTORY: 58, Column.PROGRESS: 148}
HIDDEN_WHEN_NARROW = (Column.WHO, Column.EFFECT, Column.STATUTORY)
NARROW_BELOW = 700
TASK_SHARE = 0.6
HEAD_H = 28


class PlanTree(QTreeView):
    """The view.

    Attributes:
        chosen: Id of the goal or action that became current.
        done_wanted: Id of an action whose mark was clicked or toggled by Space.
        remove_wanted: Id; Del was pressed.
        move_wanted: Id and steps; Alt+↑ or Alt+↓ was pressed.
    """

    chosen = Signal(str)
    done_wanted = Signal(str)
    remove_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = PlanModel(self)
        self.setModel(self.plan)
        self.setAccessibleName(_("Goals and tasks"))
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("surface", "clear")
        self._silent = False
        header = self.header()
        header.setFixedHeight(HEAD_H)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda steps=steps: self._move(steps))
        masking().changed.connect(self.viewport().update)
        painting.follow_look(self.viewport())

    def show_plan(self, data: PlanData) -> None:
        """Shows a version; open goals and the chosen row stay."""
        shut = {
            self._id(index)
            for row in range(self.plan.rowCount())
            if not self.isExpanded(index := self.plan.index(row, 0))
        }
        chosen = self.current_id()
        self._silent = True
        if self.plan.set_plan(data):
            for row in range(self.plan.rowCount()):
                index = self.plan.index(row, 0)
                self.setExpanded(index, self._id(index) not in shut)
            self.choose(chosen if self.plan.find(chosen).isValid() else data.first_open())
        self._silent = False
        self.viewport().update()

    @staticmethod
    def _id(index: Index) -> str:
        item = index.data(ITEM_ROLE)
        return item.goal_id if isinstance(item, GoalView) else item.action_id if item else ""

    def current_id(self) -> str:
        """Id of the chosen goal or action, or ""."""
        return self._id(self.currentIndex()) if self.currentIndex().isValid() else ""

    def choose(self, record_id: str) -> None:
        """Makes a row current and brings it into view."""
        index = self.plan.find(record_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which row became current; quiet while the same rows are shown anew."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._silent:
            self.chosen.emit(self._id(current))

    def _move(self, steps: int) -> None:
        if self.current_id():
            self.move_wanted.emit(self.current_id(), steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out; a narrow table keeps task, deadline and progress."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_BELOW
        for column in HIDDEN_WHEN_NARROW:
            self.setColumnHidden(column, narrow)
        fixed = {column: width for column, width in WIDTHS.items() if not self.isColumnHidden(column)}
        rest = self.viewport().width() - sum(fixed.values())
        for column, width in fixed.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.TASK, rest if narrow else round(rest * TASK_SHARE))
        self.setColumnWidth(Column.EFFECT, rest - round(rest * TASK_SHARE))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row: Qt would paint the selection cell by cell."""
        item, data = index.data(ITEM_ROLE), self.plan.data_shown
        if data is None or item is None:
            return
        look = theme.current()
        area = QRectF(0, QRectF(option.rect).top(), self.viewport().width(), QRectF(option.rect).height())
        first = index.sibling(index.row(), 0)
        current = first == self.currentIndex().sibling(self.currentIndex().row(), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, GoalView):
            row_paint.goal(painter, area, item, data.number(item), look, open_=self.isExpanded(first))
        else:
            if current:
                painting.box(painter, area.adjusted(1, 0, -1, -1), radius=6, fill=look.tint)
            for column in Column:
                if not self.isColumnHidden(column):
                    row_paint.cell(painter, self._cell(area, column), item, column, data)
            row_paint.separator(painter, area, look)
        if current:
            row_paint.frame(painter, area, look, focused=self.hasFocus())
        painter.restore()

    def _cell(self, row: QRectF, column: Column) -> QRectF:
        left = self.columnViewportPosition(column)
        return QRectF(left, row.top(), self.columnWidth(column), row.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks an action or folds a goal, Del removes."""
        item = self.currentIndex().data(ITEM_ROLE) if self.currentIndex().isValid() else None
        if item is not None and event.key() == Qt.Key.Key_Space:
            self._act(item)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def _act(self, item: GoalView | ActionView) -> None:
        if isinstance(item, ActionView):
            self.done_wanted.emit(item.action_id)
        else:
            index = self.currentIndex().sibling(self.currentIndex().row(), 0)
            self.setExpanded(index, not self.isExpanded(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the caret folds, on the mark of an action marks it."""
        super().mouseReleaseEvent(event)
        place: QPoint = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        first = index.sibling(index.row(), 0)
        area = QRectF(self.visualRect(first))
        if isinstance(first.data(ITEM_ROLE), GoalView):
            if place.x() < row_paint.CARET_W + 12:
                self.setExpanded(first, not self.isExpanded(first))
        elif row_paint.disc(area).adjusted(-5, -6, 5, 6).contains(place.toPointF()):
            self.done_wanted.emit(self._id(first))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row becomes current when none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.plan.rowCount():
            self.setCurrentIndex(self.plan.index(0, 0))
