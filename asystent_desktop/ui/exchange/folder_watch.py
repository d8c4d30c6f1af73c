"""Keeps an eye on the exchange folder, beside the store's thread.

Gently, and never twice at once: a stick that hangs or a network drive that sleeps must not stop the window or
a save.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asystent_desktop.application.exchange.desk import replies_lying
from asystent_desktop.errors import AppError
from asystent_desktop.ports.carrier import CarrierAway
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


class FolderWatch(QObject):
    """The watch.

    Attributes:
        changed: Carries a FolderState that differs from the one before.
        failed: Carries an AppError nobody expects of a folder.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._house = desk, tasks, house
        self.state = FolderState()
        self.resting = False
        self._looking = False
        self._ticks = 0
        self.timer = QTimer(self, interval=LOOK_EVERY_MS)
        self.timer.timeout.connect(self.tick)

    def take(self, path: Path) -> None:
        """Watches another folder."""
        self.state = FolderState(path)
        self.changed.emit(self.state)
        self.look(afresh=True)

    @Slot()
    def tick(self) -> None:
        """One look, now and then with a count."""
        self._ticks += 1
        self.look(afresh=self._ticks % COUNT_EVERY == 0)

    def look(self, *, afresh: bool = False) -> None:
        """Asks whether the folder is there; what lies in it is counted when it comes, or `afresh`."""
        known = self.state
        if known.path is None or self.resting or (self._looking and not afresh):
            return
        self._looking = True
        self._tasks.compute(self, lambda: self._looked(known, afresh=afresh), self._see, self._not_seen)

    def _looked(self, known: FolderState, *, afresh: bool) -> FolderState:
        """Runs beside the store's thread."""
        now = self._desk.clock.now()
        path = known.path
        gone = FolderState(path, False, 0, known.since if known.since and not known.present else now)
        try:
            if path is None or not path.is_dir():
                return gone
            replies = known.replies
            if afresh or not known.present:
                replies = replies_lying(self._desk, self._house.carrier(path))
        except (CarrierAway, OSError):
            return gone
        return FolderState(path, True, replies, known.since if known.present else now)

    def _see(self, seen: FolderState) -> None:
        self._looking = False
        if seen.path == self.state.path and seen != self.state:
            self.state = seen
            self.changed.emit(seen)

    def _not_seen(self, error: AppError) -> None:
        self._looking = False
        self.failed.emit(error)
