"""Field operations: what a commit's payload says (journal-v1 §4).

An operation's id is ``<commit id>.<index in the payload>``; a `Create` gives its id to every field it sets.
Operations and keys of a later version are kept in the payload's bytes and skipped here.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from asystent_desktop.journal.faults import BadCommit


class Create(msgspec.Struct, frozen=True, tag_field="op", tag="create"):
    """A record comes to be, with all its fields. `values`: field name to JSON value."""

    kind: str
    record: str
    values: dict[str, Any]


class Put(msgspec.Struct, frozen=True, tag_field="op", tag="put"):
    """A field gets a value.

    Attributes:
        seen: Ids of the operations this one replaces: those that were live where it was made.
    """

    kind: str
    record: str
    field: str
    value: Any
    seen: tuple[str, ...]


Operation = Create | Put
KNOWN = {"create": Create, "put": Put}


def operation_id(commit_id: str, index: int) -> str:
    """The id of the operation at `index` of a commit's payload."""
    return f"{commit_id}.{index}"


def read(raw: Sequence[Any]) -> tuple[tuple[int, Operation], ...]:
    """The operations this version knows, each with its index in the payload.

    Raises:
        BadCommit: an operation is no object with a text "op", or a known one is malformed.
    """
    found: list[tuple[int, Operation]] = []
    for index, one in enumerate(raw):
        if not isinstance(one, dict) or not isinstance(one.get("op"), str):
            raise BadCommit(reason="operation", index=index)
        known = KNOWN.get(one["op"])
        if known is None:
            continue
        try:
            found.append((index, msgspec.convert(one, known)))
        except msgspec.ValidationError:
            raise BadCommit(reason="operation", index=index) from None
    return tuple(found)
