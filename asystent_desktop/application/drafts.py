"""Unfinished typing of any screen, found again after a lock or a crash."""

from dataclasses import dataclass
from datetime import datetime

from asystent_desktop.application.reading import families_by_id, family_id_of
from asystent_desktop.i18n import N_
from asystent_desktop.ports.desk import Desk

_WHAT = {
    "visit": N_("Visit card"),
    "opinion": N_("Opinion for the court"),
    "letter": N_("Letter in own words"),
}


@dataclass(frozen=True)
class DraftRow:
    """A draft that waits.

    Attributes:
        key: Its key in the store, e.g. "visit:<family id>".
        what: Message id of what it is.
    """

    key: str
    family_id: str
    family_name: str
    what: str
    saved_at: datetime


def waiting_drafts(desk: Desk) -> list[DraftRow]:
    """Every draft, latest first; of families no longer here without a name."""
    with desk.unit_of_work() as unit:
        kept = unit.drafts()
        families = families_by_id(unit) if kept else {}
    rows = []
    for draft in kept:
        family_id = family_id_of(draft.scope)
        family = families.get(family_id)
        what = _WHAT.get(draft.key.partition(":")[0], N_("Unfinished typing"))
        rows.append(DraftRow(draft.key, family_id, family.name if family else "", what, draft.saved_at))
    return rows
