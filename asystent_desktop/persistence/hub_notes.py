"""What hangs on a hub's journal: documents (sealed), makers, quarantine, and the store's own notes."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import BindParameter, bindparam, case, delete, null, select

from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.hub.sealing import Sealer
from asystent_desktop.persistence.conditions import Among, Begins
from asystent_desktop.persistence.faults import StoreDamaged
from asystent_desktop.persistence.hub_schema import DOCUMENTS, MAKERS, NOTES, QUARANTINE
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.ports.hub import SetAside

_LARGE_BYTES = 16 * 1024
_LARGE_KEPT = 16
_QUARANTINE_ROWS = 500


_D, _N, _M = DOCUMENTS.c, NOTES.c, MAKERS.c
_OFFICE: BindParameter[str] = bindparam("of_office")
_OF_NAME: BindParameter[str] = bindparam("of_name")
_DOCUMENT = Prepared(
    select(_D.revision, case((_D.revision == bindparam("known"), null()), else_=_D.sealed)).where(
        _D.office == _OFFICE, _D.name == _OF_NAME
    )
)
_DOCUMENTS = Prepared(select(_D.name, _D.sealed).where(_D.office == _OFFICE, Begins(_D.name, "start")))
_DROP_DOCUMENT = Prepared(delete(DOCUMENTS).where(_D.office == _OFFICE, _D.name == _OF_NAME))
_NOTE = Prepared(select(_N.value).where(_N.office == _OFFICE, _N.name == _OF_NAME))
_ALL_MAKERS = select(_M.scope, _M.person).where(_M.office == _OFFICE)
_MAKERS = Prepared(_ALL_MAKERS)
_MAKERS_OF = Prepared(_ALL_MAKERS.where(Among(_M.scope, "names")))
_MAKERS_BY = Prepared(_ALL_MAKERS.where(_M.person == bindparam("of_person")))


class LargeDocuments:
    """Large documents a process has read, by revision: the directory names every computer of the office, and
    without this every exchange would fetch, unseal and parse it anew.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[str, bytes]] = OrderedDict()

    def get(self, name: str) -> tuple[str, bytes]:
        """Revision and content; both empty when nothing is held."""
        return self._held.get(name, ("", b""))

    def put(self, name: str, revision: str, content: bytes) -> None:
        """Holds it if it is large; the one used longest ago goes."""
        if len(content) >= _LARGE_BYTES:
            self._held[name] = (revision, content)
            self._held.move_to_end(name)
            while len(self._held) > _LARGE_KEPT:
                self._held.popitem(last=False)


class HubNotes:
    """Documents, makers, quarantine and notes of one office in one transaction."""

    def __init__(self, session: HubSession, sealer: Sealer, large: LargeDocuments) -> None:
        self._session = session
        self._office = session.office
        self._sealer = sealer
        self._large = large
        self._read: dict[str, bytes | None] = {}
        self._told: dict[str, str | None] = {}
        self._listed: dict[str, dict[str, bytes]] = {}

    def forget(self) -> None:
        """Forgets what this transaction has read; from here on others may have written."""
        self._read.clear()
        self._told.clear()
        self._listed.clear()

    def document(self, name: str) -> bytes | None:
        """A kept document as exact bytes.

        Raises:
            StoreDamaged: it does not open.
        """
        if name not in self._read:
            self._read[name] = self._fetched(name)
        return self._read[name]

    def _fetched(self, name: str) -> bytes | None:
        revision, content = self._large.get(name)
        rows = self._session.read(_DOCUMENT, {"of_name": name, "known": revision})
        if not rows:
            return None
        if rows[0][1] is None:
            return content
        content = self._opened(name, rows[0][1])
        self._large.put(name, rows[0][0], content)
        return content

    def documents(self, prefix: str) -> dict[str, bytes]:
        """Documents whose name begins so, sorted by name."""
        if prefix not in self._listed:
            found = {row[0]: row[1] for row in self._session.read(_DOCUMENTS, {"start": prefix})}
            self._listed[prefix] = {name: self._opened(name, found[name]) for name in sorted(found)}
        return dict(self._listed[prefix])

    def put_document(self, name: str, content: bytes) -> None:
        """Keeps a document, replacing the former one."""
        self._listed.clear()
        self._read[name] = content
        sealed = self._sealer.seal_document(name, content)
        self._session.put(DOCUMENTS, [{"name": name, "revision": uuid4().hex, "sealed": sealed}])

    def delete_document(self, name: str) -> None:
        """Forgets a document."""
        self._listed.clear()
        self._read[name] = None
        self._session.write(_DROP_DOCUMENT, {"of_name": name})

    def makers(self, scopes: Collection[str] | None, person: str | None) -> dict[str, str]:
        """Makers of these scopes and all scopes of that maker; of every scope when neither is given."""
        if scopes is None and person is None:
            return {row[0]: row[1] for row in self._session.read(_MAKERS)}
        found = [*self._session.read_of(_MAKERS_OF, scopes or ())]
        if person is not None:
            found += self._session.read(_MAKERS_BY, {"of_person": person})
        return {row[0]: row[1] for row in found}

    def put_makers(self, found: Mapping[str, str]) -> None:
        """Keeps these makers beside the others."""
        self._session.put(MAKERS, [{"scope": scope, "person": person} for scope, person in found.items()])

    def quarantine(self) -> tuple[SetAside, ...]:
        """Bundles set aside, oldest first."""
        q = QUARANTINE.c
        statement = select(q.name, q.code, q.at).where(q.office == self._office).order_by(q.at, q.name)
        return tuple(
            SetAside(name, code, datetime.fromisoformat(at))
            for name, code, at in self._session.query(statement)
        )

    def set_aside(self, row: SetAside) -> None:
        """Remembers a bundle set aside; beyond 500 the oldest are forgotten."""
        at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
        self._session.put(QUARANTINE, [{"name": row.name, "code": row.code, "at": at}])
        q = QUARANTINE.c
        latest = (
            select(q.name)
            .where(q.office == self._office)
            .order_by(q.at.desc(), q.name.desc())
            .limit(_QUARANTINE_ROWS)
        )
        old = delete(QUARANTINE).where(q.office == self._office, q.name.not_in(latest))
        self._session.query(old)

    def get(self, name: str) -> str | None:
        """A note of the store itself, not sealed: clock, generation."""
        if name not in self._told:
            self._told[name] = next(iter(self._session.values(_NOTE, {"of_name": name})), None)
        return self._told[name]

    def put(self, name: str, value: str) -> None:
        """Keeps a note."""
        self._told[name] = value
        self._session.put(NOTES, [{"name": name, "value": value}])

    def _opened(self, name: str, sealed: bytes) -> bytes:
        try:
            return self._sealer.open_document(name, bytes(sealed))
        except CannotOpen:
            raise StoreDamaged(reason="document") from None
