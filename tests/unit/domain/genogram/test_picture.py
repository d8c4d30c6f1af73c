"""What is drawn: symbols, lines, the household, and the ecomap around it."""

import os
from itertools import combinations
from math import hypot

from hypothesis import given, settings, strategies as st

from asystent_desktop.domain import ecomap, genogram
from asystent_desktop.domain.drawing import Drawing, Form, Ink, Shape
from asystent_desktop.domain.ecomap import CIRCLE, HOME, Around
from asystent_desktop.domain.genogram import Lettering, Marks
from asystent_desktop.domain.genogram.household import outlines
from asystent_desktop.domain.kinds.diagram import Bond, Flow
from asystent_desktop.domain.kinds.family import RelationKind, Sex
from tests.unit.domain.genogram.kin import of_the_picture, parents, person, tie

R = RelationKind
SEEDS = int(os.environ.get("ASYSTENT_GENOGRAM_EXAMPLES", "25"))


def drawn(people, ties, **marks: object) -> Drawing:
    kin = genogram.read(people, ties)
    names = {one.id: one.first_name for one in people}
    return genogram.draw(kin, Marks(**marks), Lettering(names, home="razem"))


def of(drawing: Drawing, owner: str) -> list[Shape]:
    return [one for one in drawing.shapes if one.owner == owner and one.form is not Form.WORDS]


def test_symbols_by_sex_death_and_index() -> None:
    people = [person("w", 1990, Sex.FEMALE), person("m", 1990, Sex.MALE), person("u", 1990)]
    drawing = drawn(people, [], index=frozenset({"w"}), dead=frozenset({"m"}))
    assert [one.form for one in of(drawing, "w")] == [Form.ROUND, Form.ROUND]
    assert [one.form for one in of(drawing, "m")] == [Form.BOX, Form.LINE, Form.LINE]
    assert [one.form for one in of(drawing, "u")] == [Form.AREA]


def test_lines_between_partners_tell_their_state() -> None:
    def between(kind: RelationKind) -> list[Shape]:
        people = [person("a", 1990, Sex.MALE), person("b", 1990, Sex.FEMALE)]
        return [one for one in drawn(people, [tie("a", "b", kind)]).shapes if not one.owner]

    assert [one.dashed for one in between(R.MARRIED)] == [False]
    assert [one.dashed for one in between(R.COHABITING)] == [True]
    assert len(between(R.SEPARATED)) == 2
    assert len(between(R.DIVORCED)) == 3
    assert {one.ink for one in between(R.SUPPORT)} == {Ink.STRONG}


def test_parents_without_a_relation_are_joined_by_a_quiet_line() -> None:
    people = [person("a", 1990), person("b", 1990), person("c", 2015)]
    lines = [one for one in drawn(people, parents("c", "a", "b")).shapes if not one.owner]
    assert [one for one in lines if one.ink is Ink.QUIET and one.dashed]


def test_a_third_partner_is_reached_by_a_line_above_the_row() -> None:
    people = [person(name, 1980) for name in ("m", "x", "y", "z")]
    drawing = drawn(people, [tie("m", name, R.MARRIED) for name in ("x", "y", "z")])
    chains = [one for one in drawing.shapes if one.form is Form.LINE and len(one.points) == 4]
    assert len(chains) == 1
    assert chains[0].points[1][1] < min(one.y - one.half_height + 8 for one in drawing.nodes)


def test_what_cannot_be_true_is_a_red_line_with_a_question_mark() -> None:
    people = [person("a", 1990), person("b", 1985)]
    drawing = drawn(people, parents("b", "a"))
    assert [one.words for one in drawing.shapes if one.ink is Ink.TENSE and one.words] == ["?"]


def test_the_household_is_one_outline_around_those_at_home_only() -> None:
    people, ties = of_the_picture()
    ground = genogram.laid_out(genogram.read(people, ties), {})
    home = frozenset(one.id for one in people if one.in_household)
    chains = outlines(ground.rows, ground.places, home, ground.alone)
    assert len(chains) == 1
    inside = {one for one, (x, y) in ground.places.items() if _contains(chains[0], x + 0.5, y + 0.5)}
    assert inside == home


def _contains(chain: tuple[tuple[int, int], ...], x: float, y: float) -> bool:
    """Even-odd rule."""
    sides = zip(chain, (*chain[1:], chain[0]), strict=True)
    return sum(a[0] == b[0] and a[0] > x and min(a[1], b[1]) < y < max(a[1], b[1]) for a, b in sides) % 2 == 1


@settings(max_examples=SEEDS, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(Bond), st.sampled_from(Flow), st.integers(-400, 400), st.integers(-400, 400)
        ),
        max_size=20,
    )
)
def test_no_two_circles_of_an_ecomap_overlap(rows: list[tuple[Bond, Flow, int, int]]) -> None:
    around = [
        Around(f"k{at:02}", ("Nazwa",), bond, flow, (dx, dy)) for at, (bond, flow, dx, dy) in enumerate(rows)
    ]
    drawing = ecomap.draw("Dom", (), around)
    home, *circles = drawing.nodes
    assert len(circles) == len(around)
    for first, second in combinations(circles, 2):
        assert hypot(first.x - second.x, first.y - second.y) > 2 * CIRCLE
    assert all(hypot(one.x - home.x, one.y - home.y) > HOME + CIRCLE for one in circles)
    assert all(0 <= x <= drawing.width for one in drawing.shapes for x, _y in one.points[:1])


def test_each_bond_has_a_line_of_its_own_form() -> None:
    forms = set()
    for bond in Bond:
        shapes = ecomap.draw("Dom", (), [Around("k", ("Szkoła",), bond)]).shapes
        lines = [one for one in shapes if not one.owner]
        forms.add((len(lines), sum(len(one.points) for one in lines), lines[0].dashed))
    assert len(forms) == len(Bond)


def test_arrows_point_where_help_flows() -> None:
    def heads(flow: Flow) -> int:
        return sum(
            one.form is Form.HEAD
            for one in ecomap.draw("Dom", (), [Around("k", ("Szkoła",), Bond.ORDINARY, flow)]).shapes
        )

    assert [heads(flow) for flow in (Flow.NONE, Flow.TO_HOME, Flow.FROM_HOME, Flow.BOTH)] == [0, 1, 1, 2]


def test_the_line_of_a_bond_begins_past_the_name_below_its_symbol() -> None:
    people = [
        person("henryk", 1960, Sex.MALE),
        person("zofia", 1962, Sex.FEMALE),
        person("monika", 1990, Sex.FEMALE),
    ]
    for bond in Bond:
        bonds = (("henryk", "monika", bond), ("monika", "zofia", bond))
        drawing = drawn(people, parents("monika", "henryk", "zofia"), bonds=bonds)
        plain = drawn(people, parents("monika", "henryk", "zofia")).shapes
        lines = [one for one in drawing.shapes if one not in plain and one.form is Form.LINE]
        assert lines
        for name in ("henryk", "zofia", "monika"):
            (label,) = (one for one in drawing.shapes if one.owner == name and one.form is Form.WORDS)
            x, y = label.points[0]
            half = len(label.words) * 5
            for one in lines:
                assert not any(abs(a - x) < half and abs(b - y) < 9 for a, b in one.points), (bond, name)
