"""Typed reading of signed JSON documents: a field has the stated shape, or a named fault says which has not.

Unknown keys are allowed and ignored, for documents are kept as the bytes that were signed and a later version
may say more.
"""

import base64
import binascii
import re
from datetime import UTC, datetime
from typing import Final

import msgspec

from asystent_desktop.exchange import strict_json
from asystent_desktop.exchange.bundle_faults import NotJson
from asystent_desktop.exchange.strict_json import JsonValue
from asystent_desktop.exchange.trust_faults import BadDocument

ID: Final = re.compile(r"[0-9A-Za-z._:-]{1,64}")
HASH: Final = re.compile(r"[0-9a-f]{64}")
TEXT_LIMIT: Final = 400
"""Characters of a name, a title or a label."""

_ADDRESS = re.compile(r"https://([0-9A-Za-z.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):[0-9]{1,5}")
ADDRESSES_LIMIT: Final = 8
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")


class Fields:
    """One JSON object of a document.

    Args:
        document: the parsed object.
        what: name of the document for the fault, e.g. ``"directory"``.
    """

    __slots__ = ("_document", "_what")

    def __init__(self, document: JsonValue, what: str) -> None:
        if not isinstance(document, dict):
            raise BadDocument(what=what, field="")
        self._document = document
        self._what = what

    def _fail(self, field: str) -> BadDocument:
        return BadDocument(what=self._what, field=field)

    def _get(self, field: str) -> JsonValue:
        if field not in self._document:
            raise self._fail(field)
        return self._document[field]

    def text(self, field: str) -> str:
        """Text of at most `TEXT_LIMIT` characters without control characters; may be empty."""
        value = self._get(field)
        if not isinstance(value, str) or len(value) > TEXT_LIMIT or _CONTROL.search(value):
            raise self._fail(field)
        return value

    def long_text(self, field: str) -> str:
        """Text of any length the line allows."""
        value = self._get(field)
        if not isinstance(value, str):
            raise self._fail(field)
        return value

    def ident(self, field: str) -> str:
        """An id: 1 to 64 characters of ``0-9A-Za-z._:-``."""
        value = self._get(field)
        if not isinstance(value, str) or not ID.fullmatch(value):
            raise self._fail(field)
        return value

    def uuid(self, field: str) -> str:
        """A UUID (RFC 9562) as 36 characters in lower case."""
        value = self._get(field)
        if not isinstance(value, str) or not _UUID.fullmatch(value):
            raise self._fail(field)
        return value

    def digest(self, field: str) -> str:
        """A SHA-256 as 64 lower-case hex digits."""
        value = self._get(field)
        if not isinstance(value, str) or not HASH.fullmatch(value):
            raise self._fail(field)
        return value

    def digests(self, field: str) -> tuple[str, ...]:
        """A list of SHA-256 hex digests."""
        value = self._get(field)
        if not isinstance(value, list):
            raise self._fail(field)
        found = tuple(item for item in value if isinstance(item, str) and HASH.fullmatch(item))
        if len(found) != len(value):
            raise self._fail(field)
        return found

    def addresses(self, field: str) -> tuple[str, ...]:
        """A list of at most `ADDRESSES_LIMIT` addresses ``https://host:port``."""
        value = self._get(field)
        if not isinstance(value, list) or len(value) > ADDRESSES_LIMIT:
            raise self._fail(field)
        found = tuple(item for item in value if isinstance(item, str) and is_address(item))
        if len(found) != len(value):
            raise self._fail(field)
        return found

    def number(self, field: str, lowest: int = 0) -> int:
        """A whole number, at least `lowest`."""
        value = self._get(field)
        if isinstance(value, bool) or not isinstance(value, int) or value < lowest:
            raise self._fail(field)
        return value

    def flag(self, field: str) -> bool:
        """True or false."""
        value = self._get(field)
        if not isinstance(value, bool):
            raise self._fail(field)
        return value

    def octets(self, field: str, size: int | None = None) -> bytes:
        """Base64 (RFC 4648 §4, padded); exactly `size` bytes when given."""
        value = self._get(field)
        if not isinstance(value, str):
            raise self._fail(field)
        try:
            found = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise self._fail(field) from None
        if (size is not None and len(found) != size) or octets(found) != value:
            raise self._fail(field)
        return found

    def instant(self, field: str) -> datetime:
        """An instant in UTC, ``2026-11-17T14:31:58Z``, with up to six decimals."""
        value = self._get(field)
        if not isinstance(value, str) or not _INSTANT.fullmatch(value):
            raise self._fail(field)
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise self._fail(field) from None

    def instant_or_none(self, field: str) -> datetime | None:
        """As `instant`, or None for null."""
        return None if self._get(field) is None else self.instant(field)

    def has(self, field: str) -> bool:
        """Whether the field is there and not null: one that a later version added."""
        return self._document.get(field) is not None

    def is_null(self, field: str) -> bool:
        """Whether the field is there and null."""
        return self._get(field) is None

    def object(self, field: str) -> "Fields":
        """A nested object."""
        return Fields(self._get(field), f"{self._what}.{field}")

    def objects(self, field: str) -> "tuple[Fields, ...]":
        """A list of objects."""
        value = self._get(field)
        if not isinstance(value, list):
            raise self._fail(field)
        return tuple(Fields(item, f"{self._what}.{field}") for item in value)


def read(body: bytes, format_name: str, what: str) -> Fields:
    """The fields of a document whose first key is its format.

    Raises:
        NotJson: another format, or `format` is not the very first key.
        AppError: the faults of `strict_json`.
    """
    if not body.startswith(b'{"format":"' + format_name.encode() + b'"'):
        raise NotJson()
    return Fields(dict(strict_json.parse_object(body)), what)


def written(document: dict[str, object]) -> bytes:
    """The bytes of a document: UTF-8 JSON in the given order of keys, without white space."""
    return msgspec.json.encode(document)


def is_address(text: str) -> bool:
    """Whether a text is an address of a server: ``https://host:port``, nothing behind it."""
    return _ADDRESS.fullmatch(text) is not None


def octets(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode()


def instant(moment: datetime) -> str:
    """An instant as text, in UTC, with microseconds only where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
