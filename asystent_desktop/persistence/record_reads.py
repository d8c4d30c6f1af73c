"""Records read from the projection: the half of the unit of work that changes nothing."""

from collections.abc import Mapping
from typing import TypeVar

from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.persistence import unconfirmed
from asystent_desktop.persistence.projection import Projection, Scopes
from asystent_desktop.persistence.rows import RowMap
from asystent_desktop.persistence.session import Session
from asystent_desktop.persistence.side_tables import SideTables
from asystent_desktop.ports.store import Unconfirmed

R = TypeVar("R", bound=Record)


class RecordReads(SideTables):
    """Reads typed records of one session."""

    def __init__(self, session: Session, maps: Mapping[str, RowMap]) -> None:
        super().__init__(session)
        self._maps = maps
        self._rows = Projection(session, maps)

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The record with that id, also when deleted; None when unknown."""
        found = self._rows.record(kind_of(cls), record_id)
        return found if isinstance(found, cls) else None

    def find(self, cls: type[R], *, scope: Scopes = None, **equals: object) -> list[R]:
        """Records of a kind, deleted ones left out, filtered by scope and equal fields, oldest id first."""
        found = self._rows.find(kind_of(cls), scope, equals)
        return [one for one in found if isinstance(one, cls)]

    def newest(
        self, cls: type[R], by: str, limit: int, *, scope: str | None = None, **equals: object
    ) -> list[R]:
        """The latest of a kind by one field, deleted ones left out, latest first."""
        found = self._rows.newest(kind_of(cls), by, limit, scope, equals)
        return [one for one in found if isinstance(one, cls)]

    def count(self, cls: type[R], *, scope: str, **equals: object) -> int:
        """How many of a kind one scope has, deleted ones left out."""
        return self._rows.count(kind_of(cls), scope, equals)

    def unconfirmed(self) -> list[Unconfirmed]:
        """Commits the office has not confirmed, by scope and kind."""
        return unconfirmed.by_kind(self._session)
