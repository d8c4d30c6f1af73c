"""Drafts of the visit card: kept on every pause in typing, found again after a crash."""

from asystent_desktop.application.visits.forms import VisitForm
from asystent_desktop.application.visits.views import RecoveredDraft
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Draft


def visit_draft_key(family_id: str) -> str:
    """The key of a family's visit draft; there is one a family."""
    return f"visit:{family_id}"


def keep_draft(desk: Desk, form: VisitForm, corrects: str | None = None) -> None:
    """Makes what was typed so far durable before it returns.

    Args:
        desk: Where.
        form: As far as it was typed.
        corrects: Id of the finished card that is being corrected.
    """
    draft = Draft(
        key=visit_draft_key(form.family_id),
        scope=family_scope(form.family_id),
        base=corrects or "",
        fields=form.draft_fields(),
        saved_at=desk.clock.now(),
    )
    with desk.unit_of_work() as unit:
        unit.put_draft(draft)
        unit.commit("keep-draft")


def visit_draft(desk: Desk, family_id: str) -> RecoveredDraft | None:
    """The draft of a family's card; None without one."""
    with desk.unit_of_work() as unit:
        kept = unit.draft(visit_draft_key(family_id))
    if kept is None:
        return None
    return RecoveredDraft(VisitForm.from_draft(kept.fields), kept.saved_at, kept.base or None)


def drop_visit_draft(desk: Desk, family_id: str) -> None:
    """Throws a draft away; nothing happens when there is none."""
    with desk.unit_of_work() as unit:
        unit.drop_draft(visit_draft_key(family_id))
        unit.commit("drop-draft")
