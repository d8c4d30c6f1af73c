"""`asystent family add|edit|card|states|assign|return`, and the words of `list` and `show`."""

import argparse
from typing import Any, get_type_hints

from asystent_desktop.application.family import card as family_card, families, services
from asystent_desktop.application.family.views import FamilyForm
from asystent_desktop.application.wording import case_states
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.cli import values
from asystent_desktop.cli.entry_verbs import careful, line, told_done
from asystent_desktop.cli.family import caseload
from asystent_desktop.cli.fields import add_options, given, needed
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

FAMILY_FIELDS: dict[str, Any] = get_type_hints(FamilyForm)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `family`."""
    family = group(verbs, "family", _("families in your care"))
    verb(family, "list", _("list them, most urgent first"), caseload.list_families, json=True)
    show = verb(family, "show", _("show one family's file"), caseload.show_family, json=True)
    show.add_argument("number", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))
    add = verb(family, "add", _("open a file for a family"), add_family, json=True)
    add_options(add, FAMILY_FIELDS, needed(FamilyForm))
    _requested(add)
    add.add_argument(
        "--override-reason", default="", metavar=_("TEXT"), help=_("why it is taken on above the limit")
    )
    edit = verb(family, "edit", _("change a family; only what is given changes"), edit_family)
    _number(edit)
    add_options(edit, FAMILY_FIELDS)
    _requested(edit)
    card = verb(family, "card", _("show the whole family card"), show_card, json=True)
    _number(card)
    states = verb(family, "states", _("every family by where it stands"), list_states, json=True)
    states.add_argument("--state", choices=[one.value for one in CaseState], help=_("only these"))
    assign = verb(family, "assign", _("write down the head's assignment"), assign_family)
    _number(assign)
    assign.add_argument("--on", required=True, type=values.day, metavar=_("DATE"), help=_("Assigned on"))
    assign.add_argument("--by", required=True, metavar=_("NAME"), help=_("Assigned by"))
    assign.add_argument("--begins-on", type=values.day, metavar=_("DATE"), help=_("First day"))
    back = verb(family, "return", _("begin a new service after an ended one"), return_family)
    _number(back)
    back.add_argument("--begins-on", required=True, type=values.day, metavar=_("DATE"), help=_("First day"))
    for parser in (edit, assign, back):
        parser.add_argument("--json", action="store_true", help=_("print data as JSON"))


def _requested(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--requested-on", type=values.day, metavar=_("DATE"), help=_("Requested on"))


def _number(parser: argparse.ArgumentParser) -> None:
    # Another name than the option `--number`, which changes the number itself.
    parser.add_argument("which", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))


def add_family(console: Console, args: argparse.Namespace) -> int:
    """`family add`: without `--cooperation-from` the family waits for its assignment."""

    def job(desk: Desk) -> int:
        form = FamilyForm(**given(args, FAMILY_FIELDS))
        _changes, made = families.create_family(desk, form, override_reason=args.override_reason)
        if args.requested_on is not None:
            families.change_family(desk, made, requested_on=args.requested_on)
        number = families.family_form(desk, made).number
        if args.json:
            console.data({"id": made, "number": number})
        else:
            console.say(_("Saved: {id}").format(id=number))
        return DONE

    return careful(console, job)


def edit_family(console: Console, args: argparse.Namespace) -> int:
    """`family edit NUMBER …`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.which)
        typed = given(args, FAMILY_FIELDS)
        if args.requested_on is not None:
            typed["requested_on"] = args.requested_on
        families.change_family(desk, family_id, **typed)
        return told_done(console, args, family_id)

    return careful(console, job)


def assign_family(console: Console, args: argparse.Namespace) -> int:
    """`family assign NUMBER --on DATE --by NAME`: what the head's paper says; ends the waiting."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.which)
        services.assign_family(desk, family_id, args.on, args.by, args.begins_on)
        return told_done(console, args, family_id)

    return careful(console, job)


def return_family(console: Console, args: argparse.Namespace) -> int:
    """`family return NUMBER --begins-on DATE`: a new service after an ended one."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.which)
        services.return_to_service(desk, family_id, args.begins_on)
        return told_done(console, args, family_id)

    return careful(console, job)


def list_states(console: Console, args: argparse.Namespace) -> int:
    """`family states`: every family of this vault by where it stands."""

    def job(desk: Desk) -> int:
        rows = [one for one in case_states.case_states(desk) if args.state in (None, one.state)]
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            state, on = _(enum_label(row.state)), polish.short_date(row.on) if row.on else "–"
            console.say(f"{row.number:12} {row.name:24} {state:28} {on}")
        if not rows:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)


def show_card(console: Console, args: argparse.Namespace) -> int:
    """`family card NUMBER`: the whole card, without the Blue Card."""

    def job(desk: Desk) -> int:
        found = family_card.card(desk, family_id_of_number(desk, args.which))
        if args.json:
            console.data(found)
            return DONE
        _say_card(console, found)
        return DONE

    return careful(console, job)


def _say_card(console: Console, found: Any) -> None:
    names = {one.member.id: f"{one.member.first_name} {one.member.surname}" for one in found.people}
    console.say(f"{found.family.full_name} · {found.family.number}")
    for one in found.people:
        role, age = _(one.role_label), one.age if one.age is not None else "–"
        console.say(f"  {names[one.member.id]} · {role} · {age}")
    for cell in found.authority:
        held = _(enum_label(cell.authority))
        console.say(f"  {cell.child} – {cell.parent}: {held}")
    groups = (found.addresses, found.phones, found.bases, found.consents, found.clauses, found.for_life)
    more = (found.authorisations, found.documents, found.placements, found.contacts, found.referrals)
    for entries in (*groups, *more):
        for one in entries:
            console.say(f"  {line(one, names)}")
    for one in (*found.problems, *found.strengths):
        words = getattr(one, "label", None) or one.text
        console.say(f"  {words} · {one.member_name or found.family.name}")
