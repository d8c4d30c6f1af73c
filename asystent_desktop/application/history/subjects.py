"""Which record a change is about, in words, and the wording of one field: ids give way to names."""

from collections.abc import Sequence

from asystent_desktop.application.history.views import FieldView, RecordView
from asystent_desktop.application.wording.field_words import REFERENCES
from asystent_desktop.application.wording.wording import field_words, value_words
from asystent_desktop.domain.due_rules import entered_late
from asystent_desktop.domain.kinds.access import AccessKind, AccessNote
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest, OpinionDocument, OpinionPart
from asystent_desktop.domain.kinds.family import Family, FamilyMember
from asystent_desktop.domain.kinds.office import Assignment
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Appointment, Visit
from asystent_desktop.domain.records import KINDS, Record, Sensitivity
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_date, short_date
from asystent_desktop.ports.history import FieldChange
from asystent_desktop.ports.store import UnitOfWork

LONG_CHARS = 48
"""From here on a text is shown as a difference below its label."""


class Subjects:
    """Words for the records of one page; each record is read once.

    Args:
        unit: The open unit of work the history is read in.
        people: Names of employees by id.
    """

    def __init__(self, unit: UnitOfWork, people: dict[str, str]) -> None:
        self._unit, self._people = unit, people
        self._read: dict[tuple[str, str], Record | None] = {}
        self._named: dict[str, dict[str, str]] = {}

    def record(self, kind: str, record_id: str) -> Record | None:
        """The record as it is now; None when unknown here or of a kind of a later version."""
        key = (kind, record_id)
        if key not in self._read:
            known = KINDS.get(kind)
            self._read[key] = self._unit.get(known.cls, record_id) if known else None
        return self._read[key]

    def of(self, kind: str, record_id: str) -> str:
        """Which one it is; empty where the kind says enough."""
        match self.record(kind, record_id):
            case Visit() as visit:
                return day_date(visit.on)
            case Appointment() as planned:
                return f"{short_date(planned.on)}, {self._family(planned.family_id)}"
            case FamilyMember() as member:
                return f"{member.first_name} {member.surname}".strip()
            case PlanAction() as action:
                goal = self.record("plan_goal", action.goal_id)
                first = goal.position if isinstance(goal, PlanGoal) else "?"
                return _("action {number}").format(number=f"{first}.{action.position}")
            case PlanGoal() as goal:
                return _("goal {number}").format(number=goal.position)
            case WorkPlan() as plan:
                return _("version {n}").format(n=plan.version)
            case CourtRequest() as request:
                return request.case_ref
            case CourtOpinion() as opinion:
                return self.of("court_request", opinion.request_id or "") or opinion.case_ref
            case OpinionPart() | OpinionDocument() as part:
                return self.of("court_opinion", part.opinion_id)
            case Assignment() as given:
                return self._people.get(given.person_id, "")
            case AccessNote() as note:
                return self.of(note.about_kind, note.about_id)
        return ""

    def _family(self, family_id: str) -> str:
        family = self.record("family", family_id)
        return family.name if isinstance(family, Family) else ""

    def access(self, record: RecordView) -> AccessKind | None:
        """What was done with the data, for a note of access."""
        found = self.record(record.kind, record.record_id)
        return found.access if isinstance(found, AccessNote) else None

    def corrects(self, records: Sequence[RecordView]) -> bool:
        """Whether a card among them corrects an earlier one."""
        cards = (self.record(one.kind, one.record_id) for one in records)
        return any(isinstance(card, Visit) and card.corrects for card in cards)

    def late(self, records: Sequence[RecordView], late_days: int) -> bool:
        """Whether a card among them was finished long after its visit."""
        cards = (self.record(one.kind, one.record_id) for one in records if one.created)
        return any(
            isinstance(card, Visit)
            and card.corrects is None
            and entered_late(card.on, card.recorded_at, late_days)
            for card in cards
        )

    def field(self, scope: str, change: FieldChange) -> FieldView | None:
        """One change worded; None for a field that only holds things together."""
        label = field_words(change.field)
        # A field without words only holds things together: an author, a link to another record.
        if (
            change.field in REFERENCES
            or label == change.field
            or (change.created and change.after in (None, "", ()))
        ):
            return None
        names = self._names(scope)
        before = self._value(change.before, names, change.field)
        after = self._value(change.after, names, change.field)
        if before is None or after is None:
            return None
        kind = KINDS.get(change.kind)
        rule = kind.rules.get(change.field) if kind else None
        return FieldView(
            name=change.field,
            label=label,
            before="" if change.created else before,
            after=after,
            personal=rule is None or rule.sensitivity is not Sensitivity.PLAIN,
            long=max(len(before), len(after)) > LONG_CHARS or "\n" in before + after,
            decided=change.replaced > 1,
        )

    def _value(self, value: object, names: dict[str, str], field: str) -> str | None:
        """A value in words; None for an id nobody can read."""
        if isinstance(value, str) and _is_id(value):
            return names.get(value)
        if isinstance(value, tuple) and value and all(isinstance(one, str) and _is_id(one) for one in value):
            known = [names[one] for one in value if one in names]
            return ", ".join(known) if known else None
        return value_words(value, field)

    def _names(self, scope: str) -> dict[str, str]:
        """What ids inside a scope stand for: members, goals, families, employees."""
        if scope not in self._named:
            found = dict(self._people)
            for member in self._unit.find(FamilyMember, scope=scope):
                found[member.id] = member.first_name
            for goal in self._unit.find(PlanGoal, scope=scope):
                found[goal.id] = goal.short or goal.title
            if not scope.startswith("family:"):
                found |= {family.id: family.name for family in self._unit.find(Family)}
            self._named[scope] = found
        return self._named[scope]


def _is_id(text: str) -> bool:
    """A UUID in its written form."""
    return len(text) == 36 and text[8] == text[13] == text[18] == text[23] == "-"
