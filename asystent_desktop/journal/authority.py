"""Authority: who may write what where (journal-v1 §7).

Looks at the operations, never at command names, and gives the same answer on every replica. Registers are
keyed (scope, kind, record): a commit cannot reach a record of another scope, so the scope is what is guarded.
Whether a person holds a family at all is the exchange's question (assignments), not this module's.
"""

from collections.abc import Iterable
from enum import StrEnum

from asystent_desktop.domain.kinds.workflow import Step
from asystent_desktop.domain.records import KINDS, OFFICE_SCOPE, Merge
from asystent_desktop.journal.commit import Envelope
from asystent_desktop.journal.ops import Create, Operation, Put

OFFICE_ROLES = frozenset({"head", "administrator"})
PERSON_ROLES = OFFICE_ROLES | {"assistant"}

_DECISIONS = (Step.APPROVE, Step.RETURN)  # compared one by one: a forger may put a list there
_CASE = frozenset({"family", "restricted"})
_HOMES = {
    # An assignment outside `office` would be an assistant assigning themselves.
    "assignment": frozenset({OFFICE_SCOPE}),
    # Someone working alone keeps a letterhead in their own scope.
    "office_profile": frozenset({OFFICE_SCOPE, "person"}),
    "office_logo": frozenset({OFFICE_SCOPE, "person"}),
    # The planner holds no names: it never enters a family's file.
    "appointment": frozenset({"person"}),
    "planner_block": frozenset({"person"}),
    "group_meeting": frozenset({"person"}),
    "snippet": frozenset({"person"}),
    "work_entry": frozenset({"person"}),
    # Someone working alone keeps a directory and tables of their own.
    "institution": frozenset({OFFICE_SCOPE, "person"}),
    "office_table": frozenset({OFFICE_SCOPE, "person"}),
    # What officers decide about others' entries, computers and old records.
    "held_decision": frozenset({OFFICE_SCOPE}),
    "revocation": frozenset({OFFICE_SCOPE}),
    "erasure_order": frozenset({OFFICE_SCOPE}),
    "erasure_consent": frozenset({OFFICE_SCOPE}),
    # A computer answers for itself alone.
    "purge_receipt": frozenset({"person"}),
    # The Blue Card never leaves its compartment.
    "blue_card": frozenset({"restricted"}),
    "blue_card_form": frozenset({"restricted"}),
    "blue_card_meeting": frozenset({"restricted"}),
}


class Reason(StrEnum):
    """Why a commit may not be folded: stable codes."""

    NOT_THE_DEVICES_PERSON = "not-the-devices-person"
    UNKNOWN_ROLE = "unknown-role"
    OFFICE_ONLY = "office-only"
    FOREIGN_PERSON = "foreign-person"
    UNKNOWN_SCOPE = "unknown-scope"
    FOREIGN_KIND = "foreign-kind"
    APPEND_ONLY = "append-only"
    OTHERS_STEP = "others-step"
    OFFICE_DECIDES = "office-decides"
    OWN_PAPER = "own-paper"


def refusal(
    envelope: Envelope, operations: Iterable[Operation], role: str | None, person: str | None
) -> Reason | None:
    """Why this commit may not be folded, or None when it may.

    Args:
        role: Role of the actor in the directory in force; None when the directory does not know them.
        person: The person the directory names for the device; None when it does not know the device.
    """
    if person is None or envelope.actor != person:
        return Reason.NOT_THE_DEVICES_PERSON
    if role not in PERSON_ROLES:
        return Reason.UNKNOWN_ROLE
    operations = tuple(operations)
    return (
        _scope_refusal(envelope, role)
        or _operation_refusal(envelope.scope, operations)
        or workflow_refusal(envelope.actor, role, operations)
    )


def workflow_refusal(actor: str, role: str | None, operations: Iterable[Operation]) -> Reason | None:
    """Why that person may not take the steps of a paper these operations hold, or None.

    Asked before an own commit is made as well, so that a laptop never signs what every replica will hold.
    That the step answers a submission by somebody else needs the other steps: `domain.paper_flow` sees to it.
    """
    for one in operations:
        kind = KINDS.get(one.kind)
        if kind is None or kind.merge is not Merge.WORKFLOW or not isinstance(one, Create):
            continue
        if one.values.get("by_id") != actor:
            return Reason.OTHERS_STEP
        if one.values.get("step") in _DECISIONS and role not in OFFICE_ROLES:
            return Reason.OFFICE_DECIDES
        if one.values.get("step") in _DECISIONS and one.values.get("paper_author_id") == actor:
            return Reason.OWN_PAPER
    return None


def may_live(kind: str, scope: str) -> bool:
    """Whether records of that kind may live in that scope; of a kind not known here, anywhere."""
    if kind not in KINDS:
        return True
    return scope.partition(":")[0] in _HOMES.get(kind, _CASE)


def _scope_refusal(envelope: Envelope, role: str) -> Reason | None:
    family, _, owner = envelope.scope.partition(":")
    if envelope.scope == OFFICE_SCOPE:
        return None if role in OFFICE_ROLES else Reason.OFFICE_ONLY
    if family == "person" and owner:
        return None if owner == envelope.actor else Reason.FOREIGN_PERSON
    if family in _CASE and owner:
        return None
    return Reason.UNKNOWN_SCOPE


def _operation_refusal(scope: str, operations: Iterable[Operation]) -> Reason | None:
    for one in operations:
        if not may_live(one.kind, scope):
            return Reason.FOREIGN_KIND
        kind = KINDS.get(one.kind)
        if kind is not None and kind.grows_only and isinstance(one, Put):
            return Reason.APPEND_ONLY
    return None
