"""The journal's rows at a hub: commits sealed, what routes them in the open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.crypto.signing import SIGNATURE_BYTES
from asystent_desktop.exchange.receipts import earlier
from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence.faults import StoreDamaged
from asystent_desktop.persistence.hub_keys import ScopeKeys
from asystent_desktop.persistence.hub_schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.journal_rows import State, chunks
from asystent_desktop.ports.exchange import Receipt, Status

ENVELOPE, PAYLOAD = "envelope", "payload"
_C = COMMITS.c


class HubRows:
    """Commits, links and heads of one office in one transaction."""

    def __init__(self, session: HubSession, keys: ScopeKeys) -> None:
        self._session = session
        self._keys = keys
        self._office = session.office

    def states(self, hashes: Collection[str]) -> dict[str, State]:
        """Which of these commits are stored, and where they stand."""
        statement = select(_C.hash, _C.state).where(_C.office == self._office)
        return {row[0]: State(row[1]) for row in self._session.select_in(_C.hash, hashes, statement)}

    def of_scope(self, scope: str, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored in that scope."""
        statement = select(_C.hash).where(_C.office == self._office, _C.scope == scope)
        return {row[0] for row in self._session.select_in(_C.hash, hashes, statement)}

    def parked(self) -> set[str]:
        """Commits of the office's scope that wait for a predecessor."""
        statement = select(_C.hash).where(_C.office == self._office, _C.state == State.PARKED)
        return set(self._session.query(statement).scalars())

    def links_of(self, hashes: Collection[str]) -> dict[str, list[str]]:
        """The predecessors of these commits."""
        found: dict[str, list[str]] = {}
        statement = select(LINKS.c.hash, LINKS.c.prev).where(LINKS.c.office == self._office)
        for name, prev in self._session.select_in(LINKS.c.hash, hashes, statement):
            found.setdefault(name, []).append(prev)
        return found

    def store(self, batch: Sequence[tuple[Commit, State]]) -> None:
        """Stores commits that are not there yet, with links and heads.

        Raises:
            ScopeErased: the key of one's scope was destroyed; nothing may be kept there again.
        """
        self._keys.of({commit.envelope.scope for commit, _ in batch})  # all at once: few statements
        self._session.insert(COMMITS, [self._row(commit, state) for commit, state in batch])
        links = [
            {"scope": commit.envelope.scope, "hash": commit.hash, "prev": prev}
            for commit, _ in batch
            for prev in commit.envelope.prev
        ]
        self._session.insert(LINKS, links)
        self._move_heads([commit for commit, _ in batch])

    def set_states(self, hashes: Collection[str], state: State) -> None:
        """Moves stored commits to another state."""
        if hashes:
            statement = (
                update(COMMITS)
                .where(_C.office == self._office, _C.hash == bindparam("of_hash"))
                .values(state=state.value)
            )
            self._session.connection().execute(statement, [{"of_hash": name} for name in hashes])

    def load(self, hashes: Sequence[str]) -> list[Commit]:
        """These commits in that order; those not stored, or of an erased scope, are left out.

        Raises:
            StoreDamaged: a row does not open: altered or moved.
        """
        columns = (_C.hash, _C.scope, _C.sealed_envelope, _C.sealed_payload)
        statement = select(*columns).where(_C.office == self._office)
        rows = self._session.select_in(_C.hash, hashes, statement)
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
        columns = (
            _C.hash,
            _C.received_at,
            _C.receipt_directory,
            _C.receipt_status,
            _C.durable,
            _C.receipt_signature,
        )
        statement = select(*columns).where(_C.office == self._office, _C.received_at.isnot(None))
        rows = self._session.select_in(_C.hash, hashes, statement)
        return {
            name: Receipt(
                name,
                datetime.fromisoformat(at),
                directory,
                Status(status),
                durable=bool(durable),
                signature=bytes(signature or b""),
            )
            for name, at, directory, status, durable, signature in rows
        }

    def keep_receipts(self, given: Iterable[Receipt]) -> None:
        """Keeps receipts of stored commits: the earlier one stays, `durable` is never lost."""
        given = list(given)
        held = self.receipts({one.commit for one in given})
        merged: dict[str, Receipt] = {}
        for one in given:
            former = merged.get(one.commit) or held.get(one.commit)
            merged[one.commit] = one if former is None else earlier(former, one)
        rows = [_receipt_row(one) for name, one in merged.items() if held.get(name) != one]
        if rows:
            statement = (
                update(COMMITS)
                .where(_C.office == self._office, _C.hash == bindparam("of_hash"))
                .values({name: bindparam(name) for name in rows[0] if name != "of_hash"})
            )
            self._session.connection().execute(statement, rows)

    def put_durable(self, hashes: Collection[str]) -> int:
        """Marks these commits as durable; says how many became so."""
        marked = 0
        for part in chunks(sorted(hashes)):
            statement = update(COMMITS).where(_C.office == self._office, _C.durable == 0, _C.hash.in_(part))
            marked += self._session.query(statement.values(durable=1)).rowcount
        return marked

    def forget_durable(self) -> None:
        """Takes every such mark back."""
        self._session.query(update(COMMITS).where(_C.office == self._office).values(durable=0))

    def not_durable(self, scope: str) -> int:
        """How many commits of a scope are not durable."""
        statement = select(func.count()).where(_C.office == self._office, _C.scope == scope, _C.durable == 0)
        return int(self._session.query(statement).scalar_one())

    def _row(self, commit: Commit, state: State) -> dict[str, Any]:
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
            "durable": 0,
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
        named = {prev for one in batch for prev in one.envelope.prev} | {one.hash for one in batch}
        followed = self._followed(named)
        heads = [
            {"hash": one.hash, "scope": one.envelope.scope, "device": one.envelope.device} for one in batch
        ]
        self._session.insert(
            HEADS, [row for row in heads if (row["hash"], row["scope"], row["device"]) not in followed]
        )
        gone = [{"gone": name, "of_scope": scope, "of_device": device} for name, scope, device in followed]
        if gone:
            statement = delete(HEADS).where(
                HEADS.c.office == self._office,
                HEADS.c.hash == bindparam("gone"),
                HEADS.c.scope == bindparam("of_scope"),
                HEADS.c.device == bindparam("of_device"),
            )
            self._session.connection().execute(statement, sorted(gone, key=lambda one: one["gone"]))

    def _followed(self, hashes: Collection[str]) -> set[tuple[str, str, str]]:
        """Which of these are named by a stored commit, with that commit's scope and device."""
        joined = (
            select(LINKS.c.prev, _C.scope, _C.device)
            .join(COMMITS, (_C.office == LINKS.c.office) & (_C.hash == LINKS.c.hash))
            .where(LINKS.c.office == self._office)
        )
        return {(row[0], row[1], row[2]) for row in self._session.select_in(LINKS.c.prev, hashes, joined)}


def _receipt_row(one: Receipt) -> Mapping[str, Any]:
    return {
        "of_hash": one.commit,
        "received_at": one.received_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "receipt_directory": one.directory_version,
        "receipt_status": one.status.value,
        "receipt_signature": one.signature or None,
        "durable": int(one.durable),
    }
