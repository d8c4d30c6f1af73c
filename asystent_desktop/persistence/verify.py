"""`asystent verify`: every signature holds, and the projection is what the commits say (exchange.md §2).

Problems are named "<code>:<id>", ids only:
- commit-unreadable, hash, signature, unknown-device, payload-hash, columns, links: of a commit's hash;
- missing-commit: of a hash that a folded commit or a head names and nobody holds;
- head: a commit's hash stands among the heads, or is missing there, wrongly;
- index: a commit's list of touched records is wrong;
- waits: a commit waits for others although they are all there;
- record-differs, record-missing, record-foreign: "<kind>/<record id>" against the rebuilt projection.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import msgspec
from sqlalchemy import select

from asystent_desktop.crypto.faults import BadKey, BadSignature
from asystent_desktop.crypto.signing import verify as check_signature
from asystent_desktop.domain.records import Kind
from asystent_desktop.errors import AppError
from asystent_desktop.journal import hlc
from asystent_desktop.journal.authority import may_live
from asystent_desktop.journal.commit import Commit, Placed
from asystent_desktop.journal.faults import BadCommit
from asystent_desktop.journal.fold import fold
from asystent_desktop.journal.state_hash import StateRow, row_bytes, state_hash
from asystent_desktop.persistence import watch
from asystent_desktop.persistence.journal_rows import Register, State
from asystent_desktop.persistence.schema import COMMITS, HEADS, LINKS, OP_INDEX, Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.store import Where

PublicKeys = Callable[[str], bytes | None]
"""Device id to its Ed25519 public key; None when the directory does not know the device."""


@dataclass(frozen=True)
class Verified:
    """What `verify` found; `problems` is empty when all holds.

    Attributes:
        commits: Number of commits walked.
        records: Number of records in the projection.
        state_hash: Hash of the live projection.
        where: Problem to what it concerns: which entry, computer, scope and record.
    """

    commits: int
    records: int
    problems: tuple[str, ...]
    state_hash: str
    where: Mapping[str, Where] = field(default_factory=dict)


@dataclass
class _Walk:
    """What the walk over the commits gathers."""

    problems: list[str] = field(default_factory=list)
    registers: dict[Register, list[Placed]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    prevs: dict[str, set[str]] = field(default_factory=dict)
    followed: set[tuple[str, str, str]] = field(default_factory=set)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    facts: dict[str, Where] = field(default_factory=dict)
    parked: set[str] = field(default_factory=set)
    required: set[str] = field(default_factory=set)
    touched: set[tuple[str, str, str, str]] = field(default_factory=set)

    def note(self, code: str, name: str) -> None:
        self.problems.append(f"{code}:{name}")


def verify(session: Session, made: Layout, public_keys: PublicKeys) -> Verified:
    """Walks every commit and compares the projection with one rebuilt in memory.

    Args:
        session: A fresh one, not yet open, so that the file is read and not a cache.
    """
    session.open()
    try:
        walk = _Walk()
        for row in session.query(select(COMMITS).order_by(COMMITS.c.seq)).mappings():
            _commit(walk, dict(row), public_keys)
        _links(session, walk)
        _waiting(session, walk)
        _index(session, walk)
        live = list(_live(session, made, walk))
        _compare(walk, made, live)
        return Verified(len(walk.names), len(live), tuple(walk.problems), state_hash(live), _where(walk))
    finally:
        session.close()


def _commit(walk: _Walk, row: dict[str, object], public_keys: PublicKeys) -> None:
    commit = Commit(_bytes(row["envelope"]), _bytes(row["signature"]), _bytes(row["payload"]))
    name = str(row["hash"])
    walk.names.add(name)
    written = hlc.instant(_number(row["hlc_ms"]))
    walk.facts[name] = Where(name, str(row["device"]), str(row["scope"]), written_at=written)
    if commit.hash != name:
        walk.note("hash", name)
    erased = row["state"] == State.ERASED and not commit.payload_bytes
    try:
        if not erased:
            commit.check()
        _ = commit.envelope
    except BadCommit as fault:
        walk.note("payload-hash" if fault.values["reason"] == "payload-hash" else "commit-unreadable", name)
        return
    except AppError:
        walk.note("commit-unreadable", name)
        return
    signed(walk.note, commit, name, public_keys)
    made = commit.envelope
    columns = tuple(row[key] for key in ("id", "scope", "device", "actor", "hlc_ms", "hlc_counter"))
    if columns != (made.id, made.scope, made.device, made.actor, *made.hlc):
        walk.note("columns", name)
    walk.places[name] = (made.scope, made.device)
    walk.prevs[name] = set(made.prev)
    walk.followed |= {(prev, made.scope, made.device) for prev in made.prev}
    if erased:
        return
    walk.touched |= {(record, kind, made.scope, name) for kind, record in commit.touched}
    if row["state"] == State.PARKED:
        walk.parked.add(name)
    if row["state"] == State.FOLDED:
        walk.required.update(made.prev)
        for placed in commit.placed:
            key = (made.scope, placed.operation.kind, placed.operation.record)
            walk.registers.setdefault(key, []).append(placed)


def signed(note: Callable[[str, str], None], commit: Commit, name: str, public_keys: PublicKeys) -> None:
    """Notes a signature that does not hold, or a computer nobody knows."""
    public = public_keys(commit.envelope.device)
    if public is None:
        note("unknown-device", name)
        return
    try:
        check_signature(public, commit.signature, commit.envelope_bytes)
    except (BadSignature, BadKey):
        note("signature", name)


def _links(session: Session, walk: _Walk) -> None:
    """Links, heads, and the commits they name."""
    stored: dict[str, set[str]] = {}
    for name, prev in session.query(select(LINKS.c.hash, LINKS.c.prev)):
        stored.setdefault(name, set()).add(prev)
    for name in sorted(walk.prevs.keys() | (stored.keys() - walk.names)):
        if stored.get(name, set()) != walk.prevs.get(name):
            walk.note("links", name)
    heads = {str(name) for name in session.query(select(HEADS.c.hash)).scalars()}
    tips = {name for name, place in walk.places.items() if (name, *place) not in walk.followed}
    for name in sorted((heads & walk.places.keys()) ^ tips):
        walk.note("head", name)
    missing = (walk.required | heads) - walk.names
    for name in sorted(missing - watch.absent(session, missing)):
        walk.note("missing-commit", name)


def _waiting(session: Session, walk: _Walk) -> None:
    """Commits that should be part of the projection by now."""
    there = (walk.names - walk.parked) | watch.absent(
        session, {prev for one in walk.prevs.values() for prev in one}
    )
    for name in sorted(walk.parked):
        if name in walk.prevs and walk.prevs[name] <= there:
            walk.note("waits", name)


def _index(session: Session, walk: _Walk) -> None:
    columns = (OP_INDEX.c.record, OP_INDEX.c.kind, OP_INDEX.c.scope, OP_INDEX.c.commit_hash)
    stored = {(row[0], row[1], row[2], row[3]) for row in session.query(select(*columns))}
    readable = {one for one in stored if one[3] in walk.places or one[3] not in walk.names}
    for name in sorted({one[3] for one in readable ^ walk.touched}):
        walk.note("index", name)


def _live(session: Session, made: Layout, walk: _Walk) -> Iterator[StateRow]:
    """The rows of the projection; one that cannot even be read is a problem."""
    for held in made.maps.values():
        for row in session.query(select(held.table)):
            try:
                yield StateRow(held.kind.name, row[0], row[1], held.folded(row))
            except (msgspec.DecodeError, ValueError):
                walk.note("record-differs", f"{held.kind.name}/{row[1]}")


def _compare(walk: _Walk, made: Layout, live: list[StateRow]) -> None:
    stored = {row.key: row for row in live}
    for (scope, kind_name, record), operations in sorted(walk.registers.items()):
        kind = made.maps[kind_name].kind if kind_name in made.maps else None
        rebuilt = _rebuilt(kind, scope, kind_name, record, operations)
        if rebuilt is None:
            continue
        row = stored.pop(rebuilt.key, None)
        name = f"{kind_name}/{record}"
        if row is None:
            walk.note("record-missing", name)
        elif row_bytes(row) != row_bytes(rebuilt):
            walk.note("record-differs", name)
    for key in sorted(stored):
        walk.note("record-foreign", f"{key[1]}/{key[2]}")


def _rebuilt(
    kind: Kind | None, scope: str, kind_name: str, record: str, operations: list[Placed]
) -> StateRow | None:
    if kind is None or not may_live(kind_name, scope):
        return None
    folded = fold(kind, operations)
    return None if folded is None else StateRow(kind_name, scope, record, folded)


def _where(walk: _Walk) -> dict[str, Where]:
    """Which entry, computer and record each problem concerns, as far as anything tells."""
    last: dict[tuple[str, str], tuple[str, Placed]] = {}
    for (scope, kind, record), operations in walk.registers.items():
        last[(kind, record)] = (scope, max(operations, key=lambda one: (one.hlc, one.id)))
    named_by = {prev: name for name, prevs in sorted(walk.prevs.items()) for prev in prevs}
    found: dict[str, Where] = {}
    for problem in walk.problems:
        code, _, name = problem.partition(":")
        kind, slash, record = name.partition("/")
        if slash and (kind, record) in last:
            scope, placed = last[(kind, record)]
            written = hlc.instant(placed.hlc[0])
            found[problem] = Where(placed.commit, placed.device, scope, kind, record, written)
        elif slash:
            found[problem] = Where(kind=kind, record_id=record)
        else:
            known = walk.facts.get(named_by.get(name, "") if code == "missing-commit" else name, Where())
            found[problem] = replace(known, commit=name)
    return found


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview | bytearray) else b""
