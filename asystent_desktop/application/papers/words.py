"""Words papers print for what the record holds as keys: resources/documents/slownik.toml, Polish only."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from asystent_desktop import assets


def _tables() -> Mapping[str, Any]:
    return assets.load_toml("documents/slownik.toml")


def said(table: str, key: StrEnum | str | None) -> str:
    """The printed word of a key; the key itself where the office's table lacks it; empty for none."""
    if key is None or key == "":
        return ""
    word: str = _tables()[table].get(str(key), str(key))
    return word


def phrase(name: str, /, **values: object) -> str:
    """A short printed phrase with its values."""
    return str(_tables()["pattern"][name]).format(**values)
