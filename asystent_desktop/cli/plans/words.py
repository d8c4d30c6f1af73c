"""The words of `asystent plan`."""

import argparse

from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_id, add_options
from asystent_desktop.cli.plans import plan
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `plan`."""
    second = group(verbs, "plan", _("the work plan of a family"))
    shown = _of_family(
        verb(second, "show", _("show a version, the newest unless one is named"), plan.show, json=True)
    )
    shown.add_argument("--version", type=int, metavar="N", help=_("number of the version"))
    _of_family(verb(second, "start", _("begin the first version"), plan.start, json=True))
    edited = _of_family(
        verb(second, "edit", _("change diagnosis, main goal or reason"), plan.edit, json=True)
    )
    add_options(edited, plan.PLAN)
    _goal_words(group(second, "goal", _("goals of the working version")))
    _action_words(group(second, "action", _("tasks of a goal")))
    _version_words(second)


def _of_family(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("number", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))
    return parser


def _movable(parser: argparse.ArgumentParser) -> None:
    about = _("places down, or up with a minus")
    parser.add_argument("--move", type=int, default=0, metavar="N", help=about)


def _goal_words(third: "Verbs[argparse.ArgumentParser]") -> None:
    add = _of_family(verb(third, "add", _("add a goal of your own or a ready one"), plan.add_goal, json=True))
    what = add.add_mutually_exclusive_group(required=True)
    what.add_argument("--title", default=argparse.SUPPRESS, metavar=_("TEXT"), help=_("Goal"))
    what.add_argument("--template", metavar=_("KEY"), help=_("key of a ready goal (plan templates)"))
    add_options(add, {name: plan.GOAL[name] for name in ("short", "area")})
    edited = verb(third, "edit", _("change one; only what is given changes"), plan.edit_goal, json=True)
    add_id(edited)
    add_options(edited, plan.GOAL)
    _movable(edited)
    add_id(verb(third, "remove", _("remove a goal with its tasks"), plan.remove_goal, json=True))


def _action_words(third: "Verbs[argparse.ArgumentParser]") -> None:
    add = verb(third, "add", _("add a task to a goal"), plan.add_action, json=True)
    add.add_argument("id", metavar=_("GOAL"), help=_("id of the goal, or its beginning"))
    add_options(add, plan.ACTION, frozenset({"text"}))
    edited = verb(third, "edit", _("change one; only what is given changes"), plan.edit_action, json=True)
    add_id(edited)
    add_options(edited, {**plan.ACTION, **plan.WORK})
    _movable(edited)
    add_id(verb(third, "remove", _("remove a task"), plan.remove_action, json=True))


def _version_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    talked = _of_family(
        verb(second, "consult", _("note with whom it was talked over"), plan.consult, json=True)
    )
    add_options(talked, plan.CONSULTATION, frozenset({"with_whom", "on"}))
    about = _("the placement whose child help plan it was agreed with")
    talked.add_argument("--placement", metavar="ID", help=about)
    ready = verb(second, "templates", _("list ready goals"), plan.templates, json=True)
    ready.add_argument("--area", metavar=_("KEY"), help=_("only of one area"))
    signed = _of_family(verb(second, "sign", _("freeze the working version as signed"), plan.sign, json=True))
    signed.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("day of the signature; today"))
    begun = _of_family(verb(second, "new-version", _("begin a modification"), plan.new_version, json=True))
    begun.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    compared = _of_family(verb(second, "diff", _("what a version changes"), plan.diff, json=True))
    compared.add_argument("--version", type=int, metavar="N", help=_("number of the version"))
    compared.add_argument(
        "--against", type=int, metavar="N", help=_("the version compared with; the one before")
    )
    _of_family(verb(second, "drop", _("throw the working version away"), plan.drop, json=True))
