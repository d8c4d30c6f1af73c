"""Keeps what is being typed: 800 ms after the last key, and once a second while typing goes on.

The time is told only after the draft is durable. What was typed last is never more than a second away from
being safe, so a kill costs a second of typing at the most.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from asystent_desktop.errors import AppError
from asystent_desktop.ui.tasks import Tasks

PAUSE_MS = 800
LIMIT_MS = 1000


F = TypeVar("F")
"""A form: frozen, compared by its values."""


class DraftKeeper(QObject, Generic[F]):
    """Watches one form.

    Args:
        tasks: The runner.
        read: The form as it stands, on the main thread.
        save: Makes a form durable, on the database thread.

    Attributes:
        kept: What was typed up to the last write is safe.
        failed: Why it could not be kept.
    """

    kept = Signal()
    failed = Signal(AppError)

    def __init__(
        self, tasks: Tasks, read: Callable[[], F], save: Callable[[F], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._read, self._save = tasks, read, save
        self._durable: F | None = None
        self._writing = 0
        self._running = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._limit = QTimer(self, interval=LIMIT_MS, singleShot=True)
        for timer in (self._pause, self._limit):
            timer.timeout.connect(self.flush)

    def start(self, durable: F) -> None:
        """Begins to watch; `durable` is what a reader would find already."""
        self._durable, self._running = durable, True

    def stop(self) -> None:
        """Writes nothing more: the card is being finished, or the draft was thrown away."""
        self._running = False
        self._rest()

    def touch(self) -> None:
        """Something was typed."""
        if self._running:
            self._pause.start()
            if not self._limit.isActive():
                self._limit.start()

    @property
    def clean(self) -> bool:
        """Whether everything typed is safe."""
        return not self._running or (self._writing == 0 and self._read() == self._durable)

    def flush(self) -> None:
        """Keeps what was typed, now."""
        self._rest()
        form = self._read()
        if not self._running or form == self._durable:
            return
        self._writing += 1
        self._durable = form
        self._tasks.write(self, partial(self._save, form), lambda _none: self._done(), self._fail)

    def _rest(self) -> None:
        self._pause.stop()
        self._limit.stop()

    def _done(self) -> None:
        self._writing -= 1
        if not self._writing:
            self.kept.emit()

    def _fail(self, error: AppError) -> None:
        self._writing -= 1
        # Nothing is known to be safe any more: the next touch writes again.
        self._durable = None
        self.failed.emit(error)
