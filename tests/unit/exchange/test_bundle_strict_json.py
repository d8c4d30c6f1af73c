"""Strict JSON reads what every reader reads alike, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from asystent_desktop.errors import Bug, Tampered
from asystent_desktop.exchange import strict_json
from asystent_desktop.exchange.bundle_faults import LineTooLong, NotAnObject, TooDeep

scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    scalars | texts, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5)
)


@given(values, st.booleans(), st.sampled_from([None, 2]))
@settings(deadline=None)
def test_reads_what_json_writes(value: Any, ascii_only: bool, indent: int | None) -> None:
    written = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    assert strict_json.parse(written, max_depth=60) == value


@given(
    st.binary(max_size=60) | st.text(alphabet='{}[]",:0123eE+-.\\u dtrflsn\n', max_size=40).map(str.encode)
)
@settings(max_examples=400, deadline=None)
def test_accepts_or_names_the_fault(data: bytes) -> None:
    """Whatever comes in, the standard parser agrees with an accepted value, and nothing else escapes."""
    try:
        value = strict_json.parse(data)
    except Tampered:
        return
    assert json.loads(data) == value


def test_depth_is_counted_outside_strings() -> None:
    brackets = '"' + "[{" * 50 + '"'
    assert strict_json.parse(brackets.encode()) == "[{" * 50
    escaped = json.dumps({"a": '\\"[[[[[[[[[[[[[[[[[[[['}).encode()
    assert strict_json.parse(escaped) == {"a": '\\"[[[[[[[[[[[[[[[[[[[['}
    siblings = b"[" + b",".join([b"[[]]"] * 40) + b"]"
    assert strict_json.parse(siblings, max_depth=3) == [[[]]] * 40
    with pytest.raises(TooDeep):
        strict_json.parse(siblings, max_depth=2)


def test_sixteen_levels_are_read_and_seventeen_are_not() -> None:
    assert strict_json.parse(b"[" * 16 + b"]" * 16) is not None
    with pytest.raises(TooDeep):
        strict_json.parse(b"[" * 17 + b"]" * 17)


def test_paired_surrogates_are_read() -> None:
    assert strict_json.parse(rb'"\ud83d\ude00"') == "\U0001f600"


def test_size_and_kind() -> None:
    assert strict_json.parse_object(b'{"a":1}', max_bytes=7) == {"a": 1}
    with pytest.raises(LineTooLong):
        strict_json.parse_object(b'{"a":1}', max_bytes=6)
    for other in (b"[]", b"null", b'"x"', b"true"):
        with pytest.raises(NotAnObject):
            strict_json.parse_object(other)


def test_faults_are_never_called_ours() -> None:
    with pytest.raises(Tampered) as caught:
        strict_json.parse(b"{")
    assert not isinstance(caught.value, Bug)
