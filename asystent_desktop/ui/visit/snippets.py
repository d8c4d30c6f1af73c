"""Snippets in a note field: slash, short word and space become a sentence; Tab goes to the next place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from asystent_desktop.domain import snippets as rules


class SnippetKeys(QObject):
    """Expands snippets in fields once `set_texts` gave them."""

    def __init__(self, fields: Sequence[QPlainTextEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._texts: Mapping[str, str] = {}
        for field in fields:
            field.installEventFilter(self)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Takes the snippets."""
        self._texts = texts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space after a short word expands it; Tab goes from place to place as long as there is one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QPlainTextEdit) or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() == Qt.Key.Key_Space:
            return self._expand(watched)
        return event.key() == Qt.Key.Key_Tab and self._next(watched, watched.textCursor().selectionEnd())

    def _expand(self, field: QPlainTextEdit) -> bool:
        cursor = field.textCursor()
        if cursor.hasSelection():
            return False
        found = rules.expansion(cursor.block().text()[: cursor.positionInBlock()], self._texts)
        if found is None:
            return False
        typed, text = found
        begin = cursor.position() - typed
        cursor.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        field.setTextCursor(cursor)
        if rules.places(text):
            self._next(field, begin)
        else:
            field.insertPlainText(" ")
        return True

    def _next(self, field: QPlainTextEdit, position: int) -> bool:
        place = rules.next_place(field.toPlainText(), position)
        if place is None:
            return False
        cursor = field.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        return True
