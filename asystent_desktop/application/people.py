"""Names of the office's people, as far as this computer knows them."""

from asystent_desktop.ports.desk import Desk


def person_name(desk: Desk, person_id: str) -> str:
    """The name of an employee; empty when it is not known at this computer."""
    identity = desk.identity()
    return identity.name if identity.person_id == person_id else ""
