"""Fields: a label above or beside, one error line below; text, notes, search and choice.

name = TextField()
row = LabeledField(_("First and last name"), name)
row.set_error(_("The name must not be empty"))     # "" clears it
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.theme.tokens import CONTROL_H, RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import paint_key
from asystent_desktop.ui.widgets.labels import Label


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Lets the screen reader say something that no focus change would tell (saved, refused)."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def set_invalid(field: QWidget, invalid: bool) -> None:
    """Gives a field the red border of an error, or takes it away."""
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)


class TextField(QLineEdit):
    """One line of text, 36 high."""

    def __init__(
        self, text: str = "", *, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setFont(theme.font(Role.BODY))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setFixedHeight(CONTROL_H)


class NoteField(QPlainTextEdit):
    """Plain text of several lines in 15 px.

    Attributes:
        idle: 800 ms after the last key and on leaving the field: the moment to save a draft.
    """

    idle = Signal()
    IDLE_MS = 800

    def __init__(
        self, *, placeholder: str = "", name: str = "", role: Role = Role.NOTE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFont(theme.font(role))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._dirty = False
        self._pause = QTimer(self, interval=self.IDLE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._changed)

    def _changed(self) -> None:
        self._dirty = True
        self._pause.start()

    def flush(self) -> None:
        """Emits `idle` now when something was typed since."""
        self._pause.stop()
        if self._dirty:
            self._dirty = False
            self.idle.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves."""
        super().focusOutEvent(event)
        self.flush()


class SearchField(QLineEdit):
    """The search field of the top bar or of a list: a magnifying glass and, while empty, a key hint."""

    def __init__(self, placeholder: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setProperty("search", True)
        self.setFont(theme.font(Role.BODY))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(".… "))
        self.setFixedHeight(CONTROL_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then glass and key."""
        super().paintEvent(event)
        look = theme.current()
        painter = painting.start(self)
        icons.paint(painter, QRectF(6, 0, 20, self.height()), Icon.SEARCH, look.text2, size=16)
        if self._key and not self.text() and self.width() > 260:
            wide = painting.width(self._key, Role.BADGE) + 14
            paint_key(painter, self.width() - wide - 8, self.height(), self._key, look)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field first."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """One of six or more; typing jumps. `set_choices([(value, words), …])`, `value()`."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or _("choose"))
        self.setFixedHeight(CONTROL_H)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        popup = QListView()
        popup.setProperty("popup", True)
        self.setView(popup)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replaces the choices; a value still offered stays chosen, else nothing is."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.set_value(kept)
        self.blockSignals(False)

    def value(self) -> str | None:
        """The chosen value, or None."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def set_value(self, value: str | None) -> None:
        """Chooses by program; an unknown value or None clears the choice."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))

    def sizeHint(self) -> QSize:
        """Wide enough for the longest choice."""
        longest = max(
            (painting.width(self.itemText(i), Role.BODY) for i in range(self.count())), default=80.0
        )
        return QSize(round(longest) + 48, CONTROL_H)

    def minimumSizeHint(self) -> QSize:
        """May be squeezed; the words are shortened."""
        return QSize(80, CONTROL_H)

    def showPopup(self) -> None:
        """The list shows its choices whole, also below a squeezed field; at most as wide as the window."""
        whole = min(self.sizeHint().width(), self.window().width())
        self.view().setMinimumWidth(max(whole, self.width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, caret."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        focused = self.hasFocus()
        wrong = bool(self.property("invalid"))
        border = (
            look.overdue
            if wrong
            else look.primary
            if focused
            else look.input_border
            if self.isEnabled()
            else look.border
        )
        fill = look.surface if self.isEnabled() else look.sunken
        painting.box(
            painter, area, radius=RADIUS_CONTROL, fill=fill, border=border, width=2 if focused or wrong else 1
        )
        words, ink = self.currentText(), look.text if self.isEnabled() else look.text2
        if self.currentIndex() < 0:
            words, ink = self.placeholderText(), look.text3
        painting.text(painter, area.adjusted(12, 0, -34, 0), words, ink, Role.BODY)
        icons.paint(
            painter, QRectF(area.right() - 30, 0, 20, area.height()), Icon.CARET_DOWN, look.text2, size=16
        )
        painter.end()


class LabeledField(QWidget):
    """A field with its label above and one line below for a hint or an error.

    Args:
        label: Words above; also the field's accessible name.
        field: The field itself, or a widget around it.
        hint: Quiet line below; an error takes its place.
    """

    def __init__(self, label: str, field: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = Label(label, Role.ROW_STRONG, wrap=True)
        self.label.setBuddy(field)
        self._below = Label(hint, Role.CAPTION, tone="muted", wrap=True)
        if not hint:
            self._below.hide()  # shown without a parent it would flash as a window of its own
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self._below)
        column.addStretch(1)
        if not field.accessibleName():
            field.setAccessibleName(label)
        field.setAccessibleDescription(hint)

    @property
    def error(self) -> str:
        """The error shown, or ""."""
        return self._below.text() if self._below.property("tone") == Tone.OVERDUE else ""

    def set_error(self, error: str) -> None:
        """Shows what is wrong and how to put it right; "" takes it away and shows the hint again."""
        words = error or self._hint
        self._below.set_tone(Tone.OVERDUE if error else "muted")
        self._below.setText(words)
        self._below.setVisible(bool(words))
        set_invalid(self.field, bool(error))
        self.field.setAccessibleDescription(words)
        if error:
            announce(
                self.field, _("{field}: {error}").format(field=self.label.text(), error=error), urgent=True
            )

    def set_hint(self, hint: str) -> None:
        """Changes the quiet line (kept out of sight while an error stands)."""
        self._hint = hint
        if not self.error:
            self._below.setText(hint)
            self._below.setVisible(bool(hint))
            self.field.setAccessibleDescription(hint)
