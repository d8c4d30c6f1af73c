"""The erasure ledger, on paper: whose orders count, and what they reach."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from asystent_desktop.exchange import ledger, orders
from asystent_desktop.exchange.ledger import CONSENT, ORDER
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.ops import Create
from tests.unit.exchange.trust import ANNA, EWA, FAMILY, HEAD, commit, directory

SAID: Mapping[str, Any] = {
    "target": FAMILY, "whole": True, "records": [], "commits": [], "retention_class": "x", "basis": "B10",
    "early": False, "ordered_on": "2026-11-17",
}  # fmt: skip
OFFICE = directory(
    people=tuple(replace(one, role="head") if one.id == EWA else one for one in directory().people)
)


def ordered(**changes: Any) -> tuple[Commit, Mapping[str, Any]]:
    values = {name: value for name, value in {**SAID, **changes}.items() if value is not None}
    return commit(HEAD, "office", (Create(ORDER, "o", values),), number=1), values


def consented(values: Mapping[str, Any], actor: str = EWA, **changes: Any) -> Commit:
    said = {"order_id": "o", "order_digest": ledger.digest(values), "consented_on": "2026-11-18", **changes}
    operation = Create(CONSENT, "c", {name: value for name, value in said.items() if value is not None})
    return commit(actor, "office", (operation,), number=2)


def in_force(*commits: Commit, held: tuple[Commit, ...] = ()) -> list[str]:
    counting = ledger.counting(commits, OFFICE, held)
    orders.proposed(commits, OFFICE, held)
    return [one.target for one in ledger.in_force(counting)]


def test_two_officers_stand_behind_an_order() -> None:
    order, values = ordered()
    assert in_force(order, consented(values)) == [FAMILY]
    assert in_force(order, consented(values, HEAD)) == [], "one person twice"
    assert in_force(order, consented(values, ANNA)) == [], "an assistant"
    assert in_force(order, consented({**values, "basis": "B5"})) == [], "another order"


def test_what_is_held_back_counts_never() -> None:
    order, values = ordered()
    consent = consented(values)
    assert in_force(order, consent, held=(order,)) == []
    assert in_force(order, consent, held=(consent,)) == []
    assert orders.proposed([order], OFFICE, [order]) == ()


@pytest.mark.parametrize("name", ["target", "whole", "commits"])
def test_an_order_that_cannot_be_read_is_none_and_harms_no_other(name: str) -> None:
    order, values = ordered(**{name: None})
    assert in_force(order, consented(values)) == []
    assert in_force(order, consented(values, order_id=None)) == []


@pytest.mark.parametrize("target", ["office", "person:x", ""])
def test_only_casework_can_be_erased(target: str) -> None:
    order, values = ordered(target=target)
    assert in_force(order, consented(values)) == []


def test_single_commits_are_covered_in_the_scope_the_order_names_alone() -> None:
    one, other = commit(ANNA), commit(ANNA, "family:other")
    order, values = ordered(whole=False, commits=[one.hash, other.hash])
    held = ledger.ledger(ledger.in_force([order, consented(values)]))
    assert held.covers(one) and not held.covers(other)
    assert (held.stripped(one).payload_bytes, held.stripped(other)) == (b"", other)
