"""What an administrator of the database sees: counts, sizes, kinds of scopes; and whether rows are sealed."""

import msgspec
from sqlalchemy import LargeBinary, Table, Text, func, select

from asystent_desktop.persistence.hub_engine import HubEngine
from asystent_desktop.persistence.hub_schema import COMMITS, CONTENT, DOCUMENTS, SCHEMA, SCOPE_KEYS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.ports.hub import Census, TableSize

_SAMPLE = 200
_CLEAR_STARTS = (b"{", b"[")


def take(session: HubSession, made: HubEngine) -> Census:
    """Counts without opening a row; one office's tables, sizes of the whole database."""
    version = session.query(select(SCHEMA.c.value).where(SCHEMA.c.name == "version")).scalar_one()
    offices = session.query(select(func.count(DOCUMENTS.c.office.distinct()))).scalar_one()
    erased = select(func.count()).where(SCOPE_KEYS.c.office == session.office, SCOPE_KEYS.c.wrapped.is_(None))
    return Census(
        database=made.name,
        version=int(version),
        offices=int(offices),
        tables=tuple(_size(session, table) for table in (*CONTENT, SCOPE_KEYS)),
        scopes=_scopes(session),
        sealed=all(_looks_sealed(session, table) for table in CONTENT),
        erased=int(session.query(erased).scalar_one()),
        database_bytes=made.size_bytes(session.connection()),
    )


def _size(session: HubSession, table: Table) -> TableSize:
    held = [column for column in table.columns if isinstance(column.type, Text | LargeBinary)]
    lengths = [func.coalesce(func.sum(func.length(column)), 0) for column in held]
    statement = select(func.count(), *lengths).where(table.c.office == session.office)
    rows, *sizes = session.query(statement).one()
    return TableSize(str(table.name), int(rows), sum(int(size) for size in sizes))


def _scopes(session: HubSession) -> dict[str, tuple[int, int]]:
    """Kind of scope to (scopes, commits)."""
    c = COMMITS.c
    statement = select(c.scope, func.count()).where(c.office == session.office).group_by(c.scope)
    found: dict[str, tuple[int, int]] = {}
    for scope, commits in session.query(statement):
        kind = str(scope).partition(":")[0]
        scopes, total = found.get(kind, (0, 0))
        found[kind] = (scopes + 1, total + int(commits))
    return dict(sorted(found.items()))


def _looks_sealed(session: HubSession, table: Table) -> bool:
    """Whether a sample of the content columns holds nothing that reads as JSON, which all content is."""
    for column in table.columns:
        if isinstance(column.type, LargeBinary):
            statement = select(column).where(table.c.office == session.office, column.isnot(None))
            for value in session.query(statement.limit(_SAMPLE)).scalars():
                if _reads(bytes(value)):
                    return False
    return True


def _reads(value: bytes) -> bool:
    for content in (value, value[64:]):  # an envelope stands behind its signature
        if content.startswith(_CLEAR_STARTS):
            try:
                msgspec.json.decode(content)
            except (msgspec.DecodeError, ValueError):
                continue
            return True
    return False
