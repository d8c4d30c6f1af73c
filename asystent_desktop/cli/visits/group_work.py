"""`asystent group plan|change|record|cancel|list`: meetings with several families at once."""

import argparse
from collections.abc import Sequence
from typing import Any

from asystent_desktop.application.visits import group_work
from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_id
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, person_named, record_named
from asystent_desktop.cli.visits.keeping import keep
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.group_work import GroupMeeting, GroupMethod
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `group`."""
    second = group(verbs, "group", _("group classes, group method and community work"))
    _plan_options(verb(second, "plan", _("plan a meeting for several families"), _plan, json=True), new=True)
    change = verb(second, "change", _("change a planned meeting"), _change_plan, json=True)
    add_id(change)
    _plan_options(change, new=False)
    written = verb(second, "record", _("write one entry into each family's file"), _record, json=True)
    add_id(written)
    written.add_argument("--facts", required=True, metavar=_("TEXT"), help=_("what was done; names nobody"))
    written.add_argument(
        "--absent", action="append", default=[], metavar=_("NUMBER"), help=_("a family that did not come")
    )
    for name, what, about in (
        ("--present", _("NAME"), _("who of a family was present; may be repeated")),
        ("--child-seen", _("NAME"), _("a child of a family that was seen; may be repeated")),
        ("--own", _("TEXT"), _("words for the file of one family alone")),
    ):
        pair = (_("NUMBER"), what)
        written.add_argument(name, action="append", nargs=2, default=[], metavar=pair, help=about)
    cancel = verb(second, "cancel", _("take a planned meeting out"), _cancel, json=True)
    add_id(cancel)
    listed = verb(second, "list", _("list them"), _list_groups, json=True)
    for name in ("--since", "--until"):
        listed.add_argument(name, type=values.day, metavar=_("DATE"), help=_("only from or up to that day"))


def _plan_options(words: argparse.ArgumentParser, *, new: bool) -> None:
    """What is said of a meeting; of a planned one only what changes."""
    words.add_argument("--topic", required=new, metavar=_("TEXT"), help=_("subject; no names"))
    words.add_argument("--on", required=new, type=values.day, metavar=_("DATE"), help=_("Date"))
    for name, about in (("--start", _("beginning")), ("--end", _("end"))):
        words.add_argument(name, required=new, type=values.hour, metavar="HH:MM", help=about)
    place = "office" if new else None
    words.add_argument("--place", type=values.place, default=place, metavar=_("PLACE"), help=_("where it is"))
    methods = [one.value for one in GroupMethod]
    words.add_argument("--method", choices=methods, default="classes" if new else None, help=_("Method"))
    words.add_argument(
        "--family", action="append", required=new, metavar=_("NUMBER"), help=_("a family; may be repeated")
    )
    words.add_argument(
        "--task",
        action="append",
        default=[] if new else None,
        metavar="N",
        help=_("task of art. 15 by its number; may be repeated"),
    )


def _said(desk: Desk, args: argparse.Namespace) -> dict[str, Any]:
    """What was said of a meeting, in the fields' own types."""
    given: dict[str, Any] = {
        name: getattr(args, name)
        for name in ("topic", "on", "start", "end", "place")
        if getattr(args, name) is not None
    }
    if args.method is not None:
        given["method"] = GroupMethod(args.method)
    if args.family is not None:
        given["families"] = tuple(family_id_of_number(desk, one) for one in args.family)
    if args.task is not None:
        given["statutory_tasks"] = tuple(args.task)
    return given


def _plan(console: Console, args: argparse.Namespace) -> int:
    return keep(console, args, lambda desk: {"id": group_work.plan_group(desk, **_said(desk, args))[1]})


def _change_plan(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = record_named(desk, GroupMeeting, args.id)
        group_work.change_group(desk, held.id, **_said(desk, args))
        return {"id": held.id}

    return keep(console, args, job)


def _record(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        meeting = record_named(desk, GroupMeeting, args.id)
        absent = {family_id_of_number(desk, one) for one in args.absent}
        present, seen = _people(desk, args.present), _people(desk, args.child_seen)
        own = {family_id_of_number(desk, number): text for number, text in args.own}
        # A family that was not invited goes along, for the use case to refuse it by name.
        named = dict.fromkeys((*meeting.families, *absent, *present, *seen, *own))
        entries = [
            group_work.GroupEntry(
                one, one not in absent, present.get(one, ()), seen.get(one, ()), own.get(one, "")
            )
            for one in named
        ]
        _changes, cards = group_work.record_group(desk, meeting.id, args.facts, entries)
        return {"id": meeting.id, "visits": cards}

    return keep(console, args, job)


def _people(desk: Desk, told: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Ids of people by the id of their family, of pairs of a family's number and a name."""
    found: dict[str, tuple[str, ...]] = {}
    for number, name in told:
        family_id = family_id_of_number(desk, number)
        found[family_id] = (*found.get(family_id, ()), person_named(desk, family_id, name))
    return found


def _cancel(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = record_named(desk, GroupMeeting, args.id)
        group_work.cancel_group(desk, held.id)
        return {"id": held.id}

    return keep(console, args, job)


def _list_groups(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> int:
        held = group_work.group_meetings(desk, args.since, args.until)
        if args.json:
            console.data(held)
            return DONE
        for one in held:
            meeting = one.meeting
            numbers = ", ".join(number for _id, number, _name in one.families)
            state = _("written") if meeting.recorded_on else _("planned")
            hours = polish.time_span(meeting.start, meeting.end)
            console.say(
                f"{meeting.id}  {polish.day_date(meeting.on)} {hours}  {state}  {meeting.topic}  {numbers}"
            )
        if not held:
            console.say(_("There are no entries yet."))
        return DONE

    return console.with_desk(job)
