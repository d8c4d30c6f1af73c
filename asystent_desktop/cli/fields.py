"""Options of a command from a declaration: one option a field, its reader from the field's type.

An empty value clears a field that may be empty. Whom and what a command names is found by `cli.named`.
"""

import argparse
import dataclasses
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from asystent_desktop.application.wording.entry_words import field_label
from asystent_desktop.cli import values
from asystent_desktop.domain.entry_shapes import Shape
from asystent_desktop.i18n import _, dictionaries

YES = frozenset({"tak", "t", "yes", "y", "1"})
NO = frozenset({"nie", "n", "no", "0"})


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


def needed(form: type) -> frozenset[str]:
    """Fields of a form that have no default."""
    return frozenset(
        one.name
        for one in dataclasses.fields(form)
        if one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
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


def add_family(parser: argparse.ArgumentParser) -> None:
    """`--family NUMBER`."""
    parser.add_argument(
        "--family", required=True, metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025")
    )


def add_id(parser: argparse.ArgumentParser) -> None:
    """The id of one entry."""
    parser.add_argument("id", metavar="ID", help=_("id of the entry, or its beginning"))
