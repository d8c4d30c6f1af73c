"""Keeps the status bar true: last save, what waits for the exchange, whether one is running."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Slot

from asystent_desktop.application.exchange.standing import Standing, standing
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.shell.statusbar import Network, Status, StatusBar
from asystent_desktop.ui.tasks import Tasks


class StatusFeed(QObject):
    """Listens to writes and exchanges and tells the bar."""

    def __init__(self, desk: Desk, tasks: Tasks, bar: StatusBar) -> None:
        super().__init__(bar)
        self._desk, self._tasks, self._bar = desk, tasks, bar
        self._status = Status()
        self._connected = False
        self._show(alone=True)  # nothing is said of the exchange before it was counted
        tasks.changed.connect(self._saved)

    @Slot()
    def refresh(self) -> None:
        """Counts again what waits."""
        self._tasks.read(self, lambda: standing(self._desk), done=self._counted)

    @Slot(bool)
    def exchange_runs(self, running: bool) -> None:
        """An exchange began or ended."""
        quiet = Network.CONNECTED if self._connected else Network.OFFLINE
        self._show(network=Network.EXCHANGING if running else quiet)

    @Slot(bool)
    def network_seen(self, connected: bool) -> None:
        """The office's server answers, or does so no more."""
        self._connected = connected
        if self._status.network is not Network.EXCHANGING:
            self._show(network=Network.CONNECTED if connected else Network.OFFLINE)

    @Slot(ChangeSet)
    def _saved(self, changes: ChangeSet) -> None:
        if changes.changes:
            self._show(saved_at=local_time(self._desk.clock.now()))
            self.refresh()

    def _counted(self, now: Standing) -> None:
        last = local_time(now.last_success) if now.last_success else None
        age = (local_time(self._desk.clock.now()) - last).days if last else 0
        self._show(
            waiting=now.total,
            laid_out=now.laid_out,
            alone=not now.enrolled,
            exchanged_at=last,
            exchange_age_days=age,
        )

    def _show(self, **facts: Any) -> None:
        self._status = replace(self._status, **facts)
        self._bar.show_status(self._status)
