"""The pictures in words, from the same data; the chosen line is shared with the pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.application.diagrams.views import TwinLine, TwinPart
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

_SIDE, _TOP = 8, 5
_WRAP = int(Qt.TextFlag.TextWordWrap)


class TwinRow(painting.KeyboardFocus, QAbstractButton):
    """One person or circle in words.

    Attributes:
        walked: -1 or 1: up or down.
        opened: Enter.
    """

    walked = Signal(int)
    opened = Signal()

    def __init__(self, line: TwinLine) -> None:
        super().__init__()
        self.line = line
        self.setAccessibleName(line.whole)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        painting.follow_look(self)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Name, then the rest below it."""
        head, text = self._heights(width)
        return round(head + text) + 2 * _TOP

    def sizeHint(self) -> QSize:
        """As wide as a line of the pane."""
        return QSize(220, self.heightForWidth(220))

    def _heights(self, width: int) -> tuple[float, float]:
        room = QRectF(0, 0, max(40, width - 2 * _SIDE), 10_000)
        found = []
        for words, role in ((self.line.head, Role.ROW_STRONG), (self.line.text, Role.CAPTION)):
            metrics = QFontMetricsF(theme.font(role))
            found.append(metrics.boundingRect(room, _WRAP, words).height() + 1 if words else 0.0)
        return found[0], found[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen line stands on the ground of chosen symbols."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            border = look.primary if self.isChecked() else None
            painting.box(painter, area, radius=6, fill=look.tint if border else look.hover, border=border)
        head, text = self._heights(self.width())
        inside = area.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        self._words(painter, QRectF(inside.left(), inside.top(), inside.width(), head), self.line.head, True)
        below = QRectF(inside.left(), inside.top() + head, inside.width(), text)
        self._words(painter, below, self.line.text, False)
        if self.ring_due:
            painting.box(painter, area, radius=6, border=look.primary, width=2)
        painter.end()

    def _words(self, painter: QPainter, area: QRectF, words: str, strong: bool) -> None:
        look = theme.current()
        painter.setFont(theme.font(Role.ROW_STRONG if strong else Role.CAPTION))
        painter.setPen(look.text if strong else look.text2)
        painter.drawText(area, _WRAP, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the lines, Enter opens."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line with the keyboard is the chosen one."""
        super().focusInEvent(event)
        self.click()

    def nextCheckState(self) -> None:
        """Which line is chosen the pane says."""


class TwinPane(kit.Frame):
    """The lines under their headings.

    Attributes:
        chosen: Key of the line that was chosen here.
        opened: Key of the line Enter was pressed on.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        title = _("Description in words")
        self.setAccessibleName(title)
        self.rows: list[TwinRow] = []
        self._scroll = kit.ScrollColumn(title, gap=2)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.content.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 6, 8)
        column.setSpacing(4)
        heading = kit.Label(title, Role.BODY_STRONG)
        source = kit.Label(_("from the same data; also on the print"), Role.CAPTION, tone="muted", wrap=True)
        for label in (heading, source):
            label.setContentsMargins(_SIDE, 0, _SIDE, 0)
            column.addWidget(label)
        column.addWidget(self._scroll, 1)

    def show_parts(self, parts: Sequence[TwinPart], current: str) -> None:
        """Shows other words; the keyboard stays on its line."""
        focused = next((row.line.key for row in self.rows if row.hasFocus()), "")
        kit.clear(self._scroll.column)
        self.rows = []
        for part in parts:
            heading = kit.Label(part.title, Role.CAPTION_STRONG, tone="muted")
            heading.setContentsMargins(_SIDE, 6, 0, 0)
            self._scroll.column.addWidget(heading)
            for line in part.lines:
                self._scroll.column.addWidget(self._row(line))
        self._scroll.column.addStretch(1)
        self.set_current(current)
        for row in self.rows:
            if focused and row.line.key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: TwinLine) -> QWidget:
        row = TwinRow(line)
        row.clicked.connect(lambda: self.chosen.emit(line.key))
        row.opened.connect(lambda: self.opened.emit(line.key))
        row.walked.connect(lambda way: self._walk(row, way))
        self.rows.append(row)
        return row

    def _walk(self, row: TwinRow, way: int) -> None:
        at = self.rows.index(row) + way
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_current(self, key: str) -> None:
        """Marks the line of that key and brings it into view; Tab stops there only."""
        for row in self.rows:
            row.setChecked(bool(key) and row.line.key == key)
        stop = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        for row in self.rows:
            policy = Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)
            if row.isChecked() and row.isVisible():
                self._scroll.ensureWidgetVisible(row, 0, 12)
