"""The table of computers: painted rows with a header, one tab stop, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.computers import words
from asystent_desktop.ui.computers.presenter import Machine
from asystent_desktop.ui.theme import Role, Tokens, Tone, icons
from asystent_desktop.ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
MACHINE_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_H = 34
DRILL_FROM, HEARD_FROM = 700, 520
STATE_W = 150.0
"""Room for the longest state, a day in it."""


def columns(width: float) -> dict[str, tuple[float, float]]:
    """Left edge and width of each column that fits."""
    shares = [("label", 84.0), ("person", 146.0)]
    if width >= HEARD_FROM:
        shares.append(("heard", 172.0))
    shares.append(("families", 76.0))
    if width >= DRILL_FROM:
        shares.append(("drill", 162.0))
    fixed = sum(wide for _name, wide in shares) + 32
    room = max(110.0, width - fixed)
    extra = max(0.0, room - STATE_W)
    found, x = {}, 16.0
    for name, wide in shares:
        grown = wide + (extra * 0.5 if name in ("person", "heard") else 0)
        found[name] = (x, grown - 10)
        x += grown
    found["state"] = (x, max(100.0, width - x - 10))
    return found


class MachineModel(QAbstractListModel):
    """Computers in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.machines: tuple[Machine, ...] = ()

    def set_machines(self, machines: Sequence[Machine]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.machines = tuple(machines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of computers; a list has no children."""
        return 0 if parent.isValid() else len(self.machines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Label, words for the screen reader, or the Machine."""
        if not index.isValid() or not 0 <= index.row() < len(self.machines):
            return None
        machine = self.machines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return machine.named
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(machine)
        return machine if role == MACHINE_ROLE else None


class MachineDelegate(QStyledItemDelegate):
    """Paints one computer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(200, ROW_H)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and cells."""
        machine: Machine | None = index.data(MACHINE_ROLE)
        if machine is None:
            return
        look, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        inner = area.adjusted(8, 1, -8, -1)
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            border = look.primary if focused else None
            painting.box(painter, inner, radius=6, fill=look.tint, border=border, width=2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, inner, radius=6, fill=look.hover)
        elif index.row():
            left, right = area.topLeft(), area.topRight()
            left.setX(left.x() + 16)
            right.setX(right.x() - 16)
            painting.line(painter, left, right, look.border)
        _paint_cells(painter, area, machine, look)
        painter.restore()


def _paint_cells(painter: QPainter, area: QRectF, machine: Machine, look: Tokens) -> None:
    spots = {
        name: QRectF(area.left() + x, area.top(), wide, area.height())
        for name, (x, wide) in columns(area.width()).items()
    }
    quiet = machine.revoked_at is not None
    painting.text(painter, spots["label"], machine.named, look.text2 if quiet else look.text, Role.ROW_STRONG)
    painting.text(painter, spots["person"], machine.person_name, look.text2 if quiet else look.text, Role.ROW)
    if "heard" in spots:
        text, tone = words.heard(machine)
        ink = look.text if tone is Tone.NEUTRAL else look.ink(tone)
        painting.text(
            painter, spots["heard"], text, ink, Role.ROW if tone is Tone.NEUTRAL else Role.ROW_STRONG
        )
    families = spots["families"].adjusted(0, 0, -16, 0)
    painting.text(painter, families, str(len(machine.families)), look.text, Role.ROW, align=painting.RIGHT)
    if "drill" in spots:
        text, tone, icon = words.drill(machine)
        spot = spots["drill"]
        icons.paint(
            painter, QRectF(spot.left(), spot.top(), 18, spot.height()), icon, look.graphic(tone), size=16
        )
        ink = look.ink(tone) if tone is Tone.OVERDUE else look.text
        role = Role.ROW_STRONG if tone is Tone.OVERDUE else Role.ROW
        painting.text(painter, spot.adjusted(24, 0, 0, 0), text, ink, role)
    text, tone = words.state(machine)
    spot = spots["state"]
    wide = min(spot.width(), painting.width(text, Role.CAPTION_STRONG) + 22)
    pill = QRectF(spot.left(), spot.center().y() - 11, wide, 22)
    painting.box(painter, pill, radius=11, fill=look.ground(tone))
    ink = look.text2 if tone is Tone.NEUTRAL else look.ink(tone)
    painting.text(painter, pill.adjusted(10, 0, -8, 0), text, ink, Role.CAPTION_STRONG)


class MachineHeader(QWidget):
    """Names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(28)
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sunken strip with the names."""
        look = theme.current()
        painter = painting.start(self)
        painting.box(painter, QRectF(8, 0, self.width() - 16, self.height()), radius=4, fill=look.sunken)
        names = {
            "label": _("Computer"),
            "person": _("Person"),
            "heard": _("Last exchange"),
            "families": _("Families"),
            "drill": _("Recovery drill"),
            "state": _("State"),
        }
        for name, (x, wide) in columns(self.width()).items():
            align = painting.RIGHT if name == "families" else painting.LEFT
            spot = QRectF(x, 0, wide - (16 if name == "families" else 0), self.height())
            painting.text(painter, spot, names[name], look.text2, Role.CAPTION_STRONG, align=align)
        painter.end()


class MachineTable(QListView):
    """The rows.

    Attributes:
        opened: Id of a computer that was entered or clicked.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MachineModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(MachineDelegate(self))
        self.setAccessibleName(_("Computers"))
        self.setProperty("surface", "clear")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.opened.emit(self.rows.machines[index.row()].device_id))
        painting.follow_look(self.viewport())

    def sizeHint(self) -> QSize:
        """Four rows; it takes what room there is, and scrolls."""
        return QSize(320, 4 * ROW_H)

    def minimumSizeHint(self) -> QSize:
        """Three rows."""
        return QSize(280, 3 * ROW_H)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        at = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= at < len(self.rows.machines):
            self.opened.emit(self.rows.machines[at].device_id)
            return
        super().keyPressEvent(event)
