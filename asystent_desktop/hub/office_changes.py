"""Which versions of the directory changed the OFFICE key: whoever missed one needs it to believe the next."""

from typing import Final

import msgspec

from asystent_desktop.ports.hub import HubUnit

_CHANGES: Final = "office-key-changes"


def changes(unit: HubUnit) -> list[int]:
    """The versions, in order."""
    held = unit.document(_CHANGES)
    return [] if held is None else msgspec.json.decode(held, type=list[int])


def add(unit: HubUnit, version: int) -> None:
    """Remembers one more."""
    unit.put_document(_CHANGES, msgspec.json.encode([*changes(unit), version]))
