"""Small cards that are pressed: one tab stop for a column of them, arrows move, Enter presses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import paint_key


class CardButton(painting.KeyboardFocus, QAbstractButton):
    """A bordered card with a title, a line at the right and words below.

    Args:
        title: First line.
        words: Below; wraps.
        spoken: For the screen reader; title and words by default.
        icon: Picture at the left with its tone.
        tone: Colour of the border (a blocking check), None for the usual one.
        link: The title looks like a link.
        key: Badge shown at the right while the card is current, e.g. "Enter", after `act`.
    """

    def __init__(
        self,
        title: str,
        words: str = "",
        *,
        spoken: str = "",
        icon: tuple[Icon, Tone] | None = None,
        tone: Tone | None = None,
        link: bool = False,
        aside: str = "",
        act: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._key, self._act = tone, key, act
        self._current = False
        self.setAccessibleName(spoken or ", ".join(part for part in (title, words, aside) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._fill(title, words, icon, aside, link=link)
        painting.follow_look(self)

    def _fill(
        self, title: str, words: str, icon: tuple[Icon, Tone] | None, aside: str, *, link: bool
    ) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 7)
        row.setSpacing(8)
        if icon:
            mark = QVBoxLayout()
            mark.setContentsMargins(0, 1, 0, 0)
            mark.addWidget(kit.IconMark(*icon, size=15))
            mark.addStretch(1)
            row.addLayout(mark)
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(4)
        top = kit.Label(title, Role.CAPTION_STRONG, tone=Tone.INFO if link else "", wrap=not link)
        head.addWidget(top, 0 if link else 1)
        if link:
            head.addStretch(1)
        self._aside = kit.Label(aside, Role.CAPTION, tone="muted")
        self._aside.setVisible(bool(aside))
        head.addWidget(self._aside)
        column.addLayout(head)
        if words:
            column.addWidget(kit.Label(words, Role.CAPTION, tone="" if link else "muted", wrap=True))
        row.addLayout(column, 1)
        for label in self.findChildren(kit.Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What the words need at a usual width."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Whether any words wrap: a title alone does not, and would be given no height at all."""
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()

    def set_current(self, current: bool) -> None:
        """Marks the card the keyboard is on, and shows what Enter does."""
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        if self._key:
            self._aside.setVisible(not current and bool(self._aside.text()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface, border, and the key on the current card."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        strong = self._current and (self.hasFocus() or bool(self._key))
        border = look.primary if strong else look.graphic(self._tone) if self._tone else look.border
        fill = look.hover if self.underMouse() and not strong else look.surface
        painting.box(painter, area, radius=RADIUS_CONTROL, fill=fill, border=border, width=2 if strong else 1)
        if self._current and self._key:
            self._paint_key(painter, look)
        painter.end()

    def _paint_key(self, painter: QPainter, look: theme.Tokens) -> None:
        badge = painting.width(self._key, Role.BADGE) + 14
        left = self.width() - badge - 9
        paint_key(painter, left, 30, self._key, look)
        wide = painting.width(self._act, Role.CAPTION_STRONG)
        words = QRectF(left - wide - 6, 5, wide + 4, 20)
        painting.text(painter, words, self._act, look.primary, Role.CAPTION_STRONG)


class CardColumn(QWidget):
    """A column of cards: one tab stop, ↑ ↓ Home End move, Enter and Space press.

    Attributes:
        pressed: Place of the card, from 0.
        escaped: Esc was pressed in the column.
    """

    pressed = Signal(int)
    escaped = Signal()

    def __init__(self, name: str, *, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.cards: list[CardButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self._at = -1

    def set_cards(self, cards: Sequence[CardButton], *, current: int = 0) -> None:
        """Replaces all cards; the focus stays in the column when it was there."""
        focused = any(card.hasFocus() for card in self.cards)
        for old in self.cards:
            old.removeEventFilter(self)
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self.cards = list(cards)
        for place, card in enumerate(self.cards):
            card.installEventFilter(self)
            card.clicked.connect(lambda _checked=False, at=place: self._press(at))
            self._column.addWidget(card)
        self._move(min(max(current, 0), len(self.cards) - 1), focus=focused)

    @property
    def current(self) -> int:
        """Place of the current card; -1 without cards."""
        return self._at

    def focus(self) -> bool:
        """Puts the focus on the current card; False without cards."""
        if not self.cards:
            return False
        self.cards[self._at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _press(self, at: int) -> None:
        self._move(at, focus=False)
        self.pressed.emit(at)

    def _move(self, at: int, *, focus: bool) -> None:
        self._at = at if self.cards else -1
        for place, card in enumerate(self.cards):
            card.set_current(place == at)
        if focus:
            self.focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the cards."""
        if event.type() == QEvent.Type.FocusIn and watched in self.cards:
            self._move(self.cards.index(watched), focus=False)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        last = len(self.cards) - 1
        targets = {
            Qt.Key.Key_Up: max(self._at - 1, 0),
            Qt.Key.Key_Down: min(self._at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in targets:
            self._move(targets[key], focus=True)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(self._at)
            return True
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        return super().eventFilter(watched, event)
