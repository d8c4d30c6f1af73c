"""Fields that save themselves 800 ms after the last key and on leaving; words that open to edit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role

NOTE_H = 56


class SavingLine(kit.TextField):
    """One line.

    Attributes:
        idle: The moment to save.
    """

    idle = Signal()

    def __init__(self, *, name: str = "", placeholder: str = "") -> None:
        super().__init__(name=name, placeholder=placeholder)
        self._pause = QTimer(self, interval=kit.NoteField.IDLE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._pause.start())

    def flush(self) -> None:
        """Emits `idle` now when something was typed since."""
        self._pause.stop()
        if self.isModified():
            self.setModified(False)
            self.idle.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves."""
        super().focusOutEvent(event)
        self.flush()


class SavingNote(kit.NoteField):
    """Two lines of text in body size."""

    def __init__(self, *, name: str = "", placeholder: str = "") -> None:
        super().__init__(name=name, placeholder=placeholder, role=Role.BODY)
        self.setFixedHeight(NOTE_H)

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(200, NOTE_H)


class MarkedField(kit.LabeledField):
    """A labelled field that can say that two versions of it exist.

    Attributes:
        conflict_wanted: The mark was chosen.
    """

    conflict_wanted = Signal()

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__(label, field)
        self.mark = kit.LinkButton(ngettext("{n} version", "{n} versions", 2).format(n=2), icon=Icon.COPIES)
        self.mark.setFixedHeight(18)
        self.mark.hide()
        self.mark.clicked.connect(self.conflict_wanted)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.removeWidget(self.label)
            line = QHBoxLayout()
            line.addWidget(self.label, 1)
            line.addWidget(self.mark)
            column.insertLayout(0, line)

    def set_conflict(self, conflict: bool) -> None:
        """Shows or hides the mark."""
        self.mark.setVisible(conflict)
        self.mark.setAccessibleName(_("{field}: two versions").format(field=self.label.text()))


class InlineField(QWidget):
    """Words with a pencil; the pencil opens a line to edit, leaving it or Enter closes it.

    Args:
        label: Before the words.
        empty: Shown when there is nothing.
        role: Of the words.

    Attributes:
        edited: The new text.
    """

    edited = Signal(str)

    def __init__(self, label: str, *, empty: str = "–", role: Role = Role.ROW) -> None:
        super().__init__()
        self._empty, self._value = empty, ""
        self._stack = QStackedLayout()
        self.words = kit.ElidedLabel("", role)
        self.line = SavingLine(name=label)
        self.pencil = kit.IconButton(Icon.EDIT, _("Edit: {field}").format(field=label), size=28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(kit.Label(label, Role.CAPTION_STRONG, tone="muted"))
        row.addLayout(self._stack, 1)
        # Only now: a stack without a parent shows its first part as a window, which takes the keyboard away.
        self._stack.addWidget(self.words)
        self._stack.addWidget(self.line)
        row.addWidget(self.pencil)
        self.pencil.clicked.connect(self.edit)
        self.line.idle.connect(self._save)
        self.line.editingFinished.connect(self._close)
        masking().changed.connect(self._show)

    def set_value(self, text: str, *, editable: bool) -> None:
        """Shows the words; an open line that is being typed in stays."""
        self._value = text
        self.pencil.setVisible(editable)
        if not self.line.hasFocus():
            self._stack.setCurrentWidget(self.words)
        self._show()

    def edit(self) -> None:
        """Opens the line."""
        self.line.setText(self._value)
        self._stack.setCurrentWidget(self.line)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Saves what was typed, now."""
        self.line.flush()

    def _show(self) -> None:
        self.words.set_text(masking().text(self._value) or self._empty)
        self.words.set_tone("" if self._value else "muted")

    def _save(self) -> None:
        text = self.line.text().strip()
        if text != self._value:
            self._value = text
            self._show()
            self.edited.emit(text)

    def _close(self) -> None:
        self.line.flush()
        if self._stack.currentWidget() is self.line:
            self._stack.setCurrentWidget(self.words)
            self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line; what was typed is saved, as everywhere."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.line:
            self._close()
            return
        super().keyPressEvent(event)
