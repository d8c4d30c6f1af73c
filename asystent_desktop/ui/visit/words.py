"""What the card says: heading, keys, answers. Names give way while masking is on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum

from asystent_desktop.application.visits.cards import FieldProblem, VisitForm
from asystent_desktop.application.wording.labels import place_label, visit_kind_label, word_problem
from asystent_desktop.domain.kinds.visit import Place, Safety, VisitKind
from asystent_desktop.i18n import N_, _, dictionaries
from asystent_desktop.i18n.polish import day_date, duration, short_date, time_24, time_span
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.visit.card_data import CardData

SAFETY = {
    Safety.NO_CONCERN: N_("&No concern"),
    Safety.CONCERN: N_("&Concern"),
    Safety.INTERVENTION: N_("&Intervention"),
    Safety.NOT_SEEN: N_("Children not &seen"),
}


def places() -> list[tuple[str, str]]:
    """Places that can be chosen, with short words for chips; the office's own included."""
    return [(one.key, _(_PLACES.get(one.key, one.short))) for one in dictionaries.offered("places")]


def place_words(key: str) -> str:
    """The words of a place."""
    return _(place_label(key))


_PLACES: dict[str, str] = {
    Place.HOME: N_("Home"),
    Place.OFFICE: N_("Office"),
    Place.SCHOOL: N_("School"),
    Place.AUTHORITY_OR_COURT: N_("Authority or court"),
    Place.HEALTH: N_("Health"),
    Place.FOSTER_HOME: N_("Foster care"),
    Place.OTHER: N_("Other"),
}


def kind_words(kind: StrEnum) -> str:
    """The message id of a kind of visit."""
    return visit_kind_label(VisitKind(kind))


def minutes_between(start: time, end: time) -> int:
    """Whole minutes from one time of day to a later one; negative when it is earlier."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def an_hour_later(start: time) -> time:
    """The end that is proposed for a meeting, on the same day."""
    return start.replace(hour=start.hour + 1) if start.hour < 23 else time(23, 59)


def title(data: CardData, *, correction: bool) -> str:
    """The heading of the sheet."""
    name = masking().name(data.family_name, data.family_number)
    text = _("Correction of the visit card · {family}") if correction else _("Visit card · {family}")
    return text.format(family=name)


def heading(form: VisitForm, address: str, *, from_calendar: bool) -> str:
    """Date, hours, place and where they come from, e.g. "wt. 17.11.2026, 11:30–12:25 (55 min), Zawodzie"."""
    parts = [day_date(form.on)] if form.on else [_("no date")]
    if form.start and form.end and (taken := minutes_between(form.start, form.end)) > 0:
        parts.append(f"{time_span(form.start, form.end)} ({duration(taken)})")
    elif form.start:
        parts.append(time_24(form.start))
    parts.append(_where(form, address))
    line = ", ".join(parts)
    return _("{line} · from the calendar").format(line=line) if from_calendar else line


def _where(form: VisitForm, address: str) -> str:
    """The address at home, the place elsewhere; a telephone call has neither."""
    if form.kind is VisitKind.PHONE:
        return _(visit_kind_label(form.kind))
    at_home = form.place == Place.HOME and address
    return masking().text(address) if at_home else _(place_label(form.place))


def planned_note(data: CardData) -> str:
    """The meeting that stands in the planner already, or ""."""
    if data.planned is None:
        return ""
    when = f"{short_date(data.planned.on)}, {time_24(data.planned.start)}"
    return _("already planned: {when}").format(when=when)


def saved_line(moment: datetime | None) -> str:
    """The quiet line of the footer; the time only once something is safe."""
    if moment is None:
        return _("The working version saves itself")
    return _("The working version saves itself · {time}").format(time=f"{moment:%H:%M:%S}")


def problem_line(problem: FieldProblem, keys: str) -> str:
    """The red line under its field: what is wrong, how to put it right, and the key that does."""
    text = word_problem(problem)
    return f"{text} ({keys})" if keys else text


def alt_keys(letters: Sequence[str]) -> str:
    """Gives "Alt+B, N, I, W"."""
    return "Alt+" + ", ".join(letters) if letters else ""
