"""The next version of the program, as a test-only declaration: one more field of a family, a new kind."""

import dataclasses
from dataclasses import dataclass

from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.records import KINDS, FieldRule, Kind, Merge, Record


@dataclass(frozen=True, kw_only=True)
class NextFamily(Family):
    """`family` as the next version declares it."""

    pets: str = ""


@dataclass(frozen=True, kw_only=True)
class Pet(Record):
    """A kind this version has never heard of."""

    name: str


def next_kinds() -> dict[str, Kind]:
    """What the next version knows; the registry of this one stays as it is."""
    family = KINDS["family"]
    return {
        **KINDS,
        "family": dataclasses.replace(
            family,
            cls=NextFamily,
            rules={**family.rules, "pets": FieldRule()},
            types={**family.types, "pets": str},
        ),
        "pet": Kind("pet", Pet, Merge.FIELD, {"deleted": FieldRule(), "name": FieldRule()}, _PET_TYPES),
    }


_PET_TYPES = {"deleted": bool, "name": str}
