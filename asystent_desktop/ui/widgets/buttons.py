"""Buttons: primary, secondary, link, quiet (top bar) and icon-only, with an optional key badge.

save = PrimaryButton(_("Finish the card"), key="Ctrl+Enter")
more = IconButton(Icon.MORE, _("More actions"))
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tokens, icons
from asystent_desktop.ui.theme.tokens import CONTROL_H, RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting


class Kind(Enum):
    """How loud a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    LINK = "link"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class _Colours:
    ink: str
    fill: str | None = None
    border: str | None = None


_PADDING = {Kind.PRIMARY: 16, Kind.SECONDARY: 14, Kind.LINK: 6, Kind.QUIET: 8, Kind.DANGER: 14}


class Button(painting.KeyboardFocus, QPushButton):
    """A painted push button.

    Args:
        text: Words on it; `&` marks the Alt letter.
        kind: How loud.
        icon: Picture before the words, or alone when `text` is empty (then give `name`).
        key: Keys shown in a small badge; only shown, bind them with `setShortcut` or a QShortcut.
        name: Accessible name; by default the words.
        height: Logical height, 36 or 32.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: Kind = Kind.SECONDARY,
        icon: Icon | None = None,
        key: str = "",
        name: str = "",
        height: int = CONTROL_H,
        role: Role = Role.BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.icon_kind = icon
        self.key = key
        self._height = height
        self._role = role
        self.setFont(theme.font(role))
        self.setAccessibleName(name or text.replace("&", ""))
        if key:
            self.setAccessibleDescription(key)
        if name and not text:
            self.setToolTip(f"{name} ({key})" if key else name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like Space, as in every list; a key held down presses once."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def set_icon(self, icon: Icon | None) -> None:
        """Changes the picture."""
        self.icon_kind = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, picture and key with the padding of the kind."""
        if not self.text():
            return QSize(self._height, self._height)
        return QSize(round(self._content_width() + 2 * _PADDING[self.kind]), self._height)

    def minimumSizeHint(self) -> QSize:
        """A button is never squeezed."""
        return self.sizeHint()

    def _content_width(self) -> float:
        total = painting.width(self.text(), self._role, mnemonic=True)
        if self.icon_kind:
            total += self._icon_size() + 8
        if self.key and self.kind is not Kind.QUIET:
            total += 10 + painting.width(self.key, Role.BADGE) + 14
        return total

    def _icon_size(self) -> int:
        return 20 if not self.text() or self.kind is Kind.PRIMARY else 18

    def _colours(self, look: Tokens) -> _Colours:
        if not self.isEnabled():
            quiet = self.kind in (Kind.LINK, Kind.QUIET)
            return _Colours(look.text3, None if quiet else look.key_ground, None if quiet else look.border)
        hover, down = self.underMouse(), self.isDown() or self.isChecked()
        if self.kind is Kind.PRIMARY:
            fill = look.primary_pressed if down else look.primary_hover if hover else look.primary
            return _Colours(look.on_primary, fill)
        if self.kind is Kind.SECONDARY:
            return _Colours(
                look.text, look.tint if down else look.hover if hover else look.surface, look.input_border
            )
        if self.kind is Kind.DANGER:
            return _Colours(
                look.overdue, look.overdue_ground if hover or down else look.surface, look.overdue
            )
        if self.kind is Kind.LINK:
            return _Colours(look.primary, look.tint if hover or down else None)
        return _Colours(look.text2, look.tint if down else look.hover if hover else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, picture, words, key, ring."""
        look = theme.current()
        colours = self._colours(look)
        painter = painting.start(self)
        area = QRectF(self.rect())
        painting.box(painter, area, radius=RADIUS_CONTROL, fill=colours.fill, border=colours.border)
        if self.text():
            self._paint_content(painter, look, colours)
        elif self.icon_kind:
            icons.paint(painter, area, self.icon_kind, colours.ink, size=self._icon_size())
        if self.ring_due:
            loud = self.kind is Kind.PRIMARY
            painting.box(
                painter, area, radius=RADIUS_CONTROL, border=look.text if loud else look.primary, width=2
            )
        painter.end()

    def _paint_content(self, painter: QPainter, look: Tokens, colours: _Colours) -> None:
        height = self.height()
        total = self._content_width()
        x = max(float(_PADDING[self.kind]), (self.width() - total) / 2)
        if self.icon_kind:
            size = self._icon_size()
            icons.paint(painter, QRectF(x, 0, size, height), self.icon_kind, colours.ink, size=size)
            x += size + 8
        room = QRectF(x, 0, self.width() - x - 4, height)
        x += painting.text(painter, room, self.text(), colours.ink, self._role, mnemonic=True)
        if self.key and self.kind is not Kind.QUIET:
            paint_key(
                painter, x + 10, height, self.key, look, on=colours.ink if self.kind is Kind.PRIMARY else ""
            )

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the accessible name in step with the words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()


def paint_key(painter: QPainter, x: float, height: float, key: str, look: Tokens, *, on: str = "") -> float:
    """Paints a key badge at `x`, centred in `height`; returns its right edge.

    Args:
        on: Colour of border and letters on a coloured ground; empty for the plain grey badge.
    """
    wide = painting.width(key, Role.BADGE) + 14
    area = QRectF(x, (height - 20) / 2, wide, 20)
    painting.box(painter, area, radius=4, fill=None if on else look.key_ground, border=on or look.border)
    painting.text(painter, area, key, on or look.text2, Role.BADGE, align=painting.CENTRE)
    return area.right()


class PrimaryButton(Button):
    """The one main action of a screen."""

    def __init__(
        self,
        text: str,
        *,
        icon: Icon | None = None,
        key: str = "",
        height: int = CONTROL_H,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind=Kind.PRIMARY, icon=icon, key=key, height=height, parent=parent)


class SecondaryButton(Button):
    """Any other action with a border."""

    def __init__(
        self,
        text: str,
        *,
        icon: Icon | None = None,
        key: str = "",
        height: int = CONTROL_H,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            text, kind=Kind.SECONDARY, icon=icon, key=key, height=height, role=Role.BODY_STRONG, parent=parent
        )


class LinkButton(Button):
    """An action in the flow of text; 28 high, at least 24 as a target."""

    def __init__(self, text: str, *, icon: Icon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, kind=Kind.LINK, icon=icon, height=28, role=Role.CAPTION_STRONG, parent=parent)


class QuietButton(Button):
    """A borderless action of the top bar or a toolbar."""

    def __init__(self, text: str, *, icon: Icon, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, kind=Kind.QUIET, icon=icon, key=key, role=Role.ROW_MEDIUM, parent=parent)


class IconButton(Button):
    """A picture alone; `name` is spoken and shown as a tooltip."""

    def __init__(
        self,
        icon: Icon,
        name: str,
        *,
        key: str = "",
        bordered: bool = False,
        size: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        kind = Kind.SECONDARY if bordered else Kind.QUIET
        super().__init__("", kind=kind, icon=icon, key=key, name=name, height=size, parent=parent)
