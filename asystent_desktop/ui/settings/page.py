"""Page "Settings": sections at the left, their cards at the right; everything is saved at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop import __version__
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.settings.computer import ComputerSection
from asystent_desktop.ui.settings.institutions import InstitutionsSection
from asystent_desktop.ui.settings.letterhead import LetterheadSection
from asystent_desktop.ui.settings.presenter import SettingsDesk, SettingsPresenter
from asystent_desktop.ui.settings.sections import AboutSection, LockSection, LookSection
from asystent_desktop.ui.settings.security import SecuritySection
from asystent_desktop.ui.settings.snippets import SnippetsSection
from asystent_desktop.ui.settings.tables import TablesSection
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

LIST_W = 216
LIST_BESIDE_FROM = 700
LOOK, LOCK, SECURITY, LETTERHEAD = "look", "lock", "security", "letterhead"
SNIPPETS, INSTITUTIONS = "snippets", "institutions"
TABLES, COMPUTER, HISTORY, ABOUT = "tables", "computer", "history", "about"


class SettingsPage(QWidget):
    """The page. It keeps what is chosen by itself; the signals let the program take it up at once.

    Attributes:
        theme_chosen: "system", "light" or "dark".
        language_chosen: "pl" or "en".
        lock_minutes_chosen: 1 to 15.
        history_wanted: The page of all changes.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    lock_minutes_chosen = Signal(int)
    history_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = SettingsPresenter(desk, tasks, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(kit.Label(_("Settings"), Role.FAMILY))
        note = _("Saved at once, inside the encrypted vault of this computer.")
        texts.addWidget(kit.Label(note, Role.CAPTION, tone="muted", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addLayout(texts, 1)
        self.pick = kit.ChoiceField(name=_("Sections of the settings"))
        self.pick.setMaximumWidth(260)
        self.pick.activated.connect(lambda _at: self.show_section(self.pick.value() or LOOK))
        head.addWidget(self.pick)
        column.addLayout(head)
        self.banner = kit.Banner("", Tone.OVERDUE, closable=True)
        self.banner.hide()
        column.addWidget(self.banner)
        self._across = QHBoxLayout()
        self._across.setSpacing(GAP)
        self._across.addWidget(self._list())
        self._across.addWidget(self._pages(), 1)
        column.addLayout(self._across, 1)

    def _list(self) -> QWidget:
        self._side = kit.Card()
        self._side.setFixedWidth(LIST_W)
        self.sections = kit.RowList(_("Sections of the settings"))
        self.sections.set_rows(
            [
                kit.Row(LOOK, _("Look and language"), icon=Icon.SUN),
                kit.Row(LOCK, _("Lock and privacy"), icon=Icon.LOCK),
                kit.Row(SECURITY, _("Security and backups"), icon=Icon.SHIELD),
                kit.Row(LETTERHEAD, _("Letterhead"), icon=Icon.PRINT),
                kit.Row(SNIPPETS, _("Text snippets"), icon=Icon.COMMENT),
                kit.Row(INSTITUTIONS, _("Institutions"), icon=Icon.OFFICE),
                kit.Row(TABLES, _("Tables and templates"), icon=Icon.DOCUMENT),
                kit.Row(COMPUTER, _("This computer"), icon=Icon.LAPTOP),
                kit.Row(HISTORY, _("History of changes"), icon=Icon.HISTORY),
                kit.Row(ABOUT, _("About the program"), icon=Icon.INFO),
            ]
        )
        self.sections.choose(LOOK)
        self.pick.set_choices([(row.key, row.title) for row in self.sections.rows.rows])
        self.pick.set_value(LOOK)
        self._side.add_rows(self.sections)
        below = QWidget()
        foot = QVBoxLayout(below)
        foot.setContentsMargins(12, 8, 12, 0)
        foot.setSpacing(2)
        foot.addWidget(kit.Line())
        self._label = kit.ElidedLabel("", Role.ROW_STRONG)
        self._person = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        version = _("version {version}").format(version=__version__)
        for part in (self._label, self._person, kit.Label(version, Role.CAPTION, tone="muted")):
            foot.addWidget(part)
        self._side._column.addWidget(below)
        return self._side

    def _pages(self) -> QWidget:
        self.look, self.lock = LookSection(), LockSection()
        self.security = SecuritySection(self.presenter.desk, self.presenter.tasks)
        self.security.said.connect(self._say)
        self.security.presenter.refused.connect(self._refuse)
        self.letterhead, self.computer = LetterheadSection(), ComputerSection()
        self.snippets = SnippetsSection(self.presenter.desk, self.presenter.tasks)
        self.institutions = InstitutionsSection(self.presenter.desk, self.presenter.tasks)
        self.tables = TablesSection(self.presenter.desk, self.presenter.tasks)
        for room in (self.snippets, self.institutions, self.tables):
            room.said.connect(self._say)
            room.presenter.refused.connect(self._refuse)
        self._sections = {
            LOOK: self.look,
            LOCK: self.lock,
            SECURITY: self.security,
            LETTERHEAD: self.letterhead,
            SNIPPETS: self.snippets,
            INSTITUTIONS: self.institutions,
            TABLES: self.tables,
            COMPUTER: self.computer,
            ABOUT: AboutSection(),
        }
        self._stack = QStackedWidget()
        for section in self._sections.values():
            scroll = kit.ScrollColumn(_("Settings"))
            scroll.column.addWidget(section)
            self._stack.addWidget(scroll)
        return self._stack

    def _connect(self) -> None:
        self.sections.chosen.connect(self.show_section)
        self.sections.opened.connect(self.show_section)
        self.look.theme_chosen.connect(self._choose_theme)
        self.look.language_chosen.connect(self._choose_language)
        self.lock.minutes_chosen.connect(self._choose_minutes)
        self.letterhead.field_changed.connect(
            lambda name, text: self.presenter.keep_letterhead(**{name: text})
        )
        self.letterhead.logo.chosen.connect(self.presenter.keep_logo)
        self.letterhead.logo.removed.connect(lambda: self.presenter.keep_logo(None))
        self.computer.check_wanted.connect(self.presenter.check)
        self.presenter.checked.connect(self.computer.show_checked)
        self.presenter.check_failed.connect(self.computer.show_check_failed)
        self.presenter.loaded.connect(self._show)
        self.presenter.refused.connect(self._refuse)

    def show_section(self, key: str) -> None:
        """Shows one section; the history is a page of its own."""
        if key == HISTORY:
            self.history_wanted.emit()
            self.sections.choose(list(self._sections)[self._stack.currentIndex()])
            return
        at = list(self._sections).index(key)
        if self._stack.currentIndex() != at:
            self.banner.hide()  # it spoke of the section that is left
        self.sections.choose(key)
        self.pick.set_value(key)
        self._stack.setCurrentIndex(at)

    def _choose_theme(self, choice: str) -> None:
        self.presenter.keep(theme=choice)
        self.theme_chosen.emit(choice)

    def _choose_language(self, code: str) -> None:
        self.presenter.keep(language=code)
        self.language_chosen.emit(code)

    def _choose_minutes(self, minutes: int) -> None:
        self.presenter.keep(lock_minutes=minutes)
        self.lock_minutes_chosen.emit(minutes)

    def _show(self, desk: SettingsDesk) -> None:
        for section in self._sections.values():
            section.show_desk(desk)
        self._label.set_text(desk.identity.device_label or _("This computer"))
        self._person.set_text(desk.identity.name)

    def _say(self, text: str) -> None:
        self.banner.set(text, Tone.DONE)
        self.banner.show()
        kit.announce(self, text)

    def _refuse(self, text: str) -> None:
        self.banner.set(text, Tone.OVERDUE)
        self.banner.show()
        kit.announce(self, text, urgent=True)

    def save_drafts(self) -> None:
        """Keeps a field of the letterhead that is still being typed in."""
        self.letterhead.flush()

    def first_focus(self) -> None:
        """The list of sections, or the field in its place."""
        (self.sections if self._side.isVisible() else self.pick).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh."""
        super().showEvent(event)
        self.presenter.load()
        self.security.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the section rest."""
        super().hideEvent(event)
        self.security.presenter.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window one field takes the place of the list."""
        super().resizeEvent(event)
        beside = event.size().width() >= LIST_BESIDE_FROM
        self._side.setVisible(beside)
        self.pick.setVisible(not beside)
