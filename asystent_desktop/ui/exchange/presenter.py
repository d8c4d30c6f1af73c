"""Reads what the exchange screen shows, watches the folder, and runs an exchange that may be broken off.

The folder is asked beside the store's thread, gently and never twice at once: a stick that hangs or a network
drive that sleeps must not stop the window or a save.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asystent_desktop.application import exchange_desk, settings
from asystent_desktop.application.exchange import (
    ExchangeReport,
    Progress,
    WaitingKind,
    exchange_week,
    waiting,
)
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.carrier import CarrierAway
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks

LOOK_EVERY_MS = 4000
COUNT_EVERY = 8
"""Every so many looks the bundles are counted too: counting reads them, which a slow stick feels."""


@dataclass(frozen=True)
class FolderState:
    """What is known of the exchange folder.

    Attributes:
        path: None until one was chosen.
        present: It can be read now. `since`: when it was seen first, or found gone.
        replies: Bundles of the office that lie in it for this computer.
    """

    path: Path | None = None
    present: bool = False
    replies: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Outcome:
    """How an exchange ended: with a report, with a fault, or broken off by the person (neither).

    Attributes:
        changes: What views have to read again; `tasks` looks for it.
        accepted: Changes that got their receipt, by sort; empty when the office held any of them.
        arrived: What came, by sort.
    """

    at: datetime
    report: ExchangeReport | None = None
    fault: AppError | None = None
    changes: ChangeSet = field(default_factory=ChangeSet)
    accepted: tuple[WaitingKind, ...] = ()
    arrived: tuple[WaitingKind, ...] = ()


class _BrokenOff(Exception):
    """The person pressed the button; raised between two steps, where breaking off is safe."""


class ExchangePresenter(QObject):
    """The exchange screen's own thinking.

    Attributes:
        loaded: Carries an ExchangeDesk.
        folder_changed: Carries a FolderState.
        started: An exchange began.
        progressed: Step ("receive", "apply", "send"), done, total.
        finished: Carries an Outcome.
        refused: Words of a fault outside an exchange.
    """

    loaded = Signal(object)
    folder_changed = Signal(object)
    started = Signal()
    progressed = Signal(str, int, int)
    finished = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks, self.house = desk, tasks, house
        self._folder = FolderState()
        self._looking = self._running = self._settings_read = False
        self._stop = threading.Event()
        self._shown = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._tick)
        self._ticks = 0
        tasks.changed.connect(self._changed)

    @property
    def folder(self) -> FolderState:
        """What is known of the folder."""
        return self._folder

    @property
    def running(self) -> bool:
        """Whether an exchange is under way."""
        return self._running

    def show(self) -> None:
        """The page came into view: read, and keep an eye on the folder."""
        self._shown = True
        self.load()
        if not self._settings_read:
            self.tasks.read(self, lambda: settings.settings(self.desk), self._take_settings, self._refuse)
        self.look(afresh=True)
        self._timer.start()

    def hide(self) -> None:
        """The page left the view."""
        self._shown = False
        self._timer.stop()

    def load(self) -> None:
        """Reads everything but the folder."""
        self.tasks.read(self, lambda: exchange_desk.exchange_desk(self.desk), self.loaded.emit, self._refuse)

    def set_folder(self, path: Path) -> None:
        """Takes another folder and remembers it."""
        self._settings_read = True
        self._take_folder(path)
        self.tasks.write(
            self, lambda: settings.change_settings(self.desk, exchange_folder=str(path)), None, self._refuse
        )

    def _take_settings(self, found: settings.Settings) -> None:
        if not self._settings_read and found.exchange_folder:
            self._take_folder(Path(found.exchange_folder))
        self._settings_read = True

    def _take_folder(self, path: Path) -> None:
        self._folder = FolderState(path)
        self.folder_changed.emit(self._folder)
        self.look(afresh=True)

    @Slot()
    def _tick(self) -> None:
        self._ticks += 1
        self.look(afresh=self._ticks % COUNT_EVERY == 0)

    def look(self, *, afresh: bool = False) -> None:
        """Asks whether the folder is there; what lies in it is counted when it comes, or `afresh`."""
        known = self._folder
        if known.path is None or self._running or (self._looking and not afresh):
            return
        self._looking = True
        self.tasks.compute(self, lambda: self._looked(known, afresh=afresh), self._see, self._not_seen)

    def _looked(self, known: FolderState, *, afresh: bool) -> FolderState:
        """Runs beside the store's thread."""
        now = self.desk.clock.now()
        path = known.path
        try:
            if path is None or not path.is_dir():
                return FolderState(path, False, 0, known.since if known.since and not known.present else now)
            replies = known.replies
            if afresh or not known.present:
                replies = exchange_desk.replies_lying(self.desk, self.house.carrier(path))
        except (CarrierAway, OSError):
            return FolderState(path, False, 0, now)
        return FolderState(path, True, replies, known.since if known.present else now)

    def _see(self, seen: FolderState) -> None:
        self._looking = False
        if seen.path == self._folder.path and seen != self._folder:
            self._folder = seen
            self.folder_changed.emit(seen)

    def _not_seen(self, error: AppError) -> None:
        self._looking = False
        self._refuse(error)

    def exchange(self) -> None:
        """Exchanges with the office through the chosen folder."""
        path = self._folder.path
        if path is None or self._running:
            return
        self._running = True
        self._stop.clear()
        self.started.emit()
        carrier = self.house.carrier(path)
        self.tasks.write(
            self,
            lambda: run(self.desk, lambda step: exchange_week(self.desk, carrier, step), self._step),
            self._finish,
            self._failed,
        )

    def interrupt(self) -> None:
        """Breaks off before the next step; nothing is lost, the next exchange goes on from there."""
        self._stop.set()

    def _step(self, step: str, done: int, total: int) -> None:
        """Runs on the store's thread."""
        self.progressed.emit(step, done, total)
        if self._stop.is_set():
            raise _BrokenOff

    def _finish(self, outcome: Outcome) -> None:
        self._running = False
        self.finished.emit(outcome)
        self.look(afresh=True)

    def _failed(self, error: AppError) -> None:
        self._finish(Outcome(self.desk.clock.now(), fault=error))

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, _changes: ChangeSet) -> None:
        if self._shown:
            self.load()


def run(desk: Desk, exchange: Callable[[Progress], ExchangeReport], step: Progress) -> Outcome:
    """One exchange on the store's thread; a fault half-way still tells every view to look again."""
    before = waiting(desk)
    try:
        report = exchange(step)
    except _BrokenOff:
        return Outcome(desk.clock.now(), changes=exchange_desk.anything_may_have_changed(desk))
    except AppError as fault:
        changes = exchange_desk.anything_may_have_changed(desk)
        return Outcome(desk.clock.now(), fault=fault, changes=changes)
    accepted = () if report.held else exchange_desk.accepted_kinds(before, waiting(desk))
    return Outcome(
        desk.clock.now(),
        report=report,
        changes=report.changes,
        accepted=accepted,
        arrived=exchange_desk.arrived(desk, report.changes),
    )
