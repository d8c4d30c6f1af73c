"""One hash over the projection: equal on two replicas that hold the same commits (journal-v1 §8)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from asystent_desktop.journal.fold import FoldedRecord

_ENCODER = msgspec.json.Encoder(order="sorted")


@dataclass(frozen=True, slots=True)
class StateRow:
    """A record of the projection with its place."""

    kind: str
    scope: str
    record: str
    folded: FoldedRecord

    @property
    def key(self) -> tuple[str, str, str]:
        """What the register is keyed by, and the order of hashing."""
        return (self.scope, self.kind, self.record)


def row_bytes(row: StateRow) -> bytes:
    """The deterministic encoding of a row: JSON, keys sorted, lists in order."""
    return _ENCODER.encode(
        {
            "scope": row.scope,
            "kind": row.kind,
            "record": row.record,
            "values": row.folded.values,
            "created": row.folded.created,
            "ops": row.folded.ops,
            "conflict": row.folded.conflict,
        }
    )


def state_hash(rows: Iterable[StateRow]) -> str:
    """Hex SHA-256 over all rows in the order of their keys, each closed by a line feed."""
    digest = hashlib.sha256()
    for row in sorted(rows, key=lambda one: one.key):
        digest.update(row_bytes(row) + b"\n")
    return digest.hexdigest()
