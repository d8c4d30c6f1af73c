"""Full-text search over the whole store, shown with the family it belongs to."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.reading import family_id_of
from asystent_desktop.application.wording.kind_words import KIND_LABELS
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest, OpinionPart
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember, Strength
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n import N_
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Hit, UnitOfWork

_LABELS = {
    "family": N_("Family"),
    "family_member": N_("Person"),
    "case_basis": N_("Basis of the service"),
    "strength": N_("Strength"),
    "visit": N_("Visit"),
    "work_plan": N_("Work plan"),
    "plan_goal": N_("Goal"),
    "plan_action": N_("Plan action"),
    "court_request": N_("Court's letter"),
    "court_opinion": N_("Opinion for the court"),
    "opinion_part": N_("Part of an opinion"),
}

_NAMES: dict[str, tuple[str, ...]] = {
    "attachment": ("caption",),
    "contact": ("name", "institution"),
    "contact_entry": ("subject", "with_whom"),
    "ecomap_link": ("name",),
    "family_address": ("street",),
    "family_phone": ("number",),
    "guardianship": ("guardian",),
    "placement": ("place",),
    "received_document": ("title",),
    "referral": ("to",),
    "team_task": ("text",),
}
"""Fields that say which record of a kind it is, the best first; a kind without any goes by its own name."""
_DAYS = ("on", "received_on", "due_on", "ends_on", "since")
"""Fields that say when, the best first."""


@dataclass(frozen=True)
class SearchRow:
    """A record found.

    Attributes:
        kind_label: Message id.
        title: What the record is called: a name, a goal, a case reference; empty where it has no name.
        snippet: The words found stand between \\x02 and \\x03.
        on: Date of the record, when it has one.
        opinion_id: For a part of an opinion, the opinion; empty otherwise.
    """

    kind: str
    kind_label: str
    record_id: str
    family_id: str
    family_name: str
    family_number: str
    title: str
    snippet: str
    on: date | None
    opinion_id: str = ""


def search(desk: Desk, words: str, limit: int = 50) -> list[SearchRow]:
    """Records that hold all the words, best first; what replaced versions of visit cards said is left out."""
    if not words.strip():
        return []
    with desk.unit_of_work() as unit:
        hits = unit.search(words, limit)
        named = unit.find(Family, scope={hit.scope for hit in hits}) if hits else []
        families = {family.id: family for family in named}
        rows = [_row(unit, hit, families) for hit in hits]
    return [row for row in rows if row is not None]


def _row(unit: UnitOfWork, hit: Hit, families: dict[str, Family]) -> SearchRow | None:
    record = hit.record
    if record.deleted or _replaced(unit, record):
        return None
    family_id = family_id_of(hit.scope)
    family = families.get(family_id)
    title, on = _told(record)
    return SearchRow(
        kind=hit.kind,
        kind_label=_LABELS.get(hit.kind) or KIND_LABELS.get(hit.kind, N_("Record")),
        record_id=hit.record_id,
        family_id=family_id,
        family_name=family.name if family else "",
        family_number=family.number if family else "",
        title=title,
        snippet=hit.snippet,
        on=on,
        opinion_id=record.opinion_id if isinstance(record, OpinionPart) else "",
    )


def _replaced(unit: UnitOfWork, record: Record) -> bool:
    return isinstance(record, Visit) and bool(unit.find(Visit, scope=record.scope, corrects=record.id))


def _told(record: Record) -> tuple[str, date | None]:
    """What a record is called, and its date."""
    match record:
        case Family():
            return record.full_name, None
        case FamilyMember():
            return f"{record.first_name} {record.surname}", None
        case Visit():
            return "", record.on
        case CaseBasis():
            return record.document, record.since
        case Strength():
            return "", record.noted_on
        case WorkPlan():
            return str(record.version), record.signed_on
        case PlanGoal():
            return record.title, None
        case PlanAction():
            return record.text, record.due_on
        case CourtRequest():
            return record.case_ref, record.letter_on
        case CourtOpinion():
            return record.case_number, record.dated_on
        case Letter():
            return record.subject, record.on
        case OpinionPart():
            return str(record.number), None
    names = (getattr(record, name, "") for name in _NAMES.get(kind_of(type(record)).name, ()))
    days = (getattr(record, name, None) for name in _DAYS)
    return next(filter(None, names), ""), next((one for one in days if isinstance(one, date)), None)
