"""Reading JSON so that every reader sees the same document, or none.

Stricter than RFC 8259: UTF-8 without a byte order mark, no white space around the document, no key twice,
no number but 64-bit integers, no lone surrogates, at most 16 levels deep, nothing behind it.

White space inside the document is allowed: signed bytes are kept verbatim, never written anew.
"""

import contextlib
import json
import re
from collections.abc import Sequence
from typing import NoReturn, TypeAlias, cast

from asystent_desktop.exchange import limits
from asystent_desktop.exchange.bundle_faults import (
    BytesLeftOver,
    DuplicateKey,
    FloatNumber,
    InvalidUtf8,
    LineTooLong,
    NotAnObject,
    NotJson,
    NumberOutOfRange,
    TooDeep,
)
from asystent_desktop.journal import strict

JsonValue: TypeAlias = "bool | int | str | list[JsonValue] | dict[str, JsonValue] | None"

_INT64_DIGITS = len("-9223372036854775808")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_DIGITS = bytes(0x30 if 0x30 <= octet <= 0x39 else 0x20 for octet in range(256))
_LONG_NUMBER = b"0" * 18
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def parse(
    data: bytes, *, max_bytes: int = limits.LINE_BYTES, max_depth: int = limits.JSON_DEPTH
) -> JsonValue:
    """The one value `data` holds.

    Args:
        data: a whole JSON document in UTF-8.
        max_bytes: its largest length.
        max_depth: nested objects and arrays; ``{}`` has depth 1.

    Raises:
        LineTooLong, InvalidUtf8, TooDeep, NotJson, DuplicateKey, FloatNumber, NumberOutOfRange,
        BytesLeftOver: see `bundle_faults`.
    """
    if len(data) > max_bytes:
        raise LineTooLong(size=len(data), limit=max_bytes)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise InvalidUtf8() from None
    _refuse_depth(data, max_depth)
    try:
        value, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError:
        raise NotJson() from None
    if end != len(text):
        raise BytesLeftOver()
    if _SURROGATE.search(data):
        _refuse_lone_surrogates(value)
    return cast(JsonValue, value)


def parse_object(
    data: bytes, *, max_bytes: int = limits.LINE_BYTES, max_depth: int = limits.JSON_DEPTH
) -> dict[str, JsonValue]:
    """As `parse`, and the value is an object.

    A document in the one encoding of `journal.strict`, with no number near the limit, cannot break a rule:
    reading it that way is several times quicker and most lines are of that kind.

    Raises:
        NotAnObject: and all that `parse` raises.
    """
    if len(data) <= max_bytes and _LONG_NUMBER not in data.translate(_DIGITS):
        with contextlib.suppress(strict.NotStrict, ValueError, RecursionError):
            quick = strict.decode(data, max_depth)
            if isinstance(quick, dict):
                return quick
    value = parse(data, max_bytes=max_bytes, max_depth=max_depth)
    if not isinstance(value, dict):
        raise NotAnObject()
    return value


def _refuse_depth(data: bytes, max_depth: int) -> None:
    """Counts brackets outside strings before any parser recurses."""
    if data.count(b"{") + data.count(b"[") <= max_depth:
        return
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        if depth > max_depth:
            raise TooDeep(limit=max_depth)


def _refuse_lone_surrogates(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InvalidUtf8() from None


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise DuplicateKey()
    return result


def _integer(digits: str) -> int:
    if len(digits) > _INT64_DIGITS or not -(2**63) <= int(digits) < 2**63:
        raise NumberOutOfRange()
    return int(digits)


def _float(_text: str) -> NoReturn:
    raise FloatNumber()


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_float
)
