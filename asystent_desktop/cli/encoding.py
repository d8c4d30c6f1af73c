"""View data as JSON values."""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum


def plain(value: object) -> object:
    """Turns dataclasses, dates, enums and collections into what `json` writes; instants in UTC, ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {held.name: plain(getattr(value, held.name)) for held in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(held) for held in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(type(value).__name__)
