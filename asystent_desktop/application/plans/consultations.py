"""With whom and when a plan was talked over, and whether it is agreed with the plans of placed children."""

from collections.abc import Iterable
from typing import Any

from asystent_desktop.application.entries.entries import built, refuse_faults
from asystent_desktop.application.plans.changes import draft_in
from asystent_desktop.application.plans.views import ConsultationView, PlacementChoice
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.plan import PlanConsultation, WorkPlan
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


def add_consultation(desk: Desk, plan_id: str, **given: Any) -> tuple[ChangeSet, str]:
    """Notes that a draft was talked over with somebody.

    Args:
        desk: Where.
        plan_id: A draft.
        given: `with_whom`, `on`, and optionally `name`, `note`, `placement_id`.

    Raises:
        UnknownRecord, PlanFrozen: No such draft.
        NotOnesField, InvalidEntry: A field does not belong here, is missing or cannot be true.
    """
    with desk.unit_of_work() as unit:
        plan = draft_in(unit, plan_id)
        made = built(PlanConsultation, desk.ids.new(), plan.scope, {"plan_id": plan_id, **given})
        refuse_faults(desk, unit, made)
        unit.save(made)
        return unit.commit("add-consultation"), made.id


def remove_consultation(desk: Desk, consultation_id: str) -> ChangeSet:
    """Takes back one noted by mistake.

    Raises:
        UnknownRecord: It is not here.
        PlanFrozen: The version is signed.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, PlanConsultation, consultation_id)
        draft_in(unit, held.plan_id)
        unit.delete(held)
        return unit.commit("remove-consultation")


def consultations_in(unit: UnitOfWork, plan: WorkPlan) -> tuple[ConsultationView, ...]:
    """Of one version, oldest first."""
    children = {
        placed.id: _first_name(unit, placed.child_id) for placed in unit.find(Placement, scope=plan.scope)
    }
    held = unit.find(PlanConsultation, scope=plan.scope, plan_id=plan.id)
    return tuple(
        ConsultationView(
            consultation_id=one.id,
            with_whom=one.with_whom,
            name=one.name,
            on=one.on,
            placement_id=one.placement_id,
            child=children.get(one.placement_id or "", ""),
            note=one.note,
        )
        for one in sorted(held, key=lambda one: (one.on, one.id))
    )


def uncoordinated(
    unit: UnitOfWork, plan: WorkPlan, consultations: Iterable[ConsultationView]
) -> tuple[PlacementChoice, ...]:
    """Running placements whose child help plan this version was not agreed with (art. 15 ust. 1 pkt 2)."""
    agreed = {one.placement_id for one in consultations}
    held = unit.find(Placement, scope=plan.scope)
    return tuple(
        PlacementChoice(one.id, _first_name(unit, one.child_id), one.coordinator)
        for one in held
        if one.until is None and one.id not in agreed
    )


def _first_name(unit: UnitOfWork, member_id: str) -> str:
    member = unit.get(FamilyMember, member_id)
    return member.first_name if member is not None else ""
