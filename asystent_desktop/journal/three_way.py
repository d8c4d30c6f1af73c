"""Three-way merge of texts by paragraphs: a proposal that a person confirms, never a decision.

Two people revised the same text apart. Where only one of them changed a paragraph, that change stands in the
proposal; where both changed the same place differently, both texts are listed beside what stood there.
"""

import difflib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

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


def merge(base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Proposal:
    """The proposal for paragraphs (or lines); `ours` and `theirs` may change places with the same outcome."""
    groups = _groups(_hunks(base, ours), _hunks(base, theirs))
    parts: list[Part] = []
    at = 0
    for first, last, left, right in groups:
        if at < first:
            same = tuple(base[at:first])
            parts.append(Part(same, same, same, same))
        stood = tuple(base[first:last])
        parts.append(_part(stood, _apply(base, first, last, left), _apply(base, first, last, right)))
        at = last
    if at < len(base):
        same = tuple(base[at:])
        parts.append(Part(same, same, same, same))
    return Proposal(tuple(parts))


def propose(base: Any, ours: Any, theirs: Any) -> Proposal:
    """The proposal for two values of one field: texts by lines, lists by their members, else as one whole.

    Args:
        base: What both replaced, in the field's own type; None where they share nothing.
    """
    return merge(_items(base), _items(ours), _items(theirs))


def joined(proposal: Proposal, like: Any) -> Any:
    """The merged value in the type of `like`; None while something overlaps."""
    items = proposal.items
    if items is None or isinstance(like, tuple):
        return items
    return "\n".join(str(one) for one in items) if isinstance(like, str) else next(iter(items), None)


def _items(value: Any) -> Items:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(value.split("\n"))
    if isinstance(value, tuple | list):
        return tuple(one if isinstance(one, Hashable) else msgspec.json.encode(one) for one in value)
    return (value,)


def _hunks(base: Sequence[Hashable], side: Sequence[Hashable]) -> list[_Hunk]:
    matcher = difflib.SequenceMatcher(None, base, side, autojunk=False)
    return [
        _Hunk(first, last, tuple(side[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _groups(left: list[_Hunk], right: list[_Hunk]) -> list[tuple[int, int, list[_Hunk], list[_Hunk]]]:
    """Hunks that meet, together: the stretch of the base they cover, and each side's own."""
    groups: list[tuple[int, int, list[_Hunk], list[_Hunk]]] = []
    marked = [(one, 0) for one in left] + [(one, 1) for one in right]
    for hunk, side in sorted(marked, key=lambda one: (one[0].first, one[0].last, one[1])):
        former = groups[-1] if groups else None
        if former is not None and any(hunk.meets(one) for one in former[3 - side]):
            groups[-1] = (former[0], max(former[1], hunk.last), former[2], former[3])
        else:
            groups.append((hunk.first, hunk.last, [], []))
        groups[-1][2 + side].append(hunk)
    return groups


def _apply(base: Sequence[Hashable], first: int, last: int, hunks: list[_Hunk]) -> Items:
    found: list[Hashable] = []
    at = first
    for hunk in hunks:
        found += base[at : hunk.first]
        found += hunk.items
        at = hunk.last
    return (*found, *base[at:last])


def _part(base: Items, ours: Items, theirs: Items) -> Part:
    if ours in (base, theirs):
        return Part(theirs, base, ours, theirs)
    return Part(ours if theirs == base else None, base, ours, theirs)
