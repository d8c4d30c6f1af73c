"""Where every symbol stands: exact least squares along each row, then what was moved by hand.

Units are those of `domain.drawing`. Two neighbours of a row never stand nearer than their gap, whatever their
parents and children would like; a symbol moved by hand gives way to those it would cover.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from asystent_desktop.domain.genogram.kinship import Kinship, Sibship
from asystent_desktop.domain.genogram.ordering import Unit

RADIUS = 22
BESIDE = 96
COUPLE = 132
LIFT = 20
"""Greatest move up or down by hand: a person stays in the own generation."""
_SYMBOL_H = 2 * RADIUS
LABEL_H = 40
LANE_H = 14
_AIR = 38
_NEAREST = 2 * RADIUS + 8
_ROUNDS = 24

Place = tuple[int, int]


def across(kin: Kinship, rows: Sequence[Unit]) -> dict[str, int]:
    """Middle of each symbol from left to right."""
    couples = {one.pair for one in kin.couples}
    x: dict[str, float] = {}
    for row in rows:
        at = 0.0
        for before, one in zip((None, *row), row, strict=False):
            at += 0 if before is None else _gap(before, one, couples)
            x[one] = at
        for one in row:
            x[one] -= at / 2
    for turn in range(_ROUNDS):
        for row in rows if turn % 2 == 0 else reversed(rows):
            _settle(kin, row, x, couples, down=turn % 2 == 0)
    return _whole(rows, x, couples)


def _gap(left: str, right: str, couples: set[frozenset[str]]) -> int:
    return COUPLE if frozenset((left, right)) in couples else BESIDE


def _settle(
    kin: Kinship, row: Unit, x: dict[str, float], couples: set[frozenset[str]], *, down: bool
) -> None:
    """Moves one row towards its parents (down) or its children (up)."""
    wish = {one: [x[one]] for one in row}
    weight = dict.fromkeys(row, 0.05)
    for sibship in kin.sibships:
        if not sibship.parents:
            continue
        shift = _middle(sibship.parents, x) - _middle(sibship.children, x)
        for one in sibship.children if down else sibship.parents:
            if one in wish:
                wish[one].append(x[one] + (shift if down else -shift))
                weight[one] = 1.0
    wanted = [sum(held[1:] or held) / len(held[1:] or held) for held in wish.values()]
    gaps = [_gap(left, right, couples) for left, right in pairwise(row)]
    for one, place in zip(row, spread(wanted, [weight[one] for one in row], gaps), strict=True):
        x[one] = place


def _middle(ids: Sequence[str], x: Mapping[str, float]) -> float:
    return (min(x[one] for one in ids) + max(x[one] for one in ids)) / 2


def spread(wanted: Sequence[float], weights: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places nearest to the wanted ones that keep order and gaps.

    Minimises the weighted squares of the moves: pool adjacent violators on the places less the sum of gaps
    (Barlow et al., Statistical Inference under Order Restrictions, 1972).
    """
    sums = [0.0]
    for gap in gaps:
        sums.append(sums[-1] + gap)
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for wish, weight, before in zip(wanted, weights, sums, strict=False):
        pools.append((wish - before, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (mean, heavy, count), (last, more, others) = pools[-2:]
            pools[-2:] = [((mean * heavy + last * more) / (heavy + more), heavy + more, count + others)]
    flat = [mean for mean, _weight, count in pools for _one in range(count)]
    return [place + before for place, before in zip(flat, sums, strict=False)]


def _whole(rows: Sequence[Unit], x: Mapping[str, float], couples: set[frozenset[str]]) -> dict[str, int]:
    """Whole units that keep the gaps: rounding never brings two symbols nearer."""
    found: dict[str, int] = {}
    for row in rows:
        before = 0
        for last, one in zip((None, *row), row, strict=False):
            before += 0 if last is None else _gap(last, one, couples)
            found[one] = round(x[one] - before) + before
    return found


def levels(lanes: Sequence[int], arcs: Sequence[int]) -> list[int]:
    """Middle of each row from the top.

    Args:
        lanes: How many bars of sibships run below each row.
        arcs: How many lines between partners apart run above each row.
    """
    found: list[int] = []
    y = RADIUS
    for at in range(len(lanes)):
        if at:
            y += _SYMBOL_H + LABEL_H + _AIR + LANE_H * (lanes[at - 1] + arcs[at])
        found.append(y)
    return found


def by_hand(auto: Mapping[str, Place], moved: Mapping[str, tuple[int, int]]) -> dict[str, Place]:
    """Places after the moves a person made; one that would cover another symbol steps aside to the right.

    Args:
        auto: Places by id.
        moved: (dx, dy) by id; dy is kept within `LIFT`.
    """
    found = {one: place for one, place in auto.items() if not any(moved.get(one, (0, 0)))}
    for one in sorted(set(auto) - set(found)):
        dx, dy = moved[one]
        x, y = auto[one][0] + dx, auto[one][1] + max(-LIFT, min(LIFT, dy))
        while any(abs(x - other) < _NEAREST and abs(y - high) < _NEAREST for other, high in found.values()):
            x += _NEAREST // 2
        found[one] = (x, y)
    return {one: found[one] for one in auto}


def lane_of(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span, so that no two overlapping ones share one."""
    taken: list[list[tuple[int, int]]] = []
    found: list[int] = []
    for low, high in spans:
        free = (at for at, lane in enumerate(taken) if all(high < a or b < low for a, b in lane))
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((low, high))
        found.append(at)
    return found


def drop_of(sibship: Sibship, places: Mapping[str, Place], row: Sequence[str]) -> int:
    """Where the line to the children leaves the line between the parents."""
    ends = sorted(places[one][0] for one in sibship.parents)
    if len(ends) == 1:
        return ends[0]
    between = [places[one][0] for one in row if ends[0] < places[one][0] < ends[1]]
    return (max([ends[0], *between]) + ends[1]) // 2
