"""Sealed chunks of scans at a hub: which a commit lists, which are here, which lie in a proven backup.

A row comes with the commit that lists the name and goes with its payload or its scope. The chunk is
ciphertext already; it is sealed once more under the scope's key, as all content is, so that a destroyed scope
key reaches the chunks in every backup, too.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.exchange.attachments import CHUNKS_PER_SCOPE, Listed
from asystent_desktop.persistence.faults import StoreDamaged
from asystent_desktop.persistence.hub_keys import ScopeKeys
from asystent_desktop.persistence.hub_schema import CHUNKS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.journal_rows import chunks as portions
from asystent_desktop.persistence.prepared import Prepared

_H = CHUNKS.c
_CHUNK = "chunk"
_MISSING = Prepared(select(_H.name, _H.scope).where(_H.office == bindparam("of_office"), _H.sealed.is_(None)))


class HubChunks:
    """Implements `ports.hub.ChunkShelf` in one transaction."""

    def __init__(self, session: HubSession, keys: ScopeKeys) -> None:
        self._session = session
        self._keys = keys
        self._office = session.office

    def note(self, given: Sequence[Listed]) -> None:
        """Remembers names that commits list; of a scope no more than `CHUNKS_PER_SCOPE`, the first ones."""
        room: dict[str, int] = {}
        rows: list[dict[str, Any]] = []
        for one in given:
            if one.scope not in room:
                room[one.scope] = CHUNKS_PER_SCOPE - self._count(_H.scope == one.scope)
            if room[one.scope] > 0:
                room[one.scope] -= 1
                row = {"name": one.name, "scope": one.scope, "listed_by": one.commit}
                rows.append({**row, "sealed": None, "durable": 0})
        self._session.insert(CHUNKS, rows)

    def put(self, content: Mapping[str, bytes]) -> int:
        """Keeps chunks that are listed and not here; says how many. Others are left aside.

        Args:
            content: By name; the caller has seen that each name is the hash of its bytes.
        """
        statement = select(_H.name, _H.scope).where(_H.office == self._office, _H.sealed.is_(None))
        rows = self._session.select_in(_H.name, content, statement)
        for name, scope in rows:
            key = self._keys.for_writing(scope)
            sealed = self._keys.sealer.seal(key, content[name], scope, name, _CHUNK)
            of_name = update(CHUNKS).where(_H.office == self._office, _H.name == name)
            self._session.query(of_name.values(sealed=sealed))
        return len(rows)

    def get(self, names: Collection[str], scopes: Collection[str]) -> dict[str, bytes]:
        """Those of the chunks that are here and belong to one of the scopes.

        Raises:
            StoreDamaged: a row does not open.
        """
        columns = (_H.name, _H.scope, _H.sealed)
        statement = select(*columns).where(_H.office == self._office, _H.sealed.isnot(None))
        rows = [row for row in self._session.select_in(_H.name, names, statement) if row[1] in scopes]
        keys = self._keys.of({row[1] for row in rows})
        return {
            name: self._opened(keys[scope], name, scope, sealed)
            for name, scope, sealed in rows
            if scope in keys
        }

    def missing(self, scopes: Collection[str], most: int) -> tuple[str, ...]:
        """Names that commits of these scopes list and nobody has brought, at most so many, sorted."""
        found = sorted(name for name, scope in self._session.read(_MISSING) if scope in scopes)
        return tuple(found[:most])

    def not_durable(self, scope: str) -> int:
        """How many chunks of a scope are here and in no proven backup."""
        return self._count((_H.scope == scope) & _H.sealed.isnot(None) & (_H.durable == 0))

    def unsafe(self) -> tuple[str, ...]:
        """Names of all such chunks: a backup that begins now will hold them."""
        statement = select(_H.name).where(_H.office == self._office, _H.sealed.isnot(None), _H.durable == 0)
        return tuple(self._session.query(statement).scalars())

    def put_durable(self, names: Collection[str]) -> None:
        """Marks chunks that lie in a proven backup."""
        for part in portions(sorted(names)):
            self._session.query(
                update(CHUNKS).where(_H.office == self._office, _H.name.in_(part)).values(durable=1)
            )

    def forget_durable(self) -> None:
        """Takes every such mark back."""
        self._session.query(update(CHUNKS).where(_H.office == self._office).values(durable=0))

    def damaged(self) -> list[str]:
        """Names of chunks that do not open in their place, or are not what their name says."""
        statement = select(_H.name, _H.scope).where(_H.office == self._office, _H.sealed.isnot(None))
        return [name for name, scope in self._session.query(statement).all() if not self._holds(name, scope)]

    def _holds(self, name: str, scope: str) -> bool:
        try:
            return sha256_hex(self.get([name], [scope]).get(name, b"")) == name
        except StoreDamaged:
            return False

    def drop_of(self, commits: Collection[str]) -> None:
        """Removes the chunks these commits list."""
        for part in portions(sorted(commits)):
            self._session.query(delete(CHUNKS).where(_H.office == self._office, _H.listed_by.in_(part)))

    def drop_scope(self, scope: str) -> None:
        """Removes every chunk of a scope."""
        self._session.query(delete(CHUNKS).where(_H.office == self._office, _H.scope == scope))

    def _count(self, where: Any) -> int:
        statement = select(func.count()).select_from(CHUNKS).where(_H.office == self._office, where)
        return int(self._session.query(statement).scalar_one())

    def _opened(self, key: bytes, name: str, scope: str, sealed: bytes) -> bytes:
        try:
            return self._keys.sealer.open(key, bytes(sealed), scope, name, _CHUNK)
        except CannotOpen:
            raise StoreDamaged(reason="sealed-chunk") from None
