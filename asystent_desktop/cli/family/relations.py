"""`asystent relation add|list|edit|remove`: who is whose parent, partner, brother or sister."""

import argparse
from typing import Any

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.family import members
from asystent_desktop.application.wording.labels import relation_label
from asystent_desktop.cli.entry_verbs import careful, on_named, told_done, told_id
from asystent_desktop.cli.fields import add_family, add_id, add_options, given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, person_named, record_named
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.diagram import RelationDetails
from asystent_desktop.domain.kinds.family import Relation, RelationKind
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

YEARS: dict[str, Any] = {name: kind_of(RelationDetails).types[name] for name in ("since_year", "until_year")}


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `relation` with its four verbs."""
    second = group(verbs, "relation", _("who is whose parent, partner, brother or sister"))
    add = verb(second, "add", _("add one: the first person is … of the second"), add_relation, json=True)
    add_family(add)
    for name in ("--first", "--second"):
        add.add_argument(name, required=True, metavar=_("PERSON"), help=_("first name or id"))
    kinds = [one.value for one in RelationKind]
    add.add_argument("--relation", required=True, choices=kinds, help=_("Relation"))
    add_options(add, YEARS)
    add_family(verb(second, "list", _("list them"), list_relations, json=True))
    edit = verb(second, "edit", _("change the years of a couple"), edit_relation, json=True)
    add_id(edit)
    add_options(edit, YEARS)
    add_id(verb(second, "remove", _("take back one entered by mistake"), remove_relation, json=True))


def add_relation(console: Console, args: argparse.Namespace) -> int:
    """`relation add --family N --first A --second B --relation KIND`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        first, second = (person_named(desk, family_id, said) for said in (args.first, args.second))
        kind = RelationKind(args.relation)
        typed = given(args, YEARS)
        years = (typed.get("since_year"), typed.get("until_year"))
        _changes, made = diagrams.relate(desk, family_id, first, second, kind, *years)
        return told_id(console, args, made)

    return careful(console, job)


def list_relations(console: Console, args: argparse.Namespace) -> int:
    """`relation list --family N`."""

    def job(desk: Desk) -> int:
        rows = members.relations(desk, family_id_of_number(desk, args.family))
        if args.json:
            console.data(rows)
            return DONE
        for one in rows:
            console.say(
                f"{one.relation_id}  {one.first_name} – {_(relation_label(one.relation))}: {one.second_name}"
            )
        if not rows:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)


def edit_relation(console: Console, args: argparse.Namespace) -> int:
    """`relation edit ID --since-year Y --until-year Y`: only what is given changes."""

    def job(desk: Desk) -> int:
        held = record_named(desk, Relation, args.id)
        with desk.unit_of_work() as unit:
            before = unit.get(RelationDetails, held.id) or RelationDetails(id=held.id, scope=held.scope)
        typed = given(args, YEARS)
        since, until = (typed.get(name, getattr(before, name)) for name in YEARS)
        diagrams.set_years(desk, held.id, since, until)
        return told_done(console, args, held.id)

    return careful(console, job)


def remove_relation(console: Console, args: argparse.Namespace) -> int:
    """`relation remove ID`."""

    return on_named(console, args, Relation, lambda desk, held: members.remove_relation(desk, held.id))
