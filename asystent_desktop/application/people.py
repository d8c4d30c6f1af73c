"""Names of the office's people, as far as this computer knows them: its own person, and the signed directory."""

from asystent_desktop.exchange.trust_store import load
from asystent_desktop.ports.desk import Desk


def person_names(desk: Desk) -> dict[str, str]:
    """Names by person id; alone, only one's own."""
    identity = desk.identity()
    with desk.exchange_unit() as unit:
        trust = load(unit.document)
    names = {one.id: one.name for one in trust.directory.people} if trust else {}
    return {**names, identity.person_id: identity.name}


def person_name(desk: Desk, person_id: str) -> str:
    """The name of an employee; empty when it is not known at this computer."""
    identity = desk.identity()
    return identity.name if identity.person_id == person_id else person_names(desk).get(person_id, "")
