"""The dashed outline around those who live together.

Neighbours of a row who live in the home share a box; boxes of neighbouring rows are joined where they lie
above each other; the outline runs round the union of all of them.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from asystent_desktop.domain.drawing import Point
from asystent_desktop.domain.genogram.ordering import Unit
from asystent_desktop.domain.genogram.places import LABEL_H, RADIUS, Place

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_SIDE = RADIUS + 22
_NAME = 28
_ABOVE = RADIUS + 10
_BELOW = RADIUS + LABEL_H + 4


def outlines(
    rows: Sequence[Unit], places: Mapping[str, Place], home: frozenset[str], broad: frozenset[str]
) -> list[tuple[Point, ...]]:
    """Closed chains of corners; one for each part that hangs together, holes too.

    Args:
        broad: Those whose name stands at their right.
    """
    boxes: list[Box] = []
    before: list[Box] = []
    for row in rows:
        spans = _spans(row, places, home, broad)
        boxes += spans
        boxes += [joint for low in spans for high in before if (joint := _joint(high, low))]
        before = spans
    return _chains(_edges(boxes))


def _spans(row: Unit, places: Mapping[str, Place], home: frozenset[str], broad: frozenset[str]) -> list[Box]:
    found: list[Box] = []
    inside: list[str] = []
    for one in (*sorted(row, key=lambda one: places[one]), ""):
        if one in home:
            inside.append(one)
            continue
        if inside:
            xs, ys = [places[each][0] for each in inside], [places[each][1] for each in inside]
            right = max(xs) + (_SIDE + _NAME if inside[-1] in broad else _SIDE)
            found.append((min(xs) - _SIDE, min(ys) - _ABOVE, right, max(ys) + _BELOW))
        inside = []
    return found


def _joint(high: Box, low: Box) -> Box | None:
    left, right = max(high[0], low[0]), min(high[2], low[2])
    return (left, high[3], right, low[1]) if left < right and high[3] < low[1] else None


def _edges(boxes: Sequence[Box]) -> dict[Point, list[Point]]:
    """Sides of the union, each walked with the inside at its right hand; by where they start."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    cells = {
        (left, top): (left, top, right, bottom)
        for left, right in pairwise(xs)
        for top, bottom in pairwise(ys)
        if any(a <= left and right <= c and b <= top and bottom <= d for a, b, c, d in boxes)
    }
    back_x = {right: left for left, right in pairwise(xs)}
    back_y = {bottom: top for top, bottom in pairwise(ys)}
    found: dict[Point, list[Point]] = {}
    for left, top, right, bottom in cells.values():
        if (left, back_y.get(top)) not in cells:
            found.setdefault((left, top), []).append((right, top))
        if (right, top) not in cells:
            found.setdefault((right, top), []).append((right, bottom))
        if (left, bottom) not in cells:
            found.setdefault((right, bottom), []).append((left, bottom))
        if (back_x.get(left), top) not in cells:
            found.setdefault((left, bottom), []).append((left, top))
    return found


def _chains(edges: dict[Point, list[Point]]) -> list[tuple[Point, ...]]:
    """Walks the sides until none is left; points on a straight side are left out."""
    found = []
    while edges:
        start = min(edges)
        chain = [start]
        at = _step(edges, start)
        while at != start:
            chain.append(at)
            at = _step(edges, at)
        found.append(_corners(chain))
    return found


def _step(edges: dict[Point, list[Point]], at: Point) -> Point:
    ends = edges[at]
    following = ends.pop()
    if not ends:
        del edges[at]
    return following


def _corners(chain: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(
        one
        for before, one, after in zip((chain[-1], *chain), chain, (*chain[1:], chain[0]), strict=False)
        if not (before[0] == one[0] == after[0] or before[1] == one[1] == after[1])
    )
