"""`asystent strength add|end|edit|remove|list`: what a family is good at."""

import argparse

from asystent_desktop.application.family import card as family_card, household, members
from asystent_desktop.cli import values
from asystent_desktop.cli.entry_verbs import careful, on_named, told_done, told_id
from asystent_desktop.cli.fields import add_family, add_id
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, person_named, record_named
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.family import Strength
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.ports.desk import Desk

FIELDS = ("text", "strength", "member", "since", "until")


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `strength`."""
    second = group(verbs, "strength", _("strengths of the family and its people"))
    add = verb(second, "add", _("add one"), add_strength, json=True)
    add_family(add)
    add.add_argument("--text", default="", metavar=_("TEXT"), help=_("in your own words"))
    keys = [one.key for one in dictionaries.entries("strengths")]
    add.add_argument("--strength", default="", choices=keys, metavar=_("KEY"), help=_("by the dictionary"))
    add.add_argument("--member", default="", metavar=_("PERSON"), help=_("Person"))
    add.add_argument("--since", type=values.day, metavar=_("DATE"), help=_("Since"))
    end = verb(second, "end", _("set the last day"), end_strength, json=True)
    add_id(end)
    end.add_argument("--until", required=True, type=values.day, metavar=_("DATE"), help=_("Until"))
    edit = verb(second, "edit", _("change one; only what is given changes"), edit_strength, json=True)
    add_id(edit)
    skip = argparse.SUPPRESS
    edit.add_argument("--text", default=skip, metavar=_("TEXT"), help=_("in your own words"))
    edit.add_argument(
        "--strength", default=skip, choices=["", *keys], metavar=_("KEY"), help=_("by the dictionary")
    )
    edit.add_argument("--member", default=skip, metavar=_("PERSON"), help=_("Person"))
    for name, about in (("since", _("Since")), ("until", _("Until"))):
        edit.add_argument(f"--{name}", default=skip, type=values.day, metavar=_("DATE"), help=about)
    remove = verb(second, "remove", _("take back one entered by mistake"), remove_strength, json=True)
    add_id(remove)
    add_family(verb(second, "list", _("list them"), list_strengths, json=True))


def add_strength(console: Console, args: argparse.Namespace) -> int:
    """`strength add --family NUMBER --text … | --strength KEY`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        member_id = person_named(desk, family_id, args.member) if args.member else None
        _changes, made = household.note_strength(
            desk, family_id, args.text, strength=args.strength, member_id=member_id, since=args.since
        )
        return told_id(console, args, made)

    return careful(console, job)


def edit_strength(console: Console, args: argparse.Namespace) -> int:
    """`strength edit ID --text … | --strength KEY | --member PERSON | --since DATE | --until DATE`."""

    def job(desk: Desk) -> int:
        held = record_named(desk, Strength, args.id)
        typed = {name: getattr(args, name) for name in FIELDS if hasattr(args, name)}
        if "member" in typed:
            said, family_id = typed.pop("member"), held.scope.partition(":")[2]
            typed["member_id"] = person_named(desk, family_id, said) if said else None
        household.change_strength(desk, held.id, **typed)
        return told_done(console, args, held.id)

    return careful(console, job)


def remove_strength(console: Console, args: argparse.Namespace) -> int:
    """`strength remove ID`: one entered by mistake; one that is over gets its last day instead."""
    return on_named(console, args, Strength, lambda desk, held: members.remove_strength(desk, held.id))


def end_strength(console: Console, args: argparse.Namespace) -> int:
    """`strength end ID --until DATE`."""

    return on_named(
        console, args, Strength, lambda desk, held: household.end_strength(desk, held.id, args.until)
    )


def list_strengths(console: Console, args: argparse.Namespace) -> int:
    """`strength list --family NUMBER`."""

    def job(desk: Desk) -> int:
        rows = family_card.card(desk, family_id_of_number(desk, args.family)).strengths
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            console.say(f"{row.strength_id}  {row.text} · {row.member_name}")
        if not rows:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)
