"""The stage bar of a family: chevrons Przydział … Monitoring, and the short bar below 620 px.

bar.set_stages([Stage(_("Assignment"), "12.03.25", StageState.DONE), …])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tokens, icons
from asystent_desktop.ui.theme.tokens import ONE_COLUMN_BELOW
from asystent_desktop.ui.widgets import painting

HEIGHT = 46
SHORT_HEIGHT = 34
POINT = 8.0
SPACE = 4.0


class StageState(Enum):
    """Where a stage stands."""

    DONE = "done"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, the line under it (a date, "wersja 3", "ocena do 11.12") and its state."""

    name: str
    note: str
    state: StageState


class StageBar(QWidget):
    """Six chevrons; below 620 logical pixels segments and one line of words. Events move it.

    Attributes:
        chosen: Place of a stage that was clicked, from 0; the keyboard takes the tabs.
    """

    chosen = Signal(int)

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.set_stages(stages)
        painting.follow_look(self)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Shows other stages."""
        self._stages = tuple(stages)
        self.setAccessibleName(_("Stage of work"))
        self.setAccessibleDescription("; ".join(f"{s.name} {s.note} {self._word(s)}".strip() for s in stages))
        self.update()

    @staticmethod
    def _word(stage: Stage) -> str:
        return {
            StageState.DONE: _("done"),
            StageState.CURRENT: _("current"),
            StageState.NEXT: _("still ahead"),
        }[stage.state]

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(660, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The short bar fits anywhere."""
        return QSize(200, SHORT_HEIGHT)

    @property
    def is_short(self) -> bool:
        """Whether the short bar is shown."""
        return self.width() < ONE_COLUMN_BELOW

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tells which stage was clicked."""
        super().mouseReleaseEvent(event)
        place = event.position()
        if (
            self._stages
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(place.toPoint())
        ):
            at = int(place.x() * len(self._stages) / max(1, self.width()))
            self.chosen.emit(min(at, len(self._stages) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevrons or segments."""
        if not self._stages:
            return
        painter = painting.start(self)
        look = theme.current()
        if self.is_short:
            self._paint_short(painter, look)
        else:
            self._paint_chevrons(painter, look)
        painter.end()

    def _paint_chevrons(self, painter: QPainter, look: Tokens) -> None:
        count = len(self._stages)
        wide = (self.width() - 2 - SPACE * (count - 1) + POINT * (count - 1)) / count
        for index, stage in enumerate(self._stages):
            left = 1 + index * (wide - POINT + SPACE)
            self._paint_chevron(
                painter, look, QRectF(left, 2, wide, self.height() - 4), stage, first=index == 0
            )

    def _paint_chevron(
        self, painter: QPainter, look: Tokens, area: QRectF, stage: Stage, *, first: bool
    ) -> None:
        fill, ink, border = {
            StageState.DONE: (look.tint, look.primary, look.tint),
            StageState.CURRENT: (look.primary, look.on_primary, look.primary),
            StageState.NEXT: (look.surface, look.text2, look.border),
        }[stage.state]
        shape = QPolygonF(
            [
                area.topLeft(),
                QPointF(area.right() - POINT, area.top()),
                QPointF(area.right(), area.center().y()),
                QPointF(area.right() - POINT, area.bottom()),
                area.bottomLeft(),
                QPointF(area.left() + (0 if first else POINT), area.center().y()),
            ]
        )
        painter.setPen(QPen(QColor(border), 1))
        painter.setBrush(QColor(fill))
        painter.drawPolygon(shape)
        self._paint_words(painter, area.adjusted(10 if first else 14, 0, -POINT - 2, 0), stage, ink)

    def _paint_words(self, painter: QPainter, room: QRectF, stage: Stage, ink: str) -> None:
        half = room.height() / 2
        if not stage.note:
            painting.text(painter, room, stage.name, ink, Role.CAPTION_MEDIUM)
            return
        upper = QRectF(room.left(), room.top() + 3, room.width(), half - 2)
        lower = QRectF(room.left(), room.top() + half, room.width(), half - 4)
        name_role = Role.CAPTION_MEDIUM if stage.state is StageState.NEXT else Role.CAPTION_STRONG
        painting.text(painter, upper, stage.name, ink, name_role)
        if stage.state is StageState.DONE:
            icons.paint(
                painter, QRectF(lower.left(), lower.top(), 12, lower.height()), Icon.CHECK, ink, size=12
            )
            lower.adjust(15, 0, 0, 0)
        painting.text(painter, lower, stage.note, ink, Role.CAPTION)

    def _paint_short(self, painter: QPainter, look: Tokens) -> None:
        count = len(self._stages)
        wide = (self.width() - 3 * (count - 1)) / count
        for index, stage in enumerate(self._stages):
            colour = look.ring_empty if stage.state is StageState.NEXT else look.primary
            painter.setOpacity(0.55 if stage.state is StageState.DONE else 1.0)
            painting.box(painter, QRectF(index * (wide + 3), 2, wide, 6), radius=3, fill=colour)
        painter.setOpacity(1.0)
        at = next((i for i, s in enumerate(self._stages) if s.state is StageState.CURRENT), count - 1)
        here = self._stages[at]
        room = QRectF(0, 14, self.width(), 20)
        words = _("{stage} · stage {number} of {count}").format(stage=here.name, number=at + 1, count=count)
        used = painting.text(painter, room, words, look.text, Role.ROW_STRONG)
        rest = room.adjusted(used + 16, 0, 0, 0)
        painting.text(painter, rest, here.note, look.text2, Role.CAPTION, align=painting.RIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
