"""Threads: one for the database, two for computing; every answer comes back on the main thread.

    tasks.write(self, lambda: visits.save(note), done=self._saved, failed=self._refused)
    tasks.read(self, lambda: families.overview(id_), done=self._show)
    tasks.compute(self, lambda: opinion.render(content), done=self._preview)

Rules:
1. Writes and reads run on one thread in the order they were asked for, so they never meet.
2. `owner` is the QObject that waits. When it was deleted meanwhile, the answer is dropped (Qt would raise).
3. An `AppError` goes to `failed` (without one it is raised on the main thread like any other exception);
   everything else is a fault of the program and reaches `sys.excepthook`.
4. What a write changed is told once, by `changed`, before `done` is called.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from asystent_desktop.errors import AppError
from asystent_desktop.ports.changes import ChangeSet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Ask:
    """What was asked for, and who waits."""

    owner: QObject
    job: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[AppError], None] | None
    writes: bool


class Tasks(QObject):
    """The runner.

    Attributes:
        changed: A write finished; carries its ChangeSet. Models decide themselves whether to reload.
        idle: The last job asked for has been answered.
    """

    changed = Signal(ChangeSet)
    idle = Signal()
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="compute")
        self._waiting = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._waiting > 0

    def write(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Runs a job that changes the store on the database thread.

        Args:
            owner: Who waits.
            job: Returns a ChangeSet, or something with a ChangeSet in `changes`, or anything else.
            done: Gets what the job returned, on the main thread.
            failed: Gets the AppError of the job, on the main thread.
        """
        self._start(self._database, _Ask(owner, job, done, failed, writes=True))

    def read(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Runs a job that reads the store, on the same thread and in turn with the writes."""
        self._start(self._database, _Ask(owner, job, done, failed, writes=False))

    def compute(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Runs a job that never touches the store (key derivation, PDF) beside the others."""
        self._start(self._pool, _Ask(owner, job, done, failed, writes=False))

    def close(self) -> None:
        """Drops new jobs and waits for the ones under way; their answers are dropped.

        Whoever closes has let every page save first; what a page asks for while it is being taken down (it is
        hidden, it loses the focus) comes too late by design.
        """
        self._closed = True
        self._database.shutdown(wait=True)
        self._pool.shutdown(wait=True)

    def _start(self, where: ThreadPoolExecutor, ask: _Ask) -> None:
        if self._closed:
            return
        self._waiting += 1
        future = where.submit(ask.job)
        future.add_done_callback(lambda finished: self._tell(ask, finished))

    def _tell(self, ask: _Ask, future: Future[Any]) -> None:
        """Runs on a worker: hands the answer over unless the runner is gone."""
        if not self._closed and isValid(self):
            self._finished.emit(ask, future)

    @Slot(object, object)
    def _deliver(self, ask: _Ask, future: Future[Any]) -> None:
        self._waiting -= 1
        try:
            self._settle(ask, future)
        finally:
            if not self._waiting:
                self.idle.emit()

    def _settle(self, ask: _Ask, future: Future[Any]) -> None:
        error = future.exception()
        if error is None:
            result = future.result()
            if ask.writes and (changes := change_set(result)) is not None:
                self.changed.emit(changes)
            if ask.done is not None and isValid(ask.owner):
                ask.done(result)
        elif isinstance(error, AppError) and ask.failed is not None:
            if isValid(ask.owner):
                ask.failed(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


def change_set(result: object) -> ChangeSet | None:
    """The ChangeSet a write returned: itself, first of a tuple (changes, id), or in its `changes`."""
    if isinstance(result, tuple) and result:
        result = result[0]
    found = result if isinstance(result, ChangeSet) else getattr(result, "changes", None)
    return found if isinstance(found, ChangeSet) else None
