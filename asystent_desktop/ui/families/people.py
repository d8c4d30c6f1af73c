"""The people tab: a table of members and the list of their relations."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from asystent_desktop.application.family_views import MemberView, RelationView
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework import person_mark
from asystent_desktop.ui.families.overview_cards import quiet
from asystent_desktop.ui.families.pane import TabPane
from asystent_desktop.ui.families.people_table import MEMBER_ROLE, Column, PeopleModel
from asystent_desktop.ui.families.presenter import FamilyFile
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.widgets import painting

ROW_H = 40
_HIDDEN_BELOW = {Column.AUTHORITY: 760, Column.WORK: 560}
"""Columns that give way in a narrow file; the sheet of a person shows everything."""


class _NameDelegate(QStyledItemDelegate):
    """The person's mark before the name."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground as in other columns, then mark and name."""
        member: MemberView | None = index.data(MEMBER_ROLE)
        words = index.data()
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        blank.widget.style().drawControl(
            blank.widget.style().ControlElement.CE_ItemViewItem, blank, painter, blank.widget
        )
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
    """One tab stop; Enter edits, Ins adds, Del removes.

    Attributes:
        edit_wanted, remove_wanted: A member's id. `add_wanted`: a new one.
    """

    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()

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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
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
        """Enter, Ins and Del; the rest as in Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._tell(self.edit_wanted, self.currentIndex())
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

    def _menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit…")).triggered.connect(lambda: self._tell(self.edit_wanted, index))
        menu.addAction(_("Remove")).triggered.connect(lambda: self._tell(self.remove_wanted, index))
        menu.popup(self.viewport().mapToGlobal(where))


class PeopleTab(TabPane):
    """Members and relations.

    Attributes:
        add_wanted, edit_wanted, remove_wanted: a member (its id).
        relate_wanted: a new relation. `unrelate_wanted`: a RelationView to take back.
    """

    add_wanted = Signal()
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    relate_wanted = Signal()
    unrelate_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("People"))
        self.column.addWidget(self._people())
        self.column.addWidget(self._relations())
        self.column.addStretch(1)

    def _people(self) -> QWidget:
        card = kit.Card(_("People"), link=_("Add a person"))
        if card.link:
            card.link.setToolTip(_("Ins"))
            card.link.clicked.connect(self.add_wanted)
        self.table = PeopleTable()
        self.table.add_wanted.connect(self.add_wanted)
        self.table.edit_wanted.connect(self.edit_wanted)
        self.table.remove_wanted.connect(self.remove_wanted)
        self._hint = kit.Label(
            _("Enter edits a person, Ins adds one, Del removes one."), Role.CAPTION, tone="muted", wrap=True
        )
        self._nobody = quiet(_("Nobody is entered yet. Start with the parents."))
        card.body.setContentsMargins(4, 0, 4, 0)
        card.body.addWidget(self._nobody)
        card.body.addWidget(self.table)
        card.body.addWidget(self._hint)
        self._nobody.setContentsMargins(8, 0, 8, 0)
        self._hint.setContentsMargins(8, 0, 8, 0)
        return card

    def _relations(self) -> QWidget:
        self._card = kit.Card(_("Relations"), link=_("Add a relation"))
        if self._card.link:
            self._card.link.clicked.connect(self.relate_wanted)
        self._none = quiet(_("No relations yet. They say who is whose child, and who lives together."))
        self._card.body.addWidget(self._none)
        self.relations = kit.RowList(_("Relations"))
        self.relations.menu_wanted.connect(self._relation_menu)
        self.relations.opened.connect(self._relation_opened)
        self._card.add_rows(self.relations)
        self._found: dict[str, RelationView] = {}
        return self._card

    def show_file(self, file: FamilyFile) -> None:
        """Shows another family's people; the chosen one stays chosen."""
        kept = self.table.currentIndex().row()
        self.table.people.set_members(file.overview.members)
        if 0 <= kept < len(file.overview.members):
            self.table.selectRow(kept)
        self.table.fit_height()
        some = bool(file.overview.members)
        self.table.setVisible(some)
        self._hint.setVisible(some)
        self._nobody.setVisible(not some)
        self._found = {one.relation_id: one for one in file.relations}
        self.relations.set_rows([_relation_row(one) for one in file.relations])
        self.relations.fit_height()
        self.relations.setVisible(bool(file.relations))
        self._none.setVisible(not file.relations)
        if self._card.link:
            self._card.link.setEnabled(len(file.overview.members) > 1)

    def _relation_opened(self, key: str) -> None:
        at = self.relations.visualRect(self.relations.currentIndex()).center()
        self._relation_menu(key, self.relations.viewport().mapToGlobal(at))

    def _relation_menu(self, key: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Take the relation back")).triggered.connect(
            lambda: self.unrelate_wanted.emit(self._found[key])
        )
        menu.popup(where)


def _relation_row(one: RelationView) -> kit.Row:
    first, second = masking().person(one.first_name), masking().person(one.second_name)
    return kit.Row(
        key=one.relation_id,
        title=first,
        extra=f"{_(one.label)}: {second}",
        icon=Icon.PERSON_LIST,
        right=_("take back…"),
    )
