"""`asystent family add|edit|card|states|assign|return`, `member …`, `strength …`, `institution …`."""

import argparse
from dataclasses import MISSING, fields as dataclass_fields
from typing import Any, get_type_hints

from asystent_desktop.application import institutions
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import card as family_card, families, household, members, services
from asystent_desktop.application.family.views import FamilyForm, MemberForm
from asystent_desktop.application.wording import case_states
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.cli.entry_verbs import as_data, careful, line, on_named, told_done, told_id
from asystent_desktop.cli.fields import (
    family_id_of_number,
    given,
    person_named,
    record_named,
)
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.domain.kinds.family import FamilyMember, Strength
from asystent_desktop.domain.kinds.household import MemberDetails
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

STRENGTH_FIELDS = ("text", "strength", "member", "since", "until")
FAMILY_FIELDS: dict[str, Any] = get_type_hints(FamilyForm)
MEMBER_FIELDS: dict[str, Any] = get_type_hints(MemberForm)
DETAIL_FIELDS: dict[str, Any] = {
    name: kind_of(MemberDetails).types[name] for name in entries.open_fields(MemberDetails)
}
INSTITUTION_FIELDS: dict[str, Any] = {
    name: kind_of(Institution).types[name] for name in entries.open_fields(Institution)
}


def needed(form: type) -> frozenset[str]:
    """Fields of a form that have no default."""
    return frozenset(
        one.name
        for one in dataclass_fields(form)
        if one.default is MISSING and one.default_factory is MISSING
    )


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
    for group in (*groups, *more):
        for one in group:
            console.say(f"  {line(one, names)}")
    for one in (*found.problems, *found.strengths):
        words = getattr(one, "label", None) or one.text
        console.say(f"  {words} · {one.member_name or found.family.name}")


def add_member(console: Console, args: argparse.Namespace) -> int:
    """`member add --family NUMBER …`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        _changes, made = members.add_member(desk, family_id, MemberForm(**given(args, MEMBER_FIELDS)))
        return told_id(console, args, made)

    return careful(console, job)


def edit_member(console: Console, args: argparse.Namespace) -> int:
    """`member edit ID …`: the member's own fields and those of art. 16."""

    def job(desk: Desk) -> int:
        member = record_named(desk, FamilyMember, args.id)
        if own := given(args, MEMBER_FIELDS):
            members.change_member(desk, member.id, **own)
        if details := given(args, DETAIL_FIELDS):
            household.change_member_details(desk, member.id, **details)
        return told_done(console, args, member.id)

    return careful(console, job)


def list_members(console: Console, args: argparse.Namespace) -> int:
    """`member list --family NUMBER`: the health note only as data, never on the screen by itself."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        found = family_card.card(desk, family_id).people
        if args.json:
            rows = [{**as_data(one.member), "details": one.details, "age": one.age} for one in found]
            console.data(rows)
            return DONE
        for one in found:
            role = _(one.role_label)
            console.say(f"{one.member.id}  {one.member.first_name} {one.member.surname} · {role}")
        if not found:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)


def remove_member(console: Console, args: argparse.Namespace) -> int:
    """`member remove ID`: a person entered by mistake."""

    def job(desk: Desk) -> int:
        member = record_named(desk, FamilyMember, args.id)
        members.remove_member(desk, member.id)
        return told_done(console, args, member.id)

    return careful(console, job)


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
        typed = {name: getattr(args, name) for name in STRENGTH_FIELDS if hasattr(args, name)}
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

    def job(desk: Desk) -> int:
        held = record_named(desk, Strength, args.id)
        household.end_strength(desk, held.id, args.until)
        return told_done(console, args, held.id)

    return careful(console, job)


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


def add_institution(console: Console, args: argparse.Namespace) -> int:
    """`institution add …`: into the office-wide directory."""

    def job(desk: Desk) -> int:
        _changes, made = institutions.add_institution(desk, **given(args, INSTITUTION_FIELDS))
        return told_id(console, args, made)

    return careful(console, job)


def edit_institution(console: Console, args: argparse.Namespace) -> int:
    """`institution edit ID …`."""

    def job(desk: Desk) -> int:
        held = record_named(desk, Institution, args.id)
        institutions.change_institution(desk, held.id, **given(args, INSTITUTION_FIELDS))
        return told_done(console, args, held.id)

    return careful(console, job)


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
