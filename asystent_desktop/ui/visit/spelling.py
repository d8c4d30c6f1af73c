"""Spelling of a note field: words nobody knows get a wavy line, checked off the main thread.

Only what is being looked at is checked, after a pause; without the optional package nothing is marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from asystent_desktop.application.spelling import known_names
from asystent_desktop.i18n import _
from asystent_desktop.i18n.spelling import Speller, load
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import theme
from asystent_desktop.ui.tasks import Tasks

PAUSE_MS = 500
_loaded: list[Speller | None] = []
"""The dictionary, read once while the program runs."""


def _dictionary() -> Speller | None:
    """Runs off the main thread."""
    if not _loaded:
        _loaded.append(load())
    return _loaded[0]


class SpellCheck(QObject):
    """Watches fields of one family's card.

    Args:
        fields: Note fields; each gets a menu with what may have been meant.
        parent: The card.
    """

    def __init__(
        self, desk: Desk, tasks: Tasks, family_id: str, fields: Sequence[QPlainTextEdit], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._fields = tasks, tuple(fields)
        self._speller: Speller | None = None
        self._names: tuple[str, ...] = ()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.check)
        for field in self._fields:
            field.installEventFilter(self)
            field.viewport().installEventFilter(self)
            field.textChanged.connect(self._pause.start)
            field.verticalScrollBar().valueChanged.connect(lambda _value: self._pause.start())
        tasks.read(self, lambda: known_names(desk, family_id), self._named)

    def _named(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._tasks.compute(self, _dictionary, self._ready)

    def _ready(self, speller: Speller | None) -> None:
        if speller is None:
            return
        self._speller = speller.knowing(self._names)
        self.check()

    def check(self) -> None:
        """Checks what can be seen of every field."""
        for field in self._fields:
            if self._speller is not None and field.isVisible():
                self._check(field, self._speller)

    def _check(self, field: QPlainTextEdit, speller: Speller) -> None:
        text, (begin, end) = field.toPlainText(), _seen(field)
        typing = field.textCursor().position() if field.hasFocus() else -1

        def found(mistakes: tuple[tuple[int, int], ...]) -> None:
            if field.toPlainText() == text:
                _mark(field, [(begin + at, begin + to) for at, to in mistakes if begin + to != typing])

        self._tasks.compute(self, lambda: speller.mistakes(text[begin:end]), found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of a field, by the mouse or by its key."""
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        field = next((one for one in self._fields if watched in (one, one.viewport())), None)
        if field is None:
            return False
        menu = self.menu(field, event)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        return True

    def menu(self, field: QPlainTextEdit, event: QContextMenuEvent) -> QMenu:
        """The field's own menu with up to four suggestions for the word under the pointer above it."""
        menu = field.createStandardContextMenu()
        cursor = field.cursorForPosition(event.pos())
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        word = cursor.selectedText()
        if self._speller is None or not word or self._speller.is_right(word):
            return menu
        first = menu.actions()[0]
        for meant in self._speller.suggestions(word):
            action = menu.addAction(meant)
            action.triggered.connect(lambda _checked=False, word=meant: cursor.insertText(word))
            menu.insertAction(first, action)
        menu.insertSeparator(first)
        menu.setAccessibleName(_("Suggestions for the spelling"))
        return menu


def _seen(field: QPlainTextEdit) -> tuple[int, int]:
    """Begin and end of the text that can be seen, in whole blocks."""
    first = field.firstVisibleBlock()
    last = field.cursorForPosition(field.viewport().rect().bottomRight()).block()
    return first.position(), last.position() + last.length() - 1


def _mark(field: QPlainTextEdit, mistakes: Sequence[tuple[int, int]]) -> None:
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(QColor(theme.current().graphic(theme.Tone.OVERDUE)))
    selections = []
    for begin, end in mistakes:
        one = QTextEdit.ExtraSelection()
        one.cursor = QTextCursor(field.document())
        one.cursor.setPosition(begin)
        one.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        one.format = style
        selections.append(one)
    field.setExtraSelections(selections)
