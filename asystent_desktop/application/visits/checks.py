"""What stands in the way of finishing a visit card."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.visits.forms import VisitForm
from asystent_desktop.domain.kinds.visit import SHARED, VisitKind
from asystent_desktop.i18n import dictionaries

MOST_KM = 2000
MOST_TRAVEL_MINUTES = 24 * 60
_QUARTER = timedelta(minutes=15)
_OF_A_HEARING = ("court", "case_ref", "hearing_at", "accompanied")


def check_visit(form: VisitForm, now: datetime | None = None) -> tuple[FieldProblem, ...]:
    """What stands in the way of finishing the card, in the order of the form's fields.

    Args:
        form: The card.
        now: The local wall clock, which a visit may not lie after; None leaves that rule out.
    """
    found = [*_time_problems(form, now), *_content_problems(form), *_word_problems(form)]
    if form.next_on is not None and form.on is not None and form.next_on < form.on:
        found.append(FieldProblem("next_on", "before-visit"))
    if not 0 <= form.travel_km <= MOST_KM:
        found.append(FieldProblem("travel_km", "too-far", (("most", str(MOST_KM)),)))
    if not 0 <= form.travel_minutes <= MOST_TRAVEL_MINUTES:
        found.append(FieldProblem("travel_minutes", "too-long", (("most", str(MOST_TRAVEL_MINUTES)),)))
    return tuple(found)


def _time_problems(form: VisitForm, now: datetime | None) -> list[FieldProblem]:
    missing = [
        FieldProblem(name, "missing") for name in ("on", "start", "end") if getattr(form, name) is None
    ]
    if form.on is not None and now is not None and form.on > now.date():
        missing.append(FieldProblem("on", "future"))
    if form.start is not None and form.end is not None and form.end <= form.start:
        missing.append(FieldProblem("end", "not-after-start"))
    elif now is not None and _goes_on(form, now):
        missing.append(FieldProblem("end", "future", (("now", f"{now:%H:%M}"),)))
    return missing


def _goes_on(form: VisitForm, now: datetime) -> bool:
    """Whether a held meeting of today ends later than the quarter of an hour it is (ADR 77)."""
    return (
        form.held
        and form.on == now.date()
        and form.end is not None
        and datetime.combine(form.on, form.end) >= now + _QUARTER
    )


def _content_problems(form: VisitForm) -> Iterator[FieldProblem]:
    if not form.held:
        if not form.attempts.strip() and not form.attempted:
            yield FieldProblem("attempts", "missing")
        return
    if not form.facts.strip():
        yield FieldProblem("facts", "missing")
    if form.safety is None and form.kind not in SHARED:
        yield FieldProblem("safety", "missing")
    if form.kind is VisitKind.HEARING:
        for name in _OF_A_HEARING:
            if not getattr(form, name):
                yield FieldProblem(name, "missing")


def _word_problems(form: VisitForm) -> Iterator[FieldProblem]:
    """Keys of dictionaries, retired ones included, so that old cards can still be corrected."""
    chosen = (
        ("place", "places", (form.place,)),
        ("statutory_tasks", "statutory_tasks", form.statutory_tasks),
        ("life_support", "for_life_support", form.life_support),
    )
    for name, dictionary, keys in chosen:
        known = {entry.key for entry in dictionaries.entries(dictionary)}
        if not known.issuperset(keys):
            yield FieldProblem(name, "unknown-word")
