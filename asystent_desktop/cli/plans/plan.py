"""`asystent plan show|start|edit|goal|action|consult|templates|sign|new-version|diff|drop`: the work plan."""

import argparse
from collections.abc import Callable
from typing import Any

from asystent_desktop.application.dictionaries import area_label
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.plans import words as plan_words, work_plan
from asystent_desktop.application.plans.views import ActionView, PlanView
from asystent_desktop.cli.entry_verbs import careful, on_named, on_new, told_done
from asystent_desktop.cli.fields import given
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, record_named
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.plan import PlanAction, PlanConsultation, PlanGoal, PlanState, WorkPlan
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n import _, ngettext, polish
from asystent_desktop.ports.desk import Desk


def types(cls: type[Record], *names: str) -> dict[str, Any]:
    """The declared types of some fields."""
    return {name: kind_of(cls).types[name] for name in names}


PLAN = types(WorkPlan, "diagnosis", "main_goal", "reason")
GOAL = types(PlanGoal, "title", "short", "area")
_SAID = ("who", "due_on", "expected_effect", "statutory_task", "method")
ACTION = types(PlanAction, "text", *_SAID)
WORK = types(PlanAction, "progress", "done_on")
CONSULTATION = types(PlanConsultation, "with_whom", "on", "name", "note")


def newest(desk: Desk, number: str, version: int | None = None) -> PlanView:
    """The plan of the family with that number, the newest version unless one is named.

    Raises:
        UnknownRecord: There is no plan, or no such version.
    """
    found = work_plan.plan(desk, family_id_of_number(desk, number), version)
    if found is None:
        raise UnknownRecord(kind="work_plan", record_id=str(version or ""))
    return found


def show(console: Console, args: argparse.Namespace) -> int:
    """`plan show NUMBER`: goals and actions with what is missing."""

    def job(desk: Desk) -> int:
        view = newest(desk, args.number, args.version)
        if args.json:
            console.data(view)
            return DONE
        _say_head(console, view)
        for at, goal in enumerate(view.goals, 1):
            area = f" ({goal.area_label})" if goal.area_label else ""
            console.say(f"{at}. {goal.title}{area}  {goal.goal_id}")
            for place, action in enumerate(goal.actions, 1):
                _say_action(console, f"{at}.{place}", action)
        _say_lacks(console, view)
        return DONE

    return careful(console, job)


def _say_head(console: Console, view: PlanView) -> None:
    state = _("working version")
    if view.state == PlanState.SIGNED and view.signed_on:
        state = _("signed {day}").format(day=polish.day_date(view.signed_on))
    console.say(_("Version {n}").format(n=view.version) + f" · {state}")
    for label, text in (
        (_("Reason for the change"), view.reason),
        (_("Diagnosis"), view.diagnosis),
        (_("Main goal"), view.main_goal),
    ):
        if text:
            console.say(f"{label}: {text}")
    for one in view.consultations:
        console.say(f"{_('Consulted with')}: {plan_words.consultation_line(one)}")


def _say_action(console: Console, number: str, action: ActionView) -> None:
    due = polish.day_date(action.due_on) if action.due_on else _("no deadline")
    effect = action.expected_effect or _("no effect")
    parts = (action.who, due, effect, plan_words.value("statutory_task", action.statutory_task))
    told = " · ".join(part for part in (*parts, action.method_label) if part not in ("", "–"))
    console.say(f"  {number} {action.progress}/5 {action.text}  {action.action_id}")
    console.say(f"      {told}")


def _say_lacks(console: Console, view: PlanView) -> None:
    effects, deadlines = view.missing_effects, view.missing_deadlines
    if effects:
        console.say(
            ngettext("{n} expected effect missing", "{n} expected effects missing", effects).format(n=effects)
        )
    if deadlines:
        console.say(ngettext("{n} deadline missing", "{n} deadlines missing", deadlines).format(n=deadlines))
    for one in view.uncoordinated:
        console.say(_("Not agreed with the child help plan yet: {child}").format(child=one.child))


def start(console: Console, args: argparse.Namespace) -> int:
    """`plan start NUMBER`: the first version."""

    return on_new(
        console, args, lambda desk: work_plan.start_plan(desk, family_id_of_number(desk, args.number))
    )


def _on_newest(console: Console, args: argparse.Namespace, deed: Callable[[Desk, PlanView], object]) -> int:
    """Does something to the newest version of the family's plan, and says that it was done."""

    def job(desk: Desk) -> int:
        view = newest(desk, args.number)
        deed(desk, view)
        return told_done(console, args, view.plan_id)

    return careful(console, job)


def edit(console: Console, args: argparse.Namespace) -> int:
    """`plan edit NUMBER …`: diagnosis, main goal, reason of the draft."""

    return _on_newest(
        console, args, lambda desk, view: work_plan.change_plan(desk, view.plan_id, **given(args, PLAN))
    )


