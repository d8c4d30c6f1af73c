"""`asystent assessment new|show|list|grade|edit|finish|correct|drop`: the half-yearly assessment."""

import argparse

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.application.assessments.views import gap_words
from asystent_desktop.application.wording import entry_words
from asystent_desktop.cli.entry_verbs import careful, on_named, on_new
from asystent_desktop.cli.fields import add_family, add_id, add_options, given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, record_named
from asystent_desktop.cli.plans.plan import types
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.assessment_rules import GRADES
from asystent_desktop.domain.kinds.assessment import Assessment
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

_EDITED = (
    *("on", "period_from", "period_until", "risk_level", "risk_note", "cooperation", "cooperation_note"),
    *("recommendation", "recommendation_note", "informed_on", "informed", "handed_on", "handed_to"),
)
FIELDS = types(Assessment, *_EDITED)
_PERIOD = {name: FIELDS[name] for name in ("on", "period_from", "period_until")}


def new(console: Console, args: argparse.Namespace) -> int:
    """`assessment new --family NUMBER`."""

    def deed(desk: Desk) -> tuple[object, str]:
        family_id = family_id_of_number(desk, args.family)
        return half_yearly.start_assessment(desk, family_id, **given(args, _PERIOD))

    return on_new(console, args, deed)


def list_all(console: Console, args: argparse.Namespace) -> int:
    """`assessment list --family NUMBER`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        rows = half_yearly.assessments(desk, family_id)
        due = half_yearly.next_assessment_on(desk, family_id)
        if args.json:
            console.data({"assessments": rows, "next_on": due})
            return DONE
        for row in rows:
            state = _(entry_words.enum_label(row.state))
            console.say(f"{row.assessment_id}  {polish.day_date(row.on)}  {state}")
        if due is not None:
            console.say(_("The next assessment: {day}").format(day=polish.day_date(due)))
        return DONE

    return careful(console, job)


def show(console: Console, args: argparse.Namespace) -> int:
    """`assessment show ID`: the previous grade in brackets, never as a value."""

    def job(desk: Desk) -> int:
        view = half_yearly.assessment(desk, record_named(desk, Assessment, args.id).id)
        if args.json:
            console.data(view)
            return DONE
        counted = view.counters
        console.say(
            _("Visits: planned {planned}, held {held}, missed {missed}").format(
                planned=counted.planned, held=counted.held, missed=counted.missed
            )
        )
        if gap := gap_words(counted):
            console.say(_("Longest gap: {days}").format(days=gap))
        for area in view.areas:
            grade = "–" if area.grade is None else str(area.grade)
            words = "" if area.grade is None else area.words[area.grade]
            before = "" if area.previous_grade is None else f" ({area.previous_grade})"
            console.say(f"  {area.area:12} {grade}{before}  {area.label}: {words}")
        for goal in view.goals:
            console.say(f"  {goal.done}/{goal.total}  {goal.title}")
        for problem in view.missing:
            console.say(entry_words.word_problem(problem))
        return DONE

    return careful(console, job)


def grade(console: Console, args: argparse.Namespace) -> int:
    """`assessment grade ID AREA --grade 0-5 …`: one area of a draft."""

    def deed(desk: Desk, made: Assessment) -> None:
        said = {name: getattr(args, name) for name in ("grade", "state", "change")}
        typed = {name: value for name, value in said.items() if value is not None}
        if args.visit:
            typed["visits"] = tuple(record_named(desk, Visit, one).id for one in args.visit)
        half_yearly.grade_area(desk, made.id, args.area, **typed)

    return on_named(console, args, Assessment, deed)


def edit(console: Console, args: argparse.Namespace) -> int:
    """`assessment edit ID …`; of a finished one only who was told and to whom it was handed."""

    return on_named(
        console,
        args,
        Assessment,
        lambda desk, made: half_yearly.change_assessment(desk, made.id, **given(args, FIELDS)),
    )


def finish(console: Console, args: argparse.Namespace) -> int:
    """`assessment finish ID`: freezes it."""

    return on_named(
        console, args, Assessment, lambda desk, made: half_yearly.finish_assessment(desk, made.id)
    )


def correct(console: Console, args: argparse.Namespace) -> int:
    """`assessment correct ID --reason TEXT`: a draft that will take its place."""

    def deed(desk: Desk) -> tuple[object, str]:
        old = record_named(desk, Assessment, args.id)
        return half_yearly.correct_assessment(desk, old.id, args.reason)

    return on_new(console, args, deed)


def drop(console: Console, args: argparse.Namespace) -> int:
    """`assessment drop ID`: takes a draft back."""

    return on_named(console, args, Assessment, lambda desk, made: half_yearly.drop_assessment(desk, made.id))


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `assessment`."""
    second = group(verbs, "assessment", _("half-yearly assessments"))
    begun = verb(second, "new", _("begin one"), new, json=True)
    add_family(begun)
    add_options(begun, _PERIOD)
    add_family(verb(second, "list", _("list them"), list_all, json=True))
    add_id(verb(second, "show", _("show one with the previous grades beside"), show, json=True))
    graded = verb(second, "grade", _("answer one area"), grade, json=True)
    add_id(graded)
    graded.add_argument("area", metavar=_("AREA"), help=_("key of the area (assessment show)"))
    graded.add_argument("--grade", type=int, choices=GRADES, metavar="0-5", help=_("Grade"))
    graded.add_argument("--state", metavar=_("TEXT"), help=_("how it is"))
    graded.add_argument("--change", metavar=_("TEXT"), help=_("What changed"))
    graded.add_argument("--visit", action="append", metavar="ID", help=_("a visit card the answer rests on"))
    edited = verb(second, "edit", _("change one; only what is given changes"), edit, json=True)
    add_id(edited)
    add_options(edited, FIELDS)
    add_id(verb(second, "finish", _("finish one: it is frozen then"), finish, json=True))
    corrected = verb(second, "correct", _("correct a finished one"), correct, json=True)
    add_id(corrected)
    corrected.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    add_id(verb(second, "drop", _("take a draft back"), drop, json=True))
