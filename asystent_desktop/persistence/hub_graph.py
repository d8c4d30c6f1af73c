"""The graph of commits at a hub: heads per scope, and what lies beyond foreign heads.

A side that is a little behind is asked about without reading the scope's whole history (`graph.is_closed`
says why that is exact); a link never leads into another scope, whatever a forger writes into `prev`.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import BindParameter, bindparam, select

from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.graph import ancestors, is_closed, predecessors_first
from asystent_desktop.persistence.hub_schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.prepared import Prepared

_C, _H, _L = COMMITS.c, HEADS.c, LINKS.c
_OFFICE: BindParameter[str] = bindparam("of_office")
_OF_SCOPES = (_H.office == _OFFICE, Among(_H.scope, "names"))
_HEADS = Prepared(select(_H.scope, _H.hash).where(*_OF_SCOPES))
_ALL_HEADS = Prepared(select(_H.scope, _H.hash).where(_H.office == _OFFICE))
_SPLIT = Prepared(select(_H.scope, _H.device).where(*_OF_SCOPES))
_ORDERS = Prepared(
    select(_C.scope, _C.hash, _C.received_at).where(_C.office == _OFFICE, Among(_C.scope, "names"))
)
_LINKS = Prepared(select(_L.hash, _L.prev).where(_L.office == _OFFICE, Among(_L.scope, "names")))
_TIPS = select(_H.scope, _H.hash).where(*_OF_SCOPES, Among(_H.hash, "theirs", negated=True))
_WALK = _TIPS.cte("walk", recursive=True)
_WALK = _WALK.union(
    select(_L.scope, _L.prev)
    .join(_WALK, (_L.office == _OFFICE) & (_L.scope == _WALK.c.scope) & (_L.hash == _WALK.c.hash))
    .where(Among(_L.prev, "theirs", negated=True))
)
_BEYOND = Prepared(
    select(_C.scope, _C.hash, _C.received_at, _L.prev)
    .join(_WALK, (_C.office == _OFFICE) & (_C.hash == _WALK.c.hash) & (_C.scope == _WALK.c.scope))
    .outerjoin(LINKS, (_L.office == _OFFICE) & (_L.scope == _C.scope) & (_L.hash == _C.hash))
)
_FOLLOWERS = Prepared(select(_L.scope, _L.hash).where(_L.office == _OFFICE, Among(_L.prev, "names")))

Links = dict[str, list[str]]
Order = list[tuple[str, str]]
"""(when it was received, hash) of commits, earliest first; which of equals comes first does not matter."""


def heads(session: HubSession, scopes: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    """Tips per scope, sorted; scopes without commits are left out."""
    rows = session.read(_ALL_HEADS) if scopes is None else session.read_of(_HEADS, scopes)
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
    tips = Counter((row[0], row[1]) for row in session.read_of(_SPLIT, scopes))
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
    near = _near(session, theirs, [scope for scope in behind if theirs.get(scope)])
    whole = [scope for scope in behind if scope not in near]
    order, links = _orders(session, whole), _links(session, whole)
    wanted: list[str] = []
    for scope in behind:
        if scope in near:
            wanted += near[scope]
            continue
        held = ancestors(links, theirs.get(scope, ()))
        wanted += predecessors_first(links, [name for _at, name in order[scope] if name not in held])
    return wanted


def up_to(session: HubSession, theirs: Mapping[str, Collection[str]]) -> set[str]:
    """These commits and all their stored ancestors, per scope."""
    links = _links(session, theirs)
    return {name for names in theirs.values() for name in ancestors(links, names)}


def _near(
    session: HubSession, theirs: Mapping[str, Sequence[str]], among: Collection[str]
) -> dict[str, list[str]]:
    """What lies beyond, for those scopes where the way back from our tips tells it."""
    if not among:
        return {}
    stops = sorted({name for scope in among for name in theirs[scope]})
    order: dict[str, set[tuple[str, str]]] = {scope: set() for scope in among}
    links: Links = {}
    for scope, name, at, prev in session.read_of(_BEYOND, among, theirs=stops):
        order[scope].add((at or "", name))
        if prev is not None:
            links.setdefault(name, []).append(prev)
    walked = {scope: {name for _at, name in found} for scope, found in order.items()}
    followers: dict[str, set[str]] = {}
    for scope, name in session.read_of(_FOLLOWERS, {one for names in walked.values() for one in names}):
        followers.setdefault(scope, set()).add(name)
    return {
        scope: predecessors_first(links, [name for _at, name in sorted(found)])
        for scope, found in order.items()
        if is_closed(walked[scope], followers.get(scope, set()))
    }


def _orders(session: HubSession, among: Collection[str]) -> dict[str, Order]:
    """Commits per scope."""
    found: dict[str, Order] = {}
    for scope, name, at in session.read_of(_ORDERS, among):
        found.setdefault(scope, []).append((at or "", name))
    return {scope: sorted(order) for scope, order in found.items()}


def _links(session: HubSession, among: Collection[str]) -> Links:
    found: Links = {}
    for name, prev in session.read_of(_LINKS, among):
        found.setdefault(name, []).append(prev)
    return found
