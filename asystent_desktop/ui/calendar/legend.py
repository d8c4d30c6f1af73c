"""What the frames above the hours mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.widgets import painting


class Swatch(QWidget):
    """A small frame."""

    def __init__(self, tone: Tone, *, dashed: bool, filled: bool = True) -> None:
        super().__init__()
        self._tone, self._dashed, self._filled = tone, dashed, filled
        self.setFixedSize(QSize(22, 13))
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame."""
        look = theme.current()
        painter = painting.start(self)
        fill = look.ground(self._tone) if self._filled else look.surface
        frame = look.graphic(self._tone)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painting.box(painter, area, radius=4, fill=fill, border=frame, width=1.3, dashed=self._dashed)
        painter.end()


def legend() -> QWidget:
    """The line below the hours."""
    flow = kit.FlowRow(spacing=18)
    for tone, dashed, filled, words in (
        (Tone.COURT, False, True, _("deadline set by a court, the law or the plan")),
        (Tone.SOON, True, False, _("meeting by the office's order")),
        (Tone.DONE, True, True, _("proposed, not a visit yet")),
    ):
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Swatch(tone, dashed=dashed, filled=filled))
        row.addWidget(kit.Label(words, Role.CAPTION, tone="muted"))
        flow.add(box)
    return flow
