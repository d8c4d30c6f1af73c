"""Rows of the card: a bold label, the field beside it, a red line below when something is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.theme.tokens import CHIP_H, CONTROL_H

LABEL_W = 134
HINT_FROM = 760
FACTS_LOW = 92
FACTS_HIGH = 220


class FormRow(QWidget):
    """A labelled row.

    Args:
        label: Words at the left, or above with `above`.
        field: The field; gets the label as its accessible name when it has none.
        hint: Quiet words at the right end.
        above: Puts the label over the field, for long texts.
    """

    def __init__(self, label: str, field: QWidget, *, hint: str = "", above: bool = False) -> None:
        super().__init__()
        self.field = field
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._label = kit.Label(label, Role.ROW_STRONG, wrap=not above)
        self._label.setBuddy(field)
        self.hint = kit.Label(hint, Role.CAPTION, tone="muted")
        if not hint:
            self.hint.hide()  # never shown before it has a parent: it would flash as a window
        self._error = kit.Label("", Role.CAPTION_STRONG, tone=Tone.OVERDUE, wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        if above:
            line.addStretch(1)
            line.addWidget(self.hint)
            column.addLayout(line)
            column.addWidget(field, 1)
        else:
            self._label.setFixedWidth(LABEL_W)
            self._label.setMinimumHeight(min(max(field.sizeHint().height(), CHIP_H), CONTROL_H))
            line.addWidget(field, 1)
            line.addWidget(self.hint)
            column.addLayout(line)
        column.addWidget(self._error)

    @property
    def label(self) -> str:
        """The words of the label."""
        return self._label.text()

    @property
    def error(self) -> str:
        """The red line, or ""."""
        return self._error.text()

    def set_error(self, error: str) -> None:
        """Shows what is wrong and which key puts it right; "" takes it away."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        kit.set_invalid(self.field, bool(error))
        self.field.setAccessibleDescription(error)

    def set_hint(self, hint: str) -> None:
        """Changes the quiet words."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint gives way in a narrow window; judged by the window, which no scroll bar narrows."""
        super().resizeEvent(event)
        self.hint.setVisible(bool(self.hint.text()) and self.window().width() >= HINT_FROM)


class OfferedChips(kit.ChipGroup):
    """Chips of records; knows which it offers.

    Attributes:
        offered: The values of all chips.
    """

    offered: tuple[str, ...] = ()

    def set_options(self, options: Sequence[kit.Option]) -> None:
        """Replaces the chips; values still offered stay chosen."""
        super().set_options(options)
        self.offered = tuple(option.value for option in options)


class FactsField(kit.NoteField):
    """The long text; as high as the window leaves room for."""

    _room = FACTS_HIGH

    def set_room(self, height: int) -> None:
        """Gives it so many pixels, within its bounds."""
        room = max(FACTS_LOW, min(FACTS_HIGH, height))
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The room it was given."""
        return QSize(300, self._room)

    def minimumSizeHint(self) -> QSize:
        """Four lines."""
        return QSize(120, self._room)


class GrowingField(kit.NoteField):
    """One line that grows to three as it fills; Enter makes a new line."""

    LINES = 3

    def __init__(self, *, name: str = "", placeholder: str = "") -> None:
        super().__init__(name=name, placeholder=placeholder, role=Role.BODY)
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(lambda: self._fit(0))
        self._fit(0)

    def _fit(self, least: int) -> None:
        """Takes the height of its text, at least `least`; measured, since the layout comes late."""
        metrics = QFontMetrics(theme.font(Role.BODY))
        room = QRect(0, 0, max(self.viewport().width() - 8, 80), 9999)
        text = self.toPlainText()
        taken = metrics.boundingRect(room, int(Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap), text)
        lines = min(self.LINES, max(1, round(taken.height() / metrics.lineSpacing()), text.count("\n") + 1))
        height = max(CONTROL_H + (lines - 1) * metrics.lineSpacing(), least)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere.

        Only to grow: growing brings the sheet's scroll bar, which narrows the field; if that could shrink it
        again, the two would chase each other for ever.
        """
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit(self.height() if event.oldSize().isValid() else 0)
