"""A family that moved: its new home goes to the card, the former one stays in the file with its last day."""

from dataclasses import replace
from datetime import timedelta

from asystent_desktop.application.reading import changed, family_in, record_in
from asystent_desktop.domain.kinds.household import AddressKind, FamilyAddress
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

PLACE = ("street", "postcode", "city", "district")
"""Fields that a card and an address share."""


def move(desk: Desk, family_id: str, address_id: str) -> ChangeSet:
    """Takes a home address over to the family's card.

    The address that stood on the card ends the day before the new one begins (without a known day: today) and
    is kept among the addresses; nothing is kept of a card without a street.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownRecord: There is no such address.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        home = record_in(unit, FamilyAddress, address_id)
        last = home.since - timedelta(days=1) if home.since else desk.clock.today()
        place = {name: getattr(family, name) for name in PLACE}
        held = [one for one in unit.find(FamilyAddress, scope=family.scope) if _stands_at(one, place)]
        if not held and family.street:
            former = FamilyAddress(id=desk.ids.new(), scope=family.scope, until=last, **place)
            unit.save(former)
        for one in held:
            if one.until is None:
                unit.save(replace(one, until=last))
        unit.save(changed(family, PLACE, {name: getattr(home, name) for name in PLACE}))
        return unit.commit("change-family")


def _stands_at(one: FamilyAddress, place: dict[str, str]) -> bool:
    """Whether an address is a home of the whole family at that place."""
    whole = one.member_id is None and one.address_kind is AddressKind.HOME
    return whole and all(getattr(one, name) == place[name] for name in PLACE)
