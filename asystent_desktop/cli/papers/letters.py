"""`asystent letter templates|new|list|edit|remove`; `asystent document letter` prints one."""

import argparse
from pathlib import Path
from typing import Any

from asystent_desktop.application.entries import entries
from asystent_desktop.application.papers import letters
from asystent_desktop.application.papers.letter_templates import letter_templates
from asystent_desktop.cli.entry_verbs import EntryVerbs, careful, on_named, told_id
from asystent_desktop.cli.fields import add_family, add_id, add_options, given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

_TEXT_BYTES = 1_000_000
_HELD = EntryVerbs(Letter)


def list_templates(console: Console, args: argparse.Namespace) -> int:
    """`letter templates`: the start texts, the office's own where it has any."""

    def job(_desk: Desk) -> int:
        found = letter_templates()
        if args.json:
            console.data([{"key": one.key, "name": one.name, "subject": one.subject} for one in found])
            return DONE
        for one in found:
            console.say(f"{one.key:16} {one.name}")
        return DONE

    return careful(console, job)


def new(console: Console, args: argparse.Namespace) -> int:
    """`letter new --family NUMBER --template KEY …`: what is given takes the start text's place."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        _changes, made = letters.begin(desk, family_id, args.template, **_typed(console, args))
        return told_id(console, args, made)

    return careful(console, job)


def edit(console: Console, args: argparse.Namespace) -> int:
    """`letter edit ID …`: only what was given changes; a finished paper stays as it is."""

    return on_named(
        console,
        args,
        Letter,
        lambda desk, held: entries.change(desk, Letter, held.id, **_typed(console, args)),
    )


def _typed(console: Console, args: argparse.Namespace) -> dict[str, Any]:
    """What was given; a text may come from a file."""
    typed = given(args, _HELD.declared)
    if args.text_file is not None:
        typed["text"] = console.house.read_file(args.text_file, _TEXT_BYTES).decode("utf-8-sig", "replace")
    return typed


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `letter`."""
    second = group(verbs, "letter", _("letters in own words"))
    verb(second, "templates", _("list the start texts"), list_templates, json=True)
    begun = verb(second, "new", _("begin a letter from a start text"), new, json=True)
    add_family(begun)
    begun.add_argument("--template", default=letters.BLANK, metavar=_("KEY"), help=_("see letter templates"))
    add_family(verb(second, "list", _("list them"), _HELD.list, json=True))
    changed = verb(second, "edit", _("change one; only what is given changes"), edit, json=True)
    add_id(changed)
    for parser in (begun, changed):
        add_options(parser, _HELD.declared)
        parser.add_argument("--text-file", type=Path, metavar=_("FILE"), help=_("the text, as UTF-8"))
    add_id(verb(second, "remove", _("take back one entered by mistake"), _HELD.remove, json=True))
