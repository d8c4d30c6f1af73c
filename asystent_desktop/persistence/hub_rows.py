"""The journal's rows at a hub: commits sealed, what routes them in the open."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, func, select, update

from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.crypto.signing import SIGNATURE_BYTES
from asystent_desktop.exchange.receipts import earlier
from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.faults import StoreDamaged
from asystent_desktop.persistence.hub_keys import ScopeKeys
from asystent_desktop.persistence.hub_schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.journal_rows import State, Stored, is_parked, receipt_facts
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import RECEIPT_COLUMNS
from asystent_desktop.ports.exchange import Receipt, Status

ENVELOPE, PAYLOAD = "envelope", "payload"
_C, _L, _H = COMMITS.c, LINKS.c, HEADS.c
_OFFICE: BindParameter[str] = bindparam("of_office")
_OURS = _C.office == _OFFICE
_NAMED = (_OURS, Among(_C.hash, "names"))
_STATES = Prepared(select(_C.hash, _C.state).where(*_NAMED))
_OF_SCOPE = Prepared(select(_C.hash).where(*_NAMED, _C.scope == bindparam("of_scope")))
_PARKED = Prepared(select(_C.hash).where(_OURS, is_parked(_C.state)))
_LINKS_OF = Prepared(select(_L.hash, _L.prev).where(_L.office == _OFFICE, Among(_L.hash, "names")))
_LOAD = Prepared(select(_C.hash, _C.scope, _C.sealed_envelope, _C.sealed_payload).where(*_NAMED))
_RECEIPTS = Prepared(
    select(
        _C.hash, _C.received_at, _C.receipt_directory, _C.receipt_status, _C.durable, _C.receipt_signature
    ).where(*_NAMED, _C.received_at.isnot(None))
)
_FOLLOWED = Prepared(
    select(_L.prev, _C.scope, _C.device)
    .join(COMMITS, (_C.office == _L.office) & (_C.hash == _L.hash))
    .where(_L.office == _OFFICE, Among(_L.prev, "names"))
)
_ONE = (_OURS, _C.hash == bindparam("of_hash"))
_SET_STATE = Prepared(update(COMMITS).where(*_ONE).values(state=bindparam("new_state")))
_KEEP = Prepared(
    update(COMMITS)
    .where(*_ONE)
    .values({name: bindparam(f"new_{name}") for name in (*RECEIPT_COLUMNS, "durable")})
)
_DURABLE = Prepared(update(COMMITS).where(*_NAMED, _C.durable == 0).values(durable=1))
_NOT_DURABLE = Prepared(select(func.count()).where(_OURS, _C.scope == bindparam("of_scope"), _C.durable == 0))
_UNHEAD = Prepared(
    delete(HEADS).where(
        _H.office == _OFFICE,
        _H.hash == bindparam("gone"),
        _H.scope == bindparam("of_scope"),
        _H.device == bindparam("of_device"),
    )
)


class HubRows:
    """Commits, links and heads of one office in one transaction."""

    def __init__(self, session: HubSession, keys: ScopeKeys) -> None:
        self._session = session
        self._keys = keys
        self._office = session.office
        self._told: dict[str, State | None] = {}

    def states(self, hashes: Collection[str]) -> dict[str, State]:
        """Which of these commits are stored, and where they stand; asked of the database once."""
        asked = [name for name in hashes if name not in self._told]
        found = {row[0]: State(row[1]) for row in self._session.read_of(_STATES, asked)}
        self._told.update((name, found.get(name)) for name in asked)
        return {name: state for name in hashes if (state := self._told[name]) is not None}

    def forget(self) -> None:
        """Forgets where commits stood; from here on others may have written."""
        self._told.clear()

    def of_scope(self, scope: str, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored in that scope."""
        return {row[0] for row in self._session.read_of(_OF_SCOPE, hashes, of_scope=scope)}

    def parked(self) -> set[str]:
        """Commits of the office's scope that wait for a predecessor."""
        return set(self._session.values(_PARKED))

    def links_of(self, hashes: Collection[str]) -> dict[str, list[str]]:
        """The predecessors of these commits."""
        found: dict[str, list[str]] = {}
        for name, prev in self._session.read_of(_LINKS_OF, hashes):
            found.setdefault(name, []).append(prev)
        return found

    def store(self, batch: Sequence[Stored]) -> None:
        """Stores commits that are not there yet, with links, heads and receipts.

        Raises:
            ScopeErased: the key of one's scope was destroyed; nothing may be kept there again.
        """
        self._keys.of({commit.envelope.scope for commit, _, _ in batch})  # all at once: few statements
        self._session.insert(COMMITS, [self._row(*one) for one in batch])
        links = [
            {"scope": commit.envelope.scope, "hash": commit.hash, "prev": prev}
            for commit, _, _ in batch
            for prev in commit.envelope.prev
        ]
        self._session.insert(LINKS, links)
        self._told.update({commit.hash: state for commit, state, _ in batch})
        self._move_heads([commit for commit, _, _ in batch])

    def set_states(self, hashes: Collection[str], state: State) -> None:
        """Moves stored commits to another state."""
        self._told.update(dict.fromkeys(hashes, state))
        self._session.write_all(_SET_STATE, [{"of_hash": name, "new_state": state.value} for name in hashes])

    def load(self, hashes: Sequence[str]) -> list[Commit]:
        """These commits in that order; those not stored, or of an erased scope, are left out.

        Raises:
            StoreDamaged: a row does not open: altered or moved.
        """
        rows = self._session.read_of(_LOAD, hashes)
        keys = self._keys.of({row[1] for row in rows})
        found = {row[0]: self._open(keys[row[1]], *row) for row in rows if row[1] in keys}
        return [found[name] for name in hashes if name in found]

    def drop_payloads(self, hashes: Collection[str]) -> int:
        """Removes the payloads of these commits; returns how many there were."""
        dropped = 0
        for name in hashes:
            statement = update(COMMITS).where(
                _C.office == self._office, _C.hash == name, _C.sealed_payload.isnot(None)
            )
            dropped += self._session.query(statement.values(sealed_payload=None)).rowcount
        return dropped

    def receipts(self, hashes: Collection[str]) -> dict[str, Receipt]:
        """Receipts by commit hash, for those that have one."""
        return {
            name: Receipt(
                name,
                datetime.fromisoformat(at),
                directory,
                Status(status),
                durable=bool(durable),
                signature=bytes(signature or b""),
            )
            for name, at, directory, status, durable, signature in self._session.read_of(_RECEIPTS, hashes)
        }

    def keep_receipts(self, given: Mapping[str, Receipt]) -> None:
        """Keeps receipts of stored commits: the earlier one stays, `durable` is never lost."""
        held = self.receipts(given)
        merged = {name: earlier(held[name], one) if name in held else one for name, one in given.items()}
        self._session.write_all(
            _KEEP,
            [
                {"of_hash": name, **{f"new_{column}": value for column, value in receipt_facts(one).items()}}
                for name, one in merged.items()
                if held.get(name) != one
            ],
        )

    def put_durable(self, hashes: Collection[str]) -> int:
        """Marks these commits as durable; says how many became so."""
        return self._session.write(_DURABLE, {"names": sorted(hashes)}) if hashes else 0

    def forget_durable(self) -> None:
        """Takes every such mark back."""
        self._session.query(update(COMMITS).where(_C.office == self._office).values(durable=0))

    def not_durable(self, scope: str) -> int:
        """How many commits of a scope are not durable."""
        return int(self._session.values(_NOT_DURABLE, {"of_scope": scope})[0])

    def _row(self, commit: Commit, state: State, receipt: Receipt | None) -> dict[str, Any]:
        made, name = commit.envelope, commit.hash
        key, sealer = self._keys.for_writing(made.scope), self._keys.sealer
        head = commit.signature + commit.envelope_bytes
        return {
            "hash": name,
            "scope": made.scope,
            "device": made.device,
            "state": state.value,
            "sealed_envelope": sealer.seal(key, head, made.scope, name, ENVELOPE),
            "sealed_payload": sealer.seal(key, commit.payload_bytes, made.scope, name, PAYLOAD),
            **receipt_facts(receipt),
        }

    def _open(self, key: bytes, name: str, scope: str, head: bytes, payload: bytes | None) -> Commit:
        sealer = self._keys.sealer
        try:
            opened = sealer.open(key, head, scope, name, ENVELOPE)
            content = b"" if payload is None else sealer.open(key, payload, scope, name, PAYLOAD)
        except CannotOpen:
            raise StoreDamaged(reason="sealed-row") from None
        return Commit(opened[SIGNATURE_BYTES:], opened[:SIGNATURE_BYTES], content)

    def _move_heads(self, batch: Sequence[Commit]) -> None:
        """A head is a commit that no stored commit of the same device and scope names as `prev`."""
        followed = {
            (prev, one.envelope.scope, one.envelope.device) for one in batch for prev in one.envelope.prev
        }
        own = {one.hash for one in batch}
        followed |= self._followed(own)
        heads = [
            {"hash": one.hash, "scope": one.envelope.scope, "device": one.envelope.device} for one in batch
        ]
        self._session.insert(
            HEADS, [row for row in heads if (row["hash"], row["scope"], row["device"]) not in followed]
        )
        gone = [
            {"gone": name, "of_scope": scope, "of_device": device}
            for name, scope, device in sorted(followed)
            if name not in own  # those never became heads
        ]
        self._session.write_all(_UNHEAD, gone)

    def _followed(self, hashes: Collection[str]) -> set[tuple[str, str, str]]:
        """Which of these are named by a stored commit, with that commit's scope and device."""
        return {(row[0], row[1], row[2]) for row in self._session.read_of(_FOLLOWED, hashes)}
