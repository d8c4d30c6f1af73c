"""Strict JSON: exactly one encoding is accepted (journal-v1 §2).

`msgspec` alone takes the last of two equal keys, white space and floats. Here a document is read, written
again, and refused unless the same bytes come out: so there are no duplicate keys, no white space, no second
spelling of a string or number. The order of keys is free and kept.
"""

import re
from typing import Any

import msgspec

MAX_DEPTH = 16

Json = Any
"""str, int, bool, None, list and dict of these; never float."""


class NotStrict(ValueError):
    """The bytes are no strict JSON; `reason` is a stable word for it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def _refuse_float(_text: str) -> float:
    raise ValueError("float")


_DECODER = msgspec.json.Decoder(float_hook=_refuse_float)
_ENCODER = msgspec.json.Encoder()
_BRACKETS = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|([\[\]{}])', re.DOTALL)
"""A whole string, to be passed over, or a bracket outside of strings."""

_NO_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))
_ONE_SORT = bytes.maketrans(b"{}", b"[]")


def encode(value: Json) -> bytes:
    """The one encoding: compact, keys in the order given, strings as RFC 8785 §3.2.2.2."""
    return _ENCODER.encode(value)


def decode(data: bytes, max_depth: int = MAX_DEPTH) -> Json:
    """The value of a strict JSON document.

    Args:
        data: The whole document, nothing before or after.
        max_depth: How many lists and objects may lie inside each other.

    Raises:
        NotStrict: reason "json", "float", "depth" or "encoding" (duplicate key, white space, …).
    """
    if data.count(b"[") + data.count(b"{") > max_depth and _too_deep(data, max_depth):
        raise NotStrict("depth")
    try:
        value = _DECODER.decode(data)
    except msgspec.ValidationError:
        raise NotStrict("float") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotStrict("json") from None
    if _ENCODER.encode(value) != data:
        raise NotStrict("encoding")
    return value


def _too_deep(data: bytes, max_depth: int) -> bool:
    """Whether brackets lie deeper than that; of a long document that is not, told without a loop over it."""
    if rb"\\" in data or rb"\"" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    parts = data.translate(_ONE_SORT, _NO_STRUCTURE).split(b'"')
    brackets = b"".join(parts[::2])  # every second part stood in a string
    for _level in range(max_depth):
        brackets = brackets.replace(b"[]", b"")  # all of the innermost level at once
    return bool(brackets) and _nesting(data) > max_depth


def _nesting(data: bytes) -> int:
    """The deepest nesting of brackets outside strings, without building anything."""
    deepest = depth = 0
    for found in _BRACKETS.finditer(data):
        bracket = found[1]
        if bracket in (b"[", b"{"):
            depth += 1
            deepest = max(deepest, depth)
        elif bracket is not None:
            depth -= 1
    return deepest
