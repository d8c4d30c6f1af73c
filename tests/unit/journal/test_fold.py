"""Fold: any order, any repetition, against an oracle; and what the rules mean to a person."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings, strategies as st

from asystent_desktop.domain.records import KINDS
from asystent_desktop.journal import capture, codec
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.fold import FoldedRecord, extend, fold
from asystent_desktop.journal.ops import Create, Put
from tests.unit.journal.making import create, placed, put, strength

BASE = placed("a.0", create(text="jeden"), 10)


def shown(*operations: Placed) -> FoldedRecord:
    folded = fold(strength(), operations)
    assert folded is not None
    return folded


@dataclass
class Replica:
    """A laptop: what it holds, and what each of its operations' author knew."""

    name: str
    held: dict[str, Placed] = field(default_factory=dict)
    made: int = 0


@dataclass
class World:
    """A history of three laptops that edit one record and sometimes meet."""

    replicas: list[Replica]
    past: dict[str, set[str]] = field(default_factory=dict)
    clock: int = 100

    def act(self, who: int, what: str, other: int, text: str, drift: int) -> None:
        replica = self.replicas[who]
        if what == "meet":
            replica.held |= self.replicas[other].held
        elif what == "edit":
            before = self.seen_by(replica)
            field = "text" if drift % 3 else "member_id"
            changed = codec.decode(strength(), "r", "family:f", {**before.values, field: text})
            for operation in capture.operations(strength(), before, changed):
                self.write(replica, operation, drift)
        elif what == "delete":
            self.write(
                replica, capture.settle(strength(), self.seen_by(replica), "r", "deleted", True), drift
            )
        else:
            for name in self.seen_by(replica).conflict:
                before = self.seen_by(replica)
                shown = codec.decode_field(strength(), name, before.values[name])
                self.write(replica, capture.settle(strength(), before, "r", name, shown), drift)

    def write(self, replica: Replica, operation: Any, drift: int) -> None:
        self.clock += 1
        replica.made += 1
        op = placed(f"{replica.name}{replica.made}.0", operation, max(0, self.clock + drift), replica.name)
        self.past[op.id] = set(replica.held)
        replica.held[op.id] = op

    @staticmethod
    def seen_by(replica: Replica) -> FoldedRecord:
        return shown(*replica.held.values())

    def everything(self) -> list[Placed]:
        return list({op.id: op for replica in self.replicas for op in replica.held.values()}.values())


ACTIONS = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["edit", "edit", "edit", "delete", "settle", "meet", "meet"]),
    st.integers(0, 2),
    st.sampled_from(["dwa", "trzy", "cztery", "pięć"]),
    st.integers(-80, 80),
)


def played(actions: list[tuple[int, str, int, str, int]]) -> World:
    world = World([Replica(name) for name in "xyz"])
    for replica in world.replicas:
        replica.held[BASE.id] = BASE
    for action in actions:
        world.act(*action)
    return world


def oracle(operations: list[Placed], name: str) -> list[Placed]:
    """Live operations of a field, by the definition: nobody else's `seen` names them."""
    writes = [
        one
        for one in operations
        if isinstance(one.operation, Create)
        or (isinstance(one.operation, Put) and one.operation.field == name)
    ]
    live = [
        one
        for one in writes
        if not any(
            isinstance(o.operation, Put) and one.id in o.operation.seen and o is not one for o in writes
        )
    ]
    return sorted(live, key=lambda one: (one.hlc, one.id))


def value_of(one: Placed, name: str) -> object:
    return one.operation.values[name] if isinstance(one.operation, Create) else one.operation.value


