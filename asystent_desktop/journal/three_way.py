"""Three-way merge of texts by paragraphs: a proposal that a person confirms, never a decision.

Two people revised the same text apart. Where only one of them changed a paragraph, that change stands in the
proposal; where both changed the same place differently, both texts are listed beside what stood there.
"""

import difflib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

Items = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the merged text.

    Attributes:
        merged: The paragraphs as they would stand; None where both sides changed it differently.
        base, ours, theirs: What stood there, and what either side made of it.
    """

    merged: Items | None
    base: Items
    ours: Items
    theirs: Items


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole text in stretches, in order."""

    parts: tuple[Part, ...]

    @property
    def overlaps(self) -> tuple[Part, ...]:
        """The stretches a person must word."""
        return tuple(one for one in self.parts if one.merged is None)

    @property
    def items(self) -> Items | None:
        """The merged paragraphs; None while something overlaps."""
        found: list[Hashable] = []
        for one in self.parts:
            if one.merged is None:
                return None
            found += one.merged
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Hunk:
    """One side's change: paragraphs `first` to before `last` of the base became `items`."""

    first: int
    last: int
    items: Items

    def meets(self, other: "_Hunk") -> bool:
        """Whether they change the same place; an insertion also meets what it touches, for then nobody
        can tell which comes first."""
        if self.first == self.last or other.first == other.last:
            return self.first <= other.last and other.first <= self.last
        return self.first < other.last and other.first < self.last


@dataclass(slots=True)
class _Group:
    """Hunks of both sides that meet, and the stretch of the base they cover."""

    first: int
    last: int
    sides: tuple[list[_Hunk], list[_Hunk]] = field(default_factory=lambda: ([], []))


def merge(base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Proposal:
    """The proposal for paragraphs (or lines); `ours` and `theirs` may change places with the same outcome."""
    parts: list[Part] = []
    at = 0
    for group in _groups(_hunks(base, ours), _hunks(base, theirs)):
        if at < group.first:
            same = tuple(base[at : group.first])
            parts.append(Part(same, same, same, same))
        left, right = (_apply(base, group, side) for side in group.sides)
        parts.append(_part(tuple(base[group.first : group.last]), left, right))
        at = group.last
    if at < len(base):
        same = tuple(base[at:])
        parts.append(Part(same, same, same, same))
    return Proposal(tuple(parts))


def _hunks(base: Sequence[Hashable], side: Sequence[Hashable]) -> list[_Hunk]:
    matcher = difflib.SequenceMatcher(None, base, side, autojunk=False)
    return [
        _Hunk(first, last, tuple(side[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _groups(left: list[_Hunk], right: list[_Hunk]) -> list[_Group]:
    """Hunks that meet, together, in the order of the base."""
    groups: list[_Group] = []
    marked = [(one, 0) for one in left] + [(one, 1) for one in right]
    for hunk, side in sorted(marked, key=lambda one: (one[0].first, one[0].last, one[1])):
        if not groups or not any(hunk.meets(one) for one in groups[-1].sides[1 - side]):
            groups.append(_Group(hunk.first, hunk.last))
        groups[-1].last = max(groups[-1].last, hunk.last)
        groups[-1].sides[side].append(hunk)
    return groups


def _apply(base: Sequence[Hashable], group: _Group, hunks: list[_Hunk]) -> Items:
    found: list[Hashable] = []
    at = group.first
    for hunk in hunks:
        found += base[at : hunk.first]
        found += hunk.items
        at = hunk.last
    return (*found, *base[at : group.last])


def _part(base: Items, ours: Items, theirs: Items) -> Part:
    if ours in (base, theirs):
        return Part(theirs, base, ours, theirs)
    return Part(ours if theirs == base else None, base, ours, theirs)
