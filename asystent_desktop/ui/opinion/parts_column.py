"""The left column: the 13 parts with their state, and what else belongs to the paper."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from asystent_desktop.application.opinion.views import OpinionView, PartView
from asystent_desktop.domain.opinion_checks import PartState
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.row import ROW_ROLE

WIDTH = 185
ROW_H = 36

_STATES = {
    PartState.DONE: (Icon.DONE_FILLED, Tone.DONE),
    PartState.ATTENTION: (Icon.ATTENTION, Tone.SOON),
    PartState.EMPTY: (Icon.EMPTY, Tone.NEUTRAL),
}


class PartsColumn(QWidget):
    """Parts, progress, and the doors to attachments, copies and the case number.

    Attributes:
        chosen: Number of a part, 1-13.
        details_wanted: Which field of the paper: "case_number", "attachments" or "copies".
    """

    chosen = Signal(int)
    details_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 6, 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 10, 0)
        head.addWidget(kit.Label(_("Parts"), Role.ROW_STRONG))
        head.addStretch(1)
        self._count = kit.Label("", Role.ROW_MEDIUM, tone="muted")
        head.addWidget(self._count)
        column.addLayout(head)
        self.progress = kit.SegmentedProgress(name=_("Parts written"))
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 2, 10, 4)
        bar.addWidget(self.progress)
        column.addLayout(bar)
        self.list = kit.RowList(_("Parts of the opinion"))
        self.list.setItemDelegate(_PartDelegate(self.list))
        self.list.chosen.connect(self._choose)
        column.addWidget(self.list, 1)
        column.addWidget(kit.Line())
        self._doors: dict[str, kit.Button] = {}
        # One below the other here, side by side in a low window.
        doors, flow = QWidget(), kit.FlowLayout(spacing=4, line_spacing=0)
        doors.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        doors.setSizePolicy(policy)
        for name, icon in (
            ("case_number", Icon.FOLDER),
            ("attachments", Icon.ATTACHMENT),
            ("copies", Icon.COPIES),
        ):
            flow.addWidget(self._door(name, icon))
        column.addWidget(doors)

    def _door(self, name: str, icon: Icon) -> kit.Button:
        door = kit.Button("…", kind=kit.Kind.QUIET, icon=icon, height=28, role=Role.ROW)
        door.clicked.connect(lambda: self.details_wanted.emit(name))
        self._doors[name] = door
        return door

    def show_view(self, view: OpinionView, current: int) -> None:
        """Shows states and counts; the current part stays current."""
        rows = [
            kit.Row(
                key=str(part.number),
                title=words.part_title(part, short=True),
                icon=_STATES[part.state][0],
                icon_tone=_STATES[part.state][1],
                spoken=f"{words.part_title(part)}, {_spoken(part)}",
            )
            for part in view.parts
        ]
        self.list.set_rows(rows)
        self.list.choose(str(current))
        row = view.row
        self._count.setText(_("{done} of {total}").format(done=row.parts_done, total=row.parts_total))
        self.progress.set(row.parts_done, row.parts_total)
        number = view.case_number or _("type it in")
        self._label("case_number", _("Case no.: {number}").format(number=number))
        self._label("attachments", _("Attachments ({n})").format(n=len(view.attachments)))
        self._label("copies", _("Copies: {n}").format(n=view.copies))

    def _label(self, name: str, text: str) -> None:
        door = self._doors[name]
        metrics = door.fontMetrics()
        door.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDTH - 62))
        door.setAccessibleName(text)
        door.setToolTip(text)
        door.updateGeometry()

    def choose(self, number: int) -> None:
        """Marks a part, silently."""
        self.list.choose(str(number))

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.chosen.emit(int(key))


def _spoken(part: PartView) -> str:
    return {
        PartState.DONE: _("part written"),
        PartState.ATTENTION: _("part needs attention"),
        PartState.EMPTY: _("part empty"),
    }[part.state]


class _PartDelegate(QStyledItemDelegate):
    """A state mark and a title; the current part framed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(120, ROW_H)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row in the look in force."""
        row: kit.Row | None = index.data(ROW_ROLE)
        if row is None or row.icon is None:
            return
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painting.box(painter, area, radius=RADIUS_CONTROL, fill=look.tint, border=look.primary, width=1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, area, radius=RADIUS_CONTROL, fill=look.hover)
        tone = row.icon_tone or Tone.NEUTRAL
        mark = QRectF(area.left() + 8, area.top(), 20, area.height())
        colour = look.text3 if tone == Tone.NEUTRAL else look.graphic(tone)
        icons.paint(painter, mark, row.icon, colour, size=19)
        words_at = QRectF(area.left() + 34, area.top(), area.width() - 38, area.height())
        ink = look.soon if tone == Tone.SOON else look.text
        painting.text(painter, words_at, row.title, ink, Role.ROW_STRONG if chosen else Role.ROW)
        painter.restore()