@settings(max_examples=150)
@given(st.lists(ACTIONS, max_size=18), st.randoms(use_true_random=False))
def test_any_order_and_repetition_gives_what_the_oracle_says(actions: list[Any], random: Any) -> None:
    operations = played(actions).everything()
    shuffled = operations + random.sample(operations, k=len(operations) // 2)
    random.shuffle(shuffled)
    folded = shown(*shuffled)
    assert folded == shown(*operations)
    for name in strength().fields:
        live = oracle(operations, name)
        assert folded.live(name) == tuple(one.id for one in live)
        assert folded.values[name] == value_of(live[-1], name)
        values = [value_of(one, name) for one in live]
        if name != "deleted":
            rivals = [one.value for one in folded.conflict.get(name, ())]
            assert rivals == (values if any(value != values[0] for value in values) else [])


@settings(max_examples=150)
@given(st.lists(ACTIONS, max_size=18))
def test_no_value_is_lost_that_its_replacer_did_not_know(actions: list[Any]) -> None:
    world = played(actions)
    operations = world.everything()
    folded = shown(*operations)
    live = set(folded.all_live())
    for one in operations:
        knowing = [o for o in operations if one.id in world.past.get(o.id, ())]
        assert one.id in live or any(
            isinstance(o.operation, Put) and one.id in o.operation.seen for o in knowing
        )


@settings(max_examples=150)
@given(st.lists(ACTIONS, max_size=18))
def test_a_delete_never_silently_swallows_an_edit_it_did_not_know(actions: list[Any]) -> None:
    world = played(actions)
    operations = {one.id: one for one in world.everything()}
    folded = shown(*operations.values())
    if not folded.values["deleted"]:
        return
    deletes = [operations[op] for op in folded.live("deleted")]
    for op in {*folded.live("text"), *folded.live("member_id")}:
        edit = operations[op]
        strangers = all(
            op not in world.past[gone.id] and gone.id not in world.past.get(op, ()) for gone in deletes
        )
        if strangers and edit is not BASE:
            assert op in {rival.op for rival in folded.conflict["deleted"]}


@settings(max_examples=150)
@given(st.lists(ACTIONS, max_size=18), st.integers(0, 2))
def test_who_has_everything_and_settles_ends_every_conflict(actions: list[Any], who: int) -> None:
    world = played(actions)
    for other in range(3):
        world.act(who, "meet", other, "", 0)
    world.act(who, "settle", 0, "", 0)
    assert shown(*world.replicas[who].held.values()).conflict == {}


@given(st.lists(st.sampled_from(["dwa", "trzy", "cztery"]), max_size=8))
def test_one_writer_never_conflicts_and_the_short_way_gives_the_same(texts: list[str]) -> None:
    world = played([(0, "edit", 0, text, -70) for text in texts])
    operations = world.everything()
    folded = shown(*operations)
    assert folded.conflict == {}
    assert folded.values["text"] == (texts[-1] if texts else "jeden")
    assert extend(None, operations) == folded


@settings(max_examples=150)
@given(st.lists(ACTIONS, max_size=12), st.sampled_from(["dwa", "inne"]))
def test_the_short_way_is_the_long_way_or_none(actions: list[Any], text: str) -> None:
    world = played(actions)
    before = shown(*world.replicas[0].held.values())
    known = set(world.replicas[0].held)
    world.act(0, "edit", 0, text, 0)
    added = [op for name, op in world.replicas[0].held.items() if name not in known]
    short = extend(before, added)
    assert short is None or short == shown(*world.replicas[0].held.values())
    if not before.conflict and not before.values["deleted"]:
        assert short is not None


def test_the_short_way_is_closed_where_it_could_miss_a_conflict() -> None:
    gone = shown(BASE, placed("b.0", put("deleted", True, "a.0"), 20))
    assert extend(gone, [placed("c.0", put("text", "dwa", "a.0"), 30)]) is None
    assert extend(shown(BASE), [placed("c.0", put("text", "dwa"), 30)]) is None
    assert extend(None, [placed("c.0", put("text", "dwa"), 30)]) is None


def test_nothing_is_shown_before_the_creation_arrived() -> None:
    edit = placed("b.0", put("text", "dwa", "a.0"), 20)
    assert fold(strength(), [edit]) is None
    assert shown(edit, BASE).values["text"] == "dwa"


def test_two_edits_that_did_not_see_each_other_are_both_kept() -> None:
    one = placed("b.0", put("text", "dwa", "a.0"), 20, "anna", "laptop-1")
    two = placed("c.0", put("text", "trzy", "a.0"), 30, "ewa", "laptop-2")
    folded = shown(two, BASE, one)
    assert folded.values["text"] == "trzy"
    assert [(r.op, r.value, r.actor, r.device) for r in folded.conflict["text"]] == [
        ("b.0", "dwa", "anna", "laptop-1"),
        ("c.0", "trzy", "ewa", "laptop-2"),
    ]
    same = placed("c.0", put("text", "dwa", "a.0"), 30)
    assert shown(BASE, one, same).conflict == {}, "equal values are no conflict"
    assert shown(BASE, one, same).ops == {"text": ("b.0", "c.0")}


def test_edits_of_different_fields_do_not_touch() -> None:
    one = placed("b.0", put("text", "dwa", "a.0"), 20)
    two = placed("c.0", put("member_id", "m", "a.0"), 20)
    folded = shown(BASE, one, two)
    assert (folded.values["text"], folded.values["member_id"], folded.conflict) == ("dwa", "m", {})


def test_a_delete_against_an_edit_is_a_conflict_until_somebody_decides() -> None:
    gone = placed("b.0", put("deleted", True, "a.0"), 20)
    edit = placed("c.0", put("text", "dwa", "a.0"), 30)
    folded = shown(BASE, gone, edit)
    assert folded.values["deleted"] is True
    assert [(r.op, r.value) for r in folded.conflict["deleted"]] == [("c.0", False), ("b.0", True)]
    back = placed("d.0", capture.settle(strength(), folded, "r", "deleted", False), 40)
    after = shown(BASE, gone, edit, back)
    assert (after.values["deleted"], after.values["text"], after.conflict) == (False, "dwa", {})
    again = placed("d.0", capture.settle(strength(), folded, "r", "deleted", True), 40)
    assert shown(BASE, gone, edit, again).conflict == {}


def test_who_edits_a_deleted_record_knowingly_makes_no_conflict() -> None:
    gone = placed("b.0", put("deleted", True, "a.0"), 20)
    folded = shown(BASE, gone)
    after = capture.operations(
        strength(), folded, codec.decode(strength(), "r", "family:f", {**folded.values, "text": "dwa"})
    )
    edited = shown(BASE, gone, placed("c.0", after[0], 30))
    assert (edited.values["deleted"], edited.values["text"], edited.conflict) == (True, "dwa", {})


def test_values_and_fields_of_a_later_version_wait_in_the_journal() -> None:
    later = placed("b.0", put("noted_on", "kiedyś", "a.0"), 20)
    unknown = placed("c.0", put("shoe_size", 36, "a.0"), 30)
    assert shown(BASE, later, unknown) == shown(BASE)
    kind = strength()
    assert (
        shown(placed("a.0", Create("strength", "r", {"text": "x", "new": 1}), 1)).values["member_id"] is None
    )
    assert fold(kind, [placed("a.0", Create("strength", "r", {"member_id": None}), 1)]) is None


def test_a_ring_of_replacements_shows_something_all_the_same() -> None:
    one = placed("b.0", put("text", "dwa", "a.0", "c.0"), 20)
    two = placed("c.0", put("text", "trzy", "b.0"), 30)
    assert shown(BASE, one, two).values["text"] == "trzy"
    assert shown(BASE, one, two) == shown(two, one, BASE)


def test_kinds_that_only_grow_take_nothing_but_their_creation() -> None:
    kind = KINDS["visit"]
    values = {
        "on": "2026-01-02", "start": "09:00:00", "end": "10:00:00", "place": "home",
        "recorded_at": "2026-01-02T10:00:00Z", "author_id": "p",
    }  # fmt: skip
    first = placed("a.0", Create("visit", "r", values), 1)
    change = placed("b.0", Put("visit", "r", "facts", "inaczej", ("a.0",)), 2)
    assert fold(kind, [first, change]) == fold(kind, [first])


def test_two_commits_of_one_id_are_told_apart() -> None:
    one = placed("b.0", put("text", "dwa", "a.0"), 20)
    two = Placed("b.0", "f" * 64, (20, 0), "p", "d", put("text", "trzy", "a.0"))
    assert shown(BASE, one, two) == shown(two, one, BASE)
    assert len(shown(BASE, one, two).conflict["text"]) == 2
