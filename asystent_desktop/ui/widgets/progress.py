"""Bars of segments (tasks of a goal, parts of an opinion, families of a load) and a plain bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Tokens, Tone
from asystent_desktop.ui.widgets import painting

THICK = 5


def paint_segments(
    painter: QPainter,
    rect: QRectF,
    done: int,
    total: int,
    look: Tokens,
    *,
    tone: Tone = Tone.DONE,
    gap: float = 3,
) -> None:
    """Paints `total` segments of which `done` are filled, centred vertically in `rect`."""
    if total <= 0:
        return
    wide = (rect.width() - gap * (total - 1)) / total
    top = rect.center().y() - THICK / 2
    for index in range(total):
        fill = look.graphic(tone) if index < done else look.ring_empty
        area = QRectF(rect.left() + index * (wide + gap), top, wide, THICK)
        painting.box(painter, area, radius=THICK / 2, fill=fill)


class SegmentedProgress(QWidget):
    """So many of so many, one segment each; more than 24 are drawn as one bar."""

    def __init__(
        self,
        done: int = 0,
        total: int = 0,
        *,
        tone: Tone = Tone.DONE,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(done, total, tone)
        painting.follow_look(self)

    def set(self, done: int, total: int, tone: Tone = Tone.DONE) -> None:
        """Shows other numbers."""
        self._done, self._total, self._tone = min(done, total), total, tone
        counted = _("{done} of {total}").format(done=self._done, total=total)
        self.setAccessibleName(f"{self._name}: {counted}" if self._name else counted)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(120, THICK + 4)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(40, THICK + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Segments, or one bar."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        if self._total <= 24:
            paint_segments(painter, area, self._done, self._total, look, tone=self._tone)
        else:
            paint_bar(painter, area, self._done / self._total, look, tone=self._tone)
        painter.end()


def paint_bar(painter: QPainter, rect: QRectF, share: float, look: Tokens, *, tone: Tone = Tone.DONE) -> None:
    """Paints a plain bar filled to `share` (0 to 1), centred vertically in `rect`."""
    track = QRectF(rect.left(), rect.center().y() - THICK / 2, rect.width(), THICK)
    painting.box(painter, track, radius=THICK / 2, fill=look.ring_empty)
    filled = QRectF(track)
    filled.setWidth(track.width() * max(0.0, min(1.0, share)))
    if filled.width() > 0:
        painting.box(painter, filled, radius=THICK / 2, fill=look.graphic(tone))


class Bar(QWidget):
    """A plain progress bar of 8 px; `set_share(None)` means "working, length unknown" and stays empty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = 0.0
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(10)
        painting.follow_look(self)

    def set_share(self, share: float | None) -> None:
        """Fills to `share` (0 to 1)."""
        self._share = share
        percent = "" if share is None else f" {round(share * 100)}%"
        self.setAccessibleName(self._name + percent)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and filling."""
        painter = painting.start(self)
        paint_bar(painter, QRectF(self.rect()), self._share or 0.0, theme.current())
        painter.end()
