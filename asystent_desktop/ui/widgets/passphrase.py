"""The passphrase field: show, Caps Lock warning, keyboard layout tag; and the strength meter."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone, fonts
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import IconButton
from asystent_desktop.ui.widgets.cards import Banner
from asystent_desktop.ui.widgets.fields import announce
from asystent_desktop.ui.widgets.labels import Label
from asystent_desktop.ui.widgets.progress import paint_segments

FIELD_H = 44
SHORTEST = 10
"""Fewest characters of a new passphrase."""
FAIR = 2
"""The least `strength` of a new passphrase."""


def caps_lock_after(event: QKeyEvent, before: bool) -> bool:
    """Guesses the Caps Lock state from a letter key; Qt tells no state of its own on every system."""
    if event.key() == Qt.Key.Key_CapsLock:
        return not before
    text = event.text()
    if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return text.isupper() != shifted
    return before


def layout_tag() -> str:
    """Two letters of the keyboard layout in force, e.g. "PL"."""
    name = QGuiApplication.inputMethod().locale().name()
    return name.partition("_")[0].upper() if name and name != "C" else ""


class PassphraseField(QWidget):
    """A hidden line of 44 px with an eye, the layout tag and, below, the Caps Lock warning.

    Attributes:
        edit: The line itself.
        submitted: Enter was pressed.
        changed: The text changed.
    """

    submitted = Signal()
    changed = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Line(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.edit)
        self._warning = Banner(_("Caps Lock is on"), Tone.SOON, icon=Icon.CAPS_LOCK)
        self._warning.hide()
        column.addWidget(self._warning)
        self.edit.returnPressed.connect(self.submitted)
        self.edit.textChanged.connect(self.changed)
        self.edit.caps_lock_seen.connect(self._show_caps_lock)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the line. No focus proxy: Tab would go from an eye back to the line of this field."""
        self.edit.setFocus(reason)

    def text(self) -> str:
        """The passphrase as typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empties and hides."""
        self.edit.clear()
        self.edit.set_shown(False)

    @property
    def warns(self) -> bool:
        """Whether the Caps Lock warning stands."""
        return not self._warning.isHidden()

    def _show_caps_lock(self, on: bool) -> None:
        if on != self.warns:
            self._warning.setVisible(on)
            if on:
                announce(self.edit, _("Caps Lock is on"), urgent=True)


class _Line(QLineEdit):
    """The line with its two tags."""

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._caps = False
        self.setAccessibleName(name)
        self.setProperty("passphrase", True)
        self.setFixedHeight(FIELD_H)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._write()
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._tag = layout_tag()
        self.eye = IconButton(Icon.SHOW, _("Show the passphrase"), size=32, parent=self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self.set_shown)
        self.setTextMargins(3, 0, 38 + (40 if self._tag else 0), 0)
        QGuiApplication.inputMethod().localeChanged.connect(self._layout_changed)

    def set_shown(self, shown: bool) -> None:
        """Shows or hides the characters."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._write()
        self.eye.setChecked(shown)
        self.eye.set_icon(Icon.HIDE if shown else Icon.SHOW)
        self.eye.setAccessibleName(_("Hide the passphrase") if shown else _("Show the passphrase"))

    def _write(self) -> None:
        """Bullets are set wider apart than letters."""
        hidden = self.echoMode() != QLineEdit.EchoMode.Normal
        font = QFont(fonts.sized(24 if hidden else 16))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0 if hidden else 0.0)
        self.setFont(font)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt asks for the bullet only when told that the style changed, not when a rule first applies."""
        super().showEvent(event)
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def _layout_changed(self) -> None:
        self._tag = layout_tag()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watches Caps Lock."""
        self._caps = caps_lock_after(event, self._caps)
        self.caps_lock_seen.emit(self._caps)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the characters when the field is left."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.TabFocusReason):
            self.set_shown(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the eye at its place."""
        super().resizeEvent(event)
        self.eye.move(self.width() - (82 if self._tag else 38), (self.height() - 32) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the layout tag."""
        super().paintEvent(event)
        if self._tag:
            look = theme.current()
            painter = painting.start(self)
            painter.fillRect(QRectF(self.width() - 40, 6, 1, self.height() - 12), QColor(look.border))
            area = QRectF(self.width() - 40, 0, 38, self.height())
            painting.text(painter, area, self._tag, look.text2, Role.CAPTION_STRONG, align=painting.CENTRE)
            painter.end()


def strength(passphrase: str) -> int:
    """A rough grade of a new passphrase: 0 too short, 1 weak, 2 fair, 3 good, 4 very good.

    It estimates bits from the kinds of characters and the distinct ones used. It is a hint for honest people,
    not a proof: real guessing costs are set by Argon2id.
    """
    if len(passphrase) < SHORTEST:
        return 0
    pools = ((str.islower, 32), (str.isupper, 32), (str.isdigit, 10))
    pool = sum(size for test, size in pools if any(map(test, passphrase)))
    pool += 20 if any(not c.isalnum() for c in passphrase) else 0
    distinct = len(set(passphrase))
    bits = min(len(passphrase), distinct * 1.6) * math.log2(max(pool, 2))
    return 1 + sum(bits >= edge for edge in (55, 75, 100))


class StrengthMeter(QWidget):
    """Four segments and a word under a new passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._bar = _Segments()
        self._word = Label("", Role.CAPTION, tone="muted")
        row.addWidget(self._bar)
        row.addWidget(self._word, 1)
        self.show_for("")

    def show_for(self, passphrase: str) -> None:
        """Grades a passphrase."""
        grade = strength(passphrase)
        words = (
            _("at least {n} characters, best a few words").format(n=SHORTEST),
            _("weak: add a word"),
            _("fair: one more word makes it good"),
            _("good"),
            _("very good"),
        )
        tone = Tone.SOON if grade < 3 else Tone.DONE
        self._bar.set(grade, tone)
        self._word.setText(words[grade])
        self._word.set_tone("muted" if grade == 0 else tone)
        self.setAccessibleName(words[grade])


class _Segments(QWidget):
    """The four segments."""

    def __init__(self) -> None:
        super().__init__()
        self._grade, self._tone = 0, Tone.SOON
        self.setFixedSize(120, 16)
        painting.follow_look(self)

    def set(self, grade: int, tone: Tone) -> None:
        """Shows another grade."""
        self._grade, self._tone = grade, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Segments."""
        painter = painting.start(self)
        paint_segments(painter, QRectF(self.rect()), self._grade, 4, theme.current(), tone=self._tone)
        painter.end()
