"""Families and cards through the use cases, for tests above the store."""

from datetime import date, time

from asystent_desktop.application.family import families
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.ports.desk import Desk

TODAY = date(2026, 11, 17)  # a Tuesday: the FakeClock's day


def new_family(desk: Desk, name: str = "Wiśniewska", **fields: object) -> str:
    """A family without people."""
    values: dict[str, object] = {
        "name": name,
        "full_name": f"Anna {name}",
        "street": "ul. Łączna 4/7",
        "district": "Zawodzie",
        "city": "Katowice",
        "cooperation_from": date(2025, 3, 12),
        "diagnosed_on": date(2025, 4, 4),
    }
    form = families.FamilyForm(**{**values, **fields})  # type: ignore[arg-type]
    _changes, family_id = families.create_family(desk, form)
    return family_id


def card(family_id: str, on: date, **fields: object) -> cards.VisitForm:
    """A card that can be finished; its hours are over by the FakeClock's, too."""
    values: dict[str, object] = {
        "on": on,
        "start": time(9),
        "end": time(9, 55),
        "facts": "Anna pokazała e-dziennik.",
        "safety": Safety.NO_CONCERN,
    }
    return cards.VisitForm(family_id=family_id, **{**values, **fields})  # type: ignore[arg-type]
