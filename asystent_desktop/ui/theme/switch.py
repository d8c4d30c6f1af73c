"""The look in force: light, dark or as the system says; changeable at run time."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from asystent_desktop.ui.theme import fonts, palette, qss
from asystent_desktop.ui.theme.tokens import DARK, LIGHT, Tokens


class Choice(StrEnum):
    """What the person chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Keeps the tokens in force and tells painters when they change.

    Attributes:
        changed: Emitted after palette and style sheet were replaced.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.choice = Choice.LIGHT
        self._following = False

    def apply(self, app: QApplication, choice: Choice) -> None:
        """Puts a look on the whole program; nothing happens when it is in force already."""
        first = not self._following
        if first:
            app.setStyle("Fusion")
            app.setFont(fonts.font(fonts.Role.BODY))
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
            self._following = True
        self.choice = choice
        tokens = self._resolve()
        if first or tokens is not self.tokens:
            self.tokens = tokens
            app.setPalette(palette.palette(tokens))
            app.setStyleSheet(qss.stylesheet(tokens))
            self.changed.emit()

    def _resolve(self) -> Tokens:
        if self.choice is Choice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self.choice is Choice.DARK else LIGHT

    @Slot(Qt.ColorScheme)
    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        app = QApplication.instance()
        if self.choice is Choice.SYSTEM and isinstance(app, QApplication):
            self.apply(app, self.choice)


@cache
def look() -> Look:
    """The one look of the program."""
    return Look()


def current() -> Tokens:
    """The tokens in force, e.g. `theme.current().primary`."""
    return look().tokens


def apply(app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
    """Puts a look on the program; call once at start and again when the setting changes."""
    look().apply(app, choice)
