"""Whom court papers go to: the shipped dictionary and the office's own directory, in one list.

The office edits both: `dictionaries/courts` as a table of its own, institutions of these kinds one by one.
"""

import re
from dataclasses import dataclass

from asystent_desktop import assets
from asystent_desktop.application.institutions import institutions
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class CourtChoice:
    """An addressee of the directory.

    Attributes:
        note: What is not certain about it.
        kind: "court", "regional_court", "prosecutor", "probation" or "police".
        institution_id: The office's own entry; None for one of the shipped dictionary.
    """

    court: str
    division: str
    street: str
    postcode_city: str
    note: str = ""
    kind: str = "court"
    institution_id: str | None = None


_POSTCODE = re.compile(r"\b\d{2}-\d{3}\b")
KINDS = ("court", "regional_court", "prosecutor", "probation", "police")
_OF_DIRECTORY = {
    "court": "court",
    "regional_court": "regional_court",
    "prosecutor": "prosecutor",
    "probation_team": "probation",
    "police": "police",
}


def has_postcode(postcode_city: str) -> bool:
    """Whether an address line holds a postcode; most of the dictionary's entries know only the town."""
    return bool(_POSTCODE.search(postcode_city))


def shipped() -> list[CourtChoice]:
    """The dictionary's addressees; never the last word on an address, so `note` says what is uncertain."""
    return [CourtChoice(**entry) for entry in assets.load_toml("dictionaries/courts.toml")["court"]]


def courts() -> list[CourtChoice]:
    """Family courts of the region; editable."""
    return [one for one in shipped() if one.kind == "court"]


def addressees(desk: Desk, kind: str = "") -> list[CourtChoice]:
    """Whom a paper may go to: the office's own entries first, then the dictionary's.

    Args:
        desk: Where.
        kind: One of `KINDS`; empty for all.
    """
    own = [_own(one) for one in institutions(desk) if one.institution in _OF_DIRECTORY]
    named = {(one.court, one.division) for one in own}
    listed = [*own, *(one for one in shipped() if (one.court, one.division) not in named)]
    return [one for one in listed if not kind or one.kind == kind]


def _own(held: Institution) -> CourtChoice:
    """The directory keeps a division behind the name, after a comma."""
    court, _, division = held.name.partition(", ")
    return CourtChoice(
        court=court,
        division=division,
        street=held.street,
        postcode_city=held.postcode_city,
        note=held.note,
        kind=_OF_DIRECTORY[held.institution],
        institution_id=held.id,
    )
