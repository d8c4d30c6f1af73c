"""What the office has not confirmed, counted without reading the commits into the program.

A vault kept alone for years may hold tens of thousands, and the status bar asks after every save.
"""

from sqlalchemy import Text, cast, func, select

from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import COMMITS
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.store import Unconfirmed

_OPEN = COMMITS.c.received_at.is_(None)
_ALL = Prepared(select(func.count()).select_from(COMMITS).where(_OPEN))
_ERASED = Prepared(select(func.count()).select_from(COMMITS).where(_OPEN, COMMITS.c.state == State.ERASED))
_FIRST_KIND = func.json_extract(cast(COMMITS.c.payload, Text), "$.operations[0].kind")
_BY_KIND = Prepared(
    select(COMMITS.c.scope, _FIRST_KIND.label("first_kind"), func.count())
    .where(_OPEN, COMMITS.c.state != State.ERASED)
    .group_by(COMMITS.c.scope, "first_kind")
)


def count(session: Session) -> int:
    """Number of commits without a receipt; erased ones await none."""
    return int(session.value(_ALL, {})) - int(session.value(_ERASED, {}))


def by_kind(session: Session) -> list[Unconfirmed]:
    """The same by scope and by the kind of record each commit begins with."""
    rows = session.read(_BY_KIND, {})
    return [Unconfirmed(scope, str(kind or ""), int(number)) for scope, kind, number in rows]
