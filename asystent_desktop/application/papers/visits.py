"""*Karta wizyty* and *miesięczna karta spotkań*: one meeting, and the sheet on which meetings are signed."""

from datetime import date, timedelta

from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names
from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import full_name
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.cards import is_meeting, latest_versions
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.plan import PlanGoal
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.i18n.polish import month_year

CARD_VALUES = (
    "visit_on start end place kind held present children_seen facts assessment safety attempts next_on "
    "next_at recorded_on correction_reason"
)
CARD_ROWS = {"goals": names("title"), "agreements": names("text")}
MEETING_ROWS = {"meetings": names("number", "on", "hours", "subject", "signature")}
_BLANK_LINES = 6  # of the month to come: no printer stands in a family's home


def visit_card(ask: Ask) -> PaperData:
    """One finished card, the latest unless one is named.

    Raises:
        NothingToPrint: The family has no visit yet.
    """
    card = _card(ask)
    people = {one.id: one for one in ask.unit.find(FamilyMember, scope=ask.family.scope)}
    goals = [goal for one in card.goals if (goal := ask.unit.get(PlanGoal, one)) is not None]
    values = common(ask) | {
        "visit_on": day(card.on),
        "start": f"{card.start:%H:%M}",
        "end": f"{card.end:%H:%M}",
        "place": said("place", card.place),
        "kind": said("visit_kind", card.kind),
        "held": said("yes_no", "true") if card.held else "",
        "present": _people(card.present, people),
        "children_seen": _people(card.children_seen, people),
        "facts": card.facts,
        "assessment": card.assessment,
        "safety": said("safety", card.safety),
        "attempts": card.attempts,
        "next_on": day(card.next_on),
        "next_at": f"{card.next_at:%H:%M}" if card.next_at else "",
        "recorded_on": day(card.recorded_at.date()),
        "correction_reason": card.correction_reason,
    }
    rows = {
        "goals": [{"title": goal.title} for goal in goals],
        "agreements": [{"text": line} for line in card.agreements.splitlines() if line.strip()],
    }
    return PaperData(values, rows, fact_ids=fact_ids(ask.unit, [ask.family, card, *goals]))


def meeting_card(ask: Ask) -> PaperData:
    """The meetings of the month `on` lies in, a line to sign for each, and blank lines to go on with."""
    first = ask.on.replace(day=1)
    cards = [
        card
        for card in reversed(latest_versions(ask.unit.find(Visit, scope=ask.family.scope)))
        if is_meeting(card) and first <= card.on <= _last_day(first)
    ]
    meetings = [_meeting(number, card) for number, card in enumerate(cards, 1)]
    blank = dict.fromkeys(MEETING_ROWS["meetings"], " ")
    return PaperData(
        values=common(ask) | {"month": month_year(first), "count": str(len(cards))},
        rows={"meetings": [*meetings, *[blank] * _BLANK_LINES]},
        fact_ids=fact_ids(ask.unit, [ask.family, *cards]),
    )


def _card(ask: Ask) -> Visit:
    if ask.subject_id:
        return record_in(ask.unit, Visit, ask.subject_id)
    cards = latest_versions(ask.unit.find(Visit, scope=ask.family.scope))
    if not cards:
        raise NothingToPrint(paper="visit-card", family=ask.family.number)
    return cards[0]


def _people(ids: tuple[str, ...], people: dict[str, FamilyMember]) -> str:
    return ", ".join(full_name(people[one]) for one in ids if one in people)


def _meeting(number: int, card: Visit) -> Values:
    subject = next((line for line in card.agreements.splitlines() if line.strip()), "")
    return {
        "number": f"{number}.",
        "on": day(card.on),
        "hours": phrase("hours", start=f"{card.start:%H:%M}", end=f"{card.end:%H:%M}"),
        "subject": subject or said("visit_kind", card.kind),
        "signature": " ",
    }


def _last_day(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
