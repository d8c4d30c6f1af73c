"""`asystent blue-card open|start|edit|form|meeting|remove`: the compartment; each look leaves a note."""

import argparse
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeVar

from asystent_desktop.application import people
from asystent_desktop.application.entries import entries
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.cli.entry_verbs import careful, line, on_named, people_names, told_done, told_id
from asystent_desktop.cli.fields import add_family, add_id, add_options, given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import UnknownName, family_id_of_number, record_named, resolved
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.entry_shapes import Shape, shape_of
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardForm, BlueCardMeeting
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

P = TypeVar("P", BlueCardForm, BlueCardMeeting)


def _fields(cls: type[Record]) -> dict[str, Any]:
    types = kind_of(cls).types
    return {name: types[name] for name in entries.open_fields(cls) if name != "card_id"}


CARD, FORM, MEETING = _fields(BlueCard), _fields(BlueCardForm), _fields(BlueCardMeeting)


def _named(desk: Desk, cls: type[Record], family_id: str, typed: dict[str, Any]) -> dict[str, Any]:
    return resolved(desk, family_id, Shape(people=shape_of(cls).people), typed)


def open_it(console: Console, args: argparse.Namespace) -> int:
    """`blue-card open --family NUMBER`: shows what lies there, and notes that it was shown."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        _changes, found = blue_card.open_compartment(desk, family_id)
        if args.json:
            console.data(found)
            return DONE
        _say(console, found, people_names(desk, family_id))
        names = people.person_names(desk)
        for look in found.looks:
            who = names.get(look.author_id, look.author_id)
            on = polish.day_date(look.noted_at.date())
            console.say(_("Looked at: {day}, {who}").format(day=on, who=who))
        return DONE

    return careful(console, job)


def _say(console: Console, found: blue_card.Compartment, names: Mapping[str, str]) -> None:
    for view in found.cards:
        console.say(line(view.card, names))
        for one in (*view.forms, *view.meetings):
            console.say(f"  {line(one, names)}")
        if view.terms.hand_over_by is not None:
            day = polish.day_date(view.terms.hand_over_by)
            console.say("  " + _("Form A to the interdisciplinary team by {day}").format(day=day))
        if view.terms.first_meeting_by is not None:
            day = polish.day_date(view.terms.first_meeting_by)
            console.say("  " + _("First meeting of the group by {day}").format(day=day))
    if not found.cards:
        console.say(_("There are no entries yet."))


def start(console: Console, args: argparse.Namespace) -> int:
    """`blue-card start --family NUMBER --started-on DATE --started-by NAME …`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        typed = _named(desk, BlueCard, family_id, given(args, CARD))
        return told_id(console, args, blue_card.start_card(desk, family_id, **typed)[1])

    return careful(console, job)


def edit(console: Console, args: argparse.Namespace) -> int:
    """`blue-card edit ID …`: handed over, received, first meeting, ended."""

    def job(desk: Desk) -> int:
        held = record_named(desk, BlueCard, args.id)
        family_id = held.scope.partition(":")[2]
        blue_card.change_card(desk, held.id, **_named(desk, BlueCard, family_id, given(args, CARD)))
        return told_done(console, args, held.id)

    return careful(console, job)


def form(console: Console, args: argparse.Namespace) -> int:
    """`blue-card form ID --form B --on DATE --member NAME`."""

    def job(desk: Desk) -> int:
        held = record_named(desk, BlueCard, args.id)
        typed = _named(desk, BlueCardForm, held.scope.partition(":")[2], given(args, FORM))
        return told_id(console, args, blue_card.add_part(desk, BlueCardForm, held.id, **typed)[1])

    return careful(console, job)


def meeting(console: Console, args: argparse.Namespace) -> int:
    """`blue-card meeting ID --on DATE …`: of the diagnostic group."""

    def job(desk: Desk) -> int:
        held = record_named(desk, BlueCard, args.id)
        typed = given(args, MEETING)
        return told_id(console, args, blue_card.add_part(desk, BlueCardMeeting, held.id, **typed)[1])

    return careful(console, job)


def edit_form(console: Console, args: argparse.Namespace) -> int:
    """`blue-card edit-form ID …`."""
    return _edit_part(console, args, BlueCardForm, FORM)


def edit_meeting(console: Console, args: argparse.Namespace) -> int:
    """`blue-card edit-meeting ID …`."""
    return _edit_part(console, args, BlueCardMeeting, MEETING)


def _edit_part(console: Console, args: argparse.Namespace, cls: type[P], declared: dict[str, Any]) -> int:
    def change(desk: Desk, held: P) -> object:
        typed = _named(desk, cls, held.scope.partition(":")[2], given(args, declared))
        return blue_card.change_part(desk, cls, held.id, **typed)

    return on_named(console, args, cls, change)


def remove(console: Console, args: argparse.Namespace) -> int:
    """`blue-card remove ID`: a procedure, a form or a meeting entered by mistake."""

    def job(desk: Desk) -> int:
        held = _of_any_kind(desk, args.id)
        blue_card.remove_from_card(desk, type(held), held.id)
        return told_done(console, args, held.id)

    return careful(console, job)


def _of_any_kind(desk: Desk, said: str) -> Record:
    """A record of the compartment by its id or the beginning of it.

    Raises:
        UnknownName: None or several.
    """
    parts: tuple[type[Record], ...] = (BlueCardForm, BlueCardMeeting)
    for cls in parts:
        with suppress(UnknownName):
            return record_named(desk, cls, said)
    return record_named(desk, BlueCard, said)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `blue-card`."""
    second = group(verbs, "blue-card", _("the Blue Card compartment; each look is noted"))
    add_family(verb(second, "open", _("open it"), open_it, json=True))
    started = verb(second, "start", _("write down that a procedure was started"), start, json=True)
    add_family(started)
    add_options(started, CARD, frozenset({"started_on", "started_by"}))
    edited = verb(second, "edit", _("change one; only what is given changes"), edit, json=True)
    add_id(edited)
    add_options(edited, CARD)
    filled = verb(second, "form", _("write down a form that was filled or handed over"), form, json=True)
    add_id(filled)
    add_options(filled, FORM, frozenset({"form", "on"}))
    met = verb(second, "meeting", _("write down a meeting of the diagnostic group"), meeting, json=True)
    add_id(met)
    add_options(met, MEETING, frozenset({"on"}))
    formed = verb(second, "edit-form", _("change a form; only what is given changes"), edit_form, json=True)
    add_id(formed)
    add_options(formed, FORM)
    moved = verb(
        second, "edit-meeting", _("change a meeting; only what is given changes"), edit_meeting, json=True
    )
    add_id(moved)
    add_options(moved, MEETING)
    add_id(verb(second, "remove", _("take back one entered by mistake"), remove, json=True))
