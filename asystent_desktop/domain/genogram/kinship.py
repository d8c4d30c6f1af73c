"""Who belongs to whom, read from the file: couples, sibships, generations, and what cannot be true.

Rules:
1. A relation that speaks against those before it (oldest record first) is set aside and marked.
2. A child of the file without any recorded parent is drawn below its only mother and only father of the file:
   roles are "seen from the children" (`MemberRole`). Such a line is told as "from the role".
3. Partners, brothers and sisters stand in one generation, children below their parents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole, Relation, RelationKind
from asystent_desktop.domain.people import contradiction

COUPLES = frozenset(
    {RelationKind.MARRIED, RelationKind.COHABITING, RelationKind.SEPARATED, RelationKind.DIVORCED}
)
THIRD_PARENT = "third-parent"
_RANKS = {MemberRole.GRANDPARENT: 0, MemberRole.MOTHER: 1, MemberRole.FATHER: 1, MemberRole.CHILD: 2}


@dataclass(frozen=True)
class Couple:
    """Two partners, or two parents of one child whose state is not known.

    Attributes:
        kind: None when only a common child joins them.
        relation_id: The relation that says so; empty without one.
    """

    first: str
    second: str
    kind: RelationKind | None = None
    relation_id: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """Both ids."""
        return frozenset((self.first, self.second))


@dataclass(frozen=True)
class Sibship:
    """Children of the same parents, oldest first; `parents` is empty for siblings of unknown parents."""

    parents: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True)
class Kinship:
    """Everything a genogram draws, before any place is given.

    Attributes:
        people: By id, in order of their ids.
        generations: Row of each person, 0 at the top, none empty.
        aside: Relations that cannot be true, with the stable code of the reason.
        implied: (parent, child) taken from roles alone.
        supports: Pairs of the relation "supports".
    """

    people: Mapping[str, FamilyMember]
    couples: tuple[Couple, ...]
    sibships: tuple[Sibship, ...]
    generations: Mapping[str, int]
    aside: tuple[tuple[Relation, str], ...] = ()
    implied: frozenset[tuple[str, str]] = frozenset()
    supports: tuple[tuple[str, str], ...] = ()

    def parents_of(self, person: str) -> tuple[str, ...]:
        """At most two."""
        return next((one.parents for one in self.sibships if one.parents and person in one.children), ())


def read(members: Sequence[FamilyMember], relations: Sequence[Relation]) -> Kinship:
    """Reads people and relations; the order they come in does not matter."""
    people = {one.id: one for one in sorted(members, key=lambda one: one.id)}
    kept, aside = _sifted(people, relations)
    parents = _parents(kept)
    implied = _implied(people, parents, kept)
    for parent, child in sorted(implied):
        parents.setdefault(child, []).append(parent)
    sibships = (*_sibships(people, parents), *_loose_siblings(people, kept, parents))
    couples = _couples(kept, sibships)
    supports = tuple((one.first_id, one.second_id) for one in kept if one.relation is RelationKind.SUPPORT)
    rows = _generations(people, couples, sibships)
    return Kinship(people, couples, sibships, rows, aside, implied, supports)


def _sifted(
    people: Mapping[str, FamilyMember], relations: Sequence[Relation]
) -> tuple[list[Relation], tuple[tuple[Relation, str], ...]]:
    kept: list[Relation] = []
    aside: list[tuple[Relation, str]] = []
    for one in sorted(relations, key=lambda one: one.id):
        first, second = people.get(one.first_id), people.get(one.second_id)
        if first is None or second is None:
            continue
        why = contradiction(first, second, one.relation, kept)
        known = [held for held in kept if held.relation is RelationKind.PARENT_OF]
        third = sum(held.second_id == one.second_id for held in known) >= 2
        if why is not None:
            aside.append((one, why.value))
        elif one.relation is RelationKind.PARENT_OF and third:
            aside.append((one, THIRD_PARENT))
        else:
            kept.append(one)
    return kept, tuple(aside)


def _parents(kept: Iterable[Relation]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in kept:
        if one.relation is RelationKind.PARENT_OF:
            found.setdefault(one.second_id, []).append(one.first_id)
    return found


def _implied(
    people: Mapping[str, FamilyMember], parents: Mapping[str, list[str]], kept: Sequence[Relation]
) -> frozenset[tuple[str, str]]:
    found = []
    for role in (MemberRole.MOTHER, MemberRole.FATHER):
        holders = [one for one in people.values() if one.role is role]
        if len(holders) != 1:
            continue
        for child in people.values():
            orphan = child.role is MemberRole.CHILD and child.id not in parents
            if orphan and contradiction(holders[0], child, RelationKind.PARENT_OF, kept) is None:
                found.append((holders[0].id, child.id))
    return frozenset(found)


def _by_age(people: Mapping[str, FamilyMember], ids: Iterable[str]) -> tuple[str, ...]:
    def key(one: str) -> tuple[bool, int, str]:
        born = people[one].birth_date
        return born is None, born.toordinal() if born else 0, one

    return tuple(sorted(ids, key=key))


def _sibships(people: Mapping[str, FamilyMember], parents: Mapping[str, list[str]]) -> list[Sibship]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for child, held in sorted(parents.items()):
        groups.setdefault(tuple(sorted(held)), []).append(child)
    return [Sibship(pair, _by_age(people, children)) for pair, children in sorted(groups.items())]


def _loose_siblings(
    people: Mapping[str, FamilyMember], kept: Iterable[Relation], parents: Mapping[str, list[str]]
) -> list[Sibship]:
    """Brothers and sisters whom no common parent joins."""
    joined = Groups(people)
    for one in kept:
        common = set(parents.get(one.first_id, ())) & set(parents.get(one.second_id, ()))
        if one.relation is RelationKind.SIBLING and not common:
            joined.join(one.first_id, one.second_id)
    return [Sibship((), _by_age(people, group)) for group in joined.groups() if len(group) > 1]


def _couples(kept: Iterable[Relation], sibships: Iterable[Sibship]) -> tuple[Couple, ...]:
    found = [
        Couple(one.first_id, one.second_id, one.relation, one.id) for one in kept if one.relation in COUPLES
    ]
    told = {one.pair for one in found}
    for one in sibships:
        if len(one.parents) == 2 and frozenset(one.parents) not in told:
            found.append(Couple(*one.parents))
    return tuple(found)


class Groups:
    """People joined step by step; each group is known by its smallest id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._head = {one: one for one in ids}

    def head(self, one: str) -> str:
        """The smallest id of the group."""
        while self._head[one] != one:
            one = self._head[one]
        return one

    def join(self, first: str, second: str) -> None:
        """Makes two groups one."""
        low, high = sorted((self.head(first), self.head(second)))
        self._head[high] = low

    def part(self, heads: Mapping[str, str]) -> None:
        """Goes back to what `heads` was."""
        self._head = dict(heads)

    def heads(self) -> dict[str, str]:
        """To go back to."""
        return dict(self._head)

    def groups(self) -> list[tuple[str, ...]]:
        """All groups, each in order of ids."""
        found: dict[str, list[str]] = {}
        for one in sorted(self._head):
            found.setdefault(self.head(one), []).append(one)
        return [tuple(group) for group in found.values()]