def add_goal(console: Console, args: argparse.Namespace) -> int:
    """`plan goal add NUMBER --title … | --template KEY`."""

    def deed(desk: Desk) -> tuple[object, str]:
        view = newest(desk, args.number)
        if args.template:
            return work_plan.add_goal_from_template(desk, view.plan_id, args.template)
        return work_plan.add_goal(desk, view.plan_id, **given(args, GOAL))

    return on_new(console, args, deed)


def edit_goal(console: Console, args: argparse.Namespace) -> int:
    """`plan goal edit ID …`."""

    def deed(desk: Desk, goal: PlanGoal) -> None:
        if fields := given(args, GOAL):
            work_plan.change_goal(desk, goal.id, **fields)
        if args.move:
            work_plan.move_goal(desk, goal.id, args.move)

    return on_named(console, args, PlanGoal, deed)


def remove_goal(console: Console, args: argparse.Namespace) -> int:
    """`plan goal remove ID`: with its actions."""

    return on_named(console, args, PlanGoal, lambda desk, goal: work_plan.remove_goal(desk, goal.id))


def add_action(console: Console, args: argparse.Namespace) -> int:
    """`plan action add GOAL --text … --who … --due-on … --expected-effect …`."""

    def deed(desk: Desk) -> tuple[object, str]:
        return work_plan.add_action(desk, record_named(desk, PlanGoal, args.id).id, **given(args, ACTION))

    return on_new(console, args, deed)


def edit_action(console: Console, args: argparse.Namespace) -> int:
    """`plan action edit ID …`; of a signed plan only the progress and the day it was done."""

    def deed(desk: Desk, action: PlanAction) -> None:
        if fields := given(args, {**ACTION, **WORK}):
            work_plan.change_action(desk, action.id, **fields)
        if args.move:
            work_plan.move_action(desk, action.id, args.move)

    return on_named(console, args, PlanAction, deed)


def remove_action(console: Console, args: argparse.Namespace) -> int:
    """`plan action remove ID`."""

    return on_named(console, args, PlanAction, lambda desk, action: work_plan.remove_action(desk, action.id))


def consult(console: Console, args: argparse.Namespace) -> int:
    """`plan consult NUMBER --with-whom … --on …`: with whom and when the draft was talked over."""

    def deed(desk: Desk) -> tuple[object, str]:
        view, fields = newest(desk, args.number), given(args, CONSULTATION)
        if args.placement:
            fields["placement_id"] = record_named(desk, Placement, args.placement).id
        return work_plan.add_consultation(desk, view.plan_id, **fields)

    return on_new(console, args, deed)


def templates(console: Console, args: argparse.Namespace) -> int:
    """`plan templates [--area KEY]`: ready goals."""

    def job(_desk: Desk) -> int:
        held = work_plan.goal_templates(args.area or "")
        if args.json:
            console.data(list(held))
            return DONE
        for one in held:
            console.say(f"{one.key:20} {one.title} ({area_label(one.area)})")
        return DONE

    return careful(console, job)


def sign(console: Console, args: argparse.Namespace) -> int:
    """`plan sign NUMBER --on DATE`: freezes the draft."""

    return _on_newest(
        console,
        args,
        lambda desk, view: work_plan.sign_plan(desk, view.plan_id, args.on or desk.clock.today()),
    )


def new_version(console: Console, args: argparse.Namespace) -> int:
    """`plan new-version NUMBER --reason TEXT`: a draft copied from the plan in force."""

    def deed(desk: Desk) -> tuple[object, str]:
        return work_plan.new_version(desk, family_id_of_number(desk, args.number), args.reason)

    return on_new(console, args, deed)


def diff(console: Console, args: argparse.Namespace) -> int:
    """`plan diff NUMBER [--version N] [--against N]`: what a version changes."""

    def job(desk: Desk) -> int:
        found = work_plan.compare(desk, family_id_of_number(desk, args.number), args.version, args.against)
        if args.json:
            console.data(found)
            return DONE
        words = _("Version {n} against version {m}").format(n=found.version, m=found.compared_with)
        console.say(words + (f" · {found.reason}" if found.reason else ""))
        for one in found.changes:
            console.say(f"{_(plan_words.TURNS[one.turn])}: {plan_words.head(one)}")
            for field in one.fields:
                console.say(f"    {plan_words.field_line(field, one.turn)}")
        if not found.changes:
            console.say(_("The two versions say the same."))
        return DONE

    return careful(console, job)


def drop(console: Console, args: argparse.Namespace) -> int:
    """`plan drop NUMBER`: throws the draft away."""

    return _on_newest(console, args, lambda desk, view: work_plan.drop_plan(desk, view.plan_id))
