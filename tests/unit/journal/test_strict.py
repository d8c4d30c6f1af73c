"""Exactly one encoding of a document is accepted."""

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.journal import strict

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_encoded_is_decoded(value: object) -> None:
    assert strict.decode(strict.encode(value), max_depth=64) == value


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a":1,"a":1}', "encoding"),
        (b'{"x":{"a":1,"a":2}}', "encoding"),
        (b'{"a": 1}', "encoding"),
        (b'{"a":1}\n', "encoding"),
        (b'"\\u0061"', "encoding"),
        (b"-0", "encoding"),
        (b"1.0", "float"),
        (b"[1e2]", "float"),
        (b"NaN", "json"),
        (b"01", "json"),
        (b"", "json"),
        (b'"\\ud800"', "json"),
        (b'"\xff"', "json"),
        (b'\xef\xbb\xbf"a"', "json"),
        (b'{"a":1}{"a":1}', "json"),
        (b"[" * 17 + b"]" * 17, "depth"),
        (b"[" * 100_000, "depth"),
        (b'{"a":' * 17 + b"1" + b"}" * 17, "depth"),
    ],
)
def test_every_other_spelling_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(strict.NotStrict) as caught:
        strict.decode(data)
    assert caught.value.reason == reason


def test_brackets_inside_strings_are_no_depth() -> None:
    text = '[{"\\' * 30
    assert strict.decode(strict.encode([text])) == [text]
    assert strict.decode(b"[" * 16 + b"]" * 16) is not None


def plainly(data: bytes) -> int:
    """The deepest nesting, byte by byte."""
    deepest = depth = 0
    in_string = escaped = False
    for byte in data:
        if in_string:
            in_string, escaped = escaped or byte != 0x22, byte == 0x5C and not escaped
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


@given(st.lists(st.sampled_from([b"[", b"]", b"{", b"}", b'"', b"\\", b"\n", b"a", b"\xff"])).map(b"".join))
def test_depth_is_told_of_any_bytes(data: bytes) -> None:
    assert strict._nesting(data) == plainly(data)


def test_depth_is_told_of_a_long_string_in_no_time() -> None:
    assert strict._nesting(b"[" * 20 + b'"' + b"\\" * 4_000_001) == 20


PIECES = st.sampled_from(["a", '"', "\\", "[", "]", "{", "}", "\n", "ż"])
NESTED = st.recursive(
    st.lists(PIECES).map("".join),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.lists(PIECES).map("".join), inner, max_size=2)
    ),
)


@given(NESTED, st.integers(1, 6))
def test_too_deep_is_what_counting_every_bracket_says(value: object, limit: int) -> None:
    data = strict.encode(value)
    assert strict._too_deep(data, limit) == (plainly(data) > limit)
