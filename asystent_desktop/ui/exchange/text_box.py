"""A version of a long text on the clash desk: radio, author and time, the text with its changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.history.diff_text import DiffText
from asystent_desktop.ui.history.difference import Stretch
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.widgets import painting


class Radio(painting.KeyboardFocus, QAbstractButton):
    """The disc that takes a version."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(28, 28))
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, dot, ring."""
        look, painter = theme.current(), painting.start(self)
        ink = look.ink(self._tone)
        on = self.isChecked()
        disc = QRectF(5, 5, 18, 18)
        border = ink if on or self.isEnabled() else look.border
        painting.box(painter, disc, radius=9, fill=look.surface, border=border, width=2 if on else 1.2)
        if on:
            painting.box(painter, disc.adjusted(5, 5, -5, -5), radius=4, fill=ink)
        if self.ring_due:
            painting.box(painter, QRectF(self.rect()), radius=14, border=look.primary, width=2)
        painter.end()


class TextBox(kit.Frame):
    """The box.

    Attributes:
        chosen: The radio was pressed.
        foot: Column below the text.
    """

    chosen = Signal()

    def __init__(self, title: str, note: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(radius=8, parent=parent)
        self.radio = Radio(f"{title}, {note}", tone)
        self.radio.clicked.connect(self._pressed)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 12, 6)
        head.setSpacing(6)
        head.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(kit.ElidedLabel(title, Role.ROW_STRONG, tone=tone))
        texts.addWidget(kit.ElidedLabel(note, Role.CAPTION, tone="muted"))
        head.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(kit.Line())
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 12, 14, 0)
        inner.setSpacing(10)
        self.text = DiffText((), tone=tone, loud=False)
        inner.addWidget(self.text)
        inner.addStretch(1)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        inner.addLayout(self.foot)
        column.addLayout(inner, 1)

    def _pressed(self) -> None:
        self.radio.setChecked(False)  # what was saved is shown by `set_chosen`
        self.chosen.emit()

    def show_text(self, stretches: tuple[Stretch, ...], tone: Tone) -> None:
        """Shows the text."""
        self.text.recolour(tone)
        self.text.show_stretches(stretches)
        self.radio.setAccessibleDescription(self.text.accessibleName())

    def set_chosen(self, chosen: bool) -> None:
        """Marks it as the result."""
        self.radio.setChecked(chosen)
        self.set_selected(chosen)

    def focus_radio(self) -> None:
        """Puts the focus on the disc."""
        self.radio.setFocus(Qt.FocusReason.TabFocusReason)
