"""The rail: sections of the program at the left edge, 84 px, one tab stop, arrows move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tokens, icons
from asystent_desktop.ui.theme.tokens import RAIL_W
from asystent_desktop.ui.widgets import painting

COMPACT_BELOW = 430
COMPACT_H, LEAST_H = 48, 36
WORDS_FROM = 44
"""A lower button shows its picture alone; its words are in the tooltip and spoken."""
_GAP = 3


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One section.

    Attributes:
        key: Key of its page.
        icon: Picture; filled while chosen.
        label: One or two words; two stand on two lines.
        shortcut: e.g. "Ctrl+1"; empty for none.
        bottom: Stands at the lower end (settings).
    """

    key: str
    icon: Icon
    label: str
    shortcut: str = ""
    bottom: bool = False


class RailButton(painting.KeyboardFocus, QAbstractButton):
    """Picture, words, badge."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._badge = 0
        self._room = 0
        self._lines = entry.label.split("\n") if "\n" in entry.label else self._split(entry.label)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.set_badge(0)

    @staticmethod
    def _split(label: str) -> list[str]:
        return label.split(" ", 1) if painting.width(label, Role.RAIL) > RAIL_W - 14 else [label]

    def set_badge(self, count: int) -> None:
        """Shows how many things wait; 0 shows nothing."""
        self._badge = count
        words = self.entry.label.replace("\n", " ")
        waiting = ngettext("{n} waits", "{n} wait", count).format(n=count) if count else ""
        self.setAccessibleName(f"{words}, {waiting}" if waiting else words)
        self.setAccessibleDescription(self.entry.shortcut)
        self.setToolTip(f"{words} ({self.entry.shortcut})" if self.entry.shortcut else words)
        self.update()

    def set_room(self, high: int) -> None:
        """A low window: that high, with one line of words at most; 0 for as high as the words need."""
        if high != self._room:
            self._room = high
            self.setFixedSize(self.sizeHint())
            self.update()

    def sizeHint(self) -> QSize:
        """72 x 56, or 66 with two lines; in a low window what it was given."""
        if self._room:
            return QSize(RAIL_W - 12, self._room)
        return QSize(RAIL_W - 12, 56 if len(self._lines) == 1 else 66)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, words, badge, ring."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            painter.setOpacity(1.0 if on else 0.5)
            painting.box(painter, area, radius=8, fill=look.rail_active)
            painter.setOpacity(1.0)
        ink = look.rail_text_active if on else look.rail_text
        icons.paint(
            painter,
            QRectF(0, self._picture_top(), area.width(), 22),
            self.entry.icon,
            ink,
            size=22,
            filled=on,
        )
        top = 28.0 if self._room else 33.0
        role = theme.fonts.sized(11, theme.fonts.SEMIBOLD if on else theme.fonts.MEDIUM)
        # One line alone is the longer one: "akceptacji" says more than "Do".
        for line in self._shown_lines():
            painting.text(painter, QRectF(0, top, area.width(), 14), line, ink, role, align=painting.CENTRE)
            top += 14
        if self._badge:
            self._paint_badge(painter, look)
        if self.ring_due:
            painting.box(painter, area, radius=8, border=look.brand, width=2)
        painter.end()

    def _shown_lines(self) -> list[str]:
        if not self._room:
            return self._lines
        return [max(self._lines, key=len)] if self._room >= WORDS_FROM else []

    def _picture_top(self) -> float:
        if not self._room:
            return 6
        return 3 if self._room >= WORDS_FROM else (self._room - 22) / 2

    def _paint_badge(self, painter: QPainter, look: Tokens) -> None:
        words = str(self._badge) if self._badge < 100 else "99+"
        wide = max(18.0, painting.width(words, Role.BADGE) + 10)
        spot = QRectF(self.width() / 2 + 6, 1 if self._room else 3, wide, 16)
        painting.box(painter, spot, radius=8, fill=look.badge)
        painting.text(painter, spot, words, look.on_badge, Role.BADGE, align=painting.CENTRE)


class Rail(QWidget):
    """The column of buttons.

    Attributes:
        wanted: Key of the section that was pressed.
    """

    wanted = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(RAIL_W)
        self.setAccessibleName(_("Sections"))
        column = QVBoxLayout(self)
        self._column = column
        self._room: int | None = None
        self._buttons: dict[str, RailButton] = {}
        for entry in [*(e for e in entries if not e.bottom), None, *(e for e in entries if e.bottom)]:
            if entry is None:
                column.addStretch(1)
                continue
            button = RailButton(entry, self)
            button.clicked.connect(self._pressed)
            self._buttons[entry.key] = button
            column.addWidget(button)
        self._settle()
        self._reflow(self.height())
        painting.follow_look(self)

    def minimumSizeHint(self) -> QSize:
        """Pictures alone, so that a low window stays possible."""
        return QSize(RAIL_W, 8 + len(self._buttons) * (LEAST_H + _GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Compact below 430 logical pixels; many sections share what there is."""
        super().resizeEvent(event)
        self._reflow(event.size().height())

    def _reflow(self, height: int) -> None:
        compact = height < COMPACT_BELOW
        share = (height - 8) // max(1, len(self._buttons)) - _GAP
        room = max(LEAST_H, min(COMPACT_H, share)) if compact else 0
        if room == self._room:
            return
        self._room = room
        self._column.setContentsMargins(6, 4 if compact else 12, 6, 4 if compact else 5)
        self._column.setSpacing(_GAP if compact else 6)
        for button in self._buttons.values():
            button.set_room(room)

    def set_current(self, key: str) -> None:
        """Marks a section as the one shown."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._settle()

    def set_badge(self, key: str, count: int) -> None:
        """Shows a count at a section."""
        self._buttons[key].set_badge(count)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            # A press must not untick the section that is shown already.
            button.setChecked(True)
            self.wanted.emit(button.entry.key)

    def _settle(self) -> None:
        """One tab stop: the section shown, else the first."""
        buttons = list(self._buttons.values())
        stop = next((b for b in buttons if b.hasFocus()), next((b for b in buttons if b.isChecked()), None))
        for at, button in enumerate(buttons):
            tabbed = button is stop or (stop is None and at == 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ move, Enter opens."""
        buttons = list(self._buttons.values())
        at = next((i for i, b in enumerate(buttons) if b.hasFocus()), 0)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            self._settle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            buttons[at].click()
        else:
            super().keyPressEvent(event)
