"""`asystent member add|edit|list|remove`: the people of a family."""

import argparse
from typing import Any, get_type_hints

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import card as family_card, household, members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.cli.entry_verbs import as_data, careful, on_named, told_done, told_id
from asystent_desktop.cli.fields import add_family, add_id, add_options, given, needed
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, record_named
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.household import MemberDetails
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

MEMBER_FIELDS: dict[str, Any] = get_type_hints(MemberForm)
DETAIL_FIELDS: dict[str, Any] = {
    name: kind_of(MemberDetails).types[name] for name in entries.open_fields(MemberDetails)
}


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `member`."""
    second = group(verbs, "member", _("people of a family"))
    add = verb(second, "add", _("add one"), add_member, json=True)
    add_family(add)
    add_options(add, MEMBER_FIELDS, needed(MemberForm))
    edit = verb(second, "edit", _("change one; only what is given changes"), edit_member, json=True)
    add_id(edit)
    add_options(edit, {**MEMBER_FIELDS, **DETAIL_FIELDS})
    add_family(verb(second, "list", _("list them"), list_members, json=True))
    remove = verb(second, "remove", _("take back one entered by mistake"), remove_member, json=True)
    add_id(remove)


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

    return on_named(console, args, FamilyMember, lambda desk, member: members.remove_member(desk, member.id))
