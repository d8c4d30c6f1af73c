"""Words of what a version of the plan changes: one list for the screen and for the command line."""

from datetime import date
from typing import Any

from asystent_desktop.application.dictionaries import area_label
from asystent_desktop.application.plans.views import ConsultationView
from asystent_desktop.application.wording.entry_words import enum_label, field_label
from asystent_desktop.domain.plan_difference import FieldChange, PlanChange, Subject, Turn
from asystent_desktop.i18n import N_, _, dictionaries
from asystent_desktop.i18n.polish import day_date, short_date

TURNS = {
    Turn.ADDED: N_("added"),
    Turn.REMOVED: N_("left out"),
    Turn.ALTERED: N_("changed"),
}
_HEADS = {
    Subject.PLAN: N_("The whole plan"),
    Subject.GOAL: N_("Goal {number}: {words}"),
    Subject.ACTION: N_("Task {number}: {words}"),
}


def head(change: PlanChange, words: str | None = None) -> str:
    """What a change is about; `words` in the place of the plan's own, where they are masked."""
    shown = change.words if words is None else words
    return _(_HEADS[change.subject]).format(number=change.number, words=shown).rstrip(": ")


def field_name(change: FieldChange) -> str:
    """The name of a changed field."""
    return _("Goal") if change.field == "goal" else _(field_label(change.field))


def value(field: str, held: Any) -> str:
    """A value before or after; a dash for nothing."""
    if held is None or held == "":
        return "–"
    if isinstance(held, date):
        return day_date(held)
    if field == "area":
        return area_label(held)
    if field == "method":
        return dictionaries.label("methods", held)
    return _("pt. {number}").format(number=held) if field == "statutory_task" else str(held)


def field_line(change: FieldChange, turn: Turn) -> str:
    """ "Deadline: before → after"; of a part that is in one version only, what it says."""
    if turn is Turn.ALTERED:
        told = f"{value(change.field, change.before)} → {value(change.field, change.after)}"
    else:
        told = value(change.field, change.after if turn is Turn.ADDED else change.before)
    return f"{field_name(change)}: {told}"


def consultation_line(one: ConsultationView, name: str | None = None, child: str | None = None) -> str:
    """With whom, who, which help plan, when; `name` and `child` in the place of their own, where masked."""
    who = " ".join(
        part for part in (_(enum_label(one.with_whom)), one.name if name is None else name) if part
    )
    child = one.child if child is None else child
    agreed = _("child help plan: {child}").format(child=child) if child else ""
    return ", ".join(part for part in (who, agreed, short_date(one.on)) if part)
