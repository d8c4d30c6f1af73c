"""The declared types of a record's fields, for sheets made of them."""

from __future__ import annotations

from typing import Any

from asystent_desktop.domain.records import Record, kind_of


def types_of(cls: type[Record], *names: str) -> dict[str, Any]:
    """Types by field, in the order given."""
    return {name: kind_of(cls).types[name] for name in names}
