"""The state hash: blind to order, sensitive to everything a replica could differ in."""

from dataclasses import replace

from asystent_desktop.journal.fold import FoldedRecord, Rival
from asystent_desktop.journal.state_hash import StateRow, state_hash

RIVAL = Rival("c.0", "x", (1, 0), "p", "d")
BASE = FoldedRecord({"text": "x", "deleted": False}, "a.0", {"text": ("b.0",)}, {"text": (RIVAL,)})
ROWS = [StateRow("strength", "family:f", name, BASE) for name in ("r1", "r2", "r3")]


def test_the_order_of_rows_does_not_matter() -> None:
    assert state_hash(ROWS) == state_hash(reversed(ROWS))
    assert state_hash([]) != state_hash(ROWS[:1]) != state_hash(ROWS[:2])


def test_every_part_of_a_row_matters() -> None:
    changed = [
        replace(BASE, values={"text": "y", "deleted": False}),
        replace(BASE, created="a.1"),
        replace(BASE, ops={}),
        replace(BASE, conflict={}),
        replace(BASE, conflict={"text": (replace(RIVAL, actor="q"),)}),
    ]
    rows = [StateRow("strength", "family:f", "r1", one) for one in [BASE, *changed]]
    rows += [
        StateRow("strength", "family:g", "r1", BASE),
        StateRow("relation", "family:f", "r1", BASE),
    ]
    assert len({state_hash([row]) for row in rows}) == len(rows)


def test_the_order_of_keys_does_not_matter() -> None:
    turned = replace(BASE, values={"deleted": False, "text": "x"})
    assert state_hash([StateRow("k", "s", "r", BASE)]) == state_hash([StateRow("k", "s", "r", turned)])
