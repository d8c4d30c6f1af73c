"""Exactly one encoding of a document is accepted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
