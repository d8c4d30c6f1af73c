"""The program from start to end: first run or unlock, the opened desk, lock, unlock again, quit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from asystent_desktop import i18n
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.errors import AppError, Bug, crash_report
from asystent_desktop.i18n import _, faults
from asystent_desktop.ports.about import About
from asystent_desktop.ports.renewal import RenewalWatch
from asystent_desktop.ui import theme
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.unlock.entry_window import EntryWindow
from asystent_desktop.ui.unlock.requests import CreateRequest, DemoRequest, UnlockFacts, UnlockRequest, Worker
from asystent_desktop.ui.unlock.unlock_page import UnlockPage
from asystent_desktop.ui.widgets.toasts import toast

if TYPE_CHECKING:
    from asystent_desktop.ports.desk import House
    from asystent_desktop.ui.desk_window import DeskWindow
    from asystent_desktop.ui.opening import Opened
    from asystent_desktop.ui.rescue import Rescue
    from asystent_desktop.ui.unlock.first_run import FirstRunPage
    from asystent_desktop.ui.unlock.rescue_sheet import RescueSheet


_COPY_MAY_HELP = frozenset({"store-damaged", "wrong-store-key", "damaged-header", "foreign-file"})


@dataclass(frozen=True)
class Parts:
    """What bootstrap hands in.

    Attributes:
        house: Makes the house; first called on the database thread, since it imports the store.
        about: Reads what a vault shows before it is unlocked.
        vault: Folder of the vault; `demo`: folder of the fictional office.
        language: Chosen on the command line; None takes the vault's.
    """

    house: Callable[[], House]
    about: Callable[[Path], About | None]
    vault: Path
    demo: Path
    language: str | None


def run_program(parts: Parts) -> int:
    """Shows the window and runs until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Asystent")
    app.setQuitOnLastWindowClosed(False)
    program = Program(parts, app)
    sys.excepthook = program.crashed
    program.start()
    return app.exec()


def _polish_now() -> datetime:
    return local_time(datetime.now(UTC))


def show_fitting(window: QWidget) -> None:
    """Shows a window; one that the screen has no room for beside its frame fills the screen instead."""
    room = window.screen().availableGeometry()
    if window.width() >= room.width() or window.height() >= room.height():
        window.showMaximized()
    else:
        window.show()


def _opening() -> ModuleType:
    """The jobs that open a vault; they bring every use case along, too much before the unlock page."""
    from asystent_desktop.ui import opening

    return opening


