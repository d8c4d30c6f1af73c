"""Data keys of scopes: made with a first commit, opened when they are needed, destroyed for erasure."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from sqlalchemy import bindparam, select, update

from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.hub.faults import ScopeErased
from asystent_desktop.hub.sealing import Sealer
from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.faults import StoreDamaged
from asystent_desktop.persistence.hub_schema import SCOPE_KEYS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.prepared import Prepared

_K = SCOPE_KEYS.c
_WRAPPED = Prepared(
    select(_K.scope, _K.wrapped).where(_K.office == bindparam("of_office"), Among(_K.scope, "names"))
)


class ScopeKeys:
    """The keys one transaction uses; none outlives it, so a destroyed key is gone with the next one."""

    def __init__(self, session: HubSession, sealer: Sealer) -> None:
        self.sealer = sealer
        self._session = session
        self._opened: dict[str, bytes] = {}

    def of(self, scopes: Collection[str]) -> dict[str, bytes]:
        """The keys of those scopes that have one.

        Raises:
            StoreDamaged: a wrapped key does not open.
        """
        self._open(set(scopes) - self._opened.keys())
        return {scope: self._opened[scope] for scope in scopes if scope in self._opened}

    def for_writing(self, scope: str) -> bytes:
        """The scope's key, made now if it never had one.

        Raises:
            ScopeErased: it had one, which was destroyed.
        """
        if scope not in self._opened and not self._open([scope]):
            key, wrapped = self.sealer.new_key(scope)
            self._session.insert(SCOPE_KEYS, [{"scope": scope, "wrapped": wrapped, "erased_at": None}])
            self._opened[scope] = key
        if scope not in self._opened:
            raise ScopeErased(scope=scope)
        return self._opened[scope]

    def destroy(self, scope: str, at: datetime) -> bool:
        """Overwrites the wrapped key; says whether there was one."""
        self._opened.pop(scope, None)
        statement = update(SCOPE_KEYS).where(_K.office == self._session.office, _K.scope == scope)
        stamp = at.astimezone(UTC).isoformat(timespec="seconds")
        gone = self._session.query(
            statement.where(_K.wrapped.isnot(None)).values(wrapped=None, erased_at=stamp)
        )
        return gone.rowcount > 0

    def erased(self) -> set[str]:
        """Scopes whose key was destroyed."""
        statement = select(_K.scope).where(_K.office == self._session.office, _K.wrapped.is_(None))
        return set(self._session.query(statement).scalars())

    def _open(self, scopes: Iterable[str]) -> bool:
        """Opens the keys of these scopes; says whether any of them has or had one."""
        rows = self._session.read_of(_WRAPPED, set(scopes))
        for scope, wrapped in rows:
            if wrapped is not None:
                try:
                    self._opened[scope] = self.sealer.key(scope, bytes(wrapped))
                except CannotOpen:
                    raise StoreDamaged(reason="scope-key") from None
        return bool(rows)
