"""A term as a row of the Today page: its lines and what its button does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.domain.due_rules import LACKS, DueKind, Tone as Urgency
from asystent_desktop.i18n import _
from asystent_desktop.i18n.citations import citation
from asystent_desktop.i18n.polish import short_date, time_24
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Tone
from asystent_desktop.ui.today.dock_rows import last_meeting, opinion_state
from asystent_desktop.ui.today.presenter import Day


class Deed(Enum):
    """What the button of a row does."""

    PLAN = "plan"
    BRIEF = "brief"
    FOLLOW = "follow"


@dataclass(frozen=True)
class Case:
    """One row.

    Attributes:
        family: Name as it may be shown; empty where the group's title says it.
        deed: What the button does.
    """

    item: DueItem
    family: str
    title: str
    about: str
    when: str
    tone: Tone
    button: str
    deed: Deed


@dataclass(frozen=True)
class Group:
    """Rows under one title."""

    title: str
    tone: Tone | None
    cases: tuple[Case, ...]


def by_time(day: Day) -> list[Group]:
    """Overdue, this week, next week."""
    view = day.view
    until = _("Until {day}").format(day=short_date(view.week_ends_on))
    groups = (
        (_("Overdue"), Tone.OVERDUE, view.overdue),
        (until, None, view.this_week),
        (_("Next week"), None, view.next_week),
        (_("To be completed in the files"), None, view.lacking),
    )
    return [
        Group(title, tone, tuple(_case(day, item, named=True) for item in items))
        for title, tone, items in groups
        if items
    ]


def by_family(day: Day) -> list[Group]:
    """One group a family, the one with the nearest term first."""
    view = day.view
    found: dict[str, list[DueItem]] = {}
    for item in (*view.overdue, *view.this_week, *view.next_week, *view.lacking):
        found.setdefault(item.family_id, []).append(item)
    return [
        Group(
            masking().name(items[0].family, items[0].family_number),
            None,
            tuple(_case(day, item, named=False) for item in items),
        )
        for items in found.values()
    ]


def free_words(day: Day) -> str:
    """That nothing is urgent, and when the next visit is."""
    words = _("Nothing urgent in the next two weeks.")
    visit = min(day.planned.values(), key=lambda one: (one.on, one.start), default=None)
    if visit is None:
        return words
    next_one = _("Next visit: {day}, {time}, {family}").format(
        day=due_words.near_day(visit.on, day.view.on, dated=True),
        time=time_24(visit.start),
        family=masking().name(visit.family_name, visit.family_number),
    )
    return f"{words} {next_one}"


def _case(day: Day, item: DueItem, *, named: bool) -> Case:
    planned = day.planned.get(item.family_id)
    late = item.tone == Urgency.OVERDUE
    deed = Deed.FOLLOW
    if item.kind == DueKind.CONTACT:
        deed = Deed.PLAN if planned is None else Deed.BRIEF if planned.on == day.view.on else Deed.FOLLOW
    return Case(
        item=item,
        family=masking().name(item.family, item.family_number) if named else "",
        title=_title(item),
        about=" · ".join(part for part in _about(day, item) if part),
        when=_when(day, item, late=late),
        tone=due_words.tone(item) if item.tone != Urgency.CALM else Tone.NEUTRAL,
        button=_button(day, item, deed),
        deed=deed,
    )


def _when(day: Day, item: DueItem, *, late: bool) -> str:
    if item.kind in LACKS:
        return ""
    if late:
        return due_words.distance(item, day.view.on)
    return due_words.near_day(item.due_on, day.view.on, dated=True)


def _put_off(day: Day, item: DueItem) -> str:
    """The planned day beside the term, and why."""
    if item.postponed_until is None:
        return ""
    until = due_words.near_day(item.postponed_until, day.view.on)
    return _("put off to {day}: {reason}").format(day=until, reason=masking().text(item.reason))


def _button(day: Day, item: DueItem, deed: Deed) -> str:
    if deed != Deed.FOLLOW:
        return _("Schedule") if deed == Deed.PLAN else _("Before the visit")
    if item.kind in (DueKind.PLAN_ACTION, DueKind.NO_PLAN):
        return _("Open the plan")
    if item.kind == DueKind.COURT_OPINION and day.opinion_of(item.record_id):
        return _("Open the draft")
    return _("Open")


def _title(item: DueItem) -> str:
    if item.kind == DueKind.PLAN_ACTION:
        return _("Plan action: {text}").format(text=masking().text(item.detail))
    if item.kind in (DueKind.COURT_OPINION, DueKind.COURT_REPORT):
        parts = (_(item.label_key), masking().text(item.detail))
        return " · ".join(part for part in parts if part)
    if item.kind == DueKind.TEAM_TASK:
        return _("Task of the team: {text}").format(text=masking().text(item.detail))
    if item.kind == DueKind.VISIT:
        return _("Visit without a card")
    return _(item.label_key)


def _about(day: Day, item: DueItem) -> list[str]:
    due_on = due_words.near_date(item.due_on, day.view.on)
    missed = _("was due {day}").format(day=due_on) if item.tone == Urgency.OVERDUE else ""
    return [*_facts(day, item, missed), _put_off(day, item)]


def _facts(day: Day, item: DueItem, missed: str) -> list[str]:
    if item.kind == DueKind.CONTACT:
        return [last_meeting(day, item), _planned(day, item), missed]
    if item.kind == DueKind.COURT_OPINION:
        return [opinion_state(day, item), missed]
    if item.kind == DueKind.ASSESSMENT:
        return [_law(day.view.on), missed]
    if item.kind in LACKS:
        return [_("since the beginning of the service")]
    if item.kind == DueKind.PLAN_ACTION:
        return [missed or _("from the work plan")]
    if item.kind == DueKind.TO_CLOSE:
        return [_("waits for the minutes of the family team"), missed]
    said = item.kind in (DueKind.TEAM_TASK, DueKind.COURT_REPORT)
    return ["" if said else masking().text(item.detail), missed]


def _planned(day: Day, item: DueItem) -> str:
    planned = day.planned.get(item.family_id)
    if planned is None:
        return _("no visit planned")
    when = due_words.near_day(planned.on, day.view.on)
    return _("planned {day}, {time}").format(day=when, time=time_24(planned.start))


def _law(day: date) -> str:
    return citation("periodic_assessment", day)
