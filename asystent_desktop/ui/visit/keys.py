"""Keys of the visit card: they belong to the card alone while it is open.

The page below has Alt+1..8 of its own, and text fields would type the digit. So the card claims its keys
when Qt asks who overrides (ShortcutOverride) and takes them before a text field sees them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

Action = Callable[[], object]


class CardKeys(QObject):
    """Claims keys for a sheet.

    Args:
        sheet: Its fields must exist already.
        lookup: The action of a key combination, None when the card does not use it.
    """

    def __init__(self, sheet: QWidget, lookup: Callable[[QKeyCombination], Action | None]) -> None:
        super().__init__(sheet)
        self._lookup = lookup
        sheet.installEventFilter(self)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for field in sheet.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claims first, acts on the press."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        action = self._lookup(_plain(event))
        if action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            action()
        return True


def _plain(event: QKeyEvent) -> QKeyCombination:
    """The combination with the number pad's Enter as the other Enter."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    return QKeyCombination(modifiers, Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key)


FINISH = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return)
ALT_DIGITS = tuple(
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key(Qt.Key.Key_1 + number)) for number in range(9)
)


def nothing() -> None:
    """For a key that is claimed and does nothing."""


def mnemonic(text: str) -> QKeyCombination | None:
    """Alt and the letter marked by `&` in a text; None without one."""
    sequence = QKeySequence.mnemonic(text)
    # PySide's stub does not know that a sequence can be indexed.
    found: QKeyCombination | None = sequence[0] if sequence.count() else None  # type: ignore[index]
    return found


def letter(text: str) -> str:
    """The marked letter in capitals, "" without one."""
    found = QKeySequence.mnemonic(text).toString(QKeySequence.SequenceFormat.PortableText)
    return found.rpartition("+")[2]
