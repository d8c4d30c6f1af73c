"""Who stands beside whom: partners together, brothers and sisters by age, as few crossings as can be found.

Each row is a list of units, a unit a chain of partners. A first order follows the parents above; then units
are moved and turned as long as the picture gets better. The same people always give the same order.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from asystent_desktop.domain.genogram.kinship import Couple, Groups, Kinship
from asystent_desktop.domain.kinds.family import Sex

Unit = tuple[str, ...]
Rows = list[list[Unit]]

_CROSSING, _APART, _AGE, _FAR, _MALE_LEFT = 2000, 600, 40, 4, 1
_ROUNDS = 12
_MANY = 9  # units in a row from which only neighbours are exchanged


def ordered(kin: Kinship) -> list[Unit]:
    """People from left to right, row by row from the top."""
    rows = _first_order(kin)
    best = _cost(kin, rows)
    for _round in range(_ROUNDS):
        before = best
        for row in rows:
            best = _improved(kin, rows, row, best)
        if best == before:
            break
    return [tuple(one for unit in row for one in unit) for row in rows]


def _improved(kin: Kinship, rows: Rows, row: list[Unit], best: int) -> int:
    """Tries every change of one row and keeps those that help."""
    for change in list(_changes(row)):
        held = list(row)
        row[:] = change(row)
        cost = _cost(kin, rows)
        if cost < best:
            best = cost
        else:
            row[:] = held
    return best


class _Move:
    """Takes the unit at `start` and puts it at `end`."""

    def __init__(self, start: int, end: int) -> None:
        self._start, self._end = start, end

    def __call__(self, row: Sequence[Unit]) -> list[Unit]:
        rest = [*row[: self._start], *row[self._start + 1 :]]
        return [*rest[: self._end], row[self._start], *rest[self._end :]]


class _Turn:
    """Turns the unit at `at` round."""

    def __init__(self, at: int) -> None:
        self._at = at

    def __call__(self, row: Sequence[Unit]) -> list[Unit]:
        return [*row[: self._at], row[self._at][::-1], *row[self._at + 1 :]]


def _changes(row: Sequence[Unit]) -> Iterator[_Move | _Turn]:
    count = len(row)
    for at, unit in enumerate(row):
        if len(unit) > 1:
            yield _Turn(at)
    for start in range(count):
        for end in range(count):
            if start != end and (count < _MANY or abs(start - end) == 1):
                yield _Move(start, end)


def _first_order(kin: Kinship) -> Rows:
    """By the place of the parents above, then by age and id."""
    rows: Rows = []
    place: dict[str, int] = {}
    ages = {one: at for at, one in enumerate(sorted(kin.people, key=lambda one: _age_key(kin, one)))}
    for level in range(max(kin.generations.values(), default=-1) + 1):
        ids = [one for one in kin.people if kin.generations[one] == level]
        row = sorted(_units(ids, kin), key=partial(_below_parents, kin, place, ages))
        place |= {one: at for at, one in enumerate(one for unit in row for one in unit)}
        rows.append(row)
    return rows


def _below_parents(
    kin: Kinship, place: Mapping[str, int], ages: Mapping[str, int], unit: Unit
) -> tuple[int, int]:
    above = [place[parent] for one in unit for parent in kin.parents_of(one) if parent in place]
    return sum(above) * 100 // len(above) if above else 10_000, min(ages[one] for one in unit)


def _age_key(kin: Kinship, one: str) -> tuple[bool, int, str]:
    born = kin.people[one].birth_date
    return born is None, born.toordinal() if born else 0, one


def _units(ids: Sequence[str], kin: Kinship) -> list[Unit]:
    joined = Groups(ids)
    known = set(ids)
    beside: dict[str, list[Couple]] = {one: [] for one in ids}
    for couple in kin.couples:
        if couple.pair <= known:
            joined.join(couple.first, couple.second)
            beside[couple.first].append(couple)
            beside[couple.second].append(couple)
    return [_chain(group, beside, kin) for group in joined.groups()]


def _chain(group: Unit, beside: Mapping[str, list[Couple]], kin: Kinship) -> Unit:
    """Partners in a chain: the one with the most partners in the middle, the first partner at the left."""
    middle = max(group, key=lambda one: (len(beside[one]), kin.people[one].sex is Sex.MALE, one))
    seen = {middle}
    arms = [_arm(one, beside, kin, seen) for one in _partners(middle, beside, kin) if one not in seen]
    if len(arms) == 1:
        return (middle, *arms[0])
    left, *right = arms or [()]
    return (*reversed(left), middle, *(one for arm in right for one in arm))


def _arm(start: str, beside: Mapping[str, list[Couple]], kin: Kinship, seen: set[str]) -> Unit:
    seen.add(start)
    further = (one for one in _partners(start, beside, kin))
    return (start, *(each for one in further if one not in seen for each in _arm(one, beside, kin, seen)))


def _partners(one: str, beside: Mapping[str, list[Couple]], kin: Kinship) -> list[str]:
    """In the order their children were born, those without children last."""

    def key(other: str) -> tuple[int, str]:
        days = [
            born.toordinal()
            for sibship in kin.sibships
            if set(sibship.parents) == {one, other}
            for child in sibship.children
            if (born := kin.people[child].birth_date)
        ]
        return min(days, default=10**7), other

    return sorted({other for couple in beside[one] for other in couple.pair - {one}}, key=key)


def _cost(kin: Kinship, rows: Rows) -> int:
    """How bad an order is; places count in half steps from the middle of the row."""
    place: dict[str, int] = {}
    for row in rows:
        ids = [one for unit in row for one in unit]
        place |= {one: 2 * at - len(ids) + 1 for at, one in enumerate(ids)}
    drops = [
        (
            kin.generations[one.parents[0]],
            sum(place[parent] for parent in one.parents) * 2 // len(one.parents),
        )
        for one in kin.sibships
        if one.parents
    ]
    legs = [tuple(place[child] for child in one.children) for one in kin.sibships if one.parents]
    cost = sum(
        _CROSSING * _crossings(drops[a], legs[a], drops[b], legs[b])
        for a, b in combinations(range(len(legs)), 2)
    )
    cost += sum(_AGE * _inversions([place[child] for child in one.children]) for one in kin.sibships)
    cost += sum(
        _FAR * abs(drop // 2 - leg) for (_row, drop), below in zip(drops, legs, strict=True) for leg in below
    )
    for couple in kin.couples:
        if kin.generations[couple.first] == kin.generations[couple.second]:
            cost += _APART * (abs(place[couple.first] - place[couple.second]) // 2 - 1)
            cost += _MALE_LEFT * _turned(kin, couple, place)
    return cost


def _turned(kin: Kinship, couple: Couple, place: Mapping[str, int]) -> bool:
    """Whether a woman stands at the left of a man: allowed, but not the custom."""
    left, right = sorted((couple.first, couple.second), key=lambda one: place[one])
    return kin.people[left].sex is Sex.FEMALE and kin.people[right].sex is Sex.MALE


def _crossings(
    drop: tuple[int, int], legs: Sequence[int], other: tuple[int, int], others: Sequence[int]
) -> int:
    if drop[0] != other[0]:
        return 0
    side = (drop[1] > other[1]) - (drop[1] < other[1])
    if not side:
        # Two sibships under one place: their bars cross when the children are mixed.
        return int(min(legs) < max(others) and min(others) < max(legs))
    return sum((leg - one) * side < 0 for leg in legs for one in others)


def _inversions(places: Sequence[int]) -> int:
    return sum(first > second for first, second in combinations(places, 2))
