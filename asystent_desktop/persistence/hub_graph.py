"""The graph of commits at a hub: heads per scope, and what lies beyond foreign heads."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from asystent_desktop.persistence.graph import predecessors_first
from asystent_desktop.persistence.hub_schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.hub_session import HubSession

Links = dict[str, list[str]]


def heads(session: HubSession, scopes: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    """Tips per scope, sorted; scopes without commits are left out."""
    statement = select(HEADS.c.scope, HEADS.c.hash).where(HEADS.c.office == session.office)
    if scopes is None:
        rows = session.query(statement).all()
    else:
        rows = session.select_in(HEADS.c.scope, scopes, statement)
    found: dict[str, list[str]] = {}
    for scope, name in rows:
        found.setdefault(scope, []).append(name)
    return {scope: tuple(sorted(names)) for scope, names in sorted(found.items())}


def tips(session: HubSession, scope: str, device: str) -> tuple[str, ...]:
    """A device's own tips in a scope, sorted."""
    statement = select(HEADS.c.hash).where(
        HEADS.c.office == session.office, HEADS.c.scope == scope, HEADS.c.device == device
    )
    return tuple(sorted(session.query(statement).scalars()))


def split(session: HubSession, scopes: Collection[str]) -> set[tuple[str, str]]:
    """Scopes, each with a device that has more than one tip there."""
    statement = select(HEADS.c.scope, HEADS.c.device).where(HEADS.c.office == session.office)
    tips = Counter((row[0], row[1]) for row in session.select_in(HEADS.c.scope, scopes, statement))
    return {place for place, count in tips.items() if count > 1}


def scopes(session: HubSession) -> set[str]:
    """Scopes that have at least one commit."""
    statement = select(HEADS.c.scope).where(HEADS.c.office == session.office).distinct()
    return set(session.query(statement).scalars())


def beyond(
    session: HubSession, theirs: Mapping[str, Sequence[str]], among: Collection[str] | None
) -> list[str]:
    """Hashes of those scopes' commits that are neither in `theirs` nor ancestors of them."""
    behind = [
        scope
        for scope, names in heads(session, among).items()
        if not set(theirs.get(scope, ())).issuperset(names)
    ]
    order, links = _orders(session, behind), _links(session, behind)
    wanted: list[str] = []
    for scope in behind:
        held = _ancestors(links, theirs.get(scope, ()))
        wanted += predecessors_first(links, [name for name in order[scope] if name not in held])
    return wanted


def up_to(session: HubSession, theirs: Mapping[str, Collection[str]]) -> set[str]:
    """These commits and all their stored ancestors, per scope."""
    links = _links(session, theirs)
    return {name for names in theirs.values() for name in _ancestors(links, names)}


def _orders(session: HubSession, among: Collection[str]) -> dict[str, list[str]]:
    """Commits per scope, earliest receipt first; which of equals comes first does not matter."""
    c = COMMITS.c
    statement = select(c.scope, c.hash, c.received_at).where(c.office == session.office)
    rows = session.select_in(c.scope, among, statement)
    found: dict[str, list[str]] = {}
    for scope, name, _at in sorted(rows, key=lambda row: (row[2] or "", row[1])):
        found.setdefault(scope, []).append(name)
    return found


def _links(session: HubSession, among: Collection[str]) -> Links:
    statement = select(LINKS.c.hash, LINKS.c.prev).where(LINKS.c.office == session.office)
    found: Links = {}
    for name, prev in session.select_in(LINKS.c.scope, among, statement):
        found.setdefault(name, []).append(prev)
    return found


def _ancestors(links: Mapping[str, Sequence[str]], names: Iterable[str]) -> set[str]:
    """These commits and everything before them, as far as it is stored here."""
    found: set[str] = set()
    rest = list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += links.get(name, ())
    return found
