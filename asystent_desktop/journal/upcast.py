"""Upcasters: operations of an older schema read as if written under this one (journal-v1 §6).

Operations are never migrated: their bytes stay, and each fold translates them anew. Which field an operation
writes may change by it, its id and what it has `seen` may not, so a field that became two is two registers
held by one operation, as a creation is.
"""

from collections.abc import Mapping
from typing import Any

from asystent_desktop.domain.records import Kind
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.ops import Create


def writes(kind: Kind, placed: Placed) -> Mapping[str, Any]:
    """The fields this operation writes with their JSON values, in terms of the present declaration."""
    operation = placed.operation
    raw: Mapping[str, Any]
    raw = operation.values if isinstance(operation, Create) else {operation.field: operation.value}
    for schema in sorted(kind.upcasts):
        if schema >= placed.schema:
            raw = kind.upcasts[schema](raw)
    return raw
