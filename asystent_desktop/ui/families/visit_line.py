"""One line per visit on the overview: day, place and length, first line of the card, in three columns."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import duration, short_date
from asystent_desktop.ui import theme
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import Row, painting
from asystent_desktop.ui.widgets.row import ROW_ROLE
from asystent_desktop.ui.widgets.row_delegate import MARGIN

HEIGHT = 24
DAY_W = 86
PLACE_W = 132


def kind_and_length(visit: VisitRow) -> str:
    """ "Dom, 55 min", "Rozmowa telefoniczna, 10 min", "Wizyta nieodbyta"."""
    if not visit.held:
        return _("Visit not held")
    where = visit.kind_label if visit.kind == VisitKind.PHONE else visit.place_label
    return f"{_(where)}, {duration(visit.minutes)}"


def line(visit: VisitRow, today: date) -> Row:
    """A card as a row of the overview; a day of another year is written with it."""
    near = visit.on.year == today.year
    return Row(
        key=visit.visit_id,
        title=masking().text(visit.first_line),
        lead=short_date(visit.on) if near else f"{visit.on:%d.%m.%y}",
        extra=kind_and_length(visit),
    )


class VisitLineDelegate(QStyledItemDelegate):
    """Paints `line` rows in columns."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """24 high."""
        return QSize(160, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Day, place, words."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option)
        left = area.left() + MARGIN
        day = QRectF(left, area.top(), DAY_W - 8, area.height())
        place = QRectF(left + DAY_W, area.top(), PLACE_W - 8, area.height())
        words = QRectF(
            left + DAY_W + PLACE_W, area.top(), area.right() - left - DAY_W - PLACE_W - MARGIN, HEIGHT
        )
        painting.text(painter, day, row.lead, look.text, Role.CAPTION_STRONG)
        painting.text(painter, place, row.extra, look.text2, Role.CAPTION)
        painting.text(painter, words, row.title, look.text, Role.ROW)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        look = theme.current()
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painting.box(painter, area, radius=RADIUS_CONTROL, fill=look.tint)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, area, radius=RADIUS_CONTROL, fill=look.hover)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused and bool(getattr(self.parent(), "ring_due", False)):
            painting.box(painter, area, radius=RADIUS_CONTROL, border=look.primary, width=2)
