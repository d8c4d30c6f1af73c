"""The assistants in a list: one tab stop, arrows move, Enter takes, a waiting family may be dropped here."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.assignments.load_rows import (
    BESIDE_FROM,
    SEGMENT_H,
    SEGMENT_W,
    Columns,
    LoadDelegate,
    LoadModel,
)
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

MIME = "application/x-asystent-family"


class LoadHeader(QWidget):
    """Names of the columns, in line with the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self._limit = 0
        painting.follow_look(self)

    def set_limit(self, limit: int) -> None:
        """The limit of the day."""
        self._limit = limit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names, and what filled and hollow mean."""
        look, columns = theme.current(), Columns.at(self.width())
        painter = painting.start(self)
        area = QRectF(16, 0, self.width() - 32, self.height())
        painting.text(painter, area, _("Assistant"), look.text2, Role.ROW_STRONG)
        if columns.bar_top:
            x = columns.bar
            most = _("Families, at most {limit}").format(limit=self._limit)
            room = QRectF(x, 0, self.width() - x, self.height())
            x += painting.text(painter, room, most, look.text2, Role.ROW_STRONG) + 14
            wide = columns.children is not None
            for hollow, word in ((False, _("own")), (True, _("stand-in"))) if wide else ():
                spot = QRectF(x, (self.height() - 13) / 2, SEGMENT_W, min(13, SEGMENT_H))
                fill = None if hollow else look.primary
                painting.box(painter, spot, radius=2, fill=fill, border=look.primary, width=1.5)
                room = QRectF(x + SEGMENT_W + 5, 0, columns.load - x, self.height())
                x += painting.text(painter, room, word, look.text2, Role.CAPTION) + SEGMENT_W + 15
        for at, word in (
            (columns.children, _("Children")),
            (columns.court, _("Court")),
            (columns.for_life, _("For life")),
        ):
            if at is not None:
                spot = QRectF(at - 90, 0, 90, self.height())
                painting.text(painter, spot, word, look.text2, Role.ROW_STRONG, align=painting.RIGHT)
        if columns.bar_top:
            room = QRectF(columns.remark, 0, self.width() - columns.remark - 8, self.height())
            painting.text(painter, room, _("Remarks"), look.text2, Role.ROW_STRONG)
        painter.end()


class LoadTable(QListView):
    """The rows.

    Attributes:
        pointed: Id of the assistant under the drag or the cursor while a family is to be given.
        dropped: Family and person ids: the family was dropped there.
        taken: Id of the assistant that was entered or clicked.
        would_take: Id of the row that shows one family more.
    """

    pointed = Signal(str)
    dropped = Signal(str, str)
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LoadModel(self)
        self.would_take = ""
        self.setModel(self.rows)
        self.setItemDelegate(LoadDelegate(self))
        self.setAccessibleName(_("Assistants and their families"))
        self.setProperty("surface", "clear")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.clicked.connect(lambda index: self.taken.emit(self._person(index.row())))
        self.selectionModel().currentChanged.connect(
            lambda now, _old: self.pointed.emit(self._person(now.row()))
        )
        painting.follow_look(self.viewport())

    def _person(self, at: int) -> str:
        return self.rows.workers[at].person_id if 0 <= at < len(self.rows.workers) else ""

    @property
    def current(self) -> str:
        """Id of the assistant whose row is current."""
        return self._person(self.currentIndex().row())

    def choose(self, person_id: str) -> None:
        """Makes a row current, silently."""
        at = next((i for i, one in enumerate(self.rows.workers) if one.person_id == person_id), -1)
        self.selectionModel().blockSignals(True)
        if at >= 0:
            self.selectionModel().setCurrentIndex(
                self.rows.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        else:
            self.clearSelection()
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def show_extra(self, person_id: str) -> None:
        """One row shows what one family more would make of it; "" none."""
        self.would_take = person_id
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Four rows; it takes what room there is, and scrolls."""
        return QSize(360, 4 * 52)

    def minimumSizeHint(self) -> QSize:
        """Three rows; the rest scrolls."""
        return QSize(300, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows grow taller when the bar moves below the name."""
        super().resizeEvent(event)
        if (event.oldSize().width() < BESIDE_FROM) != (event.size().width() < BESIDE_FROM):
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.taken.emit(self.current)
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only families."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows on the row what would come of it."""
        person = self._person(self.indexAt(event.position().toPoint()).row())
        self.show_extra(person)
        self.pointed.emit(person)
        if person:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing was given."""
        self.show_extra("")

    def dropEvent(self, event: QDropEvent) -> None:
        """The family is to go there; a person still confirms it."""
        person = self._person(self.indexAt(event.position().toPoint()).row())
        family = bytes(event.mimeData().data(MIME).data()).decode()
        if person and family:
            event.acceptProposedAction()
            self.dropped.emit(family, person)
