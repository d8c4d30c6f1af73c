"""Visit cards as rows and as whole views."""

from collections.abc import Mapping

from asystent_desktop.application.reading import family_id_of, family_in, limit_on
from asystent_desktop.application.visits.views import VisitRow, VisitView
from asystent_desktop.application.wording.labels import place_label, safety_label, visit_kind_label
from asystent_desktop.domain.cards import first_line, minutes
from asystent_desktop.domain.due_rules import entered_late
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.plan import PlanGoal
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.limits import Limit
from asystent_desktop.i18n.dictionaries import label
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_AS_RECORDED = (
    *("on", "start", "end", "place", "kind", "held", "present", "children_seen", "goals"),
    *("facts", "assessment", "safety", "agreements", "attempts", "next_on", "next_at"),
    *("recorded_at", "correction_reason", "author_id"),
    *("planned", "child_voice", "settled", "statutory_tasks", "life_support", "travel_km", "travel_minutes"),
    *("court", "case_ref", "hearing_at", "accompanied", "missed_reason", "attempted", "notice", "group_id"),
)


def visit_row(card: Visit, late_days: int) -> VisitRow:
    """A card as a row.

    Args:
        card: The card.
        late_days: `Limit.LATE_ENTRY_DAYS`.
    """
    return VisitRow(
        visit_id=card.id,
        on=card.on,
        start=card.start,
        end=card.end,
        minutes=minutes(card),
        place=card.place,
        place_label=place_label(card.place),
        kind=card.kind,
        kind_label=visit_kind_label(card.kind),
        held=card.held,
        first_line=first_line(card) or _why_missed(card),
        entered_late=entered_late(card.on, card.recorded_at, late_days),
        corrected=card.corrects is not None,
    )


def _why_missed(card: Visit) -> str:
    """The reason of a meeting that did not happen, where no words of her own tell more."""
    return label("missed_reasons", card.missed_reason) if card.missed_reason else ""


def visit_view(desk: Desk, unit: UnitOfWork, card: Visit, authors: Mapping[str, str]) -> VisitView:
    """A whole card with names, titles, and its versions before and after.

    Args:
        desk: For the limits.
        unit: An open one.
        card: The card.
        authors: Names by person id, as far as they are known here.
    """
    family = family_in(unit, family_id_of(card.scope))
    names = {one.id: one.first_name for one in unit.find(FamilyMember, scope=card.scope)}
    titles = {one.id: one.title for one in unit.find(PlanGoal, scope=card.scope)}
    successor = next(iter(unit.find(Visit, scope=card.scope, corrects=card.id)), None)
    late_days = limit_on(desk, Limit.LATE_ENTRY_DAYS, desk.clock.today())
    return VisitView(
        visit_id=card.id,
        family_id=family.id,
        family_name=family.name,
        family_number=family.number,
        minutes=minutes(card),
        place_label=place_label(card.place),
        kind_label=visit_kind_label(card.kind),
        present_names=_named(card.present, names),
        children_seen_names=_named(card.children_seen, names),
        goal_titles=_named(card.goals, titles),
        safety_label=safety_label(card.safety),
        entered_late=entered_late(card.on, card.recorded_at, late_days),
        former_id=card.corrects,
        successor_id=successor.id if successor else None,
        author_name=authors.get(card.author_id, ""),
        accompanied_name=names.get(card.accompanied or "", ""),
        **{name: getattr(card, name) for name in _AS_RECORDED},
    )


def _named(ids: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names[one] for one in ids if one in names)
