"""What is being typed into a form of the family file: found again after a lock or a crash.

One draft for each kind of a family; it holds what stands in the fields, readable or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Draft


@dataclass(frozen=True)
class EntryDraft:
    """A form that was not saved.

    Attributes:
        entry_id: The entry that was being changed; empty for a new one.
        fields: Field name to what stood in it.
        saved_at: Last moment that is safe (UTC).
    """

    entry_id: str
    fields: Mapping[str, Any]
    saved_at: datetime


def keep(
    desk: Desk, family_id: str, kind: str, entry_id: str, fields: Mapping[str, Any], scope: str = ""
) -> None:
    """Makes what was typed so far durable before it returns.

    Args:
        desk: Where.
        family_id: Whose.
        kind: Name of the kind.
        entry_id: The entry that is being changed; empty for a new one.
        fields: Field name to JSON-able value.
        scope: Where it belongs when that is not the family's file.
    """
    draft = Draft(
        key=_key(family_id, kind),
        scope=scope or family_scope(family_id),
        base=entry_id,
        fields=dict(fields),
        saved_at=desk.clock.now(),
    )
    with desk.unit_of_work() as unit:
        unit.put_draft(draft)
        unit.commit("keep-draft")


def kept(desk: Desk, family_id: str, kind: str) -> EntryDraft | None:
    """The draft of a family's kind; None without one."""
    with desk.unit_of_work() as unit:
        found = unit.draft(_key(family_id, kind))
    return None if found is None else EntryDraft(found.base, found.fields, found.saved_at)


def drop(desk: Desk, family_id: str, kind: str) -> None:
    """Throws a draft away; nothing happens when there is none."""
    with desk.unit_of_work() as unit:
        unit.drop_draft(_key(family_id, kind))
        unit.commit("drop-draft")


def _key(family_id: str, kind: str) -> str:
    return f"entry:{kind}:{family_id}"
