"""Finds resources/ in a source tree, a wheel and an installed program."""

import tomllib
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


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Reads one TOML table of resources/; callers must not change what they get."""
    return tomllib.loads(path(name).read_text("utf-8"))
