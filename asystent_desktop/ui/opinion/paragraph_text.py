"""The text of one paragraph: it grows with its words and knows when the caret leaves it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from asystent_desktop.domain.papers import Nature
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role

LINE_PX = 21.0

_NATURE_KEYS = {
    Qt.Key.Key_1: Nature.FACT,
    Qt.Key.Key_2: Nature.REPORTED,
    Qt.Key.Key_3: Nature.ASSESSMENT,
}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ParagraphText(QTextEdit):
    """Plain words without a box, as high as they need.

    Attributes:
        typed: The words changed by the person's hand.
        split: Enter: what stood behind the caret, which is gone here.
        joined: Backspace at the very beginning.
        left: The caret went out at the top (-1) or the bottom (1).
        nature_key: Alt+1, 2, 3.
        moved: Alt+↑ (-1) or Alt+↓ (1).
        focused: The caret came in.
    """

    typed = Signal()
    split = Signal(str)
    joined = Signal()
    left = Signal(int)
    nature_key = Signal(object)
    moved = Signal(int)
    focused = Signal()

    def __init__(self, text: str, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "clear")
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(Role.BODY))
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self.textChanged.connect(self._changed)

    def words(self) -> str:
        """What stands in the paragraph, one line."""
        return " ".join(self.toPlainText().splitlines())

    def set_words(self, text: str) -> None:
        """Replaces the words by program; nothing is told, and there is nothing to undo."""
        self.blockSignals(True)
        self.setPlainText(text)
        form = QTextBlockFormat()
        form.setLineHeight(LINE_PX, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(form)
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)
        self.blockSignals(False)
        self.fit()

    def put_caret(self, at: int) -> None:
        """Moves the caret to a place; negative: to the end."""
        cursor = self.textCursor()
        cursor.setPosition(len(self.toPlainText()) if at < 0 else min(at, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        self.fit()
        self.typed.emit()

    def fit(self) -> None:
        """Takes the height of the words at the present width."""
        self.document().setTextWidth(max(self.viewport().width(), 40))
        high = max(round(self.document().size().height()), round(LINE_PX)) + 2
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any pane."""
        return QSize(80, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells which paragraph is being written."""
        super().focusInEvent(event)
        self.focused.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted lines become one: a paragraph is one statement."""
        self.insertPlainText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter splits, Backspace at the beginning joins, arrows walk out, Alt+1..3 choose the nature."""
        key, cursor = Qt.Key(event.key()), self.textCursor()
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _NATURE_KEYS:
            self.nature_key.emit(_NATURE_KEYS[key])
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._split(cursor)
        elif key == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            self.joined.emit()
        elif key in _STEPS and not event.modifiers() and self._at_edge(key, cursor):
            self.left.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _split(self, cursor: QTextCursor) -> None:
        cursor.removeSelectedText()
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        behind = cursor.selectedText()
        cursor.removeSelectedText()
        self.split.emit(behind.strip())

    @staticmethod
    def _at_edge(key: Qt.Key, cursor: QTextCursor) -> bool:
        """Whether the caret stands in the first or last line already."""
        probe = QTextCursor(cursor)
        up = key == Qt.Key.Key_Up
        return not probe.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)
