"""The table of a family's people: Enter edits, Space asks what can be done, Ins adds, Del removes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from asystent_desktop.application.family.views import MemberView
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.casework import person_mark
from asystent_desktop.ui.people.table_model import MEMBER_ROLE, Column, PeopleModel
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

ROW_H = 40
MORE_W = 36
CELL_PAD = 8
_HIDDEN_BELOW = {Column.AUTHORITY: 760, Column.WORK: 560}
"""Columns that give way in a narrow file; the sheet of a person shows everything."""


class _RowDelegate(QStyledItemDelegate):
    """The chosen row on the pale ground of everything chosen; words under those of the header."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """With room to the next column."""
        return super().sizeHint(option, index) + QSize(2 * CELL_PAD, 0)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The colours of the look in force."""
        super().initStyleOption(option, index)
        look = theme.current()
        option.palette.setColor(QPalette.ColorRole.Highlight, QColor(look.tint))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(look.text))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and words."""
        self._ground(painter, option, index)
        painter.save()
        room = QRectF(option.rect).adjusted(CELL_PAD, 0, -4, 0)
        painting.text(painter, room, str(index.data()), theme.current().text, Role.ROW)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        style = blank.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, blank, painter, blank.widget)


class _NameDelegate(_RowDelegate):
    """The person's mark before the name."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground as in other columns, then mark and name."""
        member: MemberView | None = index.data(MEMBER_ROLE)
        words = index.data()
        self._ground(painter, option, index)
        if member is None:
            return
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        side = float(person_mark.SIZE)
        mark = QRectF(area.left() + 8, area.center().y() - side / 2, side, side)
        person_mark.paint(painter, mark, member.sex, member.age, look)
        room = area.adjusted(side + 18, 0, -4, 0)
        painting.text(painter, room, str(words), look.text, Role.ROW_STRONG)
        painter.restore()


class PeopleTable(QTableView):
    """One tab stop; Enter edits, Space asks, Ins adds, Del removes.

    Attributes:
        edit_wanted, remove_wanted: A member's id. `add_wanted`: a new one.
        menu_wanted: A member's id and where the menu belongs, in global coordinates.
    """

    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = PeopleModel()
        self.setModel(self.people)
        self.setAccessibleName(_("People of the family"))
        self.setProperty("surface", "clear")
        self.setFont(theme.font(Role.ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setItemDelegateForColumn(Column.NAME, _NameDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_H)
        header = self.horizontalHeader()
        header.setFont(theme.font(Role.CAPTION_MEDIUM))
        header.setFixedHeight(32)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (Column.NAME, Column.WORK):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(MORE_W)
        header.setSectionResizeMode(Column.MORE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(Column.MORE, MORE_W)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda where: self._ask(self.indexAt(where), where))
        self.clicked.connect(self._pressed)
        self.doubleClicked.connect(lambda index: self._tell(self.edit_wanted, index))
        painting.follow_look(self.viewport())

    def fit_height(self) -> None:
        """Fixes the height to the rows."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(34 + ROW_H * self.people.rowCount())

    def _tell(self, signal: object, index: QModelIndex) -> None:
        member = index.data(MEMBER_ROLE)
        if isinstance(member, MemberView):
            signal.emit(member.member_id)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space, Ins and Del; the rest as in Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._tell(self.edit_wanted, self.currentIndex())
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Menu):
            index = self.currentIndex()
            self._ask(index, self.visualRect(index).center())
        elif event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.remove_wanted, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow files leave columns out."""
        super().resizeEvent(event)
        for column, least in _HIDDEN_BELOW.items():
            self.setColumnHidden(column, event.size().width() < least)

    def _pressed(self, index: QModelIndex) -> None:
        if index.column() == Column.MORE:
            self._ask(index, self.visualRect(index).bottomLeft())

    def _ask(self, index: QModelIndex, where: QPoint) -> None:
        member = index.data(MEMBER_ROLE) if index.isValid() else None
        if isinstance(member, MemberView):
            self.menu_wanted.emit(member.member_id, self.viewport().mapToGlobal(where))
