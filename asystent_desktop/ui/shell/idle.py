"""How long nobody has touched the computer, and the lock that follows.

Idle means the whole system where it can be asked (Windows), else this program's windows. The clock used runs
on while the machine sleeps, so a closed lid counts as idle time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARNING_S = 30
_INPUT = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # a shortcut never comes as KeyPress
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
})  # fmt: skip


def running_s() -> float:
    """Seconds on a clock that also runs while the machine sleeps."""
    if sys.platform != "linux":
        return time.monotonic()
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def system_idle_s() -> float | None:
    """Seconds since the last key or mouse anywhere on the system; None where the system does not tell."""
    if sys.platform == "win32":
        import ctypes

        class LastInput(ctypes.Structure):
            _fields_ = [("cbSize", ctypes.c_uint), ("dwTime", ctypes.c_uint)]

        told = LastInput()
        told.cbSize = ctypes.sizeof(LastInput)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(told)):
            return None
        # Both ticks are 32-bit milliseconds that wrap after 49.7 days.
        return ((ctypes.windll.kernel32.GetTickCount() - told.dwTime) & 0xFFFFFFFF) / 1000
    return None


class IdleWatch(QObject):
    """Counts idle time down and tells when it is up.

    Args:
        lock_after_s: Idle seconds until the lock, 60 to 900.
        now: Clock in seconds.
        system_idle: Asks the system; answers None where it cannot.

    Attributes:
        ticked: Seconds left, once a second.
        warned: 30 seconds are left (again after each return).
        expired: The time is up.
    """

    ticked = Signal(int)
    warned = Signal()
    expired = Signal()

    def __init__(
        self,
        lock_after_s: int = 300,
        *,
        now: Callable[[], float] = running_s,
        system_idle: Callable[[], float | None] = system_idle_s,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.lock_after_s = lock_after_s
        self._now, self._system_idle = now, system_idle
        self._touched = now()
        self._warned = False
        self._watched: list[QWindow] = []
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begins to count."""
        self.touch()
        self._watch(QGuiApplication.focusWindow())
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._timer.start()

    def stop(self) -> None:
        """Ends counting (the program is locked)."""
        self._timer.stop()
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched.clear()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()
        self._warned = False

    def left_s(self) -> int:
        """Whole seconds until the lock, never negative."""
        own = self._now() - self._touched
        asked = self._system_idle()
        idle = own if asked is None else min(own, asked)
        return max(0, round(self.lock_after_s - idle))

    def tick(self) -> None:
        """Once a second."""
        left = self.left_s()
        self.ticked.emit(left)
        if left == 0:
            self.stop()
            self.expired.emit()
        elif left <= WARNING_S and not self._warned:
            self._warned = True
            self.warned.emit()
        elif left > WARNING_S:
            self._warned = False

    def _watch(self, window: QWindow | None) -> None:
        """Filters a window rather than the application: the latter would see every paint event too."""
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(
                lambda: self._watched.remove(window) if window in self._watched else None
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and mouse of one of the program's windows."""
        if event.type() in _INPUT:
            self.touch()
        return False
