"""What hangs on the store beside journal and projection: drafts, blobs, settings, documents."""

from collections.abc import Collection
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Table, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from asystent_desktop.persistence.journal_rows import chunks
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import BLOBS, DOCUMENTS, DRAFTS, SETTINGS
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.store import Draft


def _replacing(table: Table, key: str) -> Prepared:
    plain = insert(table)
    changes = {column.name: plain.excluded[column.name] for column in table.columns if column.name != key}
    return Prepared(plain.on_conflict_do_update(index_elements=[key], set_=changes))


_PUT_DRAFT = _replacing(DRAFTS, "key")
_PUT_BLOB = _replacing(BLOBS, "sha256")
_DROP_BLOB = Prepared(delete(BLOBS).where(BLOBS.c.sha256 == bindparam("of_name")))
_PUT_SETTING = _replacing(SETTINGS, "name")
_PUT_DOCUMENT = _replacing(DOCUMENTS, "name")
_DRAFT = Prepared(select(DRAFTS).where(DRAFTS.c.key == bindparam("of_key")))
_DRAFTS = Prepared(select(DRAFTS).order_by(DRAFTS.c.saved_at.desc(), DRAFTS.c.key))
_DRAFT_COUNT = Prepared(select(func.count()).select_from(DRAFTS))
_DROP_DRAFT = Prepared(delete(DRAFTS).where(DRAFTS.c.key == bindparam("of_key")))
_BLOB = Prepared(select(BLOBS.c.content).where(BLOBS.c.sha256 == bindparam("of_name")))
_SETTING = Prepared(select(SETTINGS.c.value).where(SETTINGS.c.name == bindparam("of_name")))
_DOCUMENT = Prepared(select(DOCUMENTS.c.content).where(DOCUMENTS.c.name == bindparam("of_name")))


class SideTables:
    """Drafts, blobs and settings of one session: the unguarded part of a unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(self, key: str) -> Draft | None:
        """The draft kept under that key."""
        rows = self._session.read(_DRAFT, {"of_key": key})
        return _draft(*rows[0]) if rows else None

    def drafts(self) -> list[Draft]:
        """All drafts, latest first."""
        return [_draft(*row) for row in self._session.read(_DRAFTS, {})]

    def draft_count(self) -> int:
        """Number of drafts."""
        return int(self._session.value(_DRAFT_COUNT, {}))

    def put_draft(self, draft: Draft) -> None:
        """Keeps a draft under its key; takes effect with `commit`."""
        row = {
            "key": draft.key,
            "scope": draft.scope,
            "base": draft.base,
            "fields": msgspec.json.encode(dict(draft.fields)).decode(),
            "saved_at": draft.saved_at.astimezone(UTC).isoformat(timespec="microseconds"),
        }
        self._session.write(_PUT_DRAFT, row)

    def drop_draft(self, key: str) -> None:
        """Forgets a draft in the same transaction; no error when there is none."""
        self._session.write(_DROP_DRAFT, {"of_key": key})

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Keeps bytes inside the encrypted store under their hex digest."""
        self._session.write(_PUT_BLOB, {"sha256": sha256, "content": content})

    def blob(self, sha256: str) -> bytes | None:
        """Bytes kept under that digest."""
        found = self._session.value(_BLOB, {"of_name": sha256})
        return None if found is None else bytes(found)

    def drop_blob(self, sha256: str) -> None:
        """Forgets bytes in the same transaction; no error when there are none."""
        self._session.write(_DROP_BLOB, {"of_name": sha256})

    def blobs_held(self, names: Collection[str]) -> set[str]:
        """Which of these digests have their bytes here."""
        found: set[str] = set()
        for part in chunks(sorted(set(names))):
            named = select(BLOBS.c.sha256).where(BLOBS.c.sha256.in_(part))
            found |= set(self._session.query(named).scalars())
        return found

    def setting(self, name: str) -> str | None:
        """A local setting of this computer; never exchanged."""
        found = self._session.value(_SETTING, {"of_name": name})
        return None if found is None else str(found)

    def put_setting(self, name: str, value: str) -> None:
        """Keeps a local setting."""
        self._session.write(_PUT_SETTING, {"name": name, "value": value})


def document(session: Session, name: str) -> bytes | None:
    """A kept document as exact bytes."""
    found = session.value(_DOCUMENT, {"of_name": name})
    return None if found is None else bytes(found)


def put_document(session: Session, name: str, content: bytes) -> None:
    """Keeps a document, replacing the former one."""
    session.write(_PUT_DOCUMENT, {"name": name, "content": content})


def _draft(key: str, scope: str, base: str, fields: str, saved_at: str) -> Draft:
    return Draft(key, scope, base, msgspec.json.decode(fields), datetime.fromisoformat(saved_at))
