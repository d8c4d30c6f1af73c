"""Fields with two versions: shown with both values, decided by a person, never by the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from asystent_desktop.application.faults import HeadDecides, UnknownRecord
from asystent_desktop.application.field_labels import field_label, value_text
from asystent_desktop.application.people import person_names
from asystent_desktop.application.reading import families_by_id, family_id_of
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.store import Conflict, RivalValue


@dataclass(frozen=True)
class RivalView:
    """One of the values.

    Attributes:
        value: Worded in the language spoken. Personal text.
        person_name: Empty when the author is not known at this computer.
        written_at: By the author's computer (UTC).
        shown: This one is shown meanwhile.
    """

    operation: str
    value: str
    person_name: str
    written_at: datetime
    shown: bool


@dataclass(frozen=True)
class ConflictRow:
    """A field with two or more live values, earliest first.

    Attributes:
        field_label: Message id.
        risk: A risk field: the head decides.
        decidable: The person at this desk may decide.
    """

    family_id: str
    family_name: str
    kind: str
    record_id: str
    field: str
    field_label: str
    risk: bool
    rivals: tuple[RivalView, ...]
    decidable: bool


def conflicts(desk: Desk) -> list[ConflictRow]:
    """Every field with two or more live values; risk fields first."""
    with desk.unit_of_work() as unit:
        found = unit.conflicts()
        families = families_by_id(unit) if found else {}
    authors = person_names(desk) if found else {}
    rows = []
    for conflict in found:
        family = families.get(family_id_of(conflict.record.scope))
        rows.append(_row(desk.identity(), authors, conflict, family))
    return sorted(rows, key=lambda row: (not row.risk, row.family_name, row.record_id, row.field))


def _row(
    identity: Identity, authors: Mapping[str, str], conflict: Conflict, family: Family | None
) -> ConflictRow:
    shown = getattr(conflict.record, conflict.field)
    return ConflictRow(
        family_id=family_id_of(conflict.record.scope),
        family_name=family.name if family else "",
        kind=conflict.kind,
        record_id=conflict.record.id,
        field=conflict.field,
        field_label=field_label(conflict.field),
        risk=conflict.risk,
        rivals=tuple(
            RivalView(
                operation=rival.operation,
                value=value_text(rival.value),
                person_name=authors.get(rival.person_id, ""),
                written_at=rival.written_at,
                shown=rival.value == shown,
            )
            for rival in sorted(conflict.rivals, key=lambda one: (one.written_at, one.operation))
        ),
        decidable=_may_decide(identity, conflict.risk),
    )


def _may_decide(identity: Identity, risk: bool) -> bool:
    return not risk or not identity.enrolled or identity.role == "head"


def settle(desk: Desk, kind: str, record_id: str, field: str, operation: str) -> ChangeSet:
    """Decides for one of the values; the others stay in the journal.

    Raises:
        UnknownRecord: There is no such conflict any more, or no such value in it.
        HeadDecides: It is a risk field and the person at this desk is an enrolled assistant.
    """
    with desk.unit_of_work() as unit:
        conflict, rival = _find(unit.conflicts(), kind, record_id, field, operation)
        if not _may_decide(desk.identity(), conflict.risk):
            raise HeadDecides(kind=kind, field=field)
        unit.settle(conflict.record, field, rival.value)
        return unit.commit("settle-conflict")


def _find(
    found: list[Conflict], kind: str, record_id: str, field: str, operation: str
) -> tuple[Conflict, RivalValue]:
    for one in found:
        if (one.kind, one.record.id, one.field) == (kind, record_id, field):
            for rival in one.rivals:
                if rival.operation == operation:
                    return one, rival
    raise UnknownRecord(kind=kind, record_id=record_id)
