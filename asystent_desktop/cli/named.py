"""Records as a command names them: families by number, other entries by id or the beginning of an id.

People answer to their first name as well.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from asystent_desktop.application.family import families, members
from asystent_desktop.domain.entry_shapes import Shape
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.desk import Desk

R = TypeVar("R", bound=Record)


class UnknownFamily(UserFixable):
    """No family in this vault has that number."""

    code = "cli.unknown-family"


class UnknownName(UserFixable):
    """No entry, or more than one, answers to what was given. Values: `kind`, `found` (how many)."""

    code = "cli.unknown-name"


def family_by_number(desk: Desk, number: str) -> Family:
    """The family with that number.

    Raises:
        UnknownFamily: There is none in this vault.
    """
    family = families.find_by_number(desk, number)
    if family is None:
        raise UnknownFamily(number=number)
    return family


def family_id_of_number(desk: Desk, number: str) -> str:
    """Id of the family with a number, e.g. R-03/2025; ended and waiting ones too."""
    return family_by_number(desk, number).id


def resolved(desk: Desk, family_id: str, shape: Shape, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a command gave, with people and linked entries as whole ids.

    Raises:
        UnknownName: A name or the beginning of an id fits none or several.
    """
    found = dict(fields)
    for name in shape.people:
        if found.get(name):
            found[name] = _each(found[name], partial(person_named, desk, family_id))
    for name, cls in shape.links.items():
        if found.get(name):
            found[name] = _each(found[name], partial(_id_named, desk, cls))
    return found


def _id_named(desk: Desk, cls: type[Record], said: str) -> str:
    return record_named(desk, cls, said).id


def _each(value: Any, find: Callable[[str], str]) -> Any:
    return tuple(find(one) for one in value) if isinstance(value, tuple) else find(value)


def person_named(desk: Desk, family_id: str, said: str) -> str:
    """Id of a member by first name, by both names, by id or its beginning.

    Raises:
        UnknownName: None or several.
    """
    wanted = said.casefold().strip()
    held = members.members(desk, family_id)
    fitting = [
        one.member_id
        for one in held
        if wanted in (one.first_name.casefold(), f"{one.first_name} {one.surname}".casefold())
    ] or [one.member_id for one in held if one.member_id.startswith(wanted)]
    return _only(fitting, "family_member")


def record_named(desk: Desk, cls: type[R], said: str) -> R:
    """A record by id or its beginning.

    Raises:
        UnknownName: None or several.
    """
    with desk.unit_of_work() as unit:
        exact = unit.get(cls, said)
        if exact is not None and not exact.deleted:
            return exact
        held = [one for one in unit.find(cls) if one.id.startswith(said.strip().casefold())]
    _only([one.id for one in held], kind_of(cls).name)
    return held[0]


def _only(found: Sequence[str], kind: str) -> str:
    if len(found) != 1:
        raise UnknownName(kind=kind, found=len(found))
    return found[0]
