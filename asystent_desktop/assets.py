"""Finds resources/ in a source tree, a wheel and an installed program, and the folders of this computer."""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder of resources: inside an installed package, or beside it in a source tree."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def path(name: str) -> Path:
    """The path of one resource, e.g. `rules/holidays.toml`."""
    return root() / name


_OVER: dict[str, dict[str, Any]] = {}


def lay_over(tables: Mapping[str, dict[str, Any]]) -> None:
    """Puts an office's own tables in the place of shipped ones, by name; whatever lay over before goes."""
    _OVER.clear()
    _OVER.update(tables)


def load_toml(name: str) -> dict[str, Any]:
    """One TOML table of resources/, or what the office put in its place; callers must not change it."""
    return _OVER[name] if name in _OVER else shipped_toml(name)


@cache
def shipped_toml(name: str) -> dict[str, Any]:
    """The table as the program came with it, whatever the office put in its place."""
    import tomllib  # not needed before the vault is unlocked

    return tomllib.loads(path(name).read_text("utf-8"))


def default_vault() -> Path:
    """Where the vault lies unless `--vault` or ASYSTENT_VAULT says otherwise."""
    chosen = os.environ.get("ASYSTENT_VAULT")
    return Path(chosen) if chosen else _data_folder() / "sejf"


def demo_folder() -> Path:
    """Where the window keeps its fictional office."""
    return _data_folder() / "pokaz"


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Asystent"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "asystent"


def guide() -> Path:
    """The folder of the Polish user guide."""
    inside = _PACKAGE / "resources" / "podrecznik"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs" / "podrecznik"
