"""`asystent timesheet` and `work add|remove`: one's own hours."""

import argparse
from datetime import date
from pathlib import Path

from asystent_desktop.application.planner import time_sheet, time_sheet_paper
from asystent_desktop.application.planner.time_sheet import MonthView
from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_id
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import record_named
from asystent_desktop.cli.visits.keeping import keep
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.work_entry import WorkEntry
from asystent_desktop.i18n import _, dictionaries, ngettext, polish
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `timesheet` and `work`."""
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
        "by_family": [{**_share_data(one), "family": view.family_number(one.key)} for one in work.by_family],
        "by_task": [_share_data(one) for one in work.by_task],
    }


def _share_data(share: time_sheet.Share) -> dict[str, object]:
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


def _add_work(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        names = ("on", "start", "end", "work", "travel_km", "note")
        return {"id": time_sheet.add_work(desk, **{name: getattr(args, name) for name in names})[1]}

    return keep(console, args, job)


def _remove_work(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = record_named(desk, WorkEntry, args.id)
        time_sheet.remove_work(desk, held.id)
        return {"id": held.id}

    return keep(console, args, job)


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
