"""Snippets in a note field: slash, short word and space become a sentence; Tab goes to the next place.

Ctrl+/ lists all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from asystent_desktop.domain import snippets as rules
from asystent_desktop.i18n import _

_MENU_CHARS = 60


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
        """Space after a short word expands it; Tab goes from place to place; Ctrl+/ lists all snippets."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QPlainTextEdit):
            return False
        if event.key() == Qt.Key.Key_Slash and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.menu(watched).popup(watched.viewport().mapToGlobal(watched.cursorRect().bottomLeft()))
            return True
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
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
        cursor.setPosition(cursor.position() - typed, QTextCursor.MoveMode.KeepAnchor)
        self._write(field, cursor, text)
        return True

    def menu(self, field: QPlainTextEdit) -> QMenu:
        """All snippets, to be put where the cursor stands."""
        menu = QMenu(field)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Text snippets"))
        for short, text in sorted(self._texts.items()):
            # Tabs part the key from the words; an ampersand would underline a letter.
            words = f"{_shortened(text)}\t/{short}".replace("&", "&&")
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _checked=False, text=text: self._write(field, field.textCursor(), text)
            )
        if menu.isEmpty():
            menu.addAction(_("There are no snippets yet.")).setEnabled(False)
        return menu

    def _write(self, field: QPlainTextEdit, cursor: QTextCursor, text: str) -> None:
        """Puts the text in the place of what the cursor holds and goes to its first place to fill in."""
        begin = cursor.selectionStart()
        cursor.insertText(text)
        field.setTextCursor(cursor)
        if rules.places(text):
            self._next(field, begin)
        else:
            field.insertPlainText(" ")

    def _next(self, field: QPlainTextEdit, position: int) -> bool:
        place = rules.next_place(field.toPlainText(), position)
        if place is None:
            return False
        cursor = field.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        return True


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MENU_CHARS else f"{line[: _MENU_CHARS - 1].rstrip()}…"
