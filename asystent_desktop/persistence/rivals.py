"""Rival values and versions of fields, in the fields' own types."""

from collections.abc import Iterable

from asystent_desktop.domain.records import Kind, Record, kind_of
from asystent_desktop.journal import codec, hlc
from asystent_desktop.journal.fold import FoldedRecord, Rival
from asystent_desktop.journal.versions import common_base, heads, versions
from asystent_desktop.persistence import journal_rows
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.store import Conflict, RivalValue, TextVersion


def conflicts(session: Session, found: Iterable[tuple[Kind, Record, FoldedRecord]]) -> list[Conflict]:
    """Every field in conflict, each with what its rivals replaced."""
    made: list[Conflict] = []
    for kind, record, folded in found:
        operations = journal_rows.operations_of(session, (record.scope, kind.name, record.id))
        for name, rivals in folded.conflict.items():
            base = common_base(versions(kind, name, operations), [one.op for one in rivals])
            made.append(
                Conflict(
                    record,
                    kind.name,
                    name,
                    kind.rules[name].risk,
                    tuple(_value(kind, name, one) for one in rivals),
                    None if base is None else _value(kind, name, base.written),
                    kind.rules[name].versioned,
                )
            )
    return made


def text_versions(session: Session, record: Record, field: str) -> list[TextVersion]:
    """Every version of a field of a stored record, earliest first."""
    kind = kind_of(record)
    known = versions(kind, field, journal_rows.operations_of(session, (record.scope, kind.name, record.id)))
    last = {one.op for one in heads(known)}
    return [TextVersion(_value(kind, field, one.written), one.parents, head=one.op in last) for one in known]


def _value(kind: Kind, name: str, one: Rival) -> RivalValue:
    value = codec.decode_field(kind, name, one.value)
    return RivalValue(one.op, value, one.actor, one.device, hlc.instant(one.hlc[0]))
