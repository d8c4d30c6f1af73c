"""Capture: records to operations, and codec round trips of every kind."""

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from asystent_desktop.domain.kinds import OpinionPart, Strength
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.domain.records import KINDS, kind_of
from asystent_desktop.journal import capture, codec
from asystent_desktop.journal.faults import AppendOnly, BadValue, ForeignScope, UnreadableValue
from asystent_desktop.journal.fold import fold
from asystent_desktop.journal.ops import Create, Put
from tests.fakes.casework import SCOPE, action, appointment, family, visit
from tests.unit.journal.making import placed, put, strength


def folded(record: Any, *more: Any) -> Any:
    kind = kind_of(record)
    [operation] = capture.operations(kind, None, record)
    result = fold(kind, [placed("a.0", operation, 1), *more])
    assert result is not None
    return result


RECORDS = [
    family(ended_on=date(2026, 1, 2)),
    visit("v", next_on=date(2026, 12, 1)),
    action("a", previous_progress=3),
    appointment("t", "p"),
    OpinionPart(
        id="o", scope=SCOPE, opinion_id="x", number=3,
        paragraphs=(Paragraph("Treść", Nature.REPORTED, (Source("visit", "v", "wizyta 06.11"),)),),
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: kind_of(one).name)
def test_a_record_survives_the_journal(record: Any) -> None:
    kind = kind_of(record)
    values = folded(record).values
    assert codec.decode(kind, record.id, record.scope, dict(values)) == record
    assert list(values) == list(kind.fields)
    for name in kind.fields:
        assert codec.decode_field(kind, name, values[name]) == getattr(record, name)
        assert codec.encode_field(kind, name, getattr(record, name)) == values[name]


def test_one_instant_has_one_encoding() -> None:
    warsaw = timezone(timedelta(hours=1))
    local = visit("v", recorded_at=datetime(2026, 11, 16, 18, 0, tzinfo=warsaw))
    assert codec.encode(KINDS["visit"], local) == codec.encode(KINDS["visit"], visit("v"))
    assert codec.encode_field(KINDS["visit"], "recorded_at", datetime(2026, 11, 16, 17, tzinfo=UTC)) == (
        "2026-11-16T17:00:00Z"
    )


@pytest.mark.parametrize(
    "record",
    [
        action("a", progress="2"),
        action("a", progress=True),
        action("a", due_on="jutro"),
        action("a", text=None),
        action("a", text="\ud83d"),
        action("a", position=1.0),
        visit("v", present=[1]),
        visit("v", recorded_at=datetime(2026, 1, 1)),
        visit("v", place=7),
    ],
)
def test_wrong_values_are_named_without_their_content(record: Any) -> None:
    with pytest.raises(BadValue) as caught:
        capture.operations(kind_of(record), None, record)
    assert set(caught.value.values) <= {"kind", "record", "field"}


def test_fields_are_encoded_one_by_one_too() -> None:
    kind = KINDS["plan_action"]
    for field, value in (("progress", "2"), ("nothing", 1), ("due_on", object())):
        with pytest.raises(BadValue):
            codec.encode_field(kind, field, value)
    with pytest.raises(BadValue):
        codec.encode_field(KINDS["visit"], "recorded_at", datetime(2026, 1, 1))
    with pytest.raises(UnreadableValue):
        codec.decode_field(kind, "progress", "2")
    with pytest.raises(UnreadableValue):
        codec.decode(kind, "a", SCOPE, {})
    assert not codec.readable(kind, "unheard_of", 1)


def test_nothing_changed_makes_no_operation() -> None:
    assert capture.operations(strength(), folded(a := one()), a) == []


def one(**changes: Any) -> Strength:
    return Strength(**{"id": "r", "scope": SCOPE, "text": "jeden", **changes})


def test_a_put_lists_what_it_replaces() -> None:
    before = folded(one())
    assert capture.operations(strength(), before, one(text="dwa")) == [put("text", "dwa", "a.0")]


def test_an_ordinary_save_leaves_the_rival_it_did_not_show() -> None:
    before = folded(
        one(), placed("b.0", put("text", "dwa", "a.0"), 5), placed("c.0", put("text", "trzy", "a.0"), 9)
    )
    assert before.values["text"] == "trzy"
    assert capture.operations(strength(), before, one(text="cztery")) == [put("text", "cztery", "c.0")]
    assert capture.operations(strength(), before, one(text="trzy")) == []
    assert capture.settle(strength(), before, "r", "text", "trzy") == put("text", "trzy", "b.0", "c.0")


def test_delete_and_its_undoing_see_the_whole_record() -> None:
    before = folded(one(), placed("b.0", put("text", "dwa", "a.0"), 5))
    gone = capture.operations(strength(), before, one(text="dwa", deleted=True))
    assert gone == [put("deleted", True, "a.0", "b.0")]
    after = folded(one(), placed("b.0", put("text", "dwa", "a.0"), 5), placed("c.0", gone[0], 7))
    [late] = capture.operations(strength(), after, one(text="trzy", deleted=True))
    assert late == put("text", "trzy", "b.0", "c.0"), "an edit of a deleted record has seen the delete"


def test_kinds_that_only_grow() -> None:
    kind = KINDS["visit"]
    before = folded(visit("v"))
    assert capture.operations(kind, before, visit("v")) == []
    with pytest.raises(AppendOnly):
        capture.operations(kind, before, visit("v", facts="inaczej"))
    with pytest.raises(AppendOnly):
        capture.settle(kind, before, "v", "facts", "inaczej")


def test_a_record_stays_in_the_scopes_of_its_kind() -> None:
    for record in (dataclasses.replace(appointment("t", "p"), scope=SCOPE), family(scope="office")):
        with pytest.raises(ForeignScope):
            capture.operations(kind_of(record), None, record)


def test_operations_are_plain_data() -> None:
    [made] = capture.operations(strength(), None, one())
    assert made == Create(
        "strength", "r", {"deleted": False, "text": "jeden", "member_id": None, "noted_on": None}
    )
    assert isinstance(put("text", 1), Put)
