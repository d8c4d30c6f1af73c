"""`asystent group`, `snippet` and `timesheet`: work for several families, own texts, own hours."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.application.planner import time_sheet, time_sheet_paper
from asystent_desktop.application.planner.time_sheet import MonthView
from asystent_desktop.application.tables import snippets
from asystent_desktop.application.visits import group_work
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_id, family_id_of_number, record_named
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.group_work import GroupMeeting, GroupMethod
from asystent_desktop.domain.kinds.snippet import Snippet
from asystent_desktop.domain.kinds.work_entry import WorkEntry
from asystent_desktop.i18n import _, dictionaries, ngettext, polish
from asystent_desktop.ports.desk import Desk


def month(text: str) -> date:
    """A month as 2026-11 or 11.2026.

    Raises:
        ArgumentTypeError: It is neither.
    """
    parts = text.split("-") if "-" in text else text.split(".")[::-1]
    try:
        year, number = (int(part) for part in parts)
        return date(year, number, 1)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("{text} is not a month; write for instance 2026-11").format(text=text)
        ) from error


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the three words."""
    _group_words(group(verbs, "group", _("group classes, group method and community work")))
    _snippet_words(group(verbs, "snippet", _("text snippets: the office's and your own")))
    _sheet_words(verbs)


def _group_words(second: "Verbs[argparse.ArgumentParser]") -> None:
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


def _snippet_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    verb(second, "list", _("list them"), _list_snippets, json=True)
    add = verb(second, "add", _("add one of your own"), _add_snippet, json=True)
    add.add_argument("short", metavar=_("NAME"), help=_("what is typed after the slash"))
    add.add_argument("text", metavar=_("TEXT"), help=_("what it writes; places in braces are filled in"))
    change = verb(second, "change", _("write another text into one of your own"), _change_snippet, json=True)
    change.add_argument("short", metavar=_("NAME"), help=_("what is typed after the slash"))
    change.add_argument("text", metavar=_("TEXT"), help=_("what it writes; places in braces are filled in"))
    remove = verb(second, "remove", _("take one of your own out"), _remove_snippet, json=True)
    remove.add_argument("short", metavar=_("NAME"), help=_("what is typed after the slash"))


def _sheet_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    sheet = verb(verbs, "timesheet", _("own time sheet and monthly work record"), _sheet, json=True)
    sheet.add_argument(
        "--month", type=month, metavar=_("MONTH"), help=_("e.g. 2026-11; this month without it")
    )
    sheet.add_argument(
        "--pdf", type=Path, metavar=_("FILE"), help=_("write it as a paper; families by number only")
    )
    second = group(verbs, "work", _("hours that are no meeting with a family"))
    add = verb(second, "add", _("add one"), _add_work, json=True)
    add.add_argument("--on", required=True, type=values.day, metavar=_("DATE"), help=_("Date"))
    for name, about in (("--start", _("beginning")), ("--end", _("end"))):
        add.add_argument(name, required=True, type=values.hour, metavar="HH:MM", help=about)
    kinds = [entry.key for entry in dictionaries.entries("work_kinds")]
    add.add_argument("--kind", required=True, choices=kinds, dest="work", help=_("Kind of work"))
    add.add_argument("--travel-km", type=values.whole, default=0, metavar="N", help=_("Kilometres"))
    add.add_argument("--note", default="", metavar=_("TEXT"), help=_("in your own words; no names"))
    add_id(verb(second, "remove", _("take back one entered by mistake"), _remove_work, json=True))


def _careful(console: Console, args: argparse.Namespace, job: Callable[[Desk], object]) -> int:
    """Runs a job that gives what it kept; says line by line what is lacking."""

    def guarded(desk: Desk) -> int:
        try:
            made = job(desk)
        except InvalidForm as error:
            for problem in error.problems:
                print(word_problem(problem), file=console.err)
            return FIXABLE
        if args.json:
            console.data(made)
        else:
            console.say(_("Done."))
        return DONE

    return console.with_desk(guarded)


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
    return _careful(console, args, lambda desk: {"id": group_work.plan_group(desk, **_said(desk, args))[1]})


