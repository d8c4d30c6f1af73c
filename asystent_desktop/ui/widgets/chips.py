"""Chips: choosing one of few, or several of few, with the keyboard as with the mouse.

    group = ChipGroup(_("Place"), exclusive=True)
    group.set_options([Option("home", _("Home")), Option("school", _("School"))])
    group.changed.connect(...)          # group.values() -> ("home",)

Arrow keys move inside the group (one tab stop), Space or Enter chooses, `&` in the words marks an Alt letter.
Nothing is ever chosen beforehand: presence, safety and the like are evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.theme.tokens import CHIP_H
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.layouts import FlowRow

CHECK_W = 17


class Chip(painting.KeyboardFocus, QPushButton):
    """A toggle of 28 px with a ✓ when on (room for the mark is made when it appears)."""

    def __init__(
        self, text: str, *, icon: Icon | None = None, mark: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._mark = mark
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(Role.ROW_MEDIUM))
        self.setAccessibleName(text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def _role(self) -> Role:
        return Role.ROW_STRONG if self.isChecked() else Role.ROW_MEDIUM

    def sizeHint(self) -> QSize:
        """Words, picture and mark with 12 px at both ends."""
        extra = CHECK_W if self.isChecked() and self._mark else 22 if self._icon else 0
        return QSize(round(painting.width(self.text(), self._role(), mnemonic=True)) + extra + 26, CHIP_H)

    def minimumSizeHint(self) -> QSize:
        """Not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, words, ring."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        fill = look.tint if on else look.hover if self.underMouse() and self.isEnabled() else look.surface
        ink = look.primary if on else look.text2 if self.isEnabled() else look.text3
        painting.box(painter, area, radius=CHIP_H / 2, fill=fill, border=look.primary if on else look.border)
        x = 13.0
        if on and self._mark:
            icons.paint(painter, QRectF(12, 0, 14, CHIP_H), Icon.CHECK, ink, size=13)
            x += CHECK_W
        elif self._icon:
            icons.paint(painter, QRectF(10, 0, 18, CHIP_H), self._icon, ink, size=16)
            x += 20
        painting.text(painter, area.adjusted(x, 0, -4, 0), self.text(), ink, self._role(), mnemonic=True)
        if self.ring_due:
            painting.box(painter, area, radius=CHIP_H / 2, border=look.text if on else look.primary, width=2)
        painter.end()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value handed back, the words, and optionally a picture and a longer spoken name."""

    value: str
    text: str
    icon: Icon | None = None
    spoken: str = ""


class ChipGroup(FlowRow):
    """Several chips that belong together.

    Args:
        name: What is being chosen, spoken before each chip.
        exclusive: One at most; choosing the chosen one again clears it when `clearable`.
        mark: Whether a chosen chip shows ✓ (filters above a list do without).

    Attributes:
        changed: The person changed the choice (setting it by program is silent).
    """

    changed = Signal()
    chip_type: ClassVar[type[Chip]] = Chip
    chip_gap: ClassVar[int] = 6
    wraps: ClassVar[bool] = True

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        *,
        exclusive: bool = False,
        clearable: bool = True,
        mark: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=self.chip_gap, wraps=self.wraps, parent=parent)
        self._exclusive, self._clearable, self._mark = exclusive, clearable, mark
        self._chips: dict[str, Chip] = {}
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Replaces the chips; values still offered stay chosen."""
        kept = self.values()
        self.clear()
        self._chips = {}
        for option in options:
            chip = self.chip_type(option.text, icon=option.icon, mark=self._mark)
            words = option.spoken or option.text.replace("&", "")
            chip.setAccessibleName(f"{self.accessibleName()}: {words}")
            chip.installEventFilter(self)
            chip.clicked.connect(self._clicked)
            self._chips[option.value] = chip
            self.add(chip)
        self.set_values(kept)

    def chip(self, value: str) -> Chip:
        """The chip of a value, e.g. to give it a shortcut."""
        return self._chips[value]

    def values(self) -> tuple[str, ...]:
        """The chosen values in the order of the chips."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def value(self) -> str | None:
        """The chosen value, or None."""
        return next(iter(self.values()), None)

    def set_values(self, values: Iterable[str]) -> None:
        """Chooses by program; unknown values are ignored, nothing is emitted."""
        wanted = set(values)
        for value, chip in self._chips.items():
            chip.setChecked(value in wanted)
        self._settle_tab_stop()

    def focus_first(self) -> None:
        """Puts the focus on the chip the Tab key would reach."""
        for chip in self._chips.values():
            if chip.focusPolicy() & Qt.FocusPolicy.TabFocus:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        sender = self.sender()
        if self._exclusive and isinstance(sender, Chip):
            for chip in self._chips.values():
                if chip is not sender:
                    chip.setChecked(False)
            if not sender.isChecked() and not self._clearable:
                sender.setChecked(True)
                return
        self._settle_tab_stop()
        self.changed.emit()

    def _settle_tab_stop(self) -> None:
        """One tab stop: the chip in focus, else the first chosen, else the first."""
        chips = list(self._chips.values())
        stop = next(
            (c for c in chips if c.hasFocus()),
            next((c for c in chips if c.isChecked()), chips[0] if chips else None),
        )
        for chip in chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys, Home and End move between the chips; Enter chooses."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, Chip)
        ):
            chips = list(self._chips.values())
            at = chips.index(watched)
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
            key = Qt.Key(event.key())
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                if key in step:
                    self._go(chips[(at + step[key]) % len(chips)])
                    return True
                if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                    self._go(chips[0 if key == Qt.Key.Key_Home else -1])
                    return True
                if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    watched.click()
                    return True
        return super().eventFilter(watched, event)

    def _go(self, chip: Chip) -> None:
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self._settle_tab_stop()
