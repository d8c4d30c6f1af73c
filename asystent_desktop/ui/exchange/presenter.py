"""Reads what the exchange screen shows, and runs an exchange that may be broken off."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application.exchange import alarms, desk as exchange_desk, journal_notices, ways
from asystent_desktop.application.exchange.week import (
    ExchangeReport,
    Progress,
    WaitingKind,
    exchange_week,
    waiting,
)
from asystent_desktop.application.vault import settings
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.exchange.folder_watch import FolderState, FolderWatch
from asystent_desktop.ui.exchange.way_watch import WayWatch
from asystent_desktop.ui.tasks import Tasks


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
        moved: "receive" or "send", bytes done, bytes in all, of one bundle.
        ways_changed: The office's server or a stick came or went.
        offered: Carries a `ways.Way` that came; an exchange is possible now.
        alarmed: Words: another server answers at the office's address.
        finished: Carries an Outcome.
        refused: Words of a fault outside an exchange.
    """

    loaded = Signal(object)
    folder_changed = Signal(object)
    started = Signal()
    progressed = Signal(str, int, int)
    moved = Signal(str, int, int)
    ways_changed = Signal()
    offered = Signal(object)
    alarmed = Signal(str)
    finished = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks, self.house = desk, tasks, house
        self.watch = FolderWatch(desk, tasks, house, self)
        self.watch.changed.connect(self.folder_changed)
        self.watch.failed.connect(self._refuse)
        self.ways = WayWatch(desk, tasks, house, self)
        self.ways.changed.connect(self._ways_seen)
        self.ways.found.connect(self.offered)
        self.ways.alarmed.connect(self.alarmed)
        self._running = self._settings_read = self._shown = False
        self._stop = threading.Event()
        tasks.changed.connect(self._changed)

    @property
    def folder(self) -> FolderState:
        """What is known of the folder."""
        return self.watch.state

    @property
    def running(self) -> bool:
        """Whether an exchange is under way."""
        return self._running

    @property
    def way(self) -> ways.Way | None:
        """Where the next exchange goes: the office's server while it answers, else the folder or stick."""
        network, path = self.ways.network, self.folder.path
        if network is not None:
            return network
        return None if path is None else ways.way_to(str(path))

    def _ways_seen(self, seen: tuple[ways.Way, ...]) -> None:
        """A stick of the office takes the place of a folder that is not there."""
        folders = [way for way in seen if way.kind is ways.WayKind.FOLDER]
        if folders and not self.folder.present and self._settings_read and self.folder.path is None:
            self.set_folder(Path(folders[0].place))
        self.ways_changed.emit()

    def show(self) -> None:
        """The page came into view: read, and keep an eye on the folder."""
        self._shown = True
        if not self._settings_read:
            self.tasks.read(self, lambda: settings.settings(self.desk), self._take_settings, self._refuse)
        self.load()
        self.watch.look(afresh=True)
        self.watch.timer.start()

    def hide(self) -> None:
        """The page left the view."""
        self._shown = False
        self.watch.timer.stop()

    def load(self) -> None:
        """Reads everything but the folder."""
        self.tasks.read(self, lambda: exchange_desk.exchange_desk(self.desk), self.loaded.emit, self._refuse)

    def answered(self) -> None:
        """An invitation was answered: it may have named the office's server."""
        self.ways.start()
        self.load()

    def set_folder(self, path: Path) -> None:
        """Takes another folder and remembers it."""
        self._settings_read = True
        self.watch.take(path)
        self.tasks.write(
            self, lambda: settings.change_settings(self.desk, exchange_folder=str(path)), None, self._refuse
        )

    def _take_settings(self, found: settings.Settings) -> None:
        if not self._settings_read and found.exchange_folder:
            self.watch.take(Path(found.exchange_folder))
        self._settings_read = True

    def exchange(self, through: ways.Way | None = None) -> None:
        """Exchanges with the office through a way that was offered, else through the usual one."""
        way = through or self.way
        if way is None or self._running:
            return
        self._running = self.watch.resting = self.ways.resting = True
        self._stop.clear()
        self.started.emit()

        def by_way(step: Progress) -> ExchangeReport:
            carrier = ways.carrier_for(self.desk, self.house, way, self._piece)
            return exchange_week(self.desk, carrier, step, way.place)

        self.tasks.write(
            self,
            lambda: run(self.desk, by_way, self._step),
            self._finish,
            lambda fault: self._finish(Outcome(self.desk.clock.now(), fault=fault)),
        )

    def confirm_went_back(self) -> None:
        """A person has read that this computer went back to an older state."""
        self.tasks.write(
            self, lambda: alarms.confirm_went_back(self.desk), lambda _done: self.load(), self._refuse
        )

    def put_notice_away(self, notice_id: str) -> None:
        """A person has read of a lost entry."""
        self.tasks.write(
            self,
            lambda: journal_notices.put_away(self.desk, notice_id),
            lambda _done: self.load(),
            self._refuse,
        )

    def interrupt(self) -> None:
        """Breaks off before the next step; nothing is lost, the next exchange goes on from there."""
        self._stop.set()

    def _piece(self, direction: str, done: int, total: int) -> None:
        """Runs on the store's thread; breaking off is safe at any byte, and while the server thinks."""
        if direction != "wait":
            self.moved.emit(direction, done, total)
        if self._stop.is_set():
            raise _BrokenOff

    def _step(self, step: str, done: int, total: int) -> None:
        """Runs on the store's thread."""
        self.progressed.emit(step, done, total)
        if self._stop.is_set():
            raise _BrokenOff

    def _finish(self, outcome: Outcome) -> None:
        self._running = self.watch.resting = self.ways.resting = False
        self.ways.start()
        self.finished.emit(outcome)
        self.watch.look(afresh=True)

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
