"""The graph of stored commits: heads, what lies beyond foreign heads, predecessors first."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from asystent_desktop.persistence.journal_rows import chunks
from asystent_desktop.persistence.schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.session import Session

Links = dict[str, list[str]]
"""Commit to its predecessors."""


def heads(session: Session, scopes: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    """Tips per scope, sorted; scopes without commits are left out."""
    found: dict[str, list[str]] = {}
    statement = select(HEADS.c.scope, HEADS.c.hash)
    if scopes is None:
        rows = [tuple(row) for row in session.query(statement)]
    else:
        rows = [
            tuple(row)
            for part in chunks(sorted(scopes))
            for row in session.query(statement.where(HEADS.c.scope.in_(part)))
        ]
    for scope, name in rows:
        found.setdefault(scope, []).append(name)
    return {scope: tuple(sorted(names)) for scope, names in sorted(found.items())}


def beyond(
    session: Session, theirs: Mapping[str, Sequence[str]], scopes: Collection[str] | None
) -> list[str]:
    """Hashes of those scopes' commits that are neither in `theirs` nor ancestors of them."""
    wanted: list[str] = []
    for scope, tips in heads(session, scopes).items():
        known = set(theirs.get(scope, ()))
        if known.issuperset(tips):
            continue
        links, order = _scope(session, scope)
        held = _ancestors(links, known)
        wanted += predecessors_first(links, [name for name in order if name not in held])
    return wanted


def covered(session: Session, scope: str, tips: Collection[str]) -> set[str]:
    """These commits of a scope and everything before them, as far as it is stored here."""
    links, order = _scope(session, scope)
    return _ancestors(links, tips).intersection(order)


def predecessors_first(links: Mapping[str, Sequence[str]], names: Iterable[str]) -> list[str]:
    """The names so that none stands before one it follows; otherwise their order is kept."""
    rest = dict.fromkeys(names)
    found: dict[str, None] = {}
    for start in rest:
        stack = [start]
        while stack:
            name = stack[-1]
            before = [one for one in links.get(name, ()) if one in rest and one not in found]
            if name in found or not before:
                found[stack.pop()] = None
            else:
                stack += before
    return list(found)


def links_of(session: Session, names: Sequence[str]) -> Links:
    """The predecessors of these commits."""
    found: Links = {}
    for part in chunks(names):
        for name, prev in session.query(select(LINKS.c.hash, LINKS.c.prev).where(LINKS.c.hash.in_(part))):
            found.setdefault(name, []).append(prev)
    return found


def _scope(session: Session, scope: str) -> tuple[Links, list[str]]:
    """A scope's links and its commits in order of arrival."""
    statement = select(COMMITS.c.hash).where(COMMITS.c.scope == scope).order_by(COMMITS.c.seq)
    order = [str(name) for name in session.query(statement).scalars()]
    joined = (
        select(LINKS.c.hash, LINKS.c.prev)
        .join(COMMITS, COMMITS.c.hash == LINKS.c.hash)
        .where(COMMITS.c.scope == scope)
    )
    links: Links = {}
    for name, prev in session.query(joined):
        links.setdefault(name, []).append(prev)
    return links, order


def _ancestors(links: Links, names: Iterable[str]) -> set[str]:
    """These commits and everything before them, as far as it is stored here."""
    found: set[str] = set()
    rest = list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += links.get(name, ())
    return found
