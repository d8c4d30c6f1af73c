"""What the painted widgets share: boxes with a 1 px border, focus rings, elided text, the mouse's shade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

# A mixin is no widget by itself: two Qt classes cannot be bases of one.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def start(widget: QWidget) -> QPainter:
    """A smooth painter on a widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    radius: float,
    fill: str | None = None,
    border: str | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose border lies wholly inside `rect`."""
    inset = width / 2 if border else 0
    pen = QPen(Qt.PenStyle.NoPen) if border is None else QPen(QColor(border), width)
    if border and dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QColor(fill))
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def line(painter: QPainter, left: QPointF, right: QPointF, colour: str, width: float = 1.0) -> None:
    """A straight hair line."""
    painter.setPen(QPen(QColor(colour), width))
    painter.drawLine(left, right)


def text(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    colour: str,
    role: Role | QFont = Role.BODY,
    *,
    align: Qt.AlignmentFlag = LEFT,
    mnemonic: bool = False,
) -> float:
    """One line of text, shortened with an ellipsis when `rect` is too narrow.

    Returns:
        Its painted width in logical pixels.
    """
    used = role if isinstance(role, QFont) else theme.font(role)
    metrics = QFontMetricsF(used)
    flags = int(Qt.TextFlag.TextShowMnemonic) if mnemonic else 0
    shown = metrics.elidedText(
        words, Qt.TextElideMode.ElideRight, max(0.0, QRectF(rect).width()) + 0.5, flags
    )
    painter.setFont(used)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(rect), int(align) | flags | int(Qt.TextFlag.TextSingleLine), shown)
    return metrics.size(flags, shown).width()


def lines(painter: QPainter, rect: QRectF, words: str, colour: str, role: Role, *, most: int = 2) -> None:
    """Text on as many lines as it needs, centred in height; the last of `most` lines is shortened."""
    font = theme.font(role)
    layout = QTextLayout(words, font)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < most and (part := layout.createLine()).isValid():
        part.setLineWidth(max(1.0, rect.width()))
        last = len(found) == most - 1
        found.append(words[part.textStart() :] if last else words[part.textStart() :][: part.textLength()])
    layout.endLayout()
    high = QFontMetricsF(font).height()
    top = rect.center().y() - high * len(found) / 2
    for at, line_words in enumerate(found):
        text(
            painter,
            QRectF(rect.left(), top + at * high, rect.width(), high),
            line_words.strip(),
            colour,
            role,
        )


def width(words: str, role: Role | QFont = Role.BODY, *, mnemonic: bool = False) -> float:
    """Width of one line in logical pixels."""
    used = role if isinstance(role, QFont) else theme.font(role)
    flags = int(Qt.TextFlag.TextShowMnemonic) if mnemonic else int(Qt.TextFlag.TextSingleLine)
    return QFontMetricsF(used).size(flags, words).width()


class KeyboardFocus(_Widget):
    """Mixed in before a widget: whether a focus ring is due (focus that did not come from the mouse)."""

    _ring_due = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notes where the focus came from."""
        self._note_focus(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        self._note_focus(event)
        super().focusOutEvent(event)

    def _note_focus(self, event: QFocusEvent) -> None:
        quiet = (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if not event.gotFocus():
            self._ring_due = False
        elif event.reason() not in quiet:
            self._ring_due = True

    @property
    def ring_due(self) -> bool:
        """Whether to paint the ring now."""
        return self._ring_due


def follow_look(widget: QWidget) -> None:
    """Repaints `widget` whenever the look changes."""
    theme.look().changed.connect(widget.update)
