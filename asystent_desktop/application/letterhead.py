"""The office's letterhead.

It belongs to the `office` scope, which only the office's roles write; whoever works alone keeps her own in
her person scope, and the office's takes its place once it has come.
"""

from dataclasses import dataclass
from typing import Any

from asystent_desktop.application.faults import OfficeOnly
from asystent_desktop.application.reading import changed
from asystent_desktop.domain.kinds.office import OfficeProfile
from asystent_desktop.domain.papers import Letterhead
from asystent_desktop.domain.records import OFFICE_SCOPE, person_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.store import UnitOfWork

_OFFICE_ROLES = ("head", "administrator")


@dataclass(frozen=True)
class ProfileView:
    """The letterhead as it is typed; fields as in `domain.kinds.office.OfficeProfile`."""

    name: str = ""
    unit: str = ""
    street: str = ""
    postcode_city: str = ""
    place: str = ""
    phone: str = ""


def profile(desk: Desk) -> ProfileView:
    """The office's letterhead; the name from enrolment until somebody typed one."""
    with desk.unit_of_work() as unit:
        held = _held(unit, desk.identity())
    if held is None:
        return ProfileView(name=desk.identity().office_name)
    return ProfileView(**{name: getattr(held, name) for name in ProfileView.__dataclass_fields__})


def _held(unit: UnitOfWork, identity: Identity) -> OfficeProfile | None:
    """The office's letterhead, else one's own; of two the earlier, which every replica agrees on."""
    for scope in (OFFICE_SCOPE, person_scope(identity.person_id)):
        if found := unit.find(OfficeProfile, scope=scope):
            return found[0]
    return None


def letterhead(unit: UnitOfWork, identity: Identity) -> Letterhead:
    """The letterhead as papers print it."""
    held = _held(unit, identity)
    if held is None:
        return Letterhead(identity.office_name, "", "", "", "")
    return Letterhead(held.name, held.unit, held.street, held.postcode_city, held.place, held.phone)


def is_office(identity: Identity) -> bool:
    """Whether this person may write the office's scope."""
    return identity.enrolled and identity.role in _OFFICE_ROLES


def refuse_others(identity: Identity) -> None:
    """Lets the office's roles pass.

    Raises:
        OfficeOnly: Anybody else.
    """
    if not is_office(identity):
        raise OfficeOnly(role=identity.role)


def own_or_office_scope(identity: Identity) -> str:
    """Where this person writes what belongs to the office: her own scope when working alone.

    Raises:
        OfficeOnly: An enrolled assistant.
    """
    if not identity.enrolled:
        return person_scope(identity.person_id)
    refuse_others(identity)
    return OFFICE_SCOPE


def change_profile(desk: Desk, **fields: Any) -> ChangeSet:
    """Changes the letterhead, or writes the first one: the office's, or one's own when working alone.

    Raises:
        OfficeOnly: An enrolled assistant: the letterhead is the office's.
        NotOnesField: A field the letterhead does not have.
    """
    identity = desk.identity()
    scope = own_or_office_scope(identity)
    with desk.unit_of_work() as unit:
        held = next(iter(unit.find(OfficeProfile, scope=scope)), None)
        if held is None:
            held = OfficeProfile(id=desk.ids.new(), scope=scope, name=identity.office_name)
        unit.save(changed(held, ProfileView.__dataclass_fields__, fields))
        return unit.commit("change-office-profile")
