"""`asystent due`, `week`, `plan-visit`, `postpone`, `rhythm`: terms, one's planner."""

import argparse
from datetime import datetime, time, timedelta

from asystent_desktop.application.due import due as due_cases, postponing
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.planner import planning, week as weeks
from asystent_desktop.application.reading import limit_on
from asystent_desktop.application.visits import appointments
from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_family
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.domain.due_rules import DueKind, ground
from asystent_desktop.domain.limits import Limit
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

_USUAL = timedelta(hours=1)


class UnknownTerm(UserFixable):
    """The family has no such term now. Values: `number`, `kind`."""

    code = "cli.unknown-term"


def _data(item: DueItem) -> dict[str, object]:
    return {
        **vars(item),
        "family": item.family_number,
        "family_name": item.family,
        "ground": ground(item.kind),
    }


def list_due(console: Console, args: argparse.Namespace) -> int:
    """`due`: what is due, most urgent first; what files lack comes last."""

    def job(desk: Desk) -> int:
        items = due_cases.due(desk, args.on)
        if args.by_family:
            places = {one.family_id: at for at, one in reversed(list(enumerate(items)))}
            items.sort(key=lambda one: places[one.family_id])
        if args.json:
            console.data([_data(item) for item in items])
            return DONE
        for item in items:
            put_off = item.postponed_until
            note = _("put off to {day}").format(day=polish.short_date(put_off)) if put_off else ""
            console.say(
                f"{polish.day_date(item.due_on)} {item.working_days_left:>4} {item.family_number:12}"
                f" {item.family:20} {_(item.label_key)} {item.detail} {note}".rstrip()
            )
        if not items:
            console.say(_("Nothing is due."))
        return DONE

    return console.with_desk(job)


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
            console.say(f"{polish.day_date(day.on)} {day.holiday}".rstrip())
            for term in day.terms:
                console.say(f"    * {term.family}: {_(term.label_key)} {term.detail}".rstrip())
            for visit in day.visits:
                hours = polish.time_span(visit.start, visit.end)
                console.say(f"    {hours} {visit.family_number} {visit.family_name} {visit.appointment_id}")
            for block in day.blocks:
                console.say(f"    {polish.time_span(block.start, block.end)} {_(block.label)}")
        if proposal is not None:
            _say_proposal(console, proposal, inserted=args.insert)
        return DONE

    return console.with_desk(job)


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


def postpone(console: Console, args: argparse.Namespace) -> int:
    """`postpone`: plans a term for a later day, with the reason; the term does not move."""

    def job(desk: Desk) -> int:
        found = _found(desk, args)
        postponing.postpone(desk, found, args.until, args.reason)
        day = polish.day_date(found.due_on)
        console.say(_("Put off. The term stays on {day}.").format(day=day))
        return DONE

    return console.with_desk(job)


def term_done(console: Console, args: argparse.Namespace) -> int:
    """`term-done`: closes a plan action, a task of the team or a report day."""

    def job(desk: Desk) -> int:
        postponing.settle_term(desk, _found(desk, args))
        console.say(_("Kept."))
        return DONE

    return console.with_desk(job)


def _found(desk: Desk, args: argparse.Namespace) -> DueItem:
    """The term that was named.

    Raises:
        UnknownTerm: The family has no such term now.
    """
    family_id = family_id_of_number(desk, args.family)
    for one in due_cases.due(desk):
        if (one.family_id, one.kind) == (family_id, args.term) and args.id in ("", one.record_id):
            return one
    raise UnknownTerm(number=args.family, kind=args.term)


def set_rhythm(console: Console, args: argparse.Namespace) -> int:
    """`rhythm`: a family's own interval of meetings, with the reason; `--end` goes back to the office's.

    With neither it says which interval holds.
    """

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        if args.end:
            postponing.end_cadence(desk, family_id, args.end)
            console.say(_("From the day after, the office's rhythm holds again."))
        elif args.days is not None:
            postponing.set_cadence(desk, family_id, args.days, args.reason, args.since)
            console.say(_("Kept."))
        else:
            console.say(_interval_words(desk, family_id))
        return DONE

    return console.with_desk(job)


def _interval_words(desk: Desk, family_id: str) -> str:
    """Which interval holds today, and why it is not the office's."""
    held = postponing.cadence(desk, family_id)
    if held is None:
        office = limit_on(desk, Limit.CONTACT_INTERVAL_WORKING_DAYS, desk.clock.today())
        return _("By the office's order: {n}.").format(n=office)
    day = polish.numeric_date(held.since)
    return _("Since {day}: {n} ({reason}).").format(day=day, n=held.interval_working_days, reason=held.reason)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """The words of this module."""
    due = verb(verbs, "due", _("what is due"), list_due, json=True)
    due.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("as seen on that day"))
    due.add_argument(
        "--by-family", action="store_true", help=_("by family, the one with the nearest term first")
    )
    week = verb(verbs, "week", _("your own week: visits and terms"), show_week, json=True)
    week.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("a day of the week wanted"))
    week.add_argument(
        "--propose", action="store_true", help=_("propose visits from what is due; saves nothing")
    )
    week.add_argument("--insert", action="store_true", help=_("propose visits and put them into the planner"))
    _planner_words(verbs)
    _term_words(verbs)


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


def _term_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    put_off = verb(verbs, "postpone", _("plan a term for later; the term does not move"), postpone)
    _name_term(put_off, [kind.value for kind in DueKind])
    put_off.add_argument(
        "--until", required=True, type=values.day, metavar=_("DATE"), help=_("the day planned")
    )
    put_off.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    done = verb(verbs, "term-done", _("a plan action, a task or a report day is done"), term_done)
    _name_term(done, sorted(postponing.DOABLE))
    _rhythm_words(verbs)


def _name_term(parser: argparse.ArgumentParser, kinds: list[str]) -> None:
    add_family(parser)
    parser.add_argument("--term", required=True, choices=kinds, help=_("kind of the term, as `due` says it"))
    parser.add_argument("--id", default="", metavar="ID", help=_("which one, where there are several"))


def _rhythm_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    rhythm = verb(verbs, "rhythm", _("a family's own interval of meetings"), set_rhythm)
    add_family(rhythm)
    rhythm.add_argument("--days", type=values.positive, help=_("working days"))
    rhythm.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why"))
    rhythm.add_argument("--since", type=values.day, metavar=_("DATE"), help=_("first day"))
    rhythm.add_argument("--end", type=values.day, metavar=_("DATE"), help=_("its last day"))
