"""`asystent NOUN add|list|edit|remove`: every plain entry of the family file by one grammar."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import members
from asystent_desktop.application.reading import family_id_of
from asystent_desktop.application.wording.entry_words import field_label, value_words, word_problem
from asystent_desktop.cli.fields import given
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.named import family_id_of_number, record_named, resolved
from asystent_desktop.domain.entry_shapes import shape_of
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

R = TypeVar("R", bound=Record)
_HIDDEN = frozenset({"id", "scope", "deleted"})


def careful(console: Console, job: Callable[[Desk], int]) -> int:
    """Runs a job; what an entry lacks is said a line each on the error stream."""

    def guarded(desk: Desk) -> int:
        try:
            return job(desk)
        except InvalidEntry as error:
            for problem in error.problems:
                print(word_problem(problem), file=console.err)
            return FIXABLE

    return console.with_desk(guarded)


def told_id(console: Console, args: argparse.Namespace, record_id: str) -> int:
    """Says under which id something was kept."""
    console.data({"id": record_id}) if args.json else console.say(_("Saved: {id}").format(id=record_id))
    return DONE


def told_done(console: Console, args: argparse.Namespace, record_id: str) -> int:
    """Says that it was done."""
    console.data({"id": record_id}) if args.json else console.say(_("Done."))
    return DONE


def on_named(
    console: Console, args: argparse.Namespace, kind: type[R], deed: Callable[[Desk, R], object]
) -> int:
    """Does something to the record that the first argument names, and says that it was done."""

    def job(desk: Desk) -> int:
        held = record_named(desk, kind, args.id)
        deed(desk, held)
        return told_done(console, args, held.id)

    return careful(console, job)


def on_new(console: Console, args: argparse.Namespace, deed: Callable[[Desk], tuple[object, str]]) -> int:
    """Writes something new and says under which id it was kept."""
    return careful(console, lambda desk: told_id(console, args, deed(desk)[1]))


def as_data(record: Record) -> dict[str, Any]:
    """A record as data: its id and its fields, without the scope."""
    own = {one.name: getattr(record, one.name) for one in fields(record) if one.name not in _HIDDEN}
    return {"id": record.id, **own}


def people_names(desk: Desk, family_id: str) -> dict[str, str]:
    """Names of a family's people by id."""
    return {one.member_id: f"{one.first_name} {one.surname}" for one in members.members(desk, family_id)}


def line(record: Record, names: Mapping[str, str]) -> str:
    """One entry for a person: the id, then each field that says something."""
    parts = [record.id]
    shape = shape_of(type(record))
    for name in entries.open_fields(type(record)):
        value = getattr(record, name)
        if value in (None, "", (), False):
            continue
        label = _(field_label(name))
        parts.append(f"{label}: {value_words(value, names, shape.words.get(name, ''))}")
    return " · ".join(parts)


@dataclass(frozen=True)
class EntryVerbs:
    """The four verbs over one kind."""

    cls: type[Record]

    @property
    def declared(self) -> dict[str, Any]:
        """Types by field that a person may give."""
        types = kind_of(self.cls).types
        return {name: types[name] for name in entries.open_fields(self.cls)}

    def add(self, console: Console, args: argparse.Namespace) -> int:
        """`add --family NUMBER …`."""

        def deed(desk: Desk) -> tuple[object, str]:
            family_id = family_id_of_number(desk, args.family)
            typed = resolved(desk, family_id, shape_of(self.cls), given(args, self.declared))
            return entries.add(desk, family_id, self.cls, **typed)

        return on_new(console, args, deed)

    def list(self, console: Console, args: argparse.Namespace) -> int:
        """`list --family NUMBER`."""

        def job(desk: Desk) -> int:
            family_id = family_id_of_number(desk, args.family)
            held = entries.entries(desk, family_id, self.cls)
            if args.json:
                console.data([as_data(one) for one in held])
                return DONE
            names = people_names(desk, family_id)
            for one in held:
                console.say(line(one, names))
            if not held:
                console.say(_("There are no entries yet."))
            return DONE

        return careful(console, job)

    def edit(self, console: Console, args: argparse.Namespace) -> int:
        """`edit ID …`: only what was given changes."""

        def deed(desk: Desk, held: Record) -> None:
            typed = given(args, self.declared)
            whole = resolved(desk, family_id_of(held.scope), shape_of(self.cls), typed)
            entries.change(desk, self.cls, held.id, **whole)

        return on_named(console, args, self.cls, deed)

    def remove(self, console: Console, args: argparse.Namespace) -> int:
        """`remove ID`: for what was entered by mistake."""

        return on_named(console, args, self.cls, lambda desk, held: entries.remove(desk, self.cls, held.id))
