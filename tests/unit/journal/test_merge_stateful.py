"""Stateful walks of three desks over one record, per merge kind, against oracles that know nothing of `seen`.

An oracle keeps, per write, what its author had read and which of it the write was made over. What capture
puts into `seen` and what fold makes of it must come to the same: take either away and these tests fail.
"""

import random
from dataclasses import dataclass
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from asystent_desktop.domain.records import KINDS
from asystent_desktop.journal import capture, codec
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.faults import AppendOnly
from asystent_desktop.journal.fold import FoldedRecord, fold
from asystent_desktop.journal.ops import Create, Put
from tests.unit.journal.making import create, placed, strength

DESKS = st.integers(0, 2)
FIELDS = ("text", "member_id")
WORDS = st.sampled_from(["a", "b", "c"])
DRIFT = st.integers(-40, 40)


@dataclass(frozen=True)
class Write:
    """What the oracle knows of one write: of which field, over which writes, and its place in time."""

    field: str
    value: Any
    over: frozenset[str]
    order: tuple[int, str]


class Fields(RuleBasedStateMachine):
    """Merge kind "field": edits, deletions, undoing, settling, meetings."""

    @initialize()
    def begin(self) -> None:
        self.ops = {"c0.0": placed("c0.0", create(text="0"), 50)}
        self.writes = {
            f"c0.0/{name}": Write(name, value, frozenset(), (50, "c0.0"))
            for name, value in (("text", "0"), ("member_id", None), ("deleted", False))
        }
        self.held: list[set[str]] = [{"c0.0"} for _ in range(3)]

    @rule(desk=DESKS, name=st.sampled_from(FIELDS), word=WORDS, drift=DRIFT)
    def save(self, desk: int, name: str, word: str, drift: int) -> None:
        before = self.folded(desk)
        shown = self.live(desk, name)[-1].value
        if word == shown:
            return
        over = {one for one in self.live_names(desk, name) if self.writes[one].value == shown}
        if self.live(desk, "deleted")[-1].value:
            over |= self.live_names(desk, "deleted")
        after: Any = codec.decode(strength(), "r", "family:f", {**before.values, name: word})
        (one,) = capture.operations(strength(), before, after)
        self.add(desk, one, over, drift)

    @rule(desk=DESKS, gone=st.booleans(), drift=DRIFT)
    def delete_or_bring_back(self, desk: int, gone: bool, drift: int) -> None:
        over = {one for name in (*FIELDS, "deleted") for one in self.live_names(desk, name)}
        self.add(desk, capture.settle(strength(), self.folded(desk), "r", "deleted", gone), over, drift)

    @rule(desk=DESKS, name=st.sampled_from(FIELDS), word=WORDS, drift=DRIFT)
    def settle(self, desk: int, name: str, word: str, drift: int) -> None:
        over = self.live_names(desk, name)
        if self.live(desk, "deleted")[-1].value:
            over |= self.live_names(desk, "deleted")
        self.add(desk, capture.settle(strength(), self.folded(desk), "r", name, word), over, drift)

    @rule(source=DESKS, reader=DESKS)
    def meet(self, source: int, reader: int) -> None:
        self.held[reader] |= self.held[source]

    @invariant()
    def shown_and_rivals_are_what_nobody_wrote_over(self) -> None:
        for desk in range(3):
            folded = self.folded(desk)
            for name in (*FIELDS, "deleted"):
                live = self.live(desk, name)
                assert folded.values[name] == live[-1].value
                if name != "deleted":
                    values = [one.value for one in live]
                    rivals = [one.value for one in folded.conflict.get(name, ())]
                    assert rivals == (values if len(set(values)) > 1 else [])

    @invariant()
    def a_delete_against_an_edit_is_shown_and_brings_nothing_back(self) -> None:
        for desk in range(3):
            folded = self.folded(desk)
            gone = {one for one in self.live_names(desk, "deleted") if self.writes[one].value}
            edits = {
                one for name in FIELDS for one in self.live_names(desk, name) if not one.startswith("c0")
            }
            unseen = gone and any(
                all(edit not in self.writes[one].over and one not in self.writes[edit].over for one in gone)
                for edit in edits
            )
            values = {one.value for one in self.live(desk, "deleted")}
            assert ("deleted" in folded.conflict) == (bool(unseen) or len(values) > 1)
            if gone == self.live_names(desk, "deleted"):
                assert folded.values["deleted"], "only a person undoes a deletion"

    def live_names(self, desk: int, name: str) -> set[str]:
        known = {one for one in self.writes if one.partition("/")[0] in self.held[desk]}
        mine = {one for one in known if self.writes[one].field == name}
        return mine - {old for one in mine for old in self.writes[one].over}

    def live(self, desk: int, name: str) -> list[Write]:
        found = [self.writes[one] for one in self.live_names(desk, name)]
        return sorted(found, key=lambda one: one.order)

    def add(self, desk: int, one: Put, over: set[str], drift: int) -> None:
        op = f"w{len(self.ops):03}.0"
        ms = 100 + len(self.ops) + drift
        self.ops[op] = placed(op, one, ms)
        self.writes[f"{op}/{one.field}"] = Write(one.field, one.value, frozenset(over), (ms, op))
        self.held[desk].add(op)

    def folded(self, desk: int) -> FoldedRecord:
        found = fold(strength(), shuffled(self.ops, self.held[desk]))
        assert found is not None
        return found