class Program(QObject):
    """Holds the one window there is, and the threads behind it."""

    _renewed = Signal(int, int)

    def __init__(self, parts: Parts, app: QApplication) -> None:
        super().__init__()
        self._parts = parts
        self._app = app
        self._folder = parts.vault
        self._tasks = Tasks(self)
        self._entry: EntryWindow | None = None
        self._page: UnlockPage | FirstRunPage | None = None
        self._window: DeskWindow | None = None
        self._sheet: RescueSheet | None = None
        self._translator = QTranslator(self)
        self._chosen_language = ""
        self._quitting = Event()
        self._renewed.connect(self._tell_renewal)

    def crashed(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """A fault of the program: told on the screen, so that nobody waits for an answer that never comes."""
        print(crash_report(kind, trace), file=sys.stderr)
        words = faults.word(Bug())
        if self._window is not None and self._window.isVisible():
            toast(self._window, words)
        elif self._sheet is not None and isValid(self._sheet):
            self._sheet.refuse(words)
        elif isinstance(self._page, UnlockPage):
            self._page.refuse(words, wrong_passphrase=False)
        elif self._page is not None:
            self._page.refuse(words)

    def start(self) -> None:
        """The unlock page when there is a vault, else the first run."""
        shown = self._parts.about(self._folder)
        self._speak(self._parts.language or (shown.language if shown else "pl"))
        theme.apply(self._app, theme.Choice(shown.theme) if shown else theme.Choice.SYSTEM)
        self._enter(shown)

    def _speak(self, language: str) -> None:
        i18n.use(language)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)

    def _enter(self, shown: About | None) -> None:
        page = self._first_run() if shown is None else self._unlock_page(shown)
        self._page = page
        if self._entry is None:
            self._entry = EntryWindow(page)
            self._entry.closing.connect(self._entry_closed)
        else:
            self._entry.set_page(page)
        if self._window is not None:
            self._entry.setGeometry(self._window.geometry())
        show_fitting(self._entry)

    def _first_run(self) -> FirstRunPage:
        from asystent_desktop.ui.unlock.first_run import FirstRunPage

        page = FirstRunPage()
        page.create_requested.connect(self._create)
        page.demo_requested.connect(self._open_demo)
        page.language_chosen.connect(self._speak)
        return page

    def _unlock_page(self, shown: About) -> UnlockPage:
        workers = [Worker(str(self._folder), shown.name, shown.title)] if shown.name else []
        exchanged = local_time(shown.last_exchange) if shown.last_exchange else None
        facts = UnlockFacts(exchanged, shown.waiting, shown.drafts)
        page = UnlockPage(workers, facts, _polish_now, demo=shown.demo, office_name=shown.office_name)
        page.unlock_requested.connect(self._unlock)
        page.language_chosen.connect(partial(self._unlock_in, shown))
        page.recovery_wanted.connect(lambda: self._rescue(lambda rescue, _page: rescue.recover()))
        page.restore_wanted.connect(
            lambda: self._rescue(lambda rescue, shown: rescue.restore(shown.passphrase.text()))
        )
        return page

    def _unlock_in(self, shown: About, language: str) -> None:
        """The unlock page in another language; the vault keeps the choice once it is open."""
        self._chosen_language = language
        self._speak(language)
        self._enter(replace(shown, language=language))

    def _rescue(self, begun: Callable[[Rescue, UnlockPage], RescueSheet]) -> None:
        """Covers the unlock page with a sheet that helps a vault that stays shut."""
        from asystent_desktop.ui.rescue import Rescue  # its use cases are too much before the unlock page

        page = self._page
        if self._entry is not None and isinstance(page, UnlockPage):
            rescue = Rescue(self._parts.house, self._folder, self._tasks, self._entry)
            self._sheet = begun(rescue, page)
            # what the page refused before is no longer true
            self._sheet.finished.connect(partial(page.set_busy, False))

    @Slot(UnlockRequest)
    def _unlock(self, request: UnlockRequest) -> None:
        self._busy()
        house, folder, language = self._parts.house, self._folder, self._chosen_language
        watch = RenewalWatch(self._renewed.emit, self._quitting.is_set)
        self._ask(lambda: _opening().unlock(house(), folder, request.passphrase, language, watch))

    @Slot(int, int)
    def _tell_renewal(self, done: int, total: int) -> None:
        """The files are being put in order after an update; told from the database thread."""
        if isinstance(self._page, UnlockPage):
            self._page.show_renewal(done, total)

    @Slot(CreateRequest)
    def _create(self, request: CreateRequest) -> None:
        self._busy(_("Making the encrypted vault…"))
        house, folder = self._parts.house, self._folder
        self._ask(lambda: _opening().create(house(), folder, request))

    @Slot(DemoRequest)
    def _open_demo(self, request: DemoRequest) -> None:
        self._busy(_("Writing a fictional year for fourteen families. This takes a moment…"))
        house, folder = self._parts.house, self._parts.demo
        self._ask(lambda: _opening().open_demo(house(), folder))

    def _busy(self, words: str = "") -> None:
        if isinstance(self._page, UnlockPage):
            self._page.set_busy(True)
        elif self._page is not None:
            self._page.set_busy(True, words)

    def _ask(self, job: Callable[[], Opened]) -> None:
        self._tasks.read(self, job, done=self._opened, failed=self._refused)

    def _refused(self, error: AppError) -> None:
        if isinstance(self._page, UnlockPage):
            self._page.refuse(
                faults.word(error),
                wrong_passphrase=error.code == "wrong-passphrase",
                damaged=error.code in _COPY_MAY_HELP,
            )
        elif self._page is not None:
            self._page.refuse(faults.word(error))

    def _opened(self, opened: Opened) -> None:
        from asystent_desktop.ui.desk_window import DeskWindow

        self._folder, self._chosen_language = opened.desk.folder, ""
        theme.apply(self._app, theme.Choice(opened.about.theme))
        if self._parts.language is None:
            self._speak(opened.about.language)
        window = DeskWindow(opened, self._tasks, self._parts.house(), opened.settings)
        window.left.connect(self._leave)
        window.look_chosen.connect(lambda name: theme.apply(self._app, theme.Choice(name)))
        self._window = window
        if self._entry is not None:
            window.setGeometry(self._entry.geometry())
            self._entry.hide()
        show_fitting(window)

    @Slot(bool)
    def _leave(self, quits: bool) -> None:
        """The desk is closed on its own thread, after whatever was still being written."""
        window = self._window
        if window is None:
            return
        house, opened = self._parts.house(), window.opened
        self._tasks.read(self, lambda: _opening().leave(house, opened), done=lambda _none: self._left(quits))

    def _left(self, quits: bool) -> None:
        window, tasks = self._window, self._tasks
        self._tasks = Tasks(self)
        QTimer.singleShot(0, tasks.close)
        if quits:
            self._tasks.close()
            self._app.quit()
            return
        self._enter(self._parts.about(self._folder))
        self._window = None
        if window is not None:
            window.deleteLater()

    def _entry_closed(self) -> None:
        self._quitting.set()  # an opening that puts many files in order goes on from there next time
        self._tasks.close()
        self._app.quit()
