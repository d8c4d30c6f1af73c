"""`asystent ending prepare|show|edit|notice|close|drop` and `follow-up start|list|contact|edit`."""

import argparse

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, follow_ups
from asystent_desktop.application.reading import family_id_of
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.cli import values
from asystent_desktop.cli.entry_verbs import careful, line, on_named, on_new
from asystent_desktop.cli.fields import add_family, add_id, add_options, given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, record_named
from asystent_desktop.cli.plans.plan import types
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.ending import EndingNotice, FollowUp, FollowUpContact, ServiceEnding
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.i18n import N_, _, polish
from asystent_desktop.ports.desk import Desk

_LACKS = {
    "minutes-missing": N_("It waits for the minutes of the family team."),
    "head-note-missing": N_("It waits for the minutes of the family team, or for the head's note."),
    "team-decided-otherwise": N_("The newest minutes of the family team decided otherwise."),
}


ENDING = types(ServiceEnding, "outcome", "cause", "ends_on", "reason", "recommendations", "protective_orders")
NOTICE = types(EndingNotice, "told", "to", "on", "proof")
CONTACT = types(FollowUpContact, "on", "stability", "how", "note", "next_on")
FOLLOW_UP = types(FollowUp, "until", "since", "plan", "next_on")
FOLLOW_UP_CHANGE = types(FollowUp, "until", "ended_on", "result")


def prepare(console: Console, args: argparse.Namespace) -> int:
    """`ending prepare --family NUMBER …`: "do zamknięcia" until the team closes it."""

    def deed(desk: Desk) -> tuple[object, str]:
        return endings.prepare_ending(desk, family_id_of_number(desk, args.family), **given(args, ENDING))

    return on_new(console, args, deed)


def show(console: Console, args: argparse.Namespace) -> int:
    """`ending show --family NUMBER`: endings, who must be told, what is lacking."""

    def job(desk: Desk) -> int:
        views = endings.endings(desk, family_id_of_number(desk, args.family))
        if args.json:
            console.data(views)
            return DONE
        for view in views:
            console.say(line(view.ending, {}))
            for told in view.told:
                whom = _(enum_label(told.told))
                sent = polish.day_date(told.notice.on) if told.notice else _("not told yet")
                console.say(f"  {whom}{' ' * bool(told.to)}{told.to}: {sent}")
            if view.lacks:
                console.say("  " + _(_LACKS[view.lacks]))
        if not views:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)


def edit(console: Console, args: argparse.Namespace) -> int:
    """`ending edit ID …`: a prepared one."""

    return on_named(
        console,
        args,
        ServiceEnding,
        lambda desk, held: endings.change_ending(desk, held.id, **given(args, ENDING)),
    )


def notice(console: Console, args: argparse.Namespace) -> int:
    """`ending notice ID --told court --on DATE`: that somebody was told."""

    def deed(desk: Desk) -> tuple[object, str]:
        held = record_named(desk, ServiceEnding, args.id)
        typed = {**given(args, NOTICE), "ending_id": held.id}
        return entries.add(desk, family_id_of(held.scope), EndingNotice, **typed)

    return on_new(console, args, deed)


def close(console: Console, args: argparse.Namespace) -> int:
    """`ending close ID --minutes ID`, or `--head-note TEXT` for a death or a move."""

    def deed(desk: Desk, held: ServiceEnding) -> None:
        minutes = record_named(desk, TeamMinutes, args.minutes).id if args.minutes else None
        endings.close_ending(desk, held.id, minutes, head_note=args.head_note, closed_on=args.on)

    return on_named(console, args, ServiceEnding, deed)


def drop(console: Console, args: argparse.Namespace) -> int:
    """`ending drop ID`: the work goes on."""

    return on_named(console, args, ServiceEnding, lambda desk, held: endings.drop_ending(desk, held.id))


def start_follow_up(console: Console, args: argparse.Namespace) -> int:
    """`follow-up start --family NUMBER`."""

    def deed(desk: Desk) -> tuple[object, str]:
        family_id = family_id_of_number(desk, args.family)
        return follow_ups.start_follow_up(desk, family_id, **given(args, FOLLOW_UP))

    return on_new(console, args, deed)


def list_follow_ups(console: Console, args: argparse.Namespace) -> int:
    """`follow-up list --family NUMBER`."""

    def job(desk: Desk) -> int:
        views = follow_ups.follow_ups(desk, family_id_of_number(desk, args.family))
        if args.json:
            console.data(views)
            return DONE
        for view in views:
            console.say(line(view.follow_up, {}))
            for contact in view.contacts:
                console.say(f"  {line(contact, {})}")
        if not views:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)


def contact(console: Console, args: argparse.Namespace) -> int:
    """`follow-up contact ID --on DATE --stability stable`."""

    def deed(desk: Desk) -> tuple[object, str]:
        held = record_named(desk, FollowUp, args.id)
        return follow_ups.add_follow_up_contact(desk, held.id, **given(args, CONTACT))

    return on_new(console, args, deed)


def edit_follow_up(console: Console, args: argparse.Namespace) -> int:
    """`follow-up edit ID --until DATE | --ended-on DATE --result TEXT`."""

    return on_named(
        console,
        args,
        FollowUp,
        lambda desk, held: follow_ups.change_follow_up(desk, held.id, **given(args, FOLLOW_UP_CHANGE)),
    )


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `ending` and `follow-up`."""
    second = group(verbs, "ending", _("the end of a service"))
    prepared = verb(second, "prepare", _("prepare an ending for the family team"), prepare, json=True)
    add_family(prepared)
    add_options(prepared, ENDING, frozenset({"outcome", "cause", "ends_on", "reason"}))
    add_family(verb(second, "show", _("endings, who must be told, what is lacking"), show, json=True))
    edited = verb(second, "edit", _("change one; only what is given changes"), edit, json=True)
    add_id(edited)
    add_options(edited, ENDING)
    told = verb(second, "notice", _("write down that somebody was told"), notice, json=True)
    add_id(told)
    add_options(told, NOTICE, frozenset({"told", "on"}))
    closed = verb(second, "close", _("close it by the minutes of the family team"), close, json=True)
    add_id(closed)
    closed.add_argument("--minutes", metavar="ID", help=_("Minutes of the team"))
    closed.add_argument(
        "--head-note", default="", metavar=_("TEXT"), help=_("for a death or a family that moved away")
    )
    closed.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("Last day"))
    add_id(verb(second, "drop", _("take it back: the work goes on"), drop, json=True))
    third = group(verbs, "follow-up", _("follow-up after a service"))
    started = verb(third, "start", _("begin one"), start_follow_up, json=True)
    add_family(started)
    add_options(started, FOLLOW_UP)
    add_family(verb(third, "list", _("list them"), list_follow_ups, json=True))
    met = verb(third, "contact", _("write down one contact"), contact, json=True)
    add_id(met)
    add_options(met, CONTACT, frozenset({"on", "stability"}))
    moved = verb(third, "edit", _("prolong it, or end it with its result"), edit_follow_up, json=True)
    add_id(moved)
    add_options(moved, FOLLOW_UP_CHANGE)