class OnlyGrows(RuleBasedStateMachine):
    """Merge kind "append-only": a set that grows; forged changes of it move nothing."""

    @initialize()
    def begin(self) -> None:
        self.ops: dict[str, Placed] = {}
        self.facts: dict[str, str] = {}
        self.held: list[set[str]] = [set(), set(), set()]

    @rule(desk=DESKS, word=WORDS, drift=DRIFT)
    def write(self, desk: int, word: str, drift: int) -> None:
        record = f"v{len(self.ops):03}"
        op = f"{record}.0"
        values = {
            "on": "2026-11-16", "start": "15:00:00", "end": "16:00:00", "place": "home",
            "recorded_at": "2026-11-16T17:00:00Z", "author_id": "p", "facts": word,
        }  # fmt: skip
        self.ops[op] = placed(op, Create("visit", record, values), 100 + drift)
        self.facts[record] = word
        self.held[desk].add(op)

    @rule(desk=DESKS, word=WORDS, name=st.sampled_from(["facts", "deleted"]))
    def forge(self, desk: int, word: str, name: str) -> None:
        for record in sorted(self.facts):
            op = f"f{len(self.ops):03}.0"
            value = True if name == "deleted" else word
            self.ops[op] = placed(op, Put("visit", record, name, value, (f"{record}.0",)), 999)
            self.held[desk].add(op)

    @rule(desk=DESKS)
    def a_changed_save_is_refused(self, desk: int) -> None:
        kind = KINDS["visit"]
        for record in self.records(desk):
            before = self.folded(desk, record)
            assert before is not None
            after: Any = codec.decode(kind, record, "family:f", {**before.values, "facts": "inaczej"})
            try:
                capture.operations(kind, before, after)
            except AppendOnly:
                continue
            raise AssertionError("a finished card was changed")

    @rule(source=DESKS, reader=DESKS)
    def meet(self, source: int, reader: int) -> None:
        self.held[reader] |= self.held[source]

    @invariant()
    def every_card_reads_as_it_was_written(self) -> None:
        for desk in range(3):
            for record in self.records(desk):
                folded = self.folded(desk, record)
                assert folded is not None
                assert (folded.values["facts"], folded.values["deleted"]) == (self.facts[record], False)
                assert folded.conflict == {}

    def records(self, desk: int) -> list[str]:
        return sorted(record for record in self.facts if f"{record}.0" in self.held[desk])

    def folded(self, desk: int, record: str) -> FoldedRecord | None:
        mine = {one for one in self.held[desk] if self.ops[one].operation.record == record}
        return fold(KINDS["visit"], shuffled(self.ops, mine))


def shuffled(ops: dict[str, Placed], names: set[str]) -> list[Placed]:
    """The operations in some order, some of them twice."""
    found = [ops[name] for name in sorted(names)] + [ops[name] for name in sorted(names)[::2]]
    random.Random(len(found)).shuffle(found)
    return found


TestFields = Fields.TestCase
TestFields.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestOnlyGrows = OnlyGrows.TestCase
TestOnlyGrows.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
