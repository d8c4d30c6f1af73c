"""*Karta wizyty* and *miesięczna karta spotkań*: one meeting, and the sheet on which meetings are signed."""

from collections.abc import Iterable
from datetime import date, timedelta

from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names
from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import full_name
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.application.reading import record_in
from asystent_desktop.application.visits.signatures import unsigned_in
from asystent_desktop.domain.cards import is_meeting, latest_versions
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.plan import PlanGoal
from asystent_desktop.domain.kinds.visit import Visit, VisitSignature
from asystent_desktop.i18n.dictionaries import label
from asystent_desktop.i18n.polish import month_year, numeric_date

CARD_VALUES = (
    "visit_on start end place kind held present children_seen facts assessment safety attempts next_on "
    "next_at recorded_on correction_reason planned tasks life_support travel court case_ref hearing_at "
    "accompanied missed_reason notice child_voice signed asks_signature"
)
CARD_ROWS = {
    "goals": names("title"),
    "agreements": names("text"),
    "settled": names("text"),
    "attempted": names("at", "way"),
}
_MEETING = names("number", "on", "hours", "subject", "signature")
MEETING_VALUES = "month count signed_count missing_count"
MEETING_ROWS = {"meetings": _MEETING, "overdue": _MEETING}
_BLANK_LINES = 6  # of the month to come: no printer stands in a family's home


def visit_card(ask: Ask) -> PaperData:
    """One finished card, the latest unless one is named.

    Raises:
        NothingToPrint: The family has no visit yet.
    """
    card = _card(ask)
    people = {one.id: one for one in ask.unit.find(FamilyMember, scope=ask.family.scope)}
    goals = [goal for one in card.goals if (goal := ask.unit.get(PlanGoal, one)) is not None]
    where, served = _when_and_where(card), _served(card)
    values = common(ask, card.author_id) | where | _who(ask, card, people) | _said(card) | served
    rows = {
        "goals": [{"title": goal.title} for goal in goals],
        "agreements": [{"text": line} for line in card.agreements.splitlines() if line.strip()],
        "settled": [{"text": line} for line in card.settled],
        "attempted": [
            {"at": f"{one.at:%H:%M}", "way": label("attempt_ways", one.way)} for one in card.attempted
        ],
    }
    return PaperData(values, rows, fact_ids=fact_ids(ask.unit, [ask.family, card, *goals]))


def _when_and_where(card: Visit) -> dict[str, str]:
    return {
        "visit_on": day(card.on),
        "start": f"{card.start:%H:%M}",
        "end": f"{card.end:%H:%M}",
        "place": label("places", card.place),
        "kind": label("visit_kinds", card.kind),
        "planned": said("yes_no", "true") if card.planned else "",
        "court": card.court,
        "case_ref": card.case_ref,
        "hearing_at": f"{card.hearing_at:%H:%M}" if card.hearing_at else "",
        "next_on": day(card.next_on),
        "next_at": f"{card.next_at:%H:%M}" if card.next_at else "",
        "recorded_on": day(card.recorded_at.date()),
    }


def _who(ask: Ask, card: Visit, people: dict[str, FamilyMember]) -> dict[str, str]:
    signed = signatures(ask, [card]).get(card.id)
    return {
        "held": said("yes_no", "true") if card.held else "",
        "asks_signature": said("yes_no", "true") if is_meeting(card) and not _refused(signed) else "",
        "present": _people(card.present, people),
        "children_seen": _people(card.children_seen, people),
        "accompanied": full_name(people.get(card.accompanied or "")),
        "signed": _signed(signed, people, why=True) if signed else "",
    }


def _refused(signature: VisitSignature | None) -> bool:
    return signature is not None and signature.refused


def _said(card: Visit) -> dict[str, str]:
    return {
        "facts": card.facts,
        "child_voice": card.child_voice,
        "assessment": card.assessment,
        "safety": said("safety", card.safety),
        "attempts": card.attempts,
        "missed_reason": _word("missed_reasons", card.missed_reason),
        "notice": _word("notices", card.notice),
        "correction_reason": card.correction_reason,
    }


