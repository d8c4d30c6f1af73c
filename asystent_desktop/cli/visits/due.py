"""`asystent due`, `postpone`, `term-done`, `rhythm`: terms."""

import argparse

from asystent_desktop.application.due import cases, postponing
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.reading import limit_on
from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_family
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.visits import planner
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.domain.due_rules import DueKind, ground
from asystent_desktop.domain.limits import Limit
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk


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
        items = cases.due(desk, args.on)
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


def postpone(console: Console, args: argparse.Namespace) -> int:
    """`postpone`: plans a term for a later day, with the reason; the term does not move."""

    def job(desk: Desk) -> int:
        found = _found(desk, args)
        postponing.postpone(desk, found, args.until, args.reason)
        day = polish.day_date(found.due_on)
        console.say(_("Put off. The deadline stays on {day}.").format(day=day))
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
    for one in cases.due(desk):
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
    """The words of this module, the planner's between them."""
    due = verb(verbs, "due", _("what is due"), list_due, json=True)
    due.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("as seen on that day"))
    due.add_argument(
        "--by-family", action="store_true", help=_("by family, the one with the nearest term first")
    )
    planner.add_words(verbs)
    _term_words(verbs)


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
