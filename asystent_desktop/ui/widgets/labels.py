"""Words on the screen: labels by role and tone, shortened labels, pills, avatars.

Label(_("Next deadlines"), Role.CARD)
Label("2 dni rob. po terminie", Role.CAPTION_STRONG, tone="overdue")
Pill("za 3 dni", Tone.SOON)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.theme.tokens import PILL_H
from asystent_desktop.ui.widgets import painting

SEPARATOR = " · "


class Label(QLabel):
    """Plain text of a role and tone.

    Args:
        text: Shown as it is; never read as rich text.
        role: Size and weight.
        tone: "" for the main text colour, "muted", "faint", "link", "rail", "rail-strong" or a `Tone`.
        wrap: Whether it may take several lines.
        selectable: Whether it can be marked and copied.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: str = "",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setWordWrap(wrap)
        self.setProperty("tone", str(tone))
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_tone(self, tone: str) -> None:
        """Changes the colour."""
        if self.property("tone") != str(tone):
            self.setProperty("tone", str(tone))
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """One line that gives way: shortened with an ellipsis, whole in the tooltip."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", role, tone=tone, parent=parent)
        self._role = role
        self._whole = ""
        self._parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Replaces the words by facts, of which the last ones give way whole before one is shortened."""
        self.set_text(SEPARATOR.join(parts))
        self._parts = tuple(parts)
        self._fit()

    def set_text(self, text: str) -> None:
        """Replaces the words."""
        self._whole, self._parts = text, ()
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all words."""
        return QSize(round(painting.width(self._whole, self._role)) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for an ellipsis."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), max(self.width(), 24)
        wanted = self._whole
        for count in range(len(self._parts) - 1, 0, -1):
            if metrics.horizontalAdvance(wanted) <= room:
                break
            wanted = SEPARATOR.join(self._parts[:count])
        shown = metrics.elidedText(wanted, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Pill(QWidget):
    """A rounded badge: tone, word and, if given, a picture. Not focusable; spoken by its words."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, *, icon: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def set(self, text: str, tone: Tone, icon: Icon | None = None) -> None:
        """Changes words, tone and picture."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words and picture with 10 px at both ends."""
        picture = 20 if self._icon else 0
        return QSize(round(painting.width(self._text, Role.CAPTION_STRONG)) + picture + 20, PILL_H)

    def minimumSizeHint(self) -> QSize:
        """Not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, words."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        painting.box(painter, area, radius=area.height() / 2, fill=look.ground(self._tone))
        x = 10.0
        if self._icon:
            icons.paint(painter, QRectF(8, 0, 16, area.height()), self._icon, look.ink(self._tone), size=14)
            x = 28.0
        room = QRectF(x, 0, area.width() - x - 6, area.height())
        painting.text(painter, room, self._text, look.ink(self._tone), Role.CAPTION_STRONG)
        painter.end()


class IconMark(QWidget):
    """A picture in the flow of a layout, coloured by tone; with `ground` it stands on a disc."""

    def __init__(
        self,
        icon: Icon,
        tone: Tone = Tone.NEUTRAL,
        *,
        size: int = 18,
        ground: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size, self._ground = icon, tone, size, ground
        side = 34 if ground else size
        self.setFixedSize(side, side)
        painting.follow_look(self)

    def set(self, icon: Icon, tone: Tone) -> None:
        """Changes picture and tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and picture."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        if self._ground:
            painting.box(painter, area, radius=area.height() / 2, fill=look.ground(self._tone))
        icons.paint(painter, area, self._icon, QColor(look.graphic(self._tone)), size=self._size)
        painter.end()


class Line(QFrame):
    """A hair line between parts, 1 px."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", True)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