def _change_plan(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = record_named(desk, GroupMeeting, args.id)
        group_work.change_group(desk, held.id, **_said(desk, args))
        return {"id": held.id}

    return _careful(console, args, job)


def _record(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        meeting = record_named(desk, GroupMeeting, args.id)
        absent = {family_id_of_number(desk, one) for one in args.absent}
        # A family that was not invited goes along, for the use case to refuse it by name.
        named = dict.fromkeys((*meeting.families, *absent))
        entries = [group_work.GroupEntry(one, came=one not in absent) for one in named]
        _changes, cards = group_work.record_group(desk, meeting.id, args.facts, entries)
        return {"id": meeting.id, "visits": cards}

    return _careful(console, args, job)


def _cancel(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = record_named(desk, GroupMeeting, args.id)
        group_work.cancel_group(desk, held.id)
        return {"id": held.id}

    return _careful(console, args, job)


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


def _list_snippets(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> int:
        held = snippets.snippets(desk)
        if args.json:
            console.data(held)
            return DONE
        for one in held:
            whose = _("own") if one.snippet_id else _("office")
            console.say(f"/{one.short:12} {whose:10} {one.text}")
        return DONE

    return console.with_desk(job)


def _add_snippet(console: Console, args: argparse.Namespace) -> int:
    return _careful(console, args, lambda desk: {"id": snippets.add_snippet(desk, args.short, args.text)[1]})


def _change_snippet(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = _own_snippet(desk, args.short)
        snippets.change_snippet(desk, held.id, args.text)
        return {"id": held.id}

    return _careful(console, args, job)


def _remove_snippet(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = _own_snippet(desk, args.short)
        snippets.remove_snippet(desk, held.id)
        return {"id": held.id}

    return _careful(console, args, job)


def _own_snippet(desk: Desk, short: str) -> Snippet:
    """One's own snippet of that name, or with that id."""
    wanted = short.lstrip("/").casefold()
    own = next((one.snippet_id for one in snippets.snippets(desk) if one.short == wanted), "")
    return record_named(desk, Snippet, own or short)


def _add_work(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        names = ("on", "start", "end", "work", "travel_km", "note")
        return {"id": time_sheet.add_work(desk, **{name: getattr(args, name) for name in names})[1]}

    return _careful(console, args, job)


def _remove_work(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = record_named(desk, WorkEntry, args.id)
        time_sheet.remove_work(desk, held.id)
        return {"id": held.id}

    return _careful(console, args, job)


def _sheet(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> int:
        view = time_sheet.work_month(desk, args.month)
        if args.pdf is not None:
            console.house.write_file(args.pdf, time_sheet_paper.preview(desk, args.month).content)
        if args.json:
            console.data(_sheet_data(view))
            return DONE
        if args.pdf is None:
            _say_sheet(console, view)
        else:
            console.say(
                _("Written: {file}. The file is not encrypted; delete it when it is printed.").format(
                    file=args.pdf
                )
            )
        return DONE

    return console.with_desk(job)


def _sheet_data(view: MonthView) -> object:
    work = view.work
    return {
        **{name: value for name, value in vars(work).items() if name not in ("by_family", "by_task")},
        "total_minutes": work.total_minutes,
        "person": view.person_name,
        "by_family": [{**vars_of(one), "family": view.family_number(one.key)} for one in work.by_family],
        "by_task": [vars_of(one) for one in work.by_task],
    }


def vars_of(share: time_sheet.Share) -> dict[str, object]:
    """A share as data."""
    return {name: getattr(share, name) for name in share.__dataclass_fields__}


def _say_sheet(console: Console, view: MonthView) -> None:
    work = view.work
    console.say(f"{polish.month_year(work.month)} · {view.person_name}")
    for line in work.lines:
        what = dictionaries.label("work_kinds", line.work) or dictionaries.label("visit_kinds", line.kind)
        if not line.held:
            what = f"{what} ({_('visit not held')})"
        families = ", ".join(view.family_number(one) for one in line.families)
        way = f"{line.travel_km} km" if line.travel_km else ""
        hours = polish.time_span(line.start, line.end)
        console.say(f"  {polish.short_date(line.on)} {hours}  {what}  {families}  {way}".rstrip())
    for one in work.by_family:
        number, time = view.family_number(one.key), polish.duration(one.minutes)
        console.say(f"  {number:14} {one.meetings:3} {time:>12} {one.travel_km} km")
    for one in work.by_task:
        label = dictionaries.label("statutory_tasks", one.key)
        console.say(f"  {one.key:4} {one.meetings:3} {polish.duration(one.minutes):>12}  {label}")
    met = ngettext("{n} meeting", "{n} meetings", work.meetings).format(n=work.meetings)
    console.say(
        _("Together: {met}, {time}, {km} km").format(
            met=met, time=polish.duration(work.total_minutes), km=work.travel_km
        )
    )
