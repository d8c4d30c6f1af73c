"""The lines of a genogram: between partners, down to the children, and those that cannot be true."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from asystent_desktop.domain.drawing import Ink, Point, Shape, along, line, slashes, towards, words
from asystent_desktop.domain.genogram.kinship import Couple, Kinship, Sibship
from asystent_desktop.domain.genogram.ordering import Unit
from asystent_desktop.domain.genogram.places import (
    LABEL_H,
    LANE_H,
    RADIUS,
    Place,
    drop_of,
    lane_of,
)
from asystent_desktop.domain.kinds.family import RelationKind
from asystent_desktop.domain.people import Contradiction

_SLASHES = {RelationKind.DIVORCED: 2, RelationKind.SEPARATED: 1}
_UNDRAWN = frozenset({Contradiction.ITSELF.value, Contradiction.REPEATED.value})
_BAR = RADIUS + LABEL_H + 12
_ARC = RADIUS + 10
_ARC_SIDE = 9
_STRAIGHT = 6  # units: so small a bend is drawn as a straight line


@dataclass(frozen=True)
class Ground:
    """Everything that has a place.

    Attributes:
        heights: Middle of each row as laid out, before moves by hand.
        auto: Places before moves by hand.
    """

    kin: Kinship
    rows: tuple[Unit, ...]
    heights: tuple[int, ...]
    places: Mapping[str, Place]
    auto: Mapping[str, Place]

    @cached_property
    def alone(self) -> frozenset[str]:
        """Parents whose children hang below the symbol itself."""
        return frozenset(one.parents[0] for one in self.kin.sibships if len(one.parents) == 1)

    @cached_property
    def arcs(self) -> Mapping[frozenset[str], int]:
        """Couples with somebody between them, and the lane of their line above the row."""
        return _arc_lanes(self.kin, self.rows, {one: place[0] for one, place in self.places.items()})


def lanes_needed(kin: Kinship, rows: Sequence[Unit], x: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """How many bars run below each row, and how many lines between partners apart above it."""
    below = [0] * len(rows)
    for level, row in enumerate(rows):
        lanes = lane_of([_span(one, {p: (x[p], 0) for p in x}, row) for one in _sibships_below(kin, level)])
        below[level] = max(lanes, default=-1) + 1
    above = [0] * len(rows)
    for pair, lane in _arc_lanes(kin, rows, x).items():
        level = kin.generations[min(pair)]
        above[level] = max(above[level], lane + 1)
    for one in kin.sibships:
        if not one.parents:
            level = kin.generations[one.children[0]]
            above[level] = max(above[level], 1)
    return below, above


def _sibships_below(kin: Kinship, level: int) -> list[Sibship]:
    return [one for one in kin.sibships if one.parents and _level(kin, one.parents) == level]


def _level(kin: Kinship, ids: Sequence[str]) -> int:
    return max(kin.generations[one] for one in ids)


def _span(sibship: Sibship, places: Mapping[str, Place], row: Sequence[str]) -> tuple[int, int]:
    xs = [drop_of(sibship, places, row), *(places[one][0] for one in sibship.children)]
    return min(xs), max(xs)


def _arc_lanes(kin: Kinship, rows: Sequence[Unit], x: Mapping[str, int]) -> dict[frozenset[str], int]:
    found: dict[frozenset[str], int] = {}
    for row in rows:
        apart = [one.pair for one in kin.couples if one.pair <= set(row) and _between(one, row, x)]
        spans = [(min(x[one] for one in pair), max(x[one] for one in pair)) for pair in apart]
        found |= dict(zip(apart, lane_of(spans), strict=True))
    return found


def _between(couple: Couple, row: Sequence[str], x: Mapping[str, int]) -> bool:
    low, high = sorted((x[couple.first], x[couple.second]))
    return any(low < x[one] < high for one in row)


def family_lines(ground: Ground, captions: Mapping[str, str]) -> Iterator[Shape]:
    """All lines of marriage and descent, then the relations set aside."""
    for couple in ground.kin.couples:
        yield from _couple(couple, ground, captions.get(couple.relation_id, ""))
    for level, row in enumerate(ground.rows):
        sibships = _sibships_below(ground.kin, level)
        lanes = lane_of([_span(one, ground.places, row) for one in sibships])
        for sibship, lane in zip(sibships, lanes, strict=True):
            yield from _descent(sibship, ground, ground.heights[level] + _BAR + lane * LANE_H, row)
    for sibship in ground.kin.sibships:
        if not sibship.parents:
            yield from _bracket(sibship, ground)
    for relation, why in ground.kin.aside:
        if why not in _UNDRAWN:
            start, end = ground.places[relation.first_id], ground.places[relation.second_id]
            ends = towards(start, end, RADIUS), towards(end, start, RADIUS)
            yield line(*ends, ink=Ink.TENSE, dashed=True)
            yield words("?", *along(start, end, 1, 2), 16, 14, bold=True, ink=Ink.TENSE)


def _couple(couple: Couple, ground: Ground, caption: str) -> Iterator[Shape]:
    chain = _couple_chain(couple, ground)
    dashed = couple.kind in (RelationKind.COHABITING, None)
    yield line(*chain, ink=Ink.QUIET if couple.kind is None else Ink.PLAIN, dashed=dashed)
    start, end = chain[len(chain) // 2 - 1], chain[len(chain) // 2]
    yield from slashes(start, end, _SLASHES.get(couple.kind, 0) if couple.kind else 0)
    if caption:
        x, y = along(start, end, 1, 2)
        yield words(caption, x, y - 20 if couple.kind in _SLASHES else y - 12, 108, 11, ink=Ink.QUIET)


def _couple_chain(couple: Couple, ground: Ground) -> tuple[Point, ...]:
    left, right = sorted((ground.places[couple.first], ground.places[couple.second]))
    lane = ground.arcs.get(couple.pair)
    if lane is not None:
        top = ground.heights[ground.kin.generations[couple.first]] - _ARC - lane * LANE_H
        a, b = left[0] + _ARC_SIDE, right[0] - _ARC_SIDE
        return (a, left[1] - RADIUS + 2), (a, top), (b, top), (b, right[1] - RADIUS + 2)
    return towards(left, right, RADIUS), towards(right, left, RADIUS)


def _descent(sibship: Sibship, ground: Ground, bar: int, row: Sequence[str]) -> Iterator[Shape]:
    ink = Ink.QUIET if _is_implied(sibship, ground.kin) else Ink.PLAIN
    drop = drop_of(sibship, ground.places, row)
    children = [ground.places[one][0] for one in sibship.children]
    if len(children) == 1 and abs(children[0] - drop) <= _STRAIGHT:
        drop = children[0]
    yield line((drop, _start(sibship, ground, drop)), (drop, bar), ink=ink)
    xs = [drop, *children]
    if min(xs) < max(xs):
        yield line((min(xs), bar), (max(xs), bar), ink=ink)
    for child in sibship.children:
        x, y = ground.places[child]
        yield line((x, bar), (x, y - RADIUS), ink=ink)


def _start(sibship: Sibship, ground: Ground, drop: int) -> int:
    """Height at which the line to the children leaves its parents."""
    if len(sibship.parents) == 1:
        return ground.places[sibship.parents[0]][1] + RADIUS
    couple = next(one for one in ground.kin.couples if one.pair == frozenset(sibship.parents))
    chain = _couple_chain(couple, ground)
    start, end = chain[len(chain) // 2 - 1], chain[len(chain) // 2]
    if start[0] == end[0]:
        return start[1]
    return start[1] + round((end[1] - start[1]) * (drop - start[0]) / (end[0] - start[0]))


def _is_implied(sibship: Sibship, kin: Kinship) -> bool:
    return any((parent, child) in kin.implied for parent in sibship.parents for child in sibship.children)


def _bracket(sibship: Sibship, ground: Ground) -> Iterator[Shape]:
    """Brothers and sisters whose parents nobody has entered."""
    level = ground.kin.generations[sibship.children[0]]
    top = ground.heights[level] - _ARC
    spots = [ground.places[one] for one in sibship.children]
    xs = [x for x, _y in spots]
    yield line((min(xs), top), (max(xs), top), dashed=True)
    for x, y in spots:
        yield line((x, top), (x, y - RADIUS))
