"""What the genogram reads out of people and relations."""

from asystent_desktop.domain import genogram
from asystent_desktop.domain.genogram.kinship import THIRD_PARENT
from asystent_desktop.domain.kinds.family import MemberRole, RelationKind
from tests.unit.domain.genogram.kin import of_the_picture, parents, person, tie

R = RelationKind


def test_generations_of_three_with_half_siblings() -> None:
    kin = genogram.read(*of_the_picture())
    rows = {row: {one for one, at in kin.generations.items() if at == row} for row in range(3)}
    assert rows[0] == {"jerzy", "urszula", "henryk", "barbara", "irena"}
    assert rows[1] == {"anna", "piotr", "tomasz"}
    assert rows[2] == {"oliwia", "kacper", "zosia"}
    assert {one.parents: one.children for one in kin.sibships}[("anna", "piotr")] == ("oliwia", "kacper")


def test_parents_of_one_child_are_a_couple_even_when_nobody_says_so() -> None:
    kin = genogram.read([person("a"), person("b"), person("c")], parents("c", "a", "b"))
    (couple,) = kin.couples
    assert couple.pair == {"a", "b"}
    assert couple.kind is None


def test_a_parent_in_law_without_parents_stands_right_above_the_child() -> None:
    people = [person(name) for name in ("great", "grand", "parent", "child", "partner", "inlaw")]
    ties = [*parents("grand", "great"), *parents("parent", "grand"), *parents("child", "parent")]
    kin = genogram.read(people, [*ties, tie("child", "partner", R.MARRIED), *parents("partner", "inlaw")])
    assert kin.generations["inlaw"] == kin.generations["parent"] == 2


def test_roles_stand_in_for_relations_that_nobody_entered() -> None:
    people = [
        person("mother", 1990, role=MemberRole.MOTHER),
        person("child", 2015, role=MemberRole.CHILD),
        person("known", 2017, role=MemberRole.CHILD),
        person("gran", 1960, role=MemberRole.GRANDPARENT),
    ]
    kin = genogram.read(people, parents("known", "gran"))
    assert kin.implied == {("mother", "child")}
    assert kin.generations["child"] == kin.generations["mother"] + 1


def test_two_fathers_of_the_file_stand_in_for_nobody() -> None:
    people = [
        person("one", role=MemberRole.FATHER),
        person("two", role=MemberRole.FATHER),
        person("child", role=MemberRole.CHILD),
    ]
    assert not genogram.read(people, []).implied


def test_what_cannot_be_true_is_set_aside_with_its_reason() -> None:
    people = [person("a", 1990), person("b", 2015), person("c", 1992), person("d", 1960)]
    ties = [
        tie("a", "b", R.PARENT_OF, 1),
        tie("b", "a", R.PARENT_OF, 2),
        tie("c", "b", R.PARENT_OF, 3),
        tie("d", "b", R.PARENT_OF, 4),
        tie("a", "b", R.MARRIED, 5),
        tie("a", "c", R.MARRIED, 6),
        tie("a", "c", R.DIVORCED, 7),
        tie("c", "c", R.SIBLING, 8),
    ]
    aside = {one.id[:4]: why for one, why in genogram.read(people, ties).aside}
    assert aside == {
        "r002": "parent-younger",
        "r004": THIRD_PARENT,
        "r005": "parent-and-partner",
        "r007": "other-couple-state",
        "r008": "itself",
    }


def test_brothers_and_sisters_without_parents_are_one_sibship() -> None:
    people = [person("a", 2000), person("b", 1998), person("c", 2002)]
    kin = genogram.read(people, [tie("a", "b", R.SIBLING), tie("b", "c", R.SIBLING)])
    assert [(one.parents, one.children) for one in kin.sibships] == [((), ("b", "a", "c"))]


def test_a_couple_across_generations_does_not_turn_the_family_upside_down() -> None:
    people = [person("a"), person("b"), person("c")]
    ties = [*parents("b", "a"), *parents("c", "b"), tie("a", "c", R.MARRIED)]
    kin = genogram.read(people, ties)
    assert kin.generations == {"a": 0, "b": 1, "c": 2}
