"""Versions of a text: heads, parents, common base; a stateful walk against a simple oracle."""

import random
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from asystent_desktop.domain.records import KINDS, Kind
from asystent_desktop.journal import capture, codec
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.fold import FoldedRecord, fold
from asystent_desktop.journal.ops import Create, Put
from asystent_desktop.journal.versions import common_base, heads, versions
from tests.unit.journal.making import placed

FIELD = "main_goal"
DESKS = 3


def plan() -> Kind:
    return KINDS["work_plan"]


def made(text: str) -> Placed:
    return placed("c0.0", Create("work_plan", "r", {"version": 1, FIELD: text}), 1)


def put(op: str, text: str, ms: int, *seen: str) -> Placed:
    return placed(op, Put("work_plan", "r", FIELD, text, seen), ms)


def test_long_texts_are_declared_versioned() -> None:
    assert KINDS["opinion_part"].rules["paragraphs"].versioned
    assert plan().rules[FIELD].versioned
    assert not KINDS["family"].rules["phone"].versioned


def test_one_head_moves_on_and_two_are_both_kept() -> None:
    line = [made("0"), put("a.0", "1", 2, "c0.0"), put("b.0", "2", 3, "a.0")]
    assert [one.op for one in heads(versions(plan(), FIELD, line))] == ["b.0"]
    split = [*line, put("x.0", "2'", 9, "a.0")]
    known = versions(plan(), FIELD, split)
    assert [one.op for one in heads(known)] == ["b.0", "x.0"]
    base = common_base(known, ["b.0", "x.0"])
    assert base is not None
    assert (base.op, base.written.value, base.parents) == ("a.0", "1", ("c0.0",))


def test_a_merge_has_both_as_parents_and_ends_the_split() -> None:
    split = [
        made("0"),
        put("a.0", "1", 2, "c0.0"),
        put("b.0", "2", 3, "c0.0"),
        put("m.0", "3", 4, "a.0", "b.0"),
    ]
    known = versions(plan(), FIELD, split)
    assert heads(known)[0].parents == ("a.0", "b.0")
    assert [one.op for one in heads(known)] == ["m.0"]


def test_of_a_crosswise_merge_the_latest_nearest_base_is_taken() -> None:
    cross = [
        made("0"),
        put("a.0", "1", 2, "c0.0"),
        put("b.0", "2", 3, "c0.0"),
        put("m.0", "3", 4, "a.0", "b.0"),
        put("n.0", "4", 5, "a.0", "b.0"),
    ]
    for _ in range(6):
        random.Random(3).shuffle(cross)
        base = common_base(versions(plan(), FIELD, cross), ["m.0", "n.0"])
        assert base is not None
        assert base.op == "b.0"


def test_two_creations_share_nothing() -> None:
    other = placed("d0.0", Create("work_plan", "r", {"version": 1, FIELD: "x"}), 2)
    known = versions(plan(), FIELD, [made("0"), other])
    assert common_base(known, ["c0.0", "d0.0"]) is None
    assert common_base(known, []) is None


def test_without_the_record_there_are_no_versions() -> None:
    assert versions(plan(), FIELD, [put("a.0", "1", 2, "c0.0")]) == ()


class Revisions(RuleBasedStateMachine):
    """Three desks revise one text and meet at times.

    The oracle knows nothing of `seen`: it keeps, per desk, the set of versions that desk has read, and per
    version what its author had read when saving over the shown head or merging all heads.
    """

    @initialize()
    def begin(self) -> None:
        self.everything = {"c0.0": made("0")}
        self.held: list[set[str]] = [{"c0.0"} for _ in range(DESKS)]
        self.over: dict[str, set[str]] = {"c0.0": set()}
        self.text = {"c0.0": "0"}

    @rule(desk=st.integers(0, DESKS - 1), text=st.sampled_from("abc"), drift=st.integers(-5, 5))
    def save(self, desk: int, text: str, drift: int) -> None:
        before = self.folded(desk)
        changed: Any = codec.decode(plan(), "r", "family:f", {**before.values, FIELD: text})
        shown = before.values[FIELD]
        for one in capture.operations(plan(), before, changed):
            replaced = {head for head in self.open_heads(desk) if self.text[head] == shown}
            self.add(desk, one, replaced, text, drift)

    @rule(desk=st.integers(0, DESKS - 1), text=st.sampled_from("abc"), drift=st.integers(-5, 5))
    def confirm(self, desk: int, text: str, drift: int) -> None:
        one = capture.settle(plan(), self.folded(desk), "r", FIELD, text)
        self.add(desk, one, self.open_heads(desk), text, drift)

    @rule(source=st.integers(0, DESKS - 1), reader=st.integers(0, DESKS - 1))
    def meet(self, source: int, reader: int) -> None:
        self.held[reader] |= self.held[source]

    @invariant()
    def heads_are_what_nobody_saved_over(self) -> None:
        for desk in range(DESKS):
            known = versions(plan(), FIELD, self.shuffled(desk))
            assert {one.op for one in heads(known)} == self.open_heads(desk)
            assert {one.op: set(one.parents) for one in known} == {
                name: self.over[name] for name in self.held[desk]
            }

    @invariant()
    def the_base_came_before_every_head_and_none_nearer_did(self) -> None:
        for desk in range(DESKS):
            ends = self.open_heads(desk)
            if len(ends) < 2:
                continue
            shared = set.intersection(*(self.past(name) for name in ends))
            base = common_base(versions(plan(), FIELD, self.shuffled(desk)), sorted(ends))
            assert base is not None
            assert base.op in shared
            assert not any(base.op in self.past(name) for name in shared)

    def open_heads(self, desk: int) -> set[str]:
        held = self.held[desk]
        return held - {old for name in held for old in self.over[name]}

    def past(self, name: str) -> set[str]:
        return self.over[name].union(*(self.past(one) for one in self.over[name]))

    def add(self, desk: int, one: Any, replaced: set[str], text: str, drift: int) -> None:
        name = f"v{len(self.everything)}.0"
        self.everything[name] = placed(name, one, 100 + 3 * len(self.everything) + drift, f"p{desk}")
        self.over[name], self.text[name] = set(replaced), text
        self.held[desk].add(name)

    def shuffled(self, desk: int) -> list[Placed]:
        found = [self.everything[name] for name in sorted(self.held[desk])] * 2
        random.Random(len(found)).shuffle(found)
        return found

    def folded(self, desk: int) -> FoldedRecord:
        found = fold(plan(), self.shuffled(desk))
        assert found is not None
        return found


TestRevisions = Revisions.TestCase
TestRevisions.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
