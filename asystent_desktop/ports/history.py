"""The timeline of a scope or of one record, as the use cases read it: who changed what, when, from what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class FieldChange:
    """One field that one commit wrote.

    Attributes:
        kind: Name of the record kind. `record_id`: which record.
        before: What the writer replaced, in the field's own type; None for a creation.
        after: What was written, in the field's own type.
        created: The record came to be with this value. Fields created with their default are left out.
        readable: False when this version does not know the field or cannot read a value; then both are
            plain JSON values.
        replaced: How many operations it replaced; two or more: a person decided between rivals.
    """

    kind: str
    record_id: str
    field: str
    before: object
    after: object
    created: bool = False
    readable: bool = True
    replaced: int = 0


@dataclass(frozen=True)
class HistoryEntry:
    """One commit of the timeline.

    Attributes:
        commit: Its hash. `commit_id`: its UUIDv7.
        written_at: By the clock of the computer it was written on (UTC).
        received_at: When the office took it in, by its signed receipt; None until it did. Where the two
            lie far apart, or `status` is "late", the entry was made or handed in late.
        status: Of the receipt: "ok", "late", "held"; empty without one.
        state: Here: "folded" (counts), "parked" (waits for a predecessor), "held" (waits for a person),
            "kept" (of a scope this store does not fold).
        command: Stable name of the use case, for people only.
        changes: In the order written. `unknown`: operations only a newer version of the program can read.
    """

    commit: str
    commit_id: str
    scope: str
    person_id: str
    device_id: str
    written_at: datetime
    received_at: datetime | None
    status: str
    state: str
    command: str
    changes: tuple[FieldChange, ...]
    unknown: int = 0


@dataclass(frozen=True)
class HistoryPage:
    """Some entries, latest first.

    Attributes:
        following: Give it as `after` for the next page; empty on the last one.
        total: How many entries there are on all pages.
    """

    entries: tuple[HistoryEntry, ...]
    following: str
    total: int


class HistoryReader(Protocol):
    """The part of a unit of work that tells who changed what."""

    def history(
        self, scope: str | None = None, record_id: str | None = None, *, after: str = "", limit: int = 50
    ) -> HistoryPage:
        """The timeline of a scope, of one record, or (with neither) of everything, latest first.

        Ordered by the hybrid clock, then commit id: the same on every replica. With `record_id` the
        entries tell only of that record. A page costs the same however long the history is.

        Args:
            after: `HistoryPage.following` of the page before.
            limit: Entries a page at most.
        """
        ...
