"""`asystent institution add|edit|list`: the directory of institutions around families."""

import argparse
from typing import Any

from asystent_desktop.application import institutions
from asystent_desktop.application.entries import entries
from asystent_desktop.cli.entry_verbs import as_data, careful, line, on_named, told_id
from asystent_desktop.cli.fields import add_id, add_options, given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.entry_shapes import shape_of
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

FIELDS: dict[str, Any] = {name: kind_of(Institution).types[name] for name in entries.open_fields(Institution)}


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `institution`."""
    second = group(verbs, "institution", _("the office-wide directory of institutions"))
    shape = shape_of(Institution)
    add = verb(second, "add", _("add one"), add_institution, json=True)
    add_options(add, FIELDS, frozenset(shape.needed), shape)
    edit = verb(second, "edit", _("change one; only what is given changes"), edit_institution, json=True)
    add_id(edit)
    add_options(edit, FIELDS, shape=shape)
    verb(second, "list", _("list them"), list_institutions, json=True)


def add_institution(console: Console, args: argparse.Namespace) -> int:
    """`institution add …`: into the office-wide directory."""

    def job(desk: Desk) -> int:
        _changes, made = institutions.add_institution(desk, **given(args, FIELDS))
        return told_id(console, args, made)

    return careful(console, job)


def edit_institution(console: Console, args: argparse.Namespace) -> int:
    """`institution edit ID …`."""

    return on_named(
        console,
        args,
        Institution,
        lambda desk, held: institutions.change_institution(desk, held.id, **given(args, FIELDS)),
    )


def list_institutions(console: Console, args: argparse.Namespace) -> int:
    """`institution list`."""

    def job(desk: Desk) -> int:
        rows = institutions.institutions(desk, closed=True)
        if args.json:
            console.data([as_data(one) for one in rows])
            return DONE
        for row in rows:
            console.say(line(row, {}))
        if not rows:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)
