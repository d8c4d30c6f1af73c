"""Fields with two versions: shown with both values, decided by a person, never by the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from asystent_desktop.application.exchange import text_merge
from asystent_desktop.application.exchange.text_merge import Proposal
from asystent_desktop.application.faults import HeadDecides, UnknownRecord
from asystent_desktop.application.people import device_labels, person_names
from asystent_desktop.application.reading import families_by_id, family_id_of
from asystent_desktop.application.wording.wording import field_words, value_words
from asystent_desktop.domain.kinds.court import OpinionPart
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.store import Conflict, RivalValue

LONG_CHARS = 60
"""A text of which a version is longer is decided as a text: with a proposal, or in own words."""


@dataclass(frozen=True)
class RivalView:
    """One of the values.

    Attributes:
        value: Worded in the language spoken. Personal text.
        person_name: Empty when the author is not known at this computer.
        written_at: By the author's computer (UTC).
        shown: This one is shown meanwhile.
        device_label: On which computer; empty when not known here.
    """

    operation: str
    value: str
    person_name: str
    written_at: datetime
    shown: bool
    device_label: str = ""


@dataclass(frozen=True)
class ConflictRow:
    """A field with two or more live values, earliest first.

    Attributes:
        field_label: Message id.
        risk: A risk field: the head decides.
        decidable: The person at this desk may decide.
        base: What all versions replaced, worded; None when they share nothing.
        base_at: When that was written (UTC).
        long: A text: it may be decided with the proposal or in own words.
        proposal: Both versions joined, for two versions of a text with a common base; a person confirms it.
        part: Number of the part of a paper whose text it is, else 0.
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
    base: str | None = None
    base_at: datetime | None = None
    long: bool = False
    proposal: Proposal | None = None
    part: int = 0


def conflicts(desk: Desk) -> list[ConflictRow]:
    """Every field with two or more live values; risk fields first."""
    with desk.unit_of_work() as unit:
        found = unit.conflicts()
        families = families_by_id(unit) if found else {}
    if not found:
        return []
    authors, devices = person_names(desk), device_labels(desk)
    rows = []
    for conflict in found:
        family = families.get(family_id_of(conflict.record.scope))
        rows.append(_row(desk.identity(), authors, devices, conflict, family))
    return sorted(rows, key=lambda row: (not row.risk, row.family_name, row.record_id, row.field))


def _row(
    identity: Identity,
    authors: Mapping[str, str],
    devices: Mapping[str, str],
    conflict: Conflict,
    family: Family | None,
) -> ConflictRow:
    shown = getattr(conflict.record, conflict.field)
    rivals = _ordered(conflict)
    texts = [text_merge.plain(one.value) for one in rivals]
    long = _is_long(conflict, texts)
    return ConflictRow(
        family_id=family_id_of(conflict.record.scope),
        family_name=family.name if family else "",
        kind=conflict.kind,
        record_id=conflict.record.id,
        field=conflict.field,
        field_label=field_words(conflict.field),
        risk=conflict.risk,
        rivals=tuple(
            RivalView(
                operation=rival.operation,
                value=value_words(rival.value, conflict.field),
                person_name=authors.get(rival.person_id, ""),
                written_at=rival.written_at,
                shown=rival.value == shown,
                device_label=devices.get(rival.device_id, ""),
            )
            for rival in rivals
        ),
        decidable=_may_decide(identity, conflict.risk),
        base=value_words(conflict.base.value, conflict.field) if conflict.base else None,
        base_at=conflict.base.written_at if conflict.base else None,
        long=long,
        proposal=_proposal(conflict, texts) if long else None,
        part=conflict.record.number if isinstance(conflict.record, OpinionPart) else 0,
    )


def _ordered(conflict: Conflict) -> list[RivalValue]:
    return sorted(conflict.rivals, key=lambda one: (one.written_at, one.operation))


def _is_long(conflict: Conflict, texts: list[str | None]) -> bool:
    known = [text for text in texts if text is not None]
    if conflict.risk or len(known) < len(texts):
        return False
    return conflict.versioned or any(len(text) > LONG_CHARS or "\n" in text for text in known)


def _proposal(conflict: Conflict, texts: list[str | None]) -> Proposal | None:
    base = text_merge.plain(conflict.base.value) if conflict.base else None
    if base is None or len(texts) != 2 or texts[0] is None or texts[1] is None:
        return None
    return text_merge.propose(base, texts[0], texts[1])


def _may_decide(identity: Identity, risk: bool) -> bool:
    return not risk or not identity.enrolled or identity.role == "head"


def settle(desk: Desk, kind: str, record_id: str, field: str, operation: str) -> ChangeSet:
    """Decides for one of the values; the others stay in the journal.

    Raises:
        UnknownRecord: There is no such conflict any more, or no such value in it.
        HeadDecides: It is a risk field and the person at this desk is an enrolled assistant.
    """
    with desk.unit_of_work() as unit:
        conflict = _find(unit.conflicts(), kind, record_id, field)
        rival = next((one for one in conflict.rivals if one.operation == operation), None)
        if rival is None:
            raise UnknownRecord(kind=kind, record_id=record_id)
        if not _may_decide(desk.identity(), conflict.risk):
            raise HeadDecides(kind=kind, field=field)
        unit.settle(conflict.record, field, rival.value)
        return unit.commit("settle-conflict")


def settle_text(desk: Desk, kind: str, record_id: str, field: str, text: str) -> ChangeSet:
    """Decides a long text with words of its own: the confirmed proposal, or what a person wrote instead.

    It becomes a version with all rivals as parents; they stay in the journal.

    Raises:
        UnknownRecord: There is no such conflict any more, or the field is no text.
    """
    with desk.unit_of_work() as unit:
        conflict = _find(unit.conflicts(), kind, record_id, field)
        values = [one.value for one in _ordered(conflict)]
        if not _is_long(conflict, [text_merge.plain(one) for one in values]):
            raise UnknownRecord(kind=kind, record_id=record_id)
        unit.settle(conflict.record, field, text_merge.typed(text, values))
        return unit.commit("merge-versions")


def _find(found: list[Conflict], kind: str, record_id: str, field: str) -> Conflict:
    for one in found:
        if (one.kind, one.record.id, one.field) == (kind, record_id, field):
            return one
    raise UnknownRecord(kind=kind, record_id=record_id)
