"""Builds the window's parts."""

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Opens the window (see `ui.program`)."""
    raise SystemExit(2)
