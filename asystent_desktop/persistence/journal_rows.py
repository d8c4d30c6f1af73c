"""The journal's rows: commits, links, heads and the index of which commit touched which record."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from asystent_desktop.journal.commit import Commit, Placed
from asystent_desktop.journal.hlc import ZERO, Hlc
from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import COMMITS, HEADS, LINKS, META, OP_INDEX, RECEIPT_COLUMNS
from asystent_desktop.persistence.session import CHUNK, Session
from asystent_desktop.ports.exchange import Receipt

T = TypeVar("T")
Register = tuple[str, str, str]
"""(scope, kind, record): what a record's operations are gathered under."""


NONE_AT_HAND: Mapping[str, Commit] = MappingProxyType({})


class State(StrEnum):
    """Where a stored commit stands."""

    FOLDED = "folded"  # part of the projection
    PARKED = "parked"  # waits for a predecessor
    HELD = "held"  # waits for a person
    KEPT = "kept"  # of a scope this store does not fold (a hub)
    ERASED = "erased"  # its payload was lawfully dropped


def is_parked(state: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a commit waits for a predecessor, said as the partial index of those that wait needs it."""
    waiting: list[ColumnElement[str]] = [literal_column(f"'{one}'") for one in (State.PARKED, State.HELD)]
    return and_(state.in_(waiting), state == waiting[0])


_TIPS = Prepared(select(HEADS.c.hash, HEADS.c.device).where(HEADS.c.scope == bindparam("of_scope")))
_UNNAMED = Prepared(
    select(COMMITS.c.hash).where(
        COMMITS.c.hash == bindparam("of_hash"),
        COMMITS.c.state == State.FOLDED,  # a commit that waits would make ours wait elsewhere
        ~exists(select(LINKS.c.hash).where(LINKS.c.prev == bindparam("of_prev"))),
    )
)
_TOUCHING = Prepared(
    select(COMMITS.c.hash, COMMITS.c.envelope, COMMITS.c.signature, COMMITS.c.payload)
    .join(OP_INDEX, OP_INDEX.c.commit_hash == COMMITS.c.hash)
    .where(
        OP_INDEX.c.record == bindparam("of_record"),
        OP_INDEX.c.kind == bindparam("of_kind"),
        OP_INDEX.c.scope == bindparam("of_scope"),
        COMMITS.c.state == State.FOLDED,
    )
)
_INSERT = Prepared(
    insert(COMMITS),
    [column.name for column in COMMITS.columns if column.name != "seq"],
)
_LINK = Prepared(insert(LINKS))
_HEAD = Prepared(insert(HEADS))
_INDEX = Prepared(insert(OP_INDEX))
_UNHEAD = Prepared(
    delete(HEADS).where(
        HEADS.c.hash == bindparam("gone"),
        HEADS.c.scope == bindparam("of_scope"),
        HEADS.c.device == bindparam("of_device"),
    )
)
_VERSION = Prepared(
    select(COMMITS.c.id)
    .join(OP_INDEX, OP_INDEX.c.commit_hash == COMMITS.c.hash)
    .where(OP_INDEX.c.record == bindparam("of_record"), COMMITS.c.state == State.FOLDED)
    .order_by(COMMITS.c.hlc_ms.desc(), COMMITS.c.hlc_counter.desc(), COMMITS.c.id.desc())
    .limit(1)
)
_GET_META = Prepared(select(META.c.value).where(META.c.name == bindparam("of_name")))
_PUT_META = Prepared(
    upsert(META).on_conflict_do_update(
        index_elements=[META.c.name], set_={"value": upsert(META).excluded.value}
    )
)
_SET_STATE = Prepared(
    update(COMMITS).where(COMMITS.c.hash == bindparam("of_hash")).values(state=bindparam("new_state"))
)
_FOLLOWED = Prepared(
    select(LINKS.c.prev, COMMITS.c.scope, COMMITS.c.device)
    .join(COMMITS, COMMITS.c.hash == LINKS.c.hash)
    .where(Among(LINKS.c.prev, "names"))
)
_NAMED = Among(COMMITS.c.hash, "names")
_STATES = Prepared(select(COMMITS.c.hash, COMMITS.c.state).where(_NAMED))
_LOAD = Prepared(
    select(COMMITS.c.hash, COMMITS.c.envelope, COMMITS.c.signature, COMMITS.c.payload).where(_NAMED)
)
_TOUCHED = Prepared(
    select(OP_INDEX.c.scope, OP_INDEX.c.kind, OP_INDEX.c.record, OP_INDEX.c.commit_hash).where(
        Among(OP_INDEX.c.record, "names")
    )
)
_PARKED = Prepared(select(COMMITS.c.hash).where(is_parked(COMMITS.c.state)))
_COUNT = Prepared(select(func.count()).select_from(COMMITS))
_COUNT_UNACKNOWLEDGED = Prepared(
    select(func.count()).where(COMMITS.c.received_at.is_(None), COMMITS.c.state != State.ERASED)
)

Stored = tuple[Commit, State, Receipt | None]
"""A commit to be stored, where it stands, and its receipt when it has one."""


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def tips(session: Session, scope: str, device: str) -> tuple[str, ...]:
    """What the device's next commit in a scope follows, sorted: its `prev`.

    Its own last commits; and the branches of another device's fork that nobody has named yet, so that the
    fork is witnessed by whoever writes next.
    """
    found: dict[str, list[str]] = {}
    for name, owner in session.read(_TIPS, {"of_scope": scope}):
        found.setdefault(owner, []).append(name)
    own = found.pop(device, [])
    forked = [name for names in found.values() if len(names) > 1 for name in names]
    unnamed = [name for name in forked if session.read(_UNNAMED, {"of_hash": name, "of_prev": name})]
    return tuple(sorted(own + unnamed))


def store(session: Session, batch: Sequence[Stored], *, own: bool = False) -> None:
    """Stores commits that are not there yet, with their links, heads, receipts and record index.

    Args:
        own: Made here and now, so nothing stored can name one of them as a predecessor yet.
    """
    session.write_all(_INSERT, [_commit_row(*one) for one in batch])
    links = [{"hash": commit.hash, "prev": prev} for commit, _, _ in batch for prev in commit.envelope.prev]
    session.write_all(_LINK, links)
    touched = [
        {"record": record, "kind": kind, "scope": commit.envelope.scope, "commit_hash": commit.hash}
        for commit, state, _ in batch
        if state is not State.ERASED
        for kind, record in sorted(commit.touched)
    ]
    session.write_all(_INDEX, touched)
    _move_heads(session, [commit for commit, _, _ in batch], own)


def receipt_facts(receipt: Receipt | None) -> dict[str, Any]:
    """The columns of a receipt, or of none."""
    if receipt is None:
        return _NO_RECEIPT
    return {
        "received_at": receipt.received_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "receipt_directory": receipt.directory_version,
        "receipt_status": receipt.status.value,
        "receipt_signature": receipt.signature or None,
        "durable": int(receipt.durable),
    }


_NO_RECEIPT: dict[str, Any] = {**dict.fromkeys(RECEIPT_COLUMNS), "durable": 0}


def _commit_row(commit: Commit, state: State, receipt: Receipt | None) -> dict[str, Any]:
    made = commit.envelope
    return {
        "hash": commit.hash,
        "id": made.id,
        "scope": made.scope,
        "device": made.device,
        "actor": made.actor,
        "hlc_ms": made.hlc[0],
        "hlc_counter": made.hlc[1],
        "state": state,
        "envelope": commit.envelope_bytes,
        "signature": commit.signature,
        "payload": commit.payload_bytes,
        **receipt_facts(receipt),
    }


def _move_heads(session: Session, batch: Sequence[Commit], own: bool) -> None:
    """A head is a commit that no stored commit of the same device and scope names as `prev`."""
    gone = [
        {"gone": prev, "of_scope": one.envelope.scope, "of_device": one.envelope.device}
        for one in batch
        for prev in one.envelope.prev
    ]
    session.write_all(_UNHEAD, gone)
    followed = {(place["gone"], place["of_scope"], place["of_device"]) for place in gone}
    if not own:
        followed |= _followed(session, [one.hash for one in batch])
    heads = [
        {"hash": one.hash, "scope": one.envelope.scope, "device": one.envelope.device}
        for one in batch
        if (one.hash, one.envelope.scope, one.envelope.device) not in followed
    ]
    session.write_all(_HEAD, heads)


def _followed(session: Session, hashes: Sequence[str]) -> set[tuple[str, str, str]]:
    """Which of these are named by a stored commit, with that commit's scope and device."""
    return {(row[0], row[1], row[2]) for row in session.read_of(_FOLLOWED, hashes)}


def operations_of(
    session: Session, register: Register, at_hand: Mapping[str, Commit] = NONE_AT_HAND
) -> list[Placed]:
    """All folded operations of one record, from every commit that touched it.

    Args:
        at_hand: Commits by hash that were read already: they are not read again.
    """
    scope, kind, record = register
    rows = session.read(_TOUCHING, {"of_record": record, "of_kind": kind, "of_scope": scope})
    return [
        placed
        for name, envelope, signature, payload in rows
        for placed in (at_hand.get(name) or Commit(envelope, signature, payload)).placed
        if placed.operation.record == record and placed.operation.kind == kind
    ]


def touched_by_others(
    session: Session, registers: Collection[Register], but: Collection[str]
) -> set[Register]:
    """Which of these records stored commits have touched besides those named."""
    found: set[Register] = set()
    for part in chunks({record for _, _, record in registers}):
        for scope, kind, record, name in session.read_of(_TOUCHED, part):
            if name not in but:
                found.add((scope, kind, record))
    return found.intersection(registers)


def version(session: Session, record_id: str) -> str:
    """Id of the latest commit that touched the record; empty when unknown."""
    return str(session.value(_VERSION, {"of_record": record_id}) or "")


def states(session: Session, hashes: Collection[str]) -> dict[str, State]:
    """Which of these commits are stored, and where they stand."""
    return {row[0]: State(row[1]) for row in session.read_of(_STATES, hashes)}


def parked(session: Session) -> set[str]:
    """Commits that wait for a predecessor."""
    return {row[0] for row in session.read(_PARKED, {})}


def load(session: Session, hashes: Sequence[str]) -> list[Commit]:
    """These commits in that order; ones that are not stored are left out."""
    found = {name: one for name in hashes if (one := session.at_hand.get(name)) is not None}
    for part in chunks(name for name in hashes if name not in found):
        read = {row[0]: Commit(row[1], row[2], row[3]) for row in session.read_of(_LOAD, part)}
        session.at_hand.update(read)
        found |= read
    return [found[name] for name in hashes if name in found]


def set_states(session: Session, hashes: Sequence[str], state: State) -> None:
    """Moves stored commits to another state."""
    session.write_all(_SET_STATE, [{"of_hash": name, "new_state": state} for name in hashes])


def last_hlc(session: Session) -> Hlc:
    """The latest clock value this store made or took over."""
    value = session.value(_GET_META, {"of_name": "hlc"})
    if value is None:
        return ZERO
    ms, _, counter = str(value).partition(".")
    return (int(ms), int(counter))


def keep_hlc(session: Session, value: Hlc) -> None:
    """Remembers the clock for the next commit."""
    session.write(_PUT_META, {"name": "hlc", "value": f"{value[0]}.{value[1]}"})


def count(session: Session, *, unacknowledged: bool = False) -> int:
    """Number of commits here, or of those the office has not confirmed."""
    return int(session.value(_COUNT_UNACKNOWLEDGED if unacknowledged else _COUNT, {}))
