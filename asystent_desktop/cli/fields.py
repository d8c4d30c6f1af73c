"""Options of a command from a declaration: one option a field, its reader from the field's type.

`--family` takes a number; people and other entries are named by id or by the beginning of an id, people also
by first name. An empty value clears a field that may be empty.
"""

import argparse
import dataclasses
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar, Union, get_args, get_origin

from asystent_desktop.application.family import members
from asystent_desktop.application.wording.entry_words import field_label
from asystent_desktop.cli import values
from asystent_desktop.cli.casework import family_by_number
from asystent_desktop.domain.entry_shapes import Shape
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.ports.desk import Desk

R = TypeVar("R", bound=Record)

YES = frozenset({"tak", "t", "yes", "y", "1"})
NO = frozenset({"nie", "n", "no", "0"})


class UnknownName(UserFixable):
    """No entry, or more than one, answers to what was given. Values: `kind`, `found` (how many)."""

    code = "cli.unknown-name"


def option_name(field: str, fields: Iterable[str]) -> str:
    """The option of a field: dashes, and no `_id` at the end unless another field has that name."""
    short = field.removesuffix("_id")
    return (field if short != field and short in fields else short).replace("_", "-")


def add_options(
    parser: argparse.ArgumentParser,
    declared: Mapping[str, Any],
    needed: frozenset[str] = frozenset(),
    shape: Shape | None = None,
) -> None:
    """Adds an option for each field; what was not given leaves no trace in the result.

    Args:
        parser: Of the command.
        declared: Types by field.
        needed: Fields without which the command is not understood.
        shape: Which fields hold words of a dictionary.
    """
    words = shape.words if shape else {}
    for name, declared_type in declared.items():
        about = _(field_label(name))
        choices = _choices(name, declared_type, words)
        parser.add_argument(
            "--" + option_name(name, declared),
            dest=name,
            required=name in needed,
            default=argparse.SUPPRESS,
            action="append" if _inner(declared_type, tuple) is not None else "store",
            type=_reader(declared_type),
            choices=choices,
            metavar=None if choices and len(choices) <= 8 else _metavar(declared_type),
            help=about,
        )


def _choices(name: str, declared: Any, words: Mapping[str, str]) -> list[str] | None:
    plain = _plain(declared)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return [one.value for one in plain]
    return [one.key for one in dictionaries.entries(words[name])] if name in words else None


def _plain(declared: Any) -> Any:
    """The type behind `… | None`."""
    if get_origin(declared) in (Union, types.UnionType):
        return next(one for one in get_args(declared) if one is not type(None))
    return declared


def _inner(declared: Any, container: type) -> Any:
    """The type inside a `tuple[X, ...]`; None for anything else."""
    return get_args(declared)[0] if get_origin(declared) is container else None


def _metavar(declared: Any) -> str:
    plain = _plain(declared)
    return {date: _("DATE"), time: "HH:MM", int: "N", bool: _("YES/NO")}.get(plain, _("TEXT"))


def _reader(declared: Any) -> Callable[[str], Any]:
    plain = _plain(_inner(declared, tuple) or declared)
    if dataclasses.is_dataclass(plain):
        return _Parts(plain)
    by_type: dict[Any, Callable[[str], Any]] = {
        date: values.day,
        time: values.hour,
        int: values.whole,
        bool: yes_no,
    }
    reader = by_type.get(plain, str)
    return reader if plain is declared or plain is str else _or_nothing(reader)


def _or_nothing(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        return reader(text) if text.strip() else None

    return read


@dataclasses.dataclass(frozen=True)
class _Parts:
    """Reads "first=second" into a dataclass of texts."""

    cls: Any

    def __call__(self, text: str) -> Any:
        names = [one.name for one in dataclasses.fields(self.cls)]
        parts = text.split("=", len(names) - 1)
        if len(parts) != len(names):
            raise argparse.ArgumentTypeError(
                _("{text}: write it as {pattern}").format(text=text, pattern="=".join(names))
            )
        return self.cls(*parts)


def yes_no(text: str) -> bool:
    """Yes or no, in Polish or English.

    Raises:
        ArgumentTypeError: It is neither.
    """
    said = text.strip().casefold()
    if said not in YES | NO:
        raise argparse.ArgumentTypeError(_("{text}: write tak or nie").format(text=text))
    return said in YES


def given(args: argparse.Namespace, declared: Mapping[str, Any]) -> dict[str, Any]:
    """What the command line gave of these fields, in the fields' own types."""
    found: dict[str, Any] = {}
    for name, declared_type in declared.items():
        if not hasattr(args, name):
            continue
        value = getattr(args, name)
        plain = _plain(declared_type)
        if isinstance(value, list):
            value = tuple(value)
        elif isinstance(plain, type) and issubclass(plain, StrEnum) and isinstance(value, str):
            value = plain(value)
        elif value == "" and plain is not declared_type:
            value = None
        found[name] = value
    return found


def resolved(desk: Desk, family_id: str, shape: Shape, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same with people and linked entries as whole ids.

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


def family_id_of_number(desk: Desk, number: str) -> str:
    """Id of the family with a number, e.g. R-03/2025; ended and waiting ones too."""
    return family_by_number(desk, number).id


def add_family(parser: argparse.ArgumentParser) -> None:
    """`--family NUMBER`."""
    parser.add_argument(
        "--family", required=True, metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025")
    )


def add_id(parser: argparse.ArgumentParser) -> None:
    """The id of one entry."""
    parser.add_argument("id", metavar="ID", help=_("id of the entry, or its beginning"))
