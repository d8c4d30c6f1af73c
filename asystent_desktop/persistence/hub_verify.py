"""`asystent verify` of a hub: every row opens, signatures hold, the office's records are what is folded.

Problems are named as in `verify`; besides: sealed-row, of a commit whose row does not open in its place;
sealed-chunk, of a scan. Commits of erased scopes are counted, not opened.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select

from asystent_desktop.domain.records import KINDS
from asystent_desktop.errors import AppError
from asystent_desktop.hub.sealing import Sealer
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.fold import fold
from asystent_desktop.journal.state_hash import StateRow, row_bytes, state_hash
from asystent_desktop.persistence.faults import StoreDamaged
from asystent_desktop.persistence.hub_chunks import HubChunks
from asystent_desktop.persistence.hub_keys import ScopeKeys
from asystent_desktop.persistence.hub_notes import HubNotes, LargeDocuments
from asystent_desktop.persistence.hub_records import HubRecords, Register, Remembered
from asystent_desktop.persistence.hub_rows import HubRows
from asystent_desktop.persistence.hub_schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.hub_watch import HubWatch
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.persistence.verify import PublicKeys, Verified, signed

_C = COMMITS.c


@dataclass
class _Walk:
    problems: list[str] = field(default_factory=list)
    registers: dict[Register, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    prevs: dict[str, set[str]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)

    def note(self, code: str, name: str) -> None:
        self.problems.append(f"{code}:{name}")


def verify(session: HubSession, sealer: Sealer, public_keys: PublicKeys) -> Verified:
    """Walks everything in one snapshot; nothing remembered by the process is used."""
    keys = ScopeKeys(session, sealer)
    records = HubRecords(session, keys, HubNotes(session, sealer, LargeDocuments()), Remembered)
    walk, rows = _Walk(), HubRows(session, keys)
    erased = keys.erased()
    columns = (_C.hash, _C.scope, _C.device, _C.state)
    listed = session.query(select(*columns).where(_C.office == session.office).order_by(_C.hash)).all()
    for name, scope, device, state in listed:
        walk.places[name] = (scope, device)
        if scope not in erased:
            _commit(walk, rows, name, State(state), public_keys)
    _links(session, walk, HubWatch(session, rows))
    for name in HubChunks(session, keys).damaged():
        walk.note("sealed-chunk", name)
    live = records.rows()
    _compare(walk, live)
    return Verified(len(listed), len(live), tuple(walk.problems), state_hash(live))


def _commit(walk: _Walk, rows: HubRows, name: str, state: State, public_keys: PublicKeys) -> None:
    try:
        commit = rows.load([name])[0]
    except StoreDamaged:
        walk.note("sealed-row", name)
        return
    try:
        made = commit.envelope
        if commit.payload_bytes:  # an erased payload leaves its envelope
            commit.check()
    except AppError:
        walk.note("commit-unreadable", name)
        return
    if commit.hash != name:
        walk.note("hash", name)
    if walk.places[name] != (made.scope, made.device):
        walk.note("columns", name)
    signed(walk.note, commit, name, public_keys)
    walk.prevs[name] = set(made.prev)
    if state is State.FOLDED:
        walk.required.update(made.prev)
        for placed in commit.placed if commit.payload_bytes else ():
            walk.registers[(made.scope, placed.operation.kind, placed.operation.record)].append(placed)


def _links(session: HubSession, walk: _Walk, watch: HubWatch) -> None:
    """Links, heads, and the commits they name; what nobody waits for any longer may be missing."""
    stored: dict[str, set[str]] = defaultdict(set)
    for name, prev in session.query(
        select(LINKS.c.hash, LINKS.c.prev).where(LINKS.c.office == session.office)
    ):
        stored[name].add(prev)
    for name, prevs in sorted(walk.prevs.items()):
        if stored.get(name, set()) != prevs:
            walk.note("links", name)
    followed = {
        (prev, *walk.places[name]) for name, prevs in stored.items() if name in walk.places for prev in prevs
    }
    heads = set(session.query(select(HEADS.c.hash).where(HEADS.c.office == session.office)).scalars())
    tips = {name for name, place in walk.places.items() if (name, *place) not in followed}
    for name in sorted((heads & walk.places.keys()) ^ tips):
        walk.note("head", name)
    missing = (walk.required | heads) - walk.places.keys()
    for name in sorted(missing - watch.absent(missing)):
        walk.note("missing-commit", name)


def _compare(walk: _Walk, live: list[StateRow]) -> None:
    stored = {row.key: row for row in live}
    for (scope, kind_name, record), operations in sorted(walk.registers.items()):
        kind = KINDS.get(kind_name)
        folded = None if kind is None else fold(kind, operations)
        row = stored.pop((scope, kind_name, record), None)
        if folded is None:
            continue
        if row is None:
            walk.note("record-missing", f"{kind_name}/{record}")
        elif row_bytes(row) != row_bytes(StateRow(kind_name, scope, record, folded)):
            walk.note("record-differs", f"{kind_name}/{record}")
    for key in sorted(stored):
        walk.note("record-foreign", f"{key[1]}/{key[2]}")
