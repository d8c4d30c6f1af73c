"""Names of the office's people and computers as far as this one knows them: its own, and the directory's."""

from asystent_desktop.exchange.directory import Person
from asystent_desktop.exchange.trust_store import load
from asystent_desktop.ports.desk import Desk


def person_names(desk: Desk) -> dict[str, str]:
    """Names by person id; alone, only one's own."""
    identity = desk.identity()
    return {**{one.id: one.name for one in _people(desk)}, identity.person_id: identity.name}


def person_titles(desk: Desk) -> dict[str, str]:
    """Titles of the staff card by person id ("kierowniczka zespołu"); alone, only one's own."""
    identity = desk.identity()
    return {**{one.id: one.title for one in _people(desk)}, identity.person_id: identity.title}


def _people(desk: Desk) -> tuple[Person, ...]:
    with desk.exchange_unit() as unit:
        trust = load(unit.document)
    return tuple(trust.directory.people) if trust and trust.directory else ()


def device_labels(desk: Desk) -> dict[str, str]:
    """Labels of computers by device id, revoked ones too; alone, only one's own."""
    identity = desk.identity()
    with desk.exchange_unit() as unit:
        trust = load(unit.document)
    directory = trust.directory if trust else None
    labels = {one.id: one.label for one in directory.devices} if directory else {}
    return {**labels, identity.device_id: identity.device_label}
