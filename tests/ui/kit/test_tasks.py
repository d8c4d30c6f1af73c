"""The runner: order, threads, errors, dropped answers."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import QObject

from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


def test_database_jobs_keep_their_order_on_one_foreign_thread(qtbot, tasks) -> None:
    owner, ran, got = QObject(), [], []

    def job(number: int):
        def run() -> int:
            time.sleep(0.01 if number % 2 else 0)
            ran.append((number, threading.current_thread().name))
            return number

        return run

    with qtbot.waitSignal(tasks.idle):
        for number in range(6):
            (tasks.write if number % 3 else tasks.read)(owner, job(number), got.append)
    assert [n for n, _ in ran] == got == list(range(6))
    assert len({name for _, name in ran}) == 1 and ran[0][1] != threading.main_thread().name
    assert not tasks.busy


def test_answers_arrive_on_the_main_thread(qtbot, tasks) -> None:
    owner, where = QObject(), []
    with qtbot.waitSignal(tasks.idle):
        tasks.compute(owner, lambda: 1, lambda _: where.append(threading.current_thread()))
    assert where == [threading.main_thread()]


def test_two_computations_run_side_by_side(qtbot, tasks) -> None:
    owner, meeting, met = QObject(), threading.Barrier(2, timeout=5), []
    with qtbot.waitSignal(tasks.idle):
        tasks.compute(owner, meeting.wait, met.append)
        tasks.compute(owner, meeting.wait, met.append)
    assert sorted(met) == [0, 1]


def test_app_errors_reach_failed_and_nothing_else(qtbot, tasks) -> None:
    owner, failed, done = QObject(), [], []

    def refuse() -> None:
        raise UserFixable(free_mib=3)

    with qtbot.waitSignal(tasks.idle):
        tasks.write(owner, refuse, done.append, failed.append)
    assert done == [] and [error.values for error in failed] == [{"free_mib": 3}]


@pytest.mark.parametrize("error", [ZeroDivisionError(), UserFixable()], ids=["fault", "nobody listens"])
def test_other_errors_reach_the_top_hook(qtbot, tasks, monkeypatch, error) -> None:
    owner, seen = QObject(), []
    monkeypatch.setattr(sys, "excepthook", lambda kind, value, trace: seen.append(value))

    def fail() -> None:
        raise error

    failed = seen.clear if isinstance(error, ZeroDivisionError) else None
    with qtbot.waitSignal(tasks.idle):
        tasks.read(owner, fail, None, failed and (lambda _: seen.clear()))
    assert seen == [error]


def test_answers_for_a_deleted_owner_are_dropped(qtbot, tasks) -> None:
    owner, gate, got = QObject(), threading.Event(), []
    tasks.read(owner, lambda: gate.wait(5), got.append)
    with qtbot.waitSignal(tasks.idle):
        shiboken6.delete(owner)
        gate.set()
    assert got == []


def test_writes_tell_what_changed_before_done_even_without_an_owner(qtbot, tasks) -> None:
    changes = ChangeSet(frozenset({Change("visit", "id", "family:x")}))

    @dataclass
    class Saved:
        changes: ChangeSet

    owner, heard = QObject(), []
    tasks.changed.connect(lambda told: heard.append(("changed", told)))
    with qtbot.waitSignal(tasks.idle):
        tasks.write(owner, lambda: changes, lambda _: heard.append("done 1"))
        tasks.write(owner, lambda: Saved(changes), lambda _: heard.append("done 2"))
        tasks.read(owner, lambda: changes, lambda _: heard.append("read"))
    assert heard == [("changed", changes), "done 1", ("changed", changes), "done 2", "read"]


def test_close_drains_what_was_asked(qtbot) -> None:
    tasks, owner, ran = Tasks(), QObject(), []
    for number in range(5):
        tasks.write(owner, lambda n=number: (time.sleep(0.01), ran.append(n)))
    tasks.close()
    assert ran == list(range(5))


def test_what_is_asked_after_the_close_is_dropped(qtbot) -> None:
    tasks, ran = Tasks(), []
    tasks.close()
    tasks.write(QObject(), lambda: ran.append(1))
    assert ran == [] and not tasks.busy
