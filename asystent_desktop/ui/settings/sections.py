"""The short sections of the settings: look and language, lock, about."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from asystent_desktop import __version__
from asystent_desktop.application.vault.settings import LOCK_MINUTES
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.settings.minutes import MinutesSlider
from asystent_desktop.ui.settings.presenter import SettingsDesk
from asystent_desktop.ui.settings.section import Section, ticked
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.theme.tokens import GAP
from asystent_desktop.ui.widgets import Option

LICENCE = "EUPL-1.2"
_SETTLE_MS = 400


class LookSection(Section):
    """Look and language.

    Attributes:
        theme_chosen: "system", "light" or "dark".
        language_chosen: "pl" or "en".
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        look = self.card(_("Look"), Icon.SUN, _("The paper of printed documents stays white in every look."))
        self.theme = kit.Segmented(
            _("Look"),
            [
                Option(theme.Choice.SYSTEM.value, _("Like the system")),
                Option(theme.Choice.LIGHT.value, _("Light")),
                Option(theme.Choice.DARK.value, _("Dark")),
            ],
        )
        self.theme.changed.connect(lambda: self.theme_chosen.emit(self.theme.value() or ""))
        look.body.addWidget(self.theme)
        speech = self.card(_("Language"), Icon.LANGUAGE, _("Prints and letters are Polish in either case."))
        self.language = kit.Segmented(_("Language"), [Option("pl", "Polski"), Option("en", "English")])
        self.language.changed.connect(lambda: self.language_chosen.emit(self.language.value() or ""))
        speech.body.addWidget(self.language)
        self.column.addStretch(1)

    def show_desk(self, desk: SettingsDesk) -> None:
        """The choices in force."""
        self.theme.set_values([desk.settings.theme])
        self.language.set_values([desk.settings.language])


class LockSection(Section):
    """When the program locks itself.

    Attributes:
        minutes_chosen: 1 to 15, once the knob rests.
    """

    minutes_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        card = self.card(_("Locking"), Icon.LOCK)
        if card.header is not None:
            card.header.row.addWidget(
                kit.Label(_("at once: Ctrl+L · hide the screen: F8"), Role.CAPTION, tone="muted")
            )
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(kit.Label(_("After idle time"), Role.BODY))
        self.slider = MinutesSlider(_("Minutes until the lock"), LOCK_MINUTES[0], LOCK_MINUTES[-1])
        row.addWidget(self.slider, 1)
        self._minutes = kit.Label("", Role.CARD)
        self._minutes.setMinimumWidth(64)
        row.addWidget(self._minutes)
        card.body.addLayout(row)
        text = _("You are warned 30 seconds before. What you were typing is kept as a draft.")
        card.body.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True))
        self._pause = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.minutes_chosen.emit(self.slider.value()))
        self.slider.valueChanged.connect(self._moved)
        always = self.card(_("Always on"), Icon.SHIELD)
        for text in (
            _("Everything in the vault is encrypted, drafts included."),
            _("What you copy leaves the clipboard after 60 seconds."),
            _("Where the system can do it, the window is left out of screenshots and shared screens."),
            _("The window title never holds a name."),
        ):
            always.body.addWidget(ticked(text))
        self.column.addStretch(1)

    def _moved(self, minutes: int) -> None:
        self._show_minutes(minutes)
        self._pause.start()

    def _show_minutes(self, minutes: int) -> None:
        words = ngettext("{n} min", "{n} min", minutes).format(n=minutes)
        self._minutes.setText(words)
        self.slider.setAccessibleDescription(words)

    def show_desk(self, desk: SettingsDesk) -> None:
        """The minutes in force."""
        self.slider.blockSignals(True)
        self.slider.setValue(desk.settings.lock_minutes)
        self.slider.blockSignals(False)
        self.slider.update()
        self._show_minutes(desk.settings.lock_minutes)


class AboutSection(Section):
    """Version and licence."""

    def __init__(self) -> None:
        super().__init__()
        card = self.card(_("About the program"), Icon.INFO)
        for text, role in (
            (_("Asystent, version {version}").format(version=__version__), Role.PANE),
            (
                _(
                    "The family assistant's encrypted desk. It works without a network "
                    "and sends nothing by itself."
                ),
                Role.BODY,
            ),
            (
                _("Licence: {licence}. You may use it, pass it on and change it under its terms.").format(
                    licence=LICENCE
                ),
                Role.BODY,
            ),
            (_("F1 opens the guide for the screen you are on."), Role.BODY),
        ):
            card.body.addWidget(kit.Label(text, role, wrap=True))
        self.column.addStretch(1)
