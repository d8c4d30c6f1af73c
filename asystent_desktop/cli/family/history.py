"""`asystent history`: who changed what, when, on which computer, and what it was before."""

import argparse

from asystent_desktop.application.history.listing import (
    HistoryFilter,
    HistoryRow,
    HistoryView,
    history,
    history_of,
)
from asystent_desktop.application.history.views import Group
from asystent_desktop.cli import values
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, time_24
from asystent_desktop.ports.desk import Desk

GROUPS = tuple(group.value for group in Group)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = verb(verbs, "history", _("who changed what, when, and what it was before"), show, json=True)
    parser.add_argument(
        "what",
        nargs="?",
        default="",
        metavar=_("FAMILY or RECORD"),
        help=_("number of a family, or id of any record; without it everything"),
    )
    parser.add_argument("--kind", choices=GROUPS, help=_("only this sort of entries"))
    parser.add_argument("--person", default="", metavar=_("NAME"), help=_("only this person's entries"))
    parser.add_argument("--from", dest="since", type=values.day, metavar=_("DATE"), help=_("first day"))
    parser.add_argument("--to", dest="until", type=values.day, metavar=_("DATE"), help=_("last day"))
    parser.add_argument("--text", default="", metavar=_("TEXT"), help=_("only entries with these words"))
    parser.add_argument(
        "--after", default="", metavar="ID", help=_("go on after the page that named this place")
    )
    parser.add_argument(
        "--limit", type=values.positive, default=50, metavar=_("NUMBER"), help=_("entries a page")
    )


def show(console: Console, args: argparse.Namespace) -> int:
    """`asystent history [FAMILY|RECORD]`."""

    def job(desk: Desk) -> int:
        view = _read(desk, args)
        if args.json:
            console.data({"rows": view.rows, "following": view.following, "total": view.total})
            return DONE
        for row in view.rows:
            _print(console, row)
        if not view.rows:
            console.say(_("Nothing has been written here yet."))
        if view.following:
            left = view.total - view.looked
            text = ngettext(
                "{n} more entry; go on with --after {place}",
                "{n} more entries; go on with --after {place}",
                left,
            )
            console.say(text.format(n=left, place=view.following))
        return DONE

    return console.with_desk(job)


def _read(desk: Desk, args: argparse.Namespace) -> HistoryView:
    kept = HistoryFilter(
        group=Group(args.kind) if args.kind else None,
        person_id=_person(desk, args.person),
        since=args.since,
        until=args.until,
        text=args.text,
    )
    if args.what:
        return history_of(desk, args.what, kept, after=args.after, limit=args.limit)
    return history(desk, "", kept, after=args.after, limit=args.limit)


def _person(desk: Desk, name: str) -> str:
    """Id of a person named in full; a name nobody here has finds nothing."""
    if not name:
        return ""
    people = history(desk, limit=1).people
    return next((one for one, known in people.items() if known == name), "nobody")


def _print(console: Console, row: HistoryRow) -> None:
    local = local_time(row.at)
    where = f" {row.family_number} {row.family_name}" if row.family_number else ""
    person = row.person_name or row.person_id
    when = f"{day_date(local.date())} {time_24(local)}"
    console.say(f"{when}  {person} ({row.device_label or row.device_id}){where}: {row.title}: {row.summary}")
    for record in row.records:
        for one in record.fields:
            before = f"{_one_line(one.before)} → " if not record.created else ""
            console.say(f"    {_(one.label)}: {before}{_one_line(one.after)}")
    if row.received_at is None:
        return
    received = local_time(row.received_at)
    text = _("accepted {day}, {time}").format(day=day_date(received.date()), time=time_24(received))
    console.say(f"    {text}{' · ' + _('entered late') if row.mark == 'late' else ''}")


def _one_line(text: str) -> str:
    return " / ".join(text.splitlines()) or "–"
