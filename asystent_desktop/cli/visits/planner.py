"""`asystent week`, `month`, `plan-visit`, `move-visit`: one's own planner."""

import argparse
from datetime import datetime, time, timedelta

from asystent_desktop.application.planner import month as months, planning, week as weeks
from asystent_desktop.application.planner.week import WeekDay
from asystent_desktop.application.visits import appointments
from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_family
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.visits.time_sheet import month
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.i18n import _, ngettext, polish
from asystent_desktop.ports.desk import Desk

_USUAL = timedelta(hours=1)


def show_week(console: Console, args: argparse.Namespace) -> int:
    """`week`: one's own week with its terms; `--propose` says what could be planned, `--insert` plans it."""

    def job(desk: Desk) -> int:
        proposal = planning.propose_week(desk, args.on) if args.propose or args.insert else None
        if args.insert and proposal is not None:
            planning.insert(desk, proposal.visits)
        view = weeks.week(desk, args.on)
        if args.json:
            console.data({"week": view, "proposal": proposal})
            return DONE
        for day in view.days:
            _say_day(console, day)
        if proposal is not None:
            _say_proposal(console, proposal, inserted=args.insert)
        return DONE

    return console.with_desk(job)


def show_month(console: Console, args: argparse.Namespace) -> int:
    """`month`: one's own month; days on which nothing stands and everybody works are left out."""

    def job(desk: Desk) -> int:
        view = months.month(desk, args.month)
        if args.json:
            console.data(view)
            return DONE
        console.say(polish.month_year(view.first))
        if view.overdue:
            count = len(view.overdue)
            console.say(ngettext("{n} overdue", "{n} overdue", count).format(n=count))
        for day in view.days:
            if day.holiday or not day.empty:
                _say_day(console, day)
        return DONE

    return console.with_desk(job)


def _say_day(console: Console, day: WeekDay) -> None:
    console.say(f"{polish.day_date(day.on)} {day.holiday}".rstrip())
    for term in day.terms:
        console.say(f"    * {term.family}: {_(term.label_key)} {term.detail}".rstrip())
    for visit in day.visits:
        hours = polish.time_span(visit.start, visit.end)
        became = "" if not visit.done else _("held") if visit.held else _("not held")
        parts = (hours, visit.family_number, visit.family_name, visit.appointment_id, became)
        console.say(f"    {' '.join(part for part in parts if part)}")
    for group in day.groups:
        console.say(f"    {polish.time_span(group.start, group.end)} {group.topic} {group.id}")
    for block in day.blocks:
        console.say(f"    {polish.time_span(block.start, block.end)} {_(block.label)}")


def _say_proposal(console: Console, proposal: planning.Proposal, *, inserted: bool) -> None:
    console.say(_("Planned:") if inserted else _("Proposed, not saved:"))
    for one in proposal.visits:
        hours = polish.time_span(one.start, one.end)
        console.say(f"    {polish.day_date(one.on)} {hours} {one.family_number} {one.family}")
    if proposal.without_room:
        console.say(_("No room this week:"))
    for one in proposal.without_room:
        console.say(f"    {one.family_number} {one.family} → {polish.day_date(one.on)}")


def plan_visit(console: Console, args: argparse.Namespace) -> int:
    """`plan-visit`: puts a meeting into one's own planner, repeated if asked."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        end = args.end or _an_hour_later(args.start)
        place = args.place
        _changes, made = appointments.plan_visit(desk, family_id, args.on, args.start, end, place)
        more = planning.repeat(desk, made, args.repeat)[1] if args.repeat else ()
        if args.json:
            console.data({"id": made, "repeated": more})
            return DONE
        console.say(_("Planned: {id}").format(id=made))
        for one in more:
            console.say(_("Planned: {id}").format(id=one))
        return DONE

    return console.with_desk(job)


def _an_hour_later(start: time) -> time:
    later = datetime.combine(datetime.min, start) + _USUAL
    return later.time() if later.date() == datetime.min.date() else time(23, 59)


def change_planned(console: Console, args: argparse.Namespace) -> int:
    """`move-visit`: another day or hour for a planned meeting, or out of the planner."""

    def job(desk: Desk) -> int:
        if args.cancel:
            appointments.cancel(desk, args.id)
            console.say(_("The visit was cancelled."))
            return DONE
        asked = {name: getattr(args, name) for name in ("on", "start", "end")}
        appointments.move(desk, args.id, **{name: value for name, value in asked.items() if value})
        console.say(_("The visit was moved; the term it serves stays where it is."))
        return DONE

    return console.with_desk(job)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """The words of this module."""
    week = verb(verbs, "week", _("your own week: visits and terms"), show_week, json=True)
    week.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("a day of the week wanted"))
    week.add_argument(
        "--propose", action="store_true", help=_("propose visits from what is due; saves nothing")
    )
    week.add_argument("--insert", action="store_true", help=_("propose visits and put them into the planner"))
    _month_words(verbs)
    _planner_words(verbs)


def _month_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    words = _("your own month: visits, terms and days off")
    shown = verb(verbs, "month", words, show_month, json=True)
    shown.add_argument(
        "--month", type=month, metavar=_("MONTH"), help=_("e.g. 2026-11; this month without it")
    )


def _planner_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    plan = verb(verbs, "plan-visit", _("put a visit into your planner"), plan_visit, json=True)
    add_family(plan)
    plan.add_argument("--on", required=True, type=values.day, metavar=_("DATE"), help=_("day of the visit"))
    plan.add_argument("--start", required=True, type=values.hour, metavar="HH:MM", help=_("beginning"))
    plan.add_argument("--end", type=values.hour, metavar="HH:MM", help=_("end; an hour later without it"))
    plan.add_argument("--place", default="home", type=values.place, metavar=_("PLACE"), help=_("where it is"))
    plan.add_argument(
        "--repeat",
        type=values.positive,
        default=0,
        metavar=_("TIMES"),
        help=_("so many times more, each after the office's interval of working days"),
    )
    move = verb(verbs, "move-visit", _("move or cancel a planned visit"), change_planned)
    move.add_argument("id", metavar="ID", help=_("id, as `asystent week` shows it"))
    move.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("day of the visit"))
    move.add_argument("--start", type=values.hour, metavar="HH:MM", help=_("beginning"))
    move.add_argument("--end", type=values.hour, metavar="HH:MM", help=_("end"))
    move.add_argument("--cancel", action="store_true", help=_("take it out of the planner"))
