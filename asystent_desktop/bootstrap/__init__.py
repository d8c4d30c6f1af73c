"""Builds and joins the real parts; the only place that knows them all.

What is slow to import (the store, Qt) is imported where it is first needed, so that `asystent --version`
and the unlock window come up at once.
"""

from collections.abc import Sequence

from asystent_desktop.bootstrap.importing import importing


def run_command(arguments: Sequence[str]) -> int:
    """Runs one command of the command line; returns its exit code."""
    with importing():
        from asystent_desktop.bootstrap.house import RealHouse
        from asystent_desktop.cli.main import main

    return main(arguments, RealHouse())


def open_window(arguments: Sequence[str]) -> int:
    """Opens the window; returns its exit code."""
    with importing():
        from asystent_desktop.bootstrap.window import run

    return run(arguments)
