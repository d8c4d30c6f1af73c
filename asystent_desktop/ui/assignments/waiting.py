"""The families nobody holds: cards to drag, or to pick with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.application.assignments.board import BoardFamily
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.assignments import words
from asystent_desktop.ui.assignments.load_table import MIME
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.widgets import painting

WAITING_W = 286


class WaitingCard(painting.KeyboardFocus, QAbstractButton):
    """One family: picture of its basis, name, place, why, how long."""

    def __init__(self, family: BoardFamily, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.family, self._today = family, today
        self._pressed_at = QPoint()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            ", ".join((self._name(), words.place(family), words.basis(family), self._waited()[0]))
        )
        painting.follow_look(self)

    def _name(self) -> str:
        return masking().name(self.family.name, self.family.number)

    def _waited(self) -> tuple[str, Tone]:
        return words.waited(self.family, self._today)

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(240, 76)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(180, 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, handle, three lines."""
        look, painter, area = theme.current(), painting.start(self), QRectF(self.rect())
        chosen = self.isChecked()
        painting.box(
            painter,
            area,
            radius=8,
            fill=look.sunken if chosen else look.hover if self.underMouse() else look.surface,
            border=look.primary if self.ring_due else look.input_border if chosen else look.border,
            width=2 if self.ring_due else 1,
            dashed=chosen and not self.ring_due,
        )
        icons.paint(painter, QRectF(4, 0, 16, area.height()), Icon.DRAG, look.text3, size=14)
        picture, tone = words.icon(self.family)
        icons.paint(painter, QRectF(24, 9, 20, 20), picture, look.graphic(tone), size=17)
        line = QRectF(50, 9, area.width() - 62, 20)
        text, tone = self._waited()
        ink = look.text2 if tone is Tone.NEUTRAL else look.ink(tone)
        used = painting.text(painter, line, text, ink, Role.ROW_STRONG, align=painting.RIGHT)
        line.setRight(line.right() - used - 8)
        painting.text(painter, line, self._name(), look.text, Role.BUTTON)
        below = QRectF(26, 30, area.width() - 38, 18)
        painting.text(painter, below, words.place(self.family), look.text2, Role.CAPTION)
        why = masking().text(words.basis(self.family))
        painting.text(painter, below.translated(0, 18), why, look.text2, Role.CAPTION)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """May become a drag."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries the family to an assistant's row."""
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and far >= QApplication.startDragDistance():
            self.setDown(False)
            drag, mime = QDrag(self), QMimeData()
            mime.setData(MIME, QByteArray(self.family.family_id.encode()))
            drag.setMimeData(mime)
            drag.setPixmap(self.grab())
            drag.setHotSpot(self._pressed_at)
            drag.exec(Qt.DropAction.MoveAction)


class WaitingPane(kit.Card):
    """The column.

    Attributes:
        picked: Id of a family that was clicked or entered.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Waiting for an assistant"), parent=parent)
        self.cards: list[WaitingCard] = []
        self._count = kit.Pill("", Tone.SOON)
        if self.header is not None:
            self.header.row.addWidget(self._count)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(6)
        self._quiet = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        self._quiet.setContentsMargins(6, 0, 6, 0)
        column.addWidget(self._quiet)
        scroll = kit.ScrollColumn(_("Waiting for an assistant"))
        self._list = scroll.column
        self._list.setSpacing(8)
        column.addWidget(scroll, 1)
        self._keys = QWidget()
        keys = QVBoxLayout(self._keys)
        keys.setContentsMargins(6, 6, 6, 0)
        keys.setSpacing(4)
        keys.addWidget(kit.Line())
        keys.addWidget(kit.Label(_("Without a mouse"), Role.ROW_STRONG))
        lines = (_("Enter  choose the assistant"), _("P  hand a family over"), _("Z  arrange a stand-in"))
        keys.addWidget(kit.KeyLegend(lines))
        column.addWidget(self._keys)
        self.add_rows(holder)

    def show_waiting(self, families: Sequence[BoardFamily], today: date, chosen: str) -> None:
        """Shows the families; the one being given is marked."""
        focused = next((card.family.family_id for card in self.cards if card.hasFocus()), "")
        kit.clear(self._list)
        self.cards = []
        for family in families:
            card = WaitingCard(family, today)
            card.setChecked(family.family_id == chosen)
            card.clicked.connect(lambda _on=False, key=family.family_id: self.picked.emit(key))
            self._list.addWidget(card)
            self.cards.append(card)
            if family.family_id == focused:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.addStretch(1)
        self._count.set(str(len(families)), Tone.SOON)
        self._count.setVisible(bool(families))
        quiet = _("longest waiting on top") if families else _("Every family has an assistant.")
        self._quiet.setText(quiet)

    def mark(self, family_id: str) -> None:
        """Marks the family that is being given."""
        for card in self.cards:
            card.setChecked(card.family.family_id == family_id)
            card.update()

    def show_keys(self, *, shown: bool) -> None:
        """The lines about keys, where there is room."""
        self._keys.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the cards."""
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), -1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if at >= 0 and step is not None:
            following = self.cards[min(max(at + step, 0), len(self.cards) - 1)]
            following.setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cards[at].click()
        else:
            super().keyPressEvent(event)
