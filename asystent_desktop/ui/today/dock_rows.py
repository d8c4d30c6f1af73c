"""The dock as rows: overdue, today's visits, the rest of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from asystent_desktop.application.due.views import DueItem, TodayView
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.due_rules import DueKind, Tone as Urgency
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date, time_24
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.today import visit_words
from asystent_desktop.ui.today.presenter import Day, next_visit
from asystent_desktop.ui.widgets import Row

VISIT, TERM = "visit", "term"


def rows(day: Day, now: datetime) -> list[Row]:
    """All rows; keys are "visit:<appointment id>" and "term:<kind>:<record id>"."""
    return [*_overdue(day.view), *_visits(day, now), *_week(day)]


def term_key(item: DueItem) -> str:
    """Key of a term's row."""
    return f"{TERM}:{item.kind}:{item.record_id}"


def _heading(key: str, title: str, count: int, tone: Tone = Tone.NEUTRAL) -> Row:
    return Row(key=key, title=title, right=str(count), tone=tone, heading=True)


def _family(item: DueItem) -> str:
    return masking().name(item.family, item.family_number)


def _overdue(view: TodayView) -> Iterator[Row]:
    if view.overdue:
        yield _heading("overdue", _("Overdue"), len(view.overdue), Tone.OVERDUE)
    for item in view.overdue:
        missed = _("was due {day}").format(day=due_words.near_date(item.due_on, view.on))
        yield Row(
            key=term_key(item),
            title=f"{due_words.short_title(item)} · {_family(item)}",
            subtitle=missed,
            rest=masking().text(item.detail),
            right=due_words.lateness(item, view.on),
            tone=Tone.OVERDUE,
            icon=due_words.icon(item),
        )


def _visits(day: Day, now: datetime) -> Iterator[Row]:
    view = day.view
    yield _heading("visits", _("Today · visits"), len(view.visits))
    upcoming = next_visit(view.visits, now)
    for visit in view.visits:
        yield _done(visit) if visit.done else _ahead(visit, now, framed=visit is upcoming)


def _done(visit: AppointmentView) -> Row:
    return Row(
        key=f"{VISIT}:{visit.appointment_id}",
        title=masking().name(visit.family_name, visit.family_number),
        lead=time_24(visit.start),
        subtitle=visit_words.where(visit),
        right=visit_words.outcome(visit),
        icon=Icon.DONE if visit.held else Icon.REFUSED,
        done=True,
    )


def _ahead(visit: AppointmentView, now: datetime, *, framed: bool) -> Row:
    words, tone = visit_words.distance(visit, now)
    late = tone == Tone.SOON
    return Row(
        key=f"{VISIT}:{visit.appointment_id}",
        title=masking().name(visit.family_name, visit.family_number),
        lead=time_24(visit.start),
        subtitle=visit_words.where(visit),
        right=words if framed or late else "",
        tone=tone,
        icon=visit_words.icon(visit.place),
        icon_tone=Tone.DONE,
        framed=framed,
    )


def _week(day: Day) -> Iterator[Row]:
    view = day.view
    if view.this_week:
        title = _("Until {day}").format(day=short_date(view.week_ends_on))
        yield _heading("week", title, len(view.this_week))
    for item in view.this_week:
        hurried = item.tone == Urgency.SOON
        yield Row(
            key=term_key(item),
            title=f"{due_words.short_title(item)} · {_family(item)}",
            subtitle=_about(day, item),
            right=due_words.near_day(item.due_on, view.on),
            tone=Tone.SOON if hurried else Tone.NEUTRAL,
            icon=due_words.icon(item),
            icon_tone=due_words.icon_tone(item) if item.kind != DueKind.CONTACT else due_words.tone(item),
        )


def _about(day: Day, item: DueItem) -> str:
    """The second line of a term ahead."""
    if item.kind == DueKind.CONTACT:
        planned = day.planned.get(item.family_id)
        if planned is not None:
            when = due_words.near_day(planned.on, day.view.on)
            return _("planned {day}, {time}").format(day=when, time=time_24(planned.start))
        return last_meeting(day, item)
    if item.kind == DueKind.COURT_OPINION:
        return " · ".join(part for part in (masking().text(item.detail), opinion_state(day, item)) if part)
    return masking().text(item.detail) or _(item.label_key)


def last_meeting(day: Day, item: DueItem) -> str:
    """When the family was last met."""
    if item.last_on is None:
        return _("no meeting yet")
    return _("last {day}").format(day=due_words.near_date(item.last_on, day.view.on))


def opinion_state(day: Day, item: DueItem) -> str:
    """How far the opinion is."""
    opinion = day.opinion_of(item.record_id)
    if opinion is None:
        return _("not begun yet")
    return _("draft {done} of {total}").format(done=opinion.parts_done, total=opinion.parts_total)
