"""The sections of the settings: look and language, lock, letterhead, this computer, about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop import __version__
from asystent_desktop.application.vault.settings import LOCK_MINUTES
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.check_words import worded
from asystent_desktop.ports.store import Verification
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.settings.logo import LogoField
from asystent_desktop.ui.settings.minutes import MinutesSlider
from asystent_desktop.ui.settings.presenter import SettingsDesk
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP
from asystent_desktop.ui.widgets import Option

LICENCE = "EUPL-1.2"
_SETTLE_MS = 400


class Section(QWidget):
    """A column of cards."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def card(self, title: str, icon: Icon, note: str = "") -> kit.Card:
        """A card with a picture before its title."""
        card = kit.Card(title)
        if card.header is not None:
            card.header.row.insertWidget(0, kit.IconMark(icon, Tone.DONE, size=20))
        card.body.setContentsMargins(12, 4, 12, 4)
        if note:
            card.body.addWidget(kit.Label(note, Role.CAPTION, tone="muted", wrap=True))
        self.column.addWidget(card)
        return card

    def show_desk(self, desk: SettingsDesk) -> None:
        """Shows what was read."""


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
            always.body.addWidget(_ticked(text))
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


class LetterheadSection(Section):
    """The head of the office's papers; read-only where the office supplies it.

    Attributes:
        field_changed: Name and text of a field that was left changed.
    """

    field_changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        card = self.card(_("Letterhead of the office"), Icon.PRINT)
        self._note = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        card.body.addWidget(self._note)
        self.fields: dict[str, kit.TextField] = {}
        self._held: dict[str, str] = {}
        for name, label in (
            ("name", _("Name of the office")),
            ("unit", _("Unit")),
            ("street", _("Street and number")),
            ("postcode_city", _("Postcode and town")),
            ("place", _("Town written beside the date")),
            ("phone", _("Telephone")),
        ):
            field = kit.TextField()
            field.setMaximumWidth(520)
            field.editingFinished.connect(lambda name=name: self._left(name))
            card.body.addWidget(kit.LabeledField(label, field))
            self.fields[name] = field
        self.logo = LogoField()
        card.body.addWidget(self.logo)
        self.column.addStretch(1)

    def _left(self, name: str) -> None:
        text = " ".join(self.fields[name].text().split())
        if text != self._held.get(name, "") and not self.fields[name].isReadOnly():
            self._held[name] = text
            self.field_changed.emit(name, text)

    def flush(self) -> None:
        """Keeps a field that is still being typed in (the program is about to lock)."""
        for name in self.fields:
            self._left(name)

    def show_desk(self, desk: SettingsDesk) -> None:
        """The letterhead in force; a field being typed in is left alone."""
        self._note.setText(
            _("Every opinion and letter begins with it. It is saved as you leave a field.")
            if desk.letterhead_own
            else _("The office supplies it with the exchange; only the office changes it.")
        )
        self.logo.show_logo(desk.logo, own=desk.letterhead_own)
        for name, field in self.fields.items():
            field.setReadOnly(not desk.letterhead_own)
            text = getattr(desk.letterhead, name)
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
                self._held[name] = text


class ComputerSection(Section):
    """Who works here, where the vault lies, and whether everything written in it holds.

    Attributes:
        check_wanted: The store is to be checked.
    """

    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card(_("This computer"), Icon.LAPTOP)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnStretch(1, 1)
        card.body.addLayout(self._facts)
        check = self.card(
            _("Check what is saved"),
            Icon.ACCEPTED,
            _("Walks every saved change: signatures, links, and whether the view equals the journal."),
        )
        self.result = QVBoxLayout()
        self.result.setSpacing(6)
        check.body.addLayout(self.result)
        self.check = kit.SecondaryButton(_("Check the record"), icon=Icon.SHIELD)
        self.check.clicked.connect(self._start)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch(1)
        check.body.addLayout(row)
        self.column.addStretch(1)

    def show_desk(self, desk: SettingsDesk) -> None:
        """Facts of this computer."""
        who = desk.identity
        belongs = who.office_name if who.enrolled else _("works alone, no office yet")
        facts = [
            (_("Label"), who.device_label or "–"),
            (_("Person"), ", ".join(part for part in (who.name, who.title) if part)),
            (_("Office"), belongs),
            (_("Folder of the vault"), desk.folder),
            (_("Number of this computer"), who.device_id),
        ]
        kit.clear(self._facts)
        for at, (name, value) in enumerate(facts):
            self._facts.addWidget(kit.Label(name, Role.ROW, tone="muted"), at, 0)
            self._facts.addWidget(kit.ElidedLabel(value, Role.ROW_MEDIUM), at, 1)

    def _start(self) -> None:
        self.check.setEnabled(False)
        self._show([(Icon.BUSY, Tone.NEUTRAL, _("Checking… You can go on working; saving waits a moment."))])
        self.check_wanted.emit()

    def show_checked(self, found: Verification) -> None:
        """The result, problems first."""
        commits = ngettext("{count} commit checked", "{count} commits checked", found.commits)
        records = ngettext("{count} record rebuilt", "{count} records rebuilt", found.records)
        counted = f"{commits.format(count=found.commits)}, {records.format(count=found.records)}"
        if found.problems:
            lines = [(Icon.WARNING, Tone.OVERDUE, text) for text in worded(found.problems)]
            lines.append(
                (
                    Icon.INFO,
                    Tone.NEUTRAL,
                    _("Do not delete anything. Tell the office and keep this computer as it is."),
                )
            )
        else:
            holds = _("Everything holds: signatures, links, and the view equals the journal.")
            lines = [(Icon.DONE, Tone.DONE, holds)]
        self._finish([*lines, (Icon.INFO, Tone.NEUTRAL, counted)])

    def show_check_failed(self, text: str) -> None:
        """The check could not be made."""
        self._finish([(Icon.WARNING, Tone.OVERDUE, text)])

    def _finish(self, lines: Sequence[tuple[Icon, Tone, str]]) -> None:
        self.check.setEnabled(True)
        self._show(lines)
        kit.announce(self, " ".join(text for _icon, _tone, text in lines))

    def _show(self, lines: Sequence[tuple[Icon, Tone, str]]) -> None:
        kit.clear(self.result)
        for icon, tone, text in lines:
            self.result.addWidget(_ticked(text, icon, tone))


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


def _ticked(text: str, icon: Icon = Icon.DONE, tone: Tone = Tone.DONE) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(kit.IconMark(icon, tone))
    row.addWidget(
        kit.Label(text, Role.ROW, tone=tone if tone is Tone.OVERDUE else "", wrap=True, selectable=True), 1
    )
    return line
