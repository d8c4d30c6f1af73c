"""The power goes before one of a job's file operations."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_ALWAYS: tuple[tuple[object, str], ...] = (
    (Path, "replace"),
    (Path, "unlink"),
    (os, "open"),
    (os, "fsync"),
    (shutil, "rmtree"),
)


class Killed(BaseException):
    """The power goes; not an Exception, so nothing tidies up after it but the operating system."""


def killed_at(
    monkeypatch: pytest.MonkeyPatch, step: int, job: Callable[[], object], *also: tuple[object, str]
) -> bool:
    """Runs a job and kills it before its file operation number `step`; False when it has fewer.

    Args:
        also: More operations that count, each as (owner, name).
    """
    count = 0

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == step:
                raise Killed
            return real(*args, **options)

        return call

    with monkeypatch.context() as patch:
        for owner, name in (*_ALWAYS, *also):
            patch.setattr(owner, name, dying(getattr(owner, name)))
        try:
            job()
        except Killed:
            return True
    return False
