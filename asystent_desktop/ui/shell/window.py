"""The main window: rail, top bar, pages, dock, status bar, and what protects the screen.

    shell = MainShell([RailEntry("today", Icon.TODAY, _("Today"), "Ctrl+1"), …], demo=True)
    shell.add_page("families", families_page, dock=True)
    shell.add_page("opinion", editor, rail="opinions")
    shell.navigate("families")

A page is any QWidget. If it has a method `save_drafts()`, it is called before every lock; if it has
`first_focus()`, it is called when the page is shown by the keyboard.
The window title is always "Asystent": it never holds a name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.shell.focus import order_focus
from asystent_desktop.ui.shell.idle import IdleWatch
from asystent_desktop.ui.shell.notice import Notice
from asystent_desktop.ui.shell.privacy import ClipboardGuard, Cover, exclude_from_capture
from asystent_desktop.ui.shell.rail import Rail, RailEntry
from asystent_desktop.ui.shell.stage import Stage
from asystent_desktop.ui.shell.statusbar import StatusBar
from asystent_desktop.ui.shell.topbar import TopBar
from asystent_desktop.ui.theme.tokens import DOCK_FOLDS_BELOW
from asystent_desktop.ui.widgets.sheet import Sheet
from asystent_desktop.ui.widgets.toasts import toast

TITLE = "Asystent"


class LockReason(StrEnum):
    """Why the vault is to be locked."""

    ASKED = "asked"
    IDLE = "idle"
    HIDDEN = "hidden"


class MainShell(QMainWindow):
    """The frame every screen lives in.

    Args:
        entries: Sections of the rail.
        demo: Whether the vault holds fictional data.
        lock_after_s: Idle seconds until the lock.

    Attributes:
        page_shown: Key of the page that is shown now.
        searched: Text of the search field, after each change.
        search_entered: Enter in the search field.
        help_wanted: F1, over a sheet, too.
        new_visit_wanted: Ctrl+N.
        about_to_lock: Save what is being typed, now; nothing may be lost.
        lock_requested: Why; the window is covered already. Close the vault and show the unlock page.
        closing: The window is being closed (after `about_to_lock`).
    """

    page_shown = Signal(str)
    searched = Signal(str)
    search_entered = Signal(str)
    help_wanted = Signal()
    new_visit_wanted = Signal()
    about_to_lock = Signal()
    lock_requested = Signal(str)
    closing = Signal()

    def __init__(
        self,
        entries: Sequence[RailEntry],
        *,
        demo: bool = False,
        lock_after_s: int = 300,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(640, 340)
        self._pages: dict[str, tuple[QWidget, str, bool]] = {}
        self._current = ""
        self._dock_title, self._dock_count = "", 0
        self._build(entries, demo)
        self.cover = Cover(self)
        self.cover.overdue.connect(lambda: self._lock(LockReason.HIDDEN))
        self.clipboard_guard = ClipboardGuard(self)
        self.idle = IdleWatch(lock_after_s, parent=self)
        self.idle.ticked.connect(self.status.show_countdown)
        self.idle.warned.connect(
            lambda: toast(self, _("The screen locks in 30 seconds. Press any key to go on."))
        )
        self.idle.expired.connect(lambda: self._lock(LockReason.IDLE))
        self._bind_keys(entries)
        self.resize(1366, 768)

    def _build(self, entries: Sequence[RailEntry], demo: bool) -> None:
        frame = QWidget()
        across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        # Made in the order of the Tab key: search, privacy, page, dock, status; the rail comes last.
        self.top = TopBar(demo=demo)
        self.notice = Notice()
        self.stage = Stage()
        self.status = StatusBar()
        self.rail = Rail(entries)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.top, self.notice, self.stage, self.status):
            column.addWidget(part, 1 if part is self.stage else 0)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        self.setCentralWidget(frame)
        self.rail.wanted.connect(self.navigate)
        self.top.searched.connect(self.searched)
        self.top.search_entered.connect(self.search_entered)
        self.top.mask_wanted.connect(masking().toggle)
        self.top.hide_wanted.connect(self.hide_screen)
        self.top.lock_wanted.connect(self.lock)
        self.top.dock_wanted.connect(self.stage.toggle_dock)
        self.stage.dock_changed.connect(self._offer_dock)

    def _bind_keys(self, entries: Sequence[RailEntry]) -> None:
        for entry in entries:
            if entry.shortcut:
                self._key(entry.shortcut, partial(self.navigate, entry.key, by_key=True))
        self._key("Ctrl+K", self.top.focus_search)
        self._key("Ctrl+N", self.new_visit_wanted.emit)
        self._key("F1", self.help_wanted.emit, always=True)
        self._key("F6", self.stage.toggle_dock)
        self._key("F7", masking().toggle, always=True)
        self._key("F8", self.hide_screen, always=True)
        self._key("Ctrl+L", self.lock, always=True)

    def _key(self, keys: str, act: Callable[[], object], *, always: bool = False) -> None:
        """Binds keys; those not marked `always` rest while a sheet covers the window."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: act() if always or not Sheet.is_open(self) else None)

    def add_page(self, key: str, page: QWidget, *, rail: str = "", dock: bool = False) -> None:
        """Adds a page.

        Args:
            key: Name for `navigate`.
            page: The page; the shell owns it from now on.
            rail: Section it belongs to; by default the one of the same key.
            dock: Whether the dock is shown beside it.
        """
        self._pages[key] = (page, rail or key, dock)
        self.stage.pages.addWidget(page)

    def page(self, key: str) -> QWidget:
        """The page of a key."""
        return self._pages[key][0]

    @property
    def current(self) -> str:
        """Key of the page shown, "" before the first."""
        return self._current

    def navigate(self, key: str, *, by_key: bool = False) -> None:
        """Shows a page.

        Args:
            key: A page added before; others are ignored (a section still without a page).
            by_key: Whether to move the focus into the page.
        """
        if key not in self._pages:
            return
        page, section, dock = self._pages[key]
        Sheet.leave_page(self)
        self._current = key
        self.rail.set_current(section)
        self.stage.pages.setCurrentWidget(page)
        self.stage.allow_dock(dock)
        self._order_focus()
        if by_key:
            _focus_page(page)
        self.page_shown.emit(key)

    def _order_focus(self) -> None:
        """Search and privacy, the page, the dock, the rail."""
        if self._current in self._pages:
            page = self._pages[self._current][0]
            order_focus(self, [self.top, page, self.stage.dock, self.rail])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What was made since the page was shown stands behind the rail in Qt's chain: first to its part."""
        self._order_focus()
        return super().focusNextPrevChild(forward)

    def set_dock(self, widget: QWidget, title: str, count: int = 0) -> None:
        """Fills the dock; title and count stand on the button that replaces it in a narrow window."""
        self.stage.dock.put(widget)
        self.set_dock_count(title, count)
        self.stage.refresh()

    def set_dock_count(self, title: str, count: int) -> None:
        """Changes what the dock's button says."""
        self._dock_title, self._dock_count = title, count
        self._offer_dock()

    def _offer_dock(self) -> None:
        self.top.show_dock_badge(self._dock_title, self._dock_count, shown=self.stage.dock_offered)

    def hide_screen(self) -> None:
        """F8: the neutral page."""
        self.cover.up()

    def lock(self) -> None:
        """Ctrl+L: locks at once."""
        self._lock(LockReason.ASKED)

    def _lock(self, reason: LockReason) -> None:
        self.idle.stop()
        self._save_drafts()
        self.cover.up(stays=True)
        self.clipboard_guard.forget()
        masking().set_on(False)
        self.lock_requested.emit(reason)

    def _save_drafts(self) -> None:
        for page, _section, _dock in self._pages.values():
            save = getattr(page, "save_drafts", None)
            if callable(save):
                save()
        self.about_to_lock.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Starts the idle clock once the window has a handle."""
        super().showEvent(event)
        exclude_from_capture(self)
        self.idle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow by logical width."""
        super().resizeEvent(event)
        width = event.size().width()
        self.stage.set_narrow(width < DOCK_FOLDS_BELOW)
        self.top.reflow(width)
        self.status.reflow(width)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves drafts, then lets the lead close the vault."""
        self.idle.stop()
        self._save_drafts()
        self.clipboard_guard.forget()
        self.closing.emit()
        super().closeEvent(event)


def _focus_page(page: QWidget) -> None:
    focus = getattr(page, "first_focus", None)
    if callable(focus):
        focus()
    else:
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)
