"""Properties of every layout, and the families that are hard to draw."""

import os
from itertools import combinations, pairwise

from hypothesis import given, settings, strategies as st

from asystent_desktop.domain import genogram
from asystent_desktop.domain.genogram.ordering import ordered
from asystent_desktop.domain.genogram.places import RADIUS, by_hand, lane_of, spread
from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole, Relation, RelationKind, Sex
from tests.unit.domain.genogram.kin import of_the_picture, parents, person, tie

R = RelationKind
SEEDS = int(os.environ.get("ASYSTENT_GENOGRAM_EXAMPLES", "25"))
Family = tuple[list[FamilyMember], list[Relation]]


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Up to 14 people and any relations between them, sense or nonsense."""
    names = [f"p{at:02}" for at in range(draw(st.integers(0, 14)))]
    people = [
        person(
            name,
            draw(st.one_of(st.none(), st.integers(1930, 2026))),
            draw(st.sampled_from(Sex)),
            role=draw(st.sampled_from(MemberRole)),
            in_household=draw(st.booleans()),
        )
        for name in names
    ]
    if not names:
        return people, []
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names), st.sampled_from(R))
    ties = [tie(*one, number=at) for at, one in enumerate(draw(st.lists(pairs, max_size=22)))]
    return people, ties


moves = st.dictionaries(
    st.integers(0, 13).map(lambda at: f"p{at:02}"),
    st.tuples(st.integers(-400, 400), st.integers(-90, 90)),
    max_size=4,
)


@settings(max_examples=SEEDS, deadline=None)
@given(families(), moves)
def test_no_two_symbols_overlap_and_children_stand_below(family: Family, moved: dict) -> None:
    kin = genogram.read(*family)
    places = genogram.laid_out(kin, moved).places
    assert set(places) == set(kin.people)
    for first, second in combinations(places.values(), 2):
        assert abs(first[0] - second[0]) > 2 * RADIUS or abs(first[1] - second[1]) > 2 * RADIUS
    for sibship in kin.sibships:
        for parent in sibship.parents:
            assert all(places[child][1] - places[parent][1] > 2 * RADIUS for child in sibship.children)


@settings(max_examples=SEEDS, deadline=None)
@given(families(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(family: Family, random) -> None:
    people, ties = family
    before = genogram.laid_out(genogram.read(people, ties), {}).places
    random.shuffle(people)
    random.shuffle(ties)
    assert genogram.laid_out(genogram.read(people, ties), {}).places == before


@settings(max_examples=SEEDS, deadline=None)
@given(families())
def test_every_relation_is_kept_or_set_aside(family: Family) -> None:
    kin = genogram.read(*family)
    drawn = {one.relation_id for one in kin.couples} | {one.id for one, _why in kin.aside}
    for one in family[1]:
        if one.relation in (R.MARRIED, R.COHABITING, R.SEPARATED, R.DIVORCED):
            assert one.id in drawn


def test_the_family_of_the_picture_has_no_crossing() -> None:
    kin = genogram.read(*of_the_picture())
    rows = ordered(kin)
    assert rows == [
        ("jerzy", "urszula", "henryk", "barbara", "irena"),
        ("piotr", "anna", "tomasz"),
        ("oliwia", "kacper", "zosia"),
    ]


def test_partners_stand_side_by_side_and_the_first_one_at_the_left() -> None:
    people = [person(name, born) for name, born in (("m", 1980), ("x", None), ("y", None), ("z", None))]
    people += [person("k1", 2000), person("k2", 2005), person("k3", 2010)]
    ties = [*parents("k3", "m", "x"), *parents("k1", "m", "y"), *parents("k2", "m", "z")]
    (row, children) = ordered(genogram.read(people, ties))
    assert row.index("y") < row.index("m") < row.index("z") < row.index("x")
    assert children == ("k1", "k2", "k3")


def test_forty_people_of_five_generations_are_laid_out() -> None:
    people, ties = [person("p00", 1920), person("p01", 1920)], []
    row = [("p00", "p01")]
    for generation in range(4):
        following = []
        for at, couple in enumerate(row):
            for child in range(2):
                name, partner = f"g{generation}{at}{child}", f"h{generation}{at}{child}"
                people += [person(name, 1945 + 25 * generation), person(partner, 1945 + 25 * generation)]
                ties += [*parents(name, *couple), tie(name, partner, R.MARRIED)]
                following.append((name, partner))
        row = following[:4]
    ground = genogram.laid_out(genogram.read(people, ties), {})
    assert len(ground.heights) == 5
    assert len(ground.places) == len(people)


def test_nobody_at_all_is_a_drawing_too() -> None:
    kin = genogram.read([], [])
    drawing = genogram.draw(kin, genogram.Marks(), genogram.Lettering({}))
    assert drawing.nodes == ()
    assert drawing.width > 0


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.floats(0.05, 1)), min_size=1, max_size=8),
    st.integers(1, 120),
)
@settings(max_examples=SEEDS, deadline=None)
def test_spreading_keeps_order_and_gaps(wishes: list[tuple[float, float]], gap: int) -> None:
    wanted, weights = [one for one, _weight in wishes], [weight for _one, weight in wishes]
    found = spread(wanted, weights, [gap] * (len(wanted) - 1))
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(found))

    # Whoever moves all places by the same step pays more: the answer is the least of the squares.
    def pay(shift: float) -> float:
        rows = zip(wanted, weights, found, strict=True)
        return sum(weight * (place + shift - wish) ** 2 for wish, weight, place in rows)

    assert pay(0) <= min(pay(1), pay(-1)) + 1e-6


def test_lanes_part_only_what_overlaps() -> None:
    assert lane_of([(0, 10), (5, 15), (11, 20), (16, 30)]) == [0, 1, 0, 1]


def test_a_move_by_hand_stays_in_the_generation_and_covers_nobody() -> None:
    auto = {"a": (0, 0), "b": (100, 0)}
    assert by_hand(auto, {"a": (0, 500)})["a"] == (0, 20)
    assert by_hand(auto, {"a": (100, 0)})["a"][0] >= 100 + 2 * RADIUS


def test_the_elder_gives_up_the_left_place_where_lines_would_cross() -> None:
    people = [person(name, born) for name, born in (("p", 1950), ("q", 1950), ("old", 1980), ("young", 1985))]
    people.append(person("wife", 1982))
    ties = [
        *parents("old", "p"),
        *parents("young", "p"),
        *parents("wife", "q"),
        tie("old", "wife", R.MARRIED),
    ]
    rows = ordered(genogram.read(people, ties))
    assert rows[1] in (("young", "old", "wife"), ("wife", "old", "young"))
