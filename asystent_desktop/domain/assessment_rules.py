"""The half-yearly assessment: what it counts, what it must say, which one holds, when the next is due.

Rules:
1. Held are face-to-face meetings, as the Director's order counts them; missed are cards of meetings that did
   not take place; planned are all cards but unannounced ones, interventions and telephone calls, and the
   appointments of the period that have no card.
   The longest gap lies between two meetings, or between one and an end of the period; a gap that began
   before the period counts whole. It is counted in working days, as the order counts.
2. A grade is never taken over from the previous assessment.
3. A finished assessment is frozen; a correction takes its place once it is finished itself.
4. The next one is due half a year after the day of the last finished one, else after the service began; it
   never moves later for a holiday (art. 15 ust. 1 pkt 15: at least every half year).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.cards import is_meeting
from asystent_desktop.domain.due_rules import add_months
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea, AssessmentState
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.domain.kinds.visit import Appointment, Visit, VisitKind

GRADES = range(6)
_UNPLANNED = frozenset({VisitKind.UNANNOUNCED, VisitKind.INTERVENTION, VisitKind.PHONE})


@dataclass(frozen=True)
class Counters:
    """Visits of a period.

    Attributes:
        longest_gap: Working days without a meeting at the most; None where it was not counted yet.
    """

    planned: int
    held: int
    missed: int
    longest_gap: int | None = None


def counters(
    cards: Iterable[Visit],
    appointments: Iterable[Appointment],
    period_from: date,
    period_until: date,
    holidays: Holidays,
) -> Counters:
    """Counts the cards that count (`domain.cards.latest_versions`) and appointments without a card."""
    known = list(cards)
    inside = [one for one in known if period_from <= one.on <= period_until]
    open_ones = [
        one for one in appointments if one.visit_id is None and period_from <= one.on <= period_until
    ]
    return Counters(
        planned=sum(one.kind not in _UNPLANNED for one in inside) + len(open_ones),
        held=sum(map(is_meeting, inside)),
        missed=sum(not one.held for one in inside),
        longest_gap=_longest_gap(known, period_from, period_until, holidays),
    )


def _longest_gap(cards: Iterable[Visit], period_from: date, period_until: date, holidays: Holidays) -> int:
    met = sorted({one.on for one in cards if is_meeting(one) and one.on <= period_until})
    before = [day for day in met if day < period_from]
    days = [before[-1] if before else period_from, *met[len(before) :], max(period_from, period_until)]
    return max(holidays.working_days_between(one, other) for one, other in pairwise(days))


def missing(made: Assessment, areas: Iterable[AssessmentArea]) -> Iterator[tuple[str, str]]:
    """What keeps an assessment from being finished: field and code; for an area its key is the field."""
    for one in areas:
        if one.grade is None:
            yield one.area, "grade-missing"
    if made.cooperation is None:
        yield "cooperation", "missing"
    if made.risk_level == Risk.UNASSESSED:
        yield "risk_level", "missing"
    if made.recommendation is None:
        yield "recommendation", "missing"
    if made.period_until < made.period_from:
        yield "period_until", "before-start"
    if made.corrects is not None and not made.correction_reason.strip():
        yield "correction_reason", "missing"


def standing(held: Iterable[Assessment]) -> list[Assessment]:
    """Finished assessments that no finished correction replaced, newest first."""
    finished = [one for one in held if one.state == AssessmentState.FINISHED]
    replaced = {one.corrects for one in finished if one.corrects}
    return sorted(
        (one for one in finished if one.id not in replaced), key=lambda one: (one.on, one.id), reverse=True
    )


def next_due(begun: date | None, held: Iterable[Assessment], months: int) -> date | None:
    """The day the next assessment is due; None before the service began.

    An assessment of a former service (before `begun`) does not count.
    """
    if begun is None:
        return None
    days = [one.on for one in standing(held) if one.on >= begun]
    return add_months(max(days, default=begun), months)
