"""`asystent intervention begin|tick|notify|step|done|close|blue-card|list|show|numbers`."""

import argparse
from collections.abc import Callable

from asystent_desktop.application.visits import interventions
from asystent_desktop.application.visits.interventions import InvalidIntervention
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.application.wording.wording import value_words
from asystent_desktop.cli import values
from asystent_desktop.cli.entry_verbs import as_data, careful
from asystent_desktop.cli.fields import add_family, add_id
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.named import family_id_of_number, person_named, record_named
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.i18n import _, dictionaries, polish
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `intervention`."""
    second = group(verbs, "intervention", _("interventions in a crisis: checklist, who was told, next steps"))
    begin = verb(second, "begin", _("begin the checklist"), _begin, json=True)
    add_family(begin)
    begin.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("day; today without it"))
    begin.add_argument("--at", type=values.hour, metavar="HH:MM", help=_("hour; now without it"))
    begin.add_argument(
        "--place", type=values.place, default="home", metavar=_("PLACE"), help=_("where it was")
    )
    tick = verb(second, "tick", _("tick a point of the checklist"), _tick, json=True)
    add_id(tick)
    checks = [entry.key for entry in dictionaries.entries("intervention_checks")]
    tick.add_argument("check", choices=checks, metavar=_("POINT"), help=", ".join(checks))
    tick.add_argument("--undo", action="store_true", help=_("take the tick back"))
    _write_words(second)
    add_family(verb(second, "list", _("list them"), _list, json=True))
    add_id(verb(second, "show", _("show one"), _show, json=True))
    verb(second, "numbers", _("whom to call"), _numbers, json=True)


def _write_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    notify = verb(second, "notify", _("write down that somebody was told"), _notify, json=True)
    add_id(notify)
    who = [entry.key for entry in dictionaries.entries("notified")]
    notify.add_argument("who", choices=who, metavar=_("WHO"), help=", ".join(who))
    notify.add_argument(
        "--name", default="", metavar=_("TEXT"), help=_("person, unit or number of the report")
    )
    notify.add_argument("--at", type=values.hour, metavar="HH:MM", help=_("hour; now without it"))
    write = verb(second, "write", _("write what happened"), _write, json=True)
    add_id(write)
    write.add_argument("--facts", metavar=_("TEXT"), help=_("what was seen and said"))
    write.add_argument("--children", metavar=_("TEXT"), help=_("where the children are and with whom"))
    step = verb(second, "step", _("add a next step"), _step, json=True)
    add_id(step)
    step.add_argument("text", metavar=_("TEXT"), help=_("what is to be done"))
    step.add_argument("--due-on", type=values.day, metavar=_("DATE"), help=_("by when"))
    done = verb(second, "done", _("mark a step done"), _done, json=True)
    add_id(done)
    done.add_argument("number", type=values.positive, metavar="N", help=_("number of the step"))
    close = verb(second, "close", _("end it"), _close, json=True)
    add_id(close)
    close.add_argument("--at", type=values.hour, metavar="HH:MM", help=_("hour; now without it"))
    card = verb(second, "blue-card", _("start a Blue Card in its compartment"), _blue_card, json=True)
    add_id(card)
    card.add_argument("--presence", required=True, metavar=_("TEXT"), help=_("in whose presence"))
    card.add_argument("--by", metavar=_("NAME"), help=_("who filled form A; you without it"))
    for name, about in (
        ("--harmed", _("harmed person; may be repeated")),
        ("--violent", _("suspected person; may be repeated")),
    ):
        card.add_argument(name, action="append", default=[], metavar=_("PERSON"), help=about)


def _careful(console: Console, args: argparse.Namespace, job: Callable[[Desk], str]) -> int:
    """Runs a job that gives the id of what it kept; says line by line what is lacking."""

    def guarded(desk: Desk) -> int:
        try:
            made = job(desk)
        except InvalidIntervention as error:
            for problem in error.problems:
                print(word_problem(problem), file=console.err)
            return FIXABLE
        console.data({"id": made}) if args.json else console.say(_("Saved: {id}").format(id=made))
        return DONE

    return careful(console, guarded)


def _id(desk: Desk, said: str) -> str:
    return record_named(desk, Intervention, said).id


def _begin(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        family_id = family_id_of_number(desk, args.family)
        return interventions.begin(desk, family_id, args.on, args.at, args.place)[1]

    return _careful(console, args, job)


def _tick(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        made = _id(desk, args.id)
        interventions.tick(desk, made, args.check, done=not args.undo)
        return made

    return _careful(console, args, job)


def _notify(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        made = _id(desk, args.id)
        interventions.notify(desk, made, args.who, args.name, args.at)
        return made

    return _careful(console, args, job)


def _write(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        made = _id(desk, args.id)
        given = {"facts": args.facts, "children": args.children}
        interventions.change(desk, made, **{name: text for name, text in given.items() if text is not None})
        return made

    return _careful(console, args, job)


def _step(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        made = _id(desk, args.id)
        interventions.add_step(desk, made, args.text, args.due_on)
        return made

    return _careful(console, args, job)


def _done(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        made = _id(desk, args.id)
        interventions.finish_step(desk, made, args.number)
        return made

    return _careful(console, args, job)


def _close(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        made = _id(desk, args.id)
        interventions.close(desk, made, args.at)
        return made

    return _careful(console, args, job)


def _blue_card(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> str:
        held = record_named(desk, Intervention, args.id)
        family_id = held.scope.partition(":")[2]
        given = {
            "in_presence_of": args.presence,
            "harmed": tuple(person_named(desk, family_id, one) for one in args.harmed),
            "violent": tuple(person_named(desk, family_id, one) for one in args.violent),
        }
        if args.by:
            given["started_by"] = args.by
        return interventions.start_blue_card(desk, held.id, **given)[1]

    return _careful(console, args, job)


def _list(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> int:
        held = interventions.interventions(desk, family_id_of_number(desk, args.family))
        if args.json:
            console.data([as_data(one) for one in held])
            return DONE
        for one in held:
            state = _("closed") if one.closed_on else _("open")
            begun = f"{polish.day_date(one.on)} {polish.time_24(one.began_at)}"
            console.say(f"{one.id}  {begun}  {state}  {one.facts.partition(chr(10))[0]}")
        if not held:
            console.say(_("There are no entries yet."))
        return DONE

    return console.with_desk(job)


def _show(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> int:
        one = record_named(desk, Intervention, args.id)
        if args.json:
            console.data(as_data(one))
            return DONE
        console.say(f"{polish.day_date(one.on)} {polish.time_24(one.began_at)}")
        for entry in dictionaries.offered("intervention_checks"):
            console.say(f"  [{'x' if entry.key in one.done else ' '}] {entry.label}")
        for told in one.notified:
            console.say("  " + value_words((told,)))
        for number, step in enumerate(one.steps, 1):
            due = polish.short_date(step.due_on) if step.due_on else ""
            console.say(f"  {number}. [{'x' if step.done_on else ' '}] {step.text} {due}".rstrip())
        for text in filter(None, (one.facts, one.children)):
            console.say("  " + text.replace("\n", "\n  "))
        return DONE

    return console.with_desk(job)


def _numbers(console: Console, args: argparse.Namespace) -> int:
    def job(_desk: Desk) -> int:
        held = interventions.numbers()
        if args.json:
            console.data(held)
            return DONE
        for one in held:
            console.say(f"{one.number or '–':14} {one.who:22} {one.label}")
        return DONE

    return console.with_desk(job)