def _served(card: Visit) -> dict[str, str]:
    travel = card.travel_km or card.travel_minutes
    return {
        "tasks": ", ".join(phrase("task", point=point) for point in card.statutory_tasks),
        "life_support": ", ".join(label("for_life_support", key) for key in card.life_support),
        "travel": phrase("travel", km=card.travel_km, minutes=card.travel_minutes) if travel else "",
    }


def meeting_card(ask: Ask) -> PaperData:
    """The meetings of the month `on` lies in, a line to sign for each, and blank lines to go on with.

    A meeting somebody signed for, or for which nobody would, says so; an earlier one that waits for its
    signature stands there once more.
    """
    first = ask.on.replace(day=1)
    held = latest_versions(ask.unit.find(Visit, scope=ask.family.scope))
    cards = [one for one in reversed(held) if is_meeting(one) and first <= one.on <= _last_day(first)]
    overdue = [one for one in unsigned_in(ask.unit, held, ask.on) if one.on < first]
    people = {one.id: one for one in ask.unit.find(FamilyMember, scope=ask.family.scope)}
    signed = signatures(ask, cards)
    told = {one: _signed(held_for, people) for one, held_for in signed.items()}
    meetings = [_meeting(number, card, told.get(card.id, " ")) for number, card in enumerate(cards, 1)]
    blank = dict.fromkeys(MEETING_ROWS["meetings"], " ")
    return PaperData(
        values=common(ask)
        | {
            "month": month_year(first),
            "count": str(len(cards)),
            "signed_count": str(sum(not one.refused for one in signed.values())),
            "missing_count": str(len(cards) - len(signed)),
        },
        rows={
            "meetings": [*meetings, *[blank] * _BLANK_LINES],
            "overdue": [_meeting(number, card, " ") for number, card in enumerate(overdue, 1)],
        },
        fact_ids=fact_ids(ask.unit, [ask.family, *cards, *overdue, *signed.values()]),
    )


def signatures(ask: Ask, cards: Iterable[Visit]) -> dict[str, VisitSignature]:
    """Who signed for which of these meetings, or that nobody would, by the id of the card."""
    wanted = {card.id for card in cards}
    kept = ask.unit.find(VisitSignature, scope=ask.family.scope)
    return {one.visit_id: one for one in kept if one.visit_id in wanted}


def _signed(signature: VisitSignature, people: dict[str, FamilyMember], *, why: bool = False) -> str:
    """Who and when; of a refusal the reason only with `why`: the sheet of the month stays with the family."""
    told = phrase("refused" if signature.refused else "signed", date=numeric_date(signature.signed_on))
    who = full_name(people.get(signature.member_id or ""))
    named = phrase("by", told=told, name=who) if who else told
    return phrase("because", told=named, reason=signature.reason) if why and signature.reason else named


def _word(dictionary: str, key: str) -> str:
    return label(dictionary, key) if key else ""


def _card(ask: Ask) -> Visit:
    if ask.subject_id:
        return record_in(ask.unit, Visit, ask.subject_id)
    cards = latest_versions(ask.unit.find(Visit, scope=ask.family.scope))
    if not cards:
        raise NothingToPrint(paper="visit-card", family=ask.family.number)
    return cards[0]


def _people(ids: tuple[str, ...], people: dict[str, FamilyMember]) -> str:
    return ", ".join(full_name(people[one]) for one in ids if one in people)


def _meeting(number: int, card: Visit, signature: str) -> Values:
    subject = next((line for line in card.agreements.splitlines() if line.strip()), "")
    return {
        "number": f"{number}.",
        "on": numeric_date(card.on),
        "hours": phrase("hours", start=f"{card.start:%H:%M}", end=f"{card.end:%H:%M}"),
        "subject": subject or label("visit_kinds", card.kind),
        "signature": signature,
    }


def _last_day(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
