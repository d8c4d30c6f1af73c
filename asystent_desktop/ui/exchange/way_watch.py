"""Looks for the office by itself: its server, and sticks that hold its exchange folder for this computer.

Beside the store's thread, never twice at once, also while another page is shown: what comes is offered.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asystent_desktop.application.exchange.ways import Sought, Way, WayKind, look, sought
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.carrier import WrongPin
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks

LOOK_EVERY_MS = 10_000


class WayWatch(QObject):
    """The watch.

    Attributes:
        changed: The ways that are open now differ; carries them, the network first.
        found: Carries a Way that was not there at the look before.
        alarmed: Words: another server answers at the office's address.
    """

    changed = Signal(object)
    found = Signal(object)
    alarmed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._house = desk, tasks, house
        self.ways: tuple[Way, ...] = ()
        self.server_known = False
        self.resting = False
        self._wanted: Sought | None = None
        self._looking = self._looked_once = False
        self.timer = QTimer(self, interval=LOOK_EVERY_MS)
        self.timer.timeout.connect(self.look)

    @property
    def network(self) -> Way | None:
        """The office's server, while it answers."""
        return next((way for way in self.ways if way.kind is WayKind.NETWORK), None)

    @property
    def folders(self) -> tuple[Way, ...]:
        """Folders and sticks that are there."""
        return tuple(way for way in self.ways if way.kind is WayKind.FOLDER)

    def start(self) -> None:
        """Reads what to look for, looks, and goes on looking."""
        self._tasks.read(self, lambda: sought(self._desk), self._begin, lambda _fault: None)

    def _begin(self, wanted: Sought) -> None:
        self._wanted = wanted
        self.server_known = bool(wanted.addresses)
        self.timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """One look."""
        wanted = self._wanted
        if wanted is None or self._looking or self.resting:
            return
        self._looking = True
        self._tasks.compute(self, lambda: look(self._house, wanted), self._see, self._not_seen)

    def _see(self, ways: tuple[Way, ...]) -> None:
        self._looking = False
        known = {(way.kind, way.place) for way in self.ways}
        fresh = [way for way in ways if (way.kind, way.place) not in known]
        first, self._looked_once = not self._looked_once, True
        if ways != self.ways or first:
            self.ways = ways
            self.changed.emit(ways)
        if fresh and not first:
            self.found.emit(fresh[0])

    def _not_seen(self, fault: AppError) -> None:
        self._looking = False
        if self.ways:
            self.ways = ()
            self.changed.emit(())
        if isinstance(fault, WrongPin):
            self.alarmed.emit(word(fault))