def _generations(
    people: Mapping[str, FamilyMember], couples: Sequence[Couple], sibships: Sequence[Sibship]
) -> dict[str, int]:
    edges = [(parent, child) for one in sibships for parent in one.parents for child in one.children]
    level = Groups(people)
    wanted = [(one.first, one.second) for one in couples]
    wanted += [(one.children[0], other) for one in sibships for other in one.children[1:]]
    wanted += _half_siblings(sibships)
    for first, second in wanted:
        before = level.heads()
        level.join(first, second)
        if _depths(level, edges) is None:
            level.part(before)
    depths = _sunk(_depths(level, edges) or {}, level, edges)
    rows = {one: depths[level.head(one)] for one in people}
    return _packed(_aligned(people, rows, [*edges, *wanted]))


def _half_siblings(sibships: Sequence[Sibship]) -> list[tuple[str, str]]:
    return [
        (one.children[0], other.children[0])
        for at, one in enumerate(sibships)
        for other in sibships[at + 1 :]
        if set(one.parents) & set(other.parents)
    ]


def _depths(level: Groups, edges: Sequence[tuple[str, str]]) -> dict[str, int] | None:
    """The longest way down to each group; None where a group would stand above itself."""
    steps = {(level.head(parent), level.head(child)) for parent, child in edges}
    found = {group[0]: 0 for group in level.groups()}
    for _round in range(len(found) + 1):
        moved = False
        for above, below in sorted(steps):
            if found[below] <= found[above]:
                found[below], moved = found[above] + 1, True
        if not moved:
            return found
    return None


def _sunk(depths: dict[str, int], level: Groups, edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Parents right above their children, as low as they may stand."""
    found = dict(depths)
    below: dict[str, set[str]] = {}
    for parent, child in edges:
        below.setdefault(level.head(parent), set()).add(level.head(child))
    for one in sorted(below, key=lambda head: -depths[head]):
        found[one] = min(found[child] for child in below[one]) - 1
    return found


def _aligned(
    people: Mapping[str, FamilyMember], rows: Mapping[str, int], joints: Sequence[tuple[str, str]]
) -> dict[str, int]:
    """People nobody joins stand where their role says: grandparents above parents above children."""
    kin = Groups(people)
    for first, second in joints:
        kin.join(first, second)
    found: dict[str, int] = {}
    for group in kin.groups():
        told = Counter(_RANKS[people[one].role] - rows[one] for one in group if people[one].role in _RANKS)
        best = min(told, key=lambda shift: (-told[shift], shift), default=1 - min(rows[one] for one in group))
        found |= {one: rows[one] + best for one in group}
    return found


def _packed(rows: Mapping[str, int]) -> dict[str, int]:
    order = {row: at for at, row in enumerate(sorted(set(rows.values())))}
    return {one: order[row] for one, row in rows.items()}
