"""Names of the office's people as far as this computer knows them: its own, and the signed directory's."""

from asystent_desktop.exchange.trust_store import load
from asystent_desktop.ports.desk import Desk


def person_names(desk: Desk) -> dict[str, str]:
    """Names by person id; alone, only one's own."""
    identity = desk.identity()
    with desk.exchange_unit() as unit:
        trust = load(unit.document)
    directory = trust.directory if trust else None
    names = {one.id: one.name for one in directory.people} if directory else {}
    return {**names, identity.person_id: identity.name}
