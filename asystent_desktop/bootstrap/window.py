"""Builds the window's parts; the store's libraries are imported while the key derives."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from asystent_desktop import assets
from asystent_desktop.bootstrap import about
from asystent_desktop.bootstrap.importing import importing
from asystent_desktop.ui.program import Parts, run_program

if TYPE_CHECKING:
    from asystent_desktop.ports.desk import House


@cache
def real_house() -> House:
    """The house of this computer; slow to import, so only when it is needed, and before any vault is open."""
    with importing():
        from asystent_desktop.bootstrap.house import RealHouse

    return RealHouse()


def run(arguments: Sequence[str]) -> int:
    """Opens the window on the vault that `--vault` names, else on the default one; returns the exit code."""
    parser = ArgumentParser(prog="asystent", add_help=False)
    parser.add_argument("--vault", type=Path, default=assets.default_vault())
    parser.add_argument("--passphrase-file", type=Path)
    parser.add_argument("--lang", choices=("pl", "en"))
    chosen = parser.parse_args(list(arguments))
    return run_program(Parts(real_house, about.read, chosen.vault, assets.demo_folder(), chosen.lang))
