"""What happens when two people work on one office: two versions of a field and of a letter, a late entry."""

from datetime import timedelta

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import families
from asystent_desktop.domain.kinds.contacts import Channel, ContactEntry
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.hub import decisions
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import Desk, HubDesk

_STOOD_IN_DAYS = 14
_PHONES = ("500 111 245", "500 111 254")
_LETTERS = (
    ("Rata wyniesie 350 zł", "Rata wyniesie 300 zł"),
    ("do 10. dnia miesiąca.", "do 10. dnia miesiąca. Matka podjęła pracę od poniedziałku."),
)
"""What each of the two changes in the letter, in the order of the two laptops."""


def stand_in_once(hub: HubDesk, office: OfficeKey, family_id: str, person_id: str) -> str:
    """A colleague stood in for two weeks; returns the assignment, which runs until `write_apart`."""
    from_on = hub.clock.today() - timedelta(days=_STOOD_IN_DAYS)
    return decisions.assign(hub, office, family_id, person_id, AssignmentMode.STAND_IN, from_on=from_on)


def write_apart(first: Desk, second: Desk, shared: str) -> None:
    """Both change the same telephone number and the same letter before either heard of the other."""
    for desk, phone, (before, after) in zip((first, second), _PHONES, _LETTERS, strict=True):
        families.change_family(desk, shared, phone=phone)
        letter = entries.entries(desk, shared, Letter)[0]
        entries.change(desk, Letter, letter.id, text=letter.text.replace(before, after))


def write_late(hub: HubDesk, office: OfficeKey, second: Desk, family_id: str, assignment_id: str) -> None:
    """The standing in ended yesterday; the colleague, who has not heard of it, notes one more call."""
    today = hub.clock.today()
    decisions.end_assignment(hub, office, assignment_id, today - timedelta(days=1))
    entries.add(
        second,
        family_id,
        ContactEntry,
        on=today,
        with_whom="koordynatorka pieczy",
        channel=Channel.PHONE,
        incoming=True,
        subject="Odwiedziny u babci",
        outcome="Przesunięte z soboty na niedzielę; matka wie.",
        minutes=10,
    )
