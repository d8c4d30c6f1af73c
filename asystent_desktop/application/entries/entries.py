"""Entries of a family file: one way to add, change and take back whatever a record declares.

An entry is a record of the family's scope that needs no story of its own: an address, a problem, a consent, a
placement, a referral… (`domain.entry_shapes.SHAPES`). What it must say stands in `domain.entry_rules`.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace as remade
from typing import Any, TypeVar

from asystent_desktop import assets
from asystent_desktop.application.faults import FieldProblem, InvalidForm, NotOnesField
from asystent_desktop.application.reading import changed, family_id_of, family_in, once_in, record_in
from asystent_desktop.domain.entry_rules import Surroundings, faults
from asystent_desktop.domain.entry_shapes import shape_of
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.domain.kinds.family import CaseBasis, FamilyMember
from asystent_desktop.domain.records import Record, family_scope, kind_of
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

R = TypeVar("R", bound=Record)

_FIXED = frozenset({"id", "scope", "deleted"})


class InvalidEntry(InvalidForm):
    """An entry of the file cannot be kept like that. `problems` says why, one a field."""

    code = "application.invalid-entry"


def entries(desk: Desk, family_id: str, cls: type[R], **equals: object) -> list[R]:
    """A family's entries of one kind, oldest first.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        return unit.find(cls, scope=family_in(unit, family_id).scope, **equals)


def entry(desk: Desk, cls: type[R], entry_id: str) -> R:
    """One entry.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        return record_in(unit, cls, entry_id)


def add(desk: Desk, family_id: str, cls: type[R], **given: Any) -> tuple[ChangeSet, str]:
    """Adds an entry.

    Args:
        desk: Where.
        family_id: Whose.
        cls: A kind of the family's scope.
        given: Its fields.

    Raises:
        UnknownFamily: The family is not in this store.
        NotOnesField: A field the kind does not have.
        InvalidEntry: A field is missing or cannot be true, or the very same entry is there already.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        made = built(cls, desk.ids.new(), scope, given)
        refuse_faults(desk, unit, made)
        _refuse_double(unit, made)
        unit.save(made)
        return unit.commit(command("add", cls)), made.id


def change(desk: Desk, cls: type[R], entry_id: str, **given: Any) -> ChangeSet:
    """Changes fields of an entry.

    Raises:
        UnknownRecord, NotOnesField, InvalidEntry: As `add`.
    """
    with desk.unit_of_work() as unit:
        made = changed(record_in(unit, cls, entry_id), open_fields(cls), given)
        refuse_faults(desk, unit, made)
        unit.save(made)
        return unit.commit(command("change", cls))


def remove(desk: Desk, cls: type[R], entry_id: str) -> ChangeSet:
    """Takes back an entry made by mistake; one that is over gets its last day instead.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, cls, entry_id))
        return unit.commit(command("remove", cls))


def restore(desk: Desk, cls: type[R], entry_id: str) -> ChangeSet:
    """Brings back an entry just removed.

    Raises:
        UnknownRecord: There never was one.
    """
    with desk.unit_of_work() as unit:
        held = once_in(unit, cls, entry_id)
        unit.save(remade(held, deleted=False))
        return unit.commit(command("restore", cls))


def open_fields(cls: type[Record]) -> tuple[str, ...]:
    """Names of the fields a person may give."""
    return tuple(name for name in kind_of(cls).fields if name not in _FIXED)


def needed_fields(cls: type[Record]) -> frozenset[str]:
    """Names of the fields that have no default."""
    return frozenset(
        one.name for one in fields(cls) if one.default is MISSING and one.name not in ("id", "scope")
    )


def built(cls: type[R], record_id: str, scope: str, given: Mapping[str, Any]) -> R:
    """A new record of what was given.

    Raises:
        NotOnesField: A field the kind does not have.
        InvalidEntry: A field without default was not given.
    """
    for name in given:
        if name not in open_fields(cls):
            raise NotOnesField(kind=kind_of(cls).name, field=name)
    lacking = needed_fields(cls) - {name for name, value in given.items() if value is not None}
    if lacking:
        lacking |= {name for name in shape_of(cls).needed if not given.get(name)}  # all that is empty at once
        raise InvalidEntry(tuple(FieldProblem(name, "missing") for name in sorted(lacking)))
    return cls(id=record_id, scope=scope, **given)


def command(verb: str, cls: type[Record]) -> str:
    """Stable name of a use case, for the envelope."""
    return f"{verb}-{kind_of(cls).name.replace('_', '-')}"


def refuse_faults(desk: Desk, unit: UnitOfWork, made: Record) -> None:
    """Lets an entry pass that `domain.entry_rules` finds nothing against.

    Raises:
        InvalidEntry: It finds something.
    """
    found = faults(made, surroundings(desk, unit, made))
    if found:
        raise InvalidEntry(tuple(FieldProblem(name, code) for name, code in found))


def _refuse_double(unit: UnitOfWork, made: Record) -> None:
    """An entry equal in every field is the same one, saved twice by mistake."""
    if any(remade(one, id=made.id) == made for one in unit.find(type(made), scope=made.scope)):
        first = next(iter(shape_of(type(made)).needed), open_fields(type(made))[0])
        raise InvalidEntry((FieldProblem(first, "double"),))


def surroundings(desk: Desk, unit: UnitOfWork, made: Record) -> Surroundings:
    """What an entry is judged beside: the people and records of its own family, and the dictionaries.

    An entry of the compartment names people of the family's open file, and records of its own scope.
    """
    shape = shape_of(type(made))
    # The part behind the colon is the family's id in both scopes of a family.
    scope = family_scope(made.scope.partition(":")[2]) if ":" in made.scope else made.scope
    return Surroundings(
        today=desk.clock.today(),
        people={one.id: one for one in unit.find(FamilyMember, scope=scope)},
        known={
            name: frozenset(one.id for one in unit.find(cls, scope=_home(cls, made)))
            for name, cls in shape.links.items()
        },
        words={name: _keys(name) for name in {*shape.words.values(), "institutions"}},
        bases=tuple(unit.find(CaseBasis, scope=scope)) if family_id_of(scope) else (),
        providers=health_providers(),
    )


def _home(cls: type[Record], made: Record) -> str | None:
    """Scope of the records a link may name; the directory of institutions is the office's."""
    return None if cls is Institution else made.scope


def _keys(dictionary: str) -> frozenset[str]:
    return frozenset(one.key for one in dictionaries.entries(dictionary))


def health_providers() -> frozenset[str]:
    """Kinds of institutions that are health-care providers (*świadczeniodawcy*)."""
    rows = assets.load_toml("dictionaries/institutions.toml")["entry"]
    return frozenset(row["key"] for row in rows if row.get("health_provider", False))
