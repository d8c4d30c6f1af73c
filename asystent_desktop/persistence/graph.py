"""The graph of stored commits: heads, what lies beyond foreign heads, predecessors first."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import bindparam, select

from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import COMMITS, HEADS, LINKS
from asystent_desktop.persistence.session import Session

_C, _H, _L = COMMITS.c, HEADS.c, LINKS.c
_HEADS = Prepared(select(_H.scope, _H.hash))
_HEADS_OF = Prepared(select(_H.scope, _H.hash).where(Among(_H.scope, "names")))
_LINKS_OF = Prepared(select(_L.hash, _L.prev).where(Among(_L.hash, "names")))
_IN_SCOPE = _C.scope == bindparam("of_scope")
_ORDER = Prepared(select(_C.hash).where(_IN_SCOPE).order_by(_C.seq))
_LINKS = Prepared(select(_L.hash, _L.prev).join(COMMITS, _C.hash == _L.hash).where(_IN_SCOPE))
_TIPS = select(_H.scope, _H.hash).where(Among(_H.scope, "names"), Among(_H.hash, "theirs", negated=True))
_WALK = _TIPS.cte("walk", recursive=True)
_WALK = _WALK.union(
    select(_WALK.c.scope, _L.prev)
    .join(LINKS, _L.hash == _WALK.c.hash)
    .where(Among(_L.prev, "theirs", negated=True))
)
_BEYOND = Prepared(
    select(_C.scope, _C.seq, _C.hash, _L.prev)
    .select_from(_WALK)
    .join(COMMITS, (_C.hash == _WALK.c.hash) & (_C.scope == _WALK.c.scope))
    .outerjoin(LINKS, _L.hash == _C.hash)
)
_FOLLOWERS = Prepared(
    select(_C.scope, _L.hash).join(COMMITS, _C.hash == _L.hash).where(Among(_L.prev, "names"))
)

Links = dict[str, list[str]]
"""Commit to its predecessors."""


def heads(session: Session, scopes: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    """Tips per scope, sorted; scopes without commits are left out."""
    rows = session.read(_HEADS, {}) if scopes is None else session.read_of(_HEADS_OF, scopes)
    found: dict[str, list[str]] = {}
    for scope, name in rows:
        found.setdefault(scope, []).append(name)
    return {scope: tuple(sorted(names)) for scope, names in sorted(found.items())}


def beyond(
    session: Session, theirs: Mapping[str, Sequence[str]], scopes: Collection[str] | None
) -> list[str]:
    """Hashes of those scopes' commits that are neither in `theirs` nor ancestors of them."""
    behind = [
        scope
        for scope, tips in heads(session, scopes).items()
        if not set(theirs.get(scope, ())).issuperset(tips)
    ]
    near = _near(session, theirs, [scope for scope in behind if theirs.get(scope)])
    wanted: list[str] = []
    for scope in behind:
        if scope in near:
            wanted += near[scope]
            continue
        links, order = _scope(session, scope)
        held = ancestors(links, theirs.get(scope, ()))
        wanted += predecessors_first(links, [name for name in order if name not in held])
    return wanted


def is_closed(walked: Collection[str], followers: Collection[str]) -> bool:
    """Whether the way back from our tips to foreign heads has met exactly what lies beyond these.

    Were a commit met that is an ancestor of a foreign head, then on the way from it to that head a follower
    would not have been met, for the way never passes a foreign head.

    Args:
        followers: Stored commits of the scope that follow one that was met.
    """
    return set(walked).issuperset(followers)


def covered(session: Session, scope: str, tips: Collection[str]) -> set[str]:
    """These commits of a scope and everything before them, as far as it is stored here."""
    links, order = _scope(session, scope)
    return ancestors(links, tips).intersection(order)


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


def links_of(session: Session, names: Collection[str]) -> Links:
    """The predecessors of these commits."""
    found: Links = {}
    for name, prev in session.read_of(_LINKS_OF, names):
        found.setdefault(name, []).append(prev)
    return found


def _near(
    session: Session, theirs: Mapping[str, Sequence[str]], among: Collection[str]
) -> dict[str, list[str]]:
    """What lies beyond, for those scopes where the way back from our tips tells it."""
    if not among:
        return {}
    stops = sorted({name for scope in among for name in theirs[scope]})
    order: dict[str, set[tuple[int, str]]] = {scope: set() for scope in among}
    links: Links = {}
    for scope, number, name, prev in session.read_of(_BEYOND, among, theirs=stops):
        order[scope].add((number, name))
        if prev is not None:
            links.setdefault(name, []).append(prev)
    walked = {scope: {name for _number, name in found} for scope, found in order.items()}
    followers: dict[str, set[str]] = {}
    for scope, name in session.read_of(_FOLLOWERS, {one for names in walked.values() for one in names}):
        followers.setdefault(scope, set()).add(name)
    return {
        scope: predecessors_first(links, [name for _number, name in sorted(found)])
        for scope, found in order.items()
        if is_closed(walked[scope], followers.get(scope, set()))
    }


def _scope(session: Session, scope: str) -> tuple[Links, list[str]]:
    """A scope's links and its commits in order of arrival."""
    order = [str(row[0]) for row in session.read(_ORDER, {"of_scope": scope})]
    links: Links = {}
    for name, prev in session.read(_LINKS, {"of_scope": scope}):
        links.setdefault(name, []).append(prev)
    return links, order


def ancestors(links: Links, names: Iterable[str]) -> set[str]:
    """These commits and everything before them, as far as it is stored here."""
    found: set[str] = set()
    rest = list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += links.get(name, ())
    return found
