"""The manifest of a bundle: who sends what to whom (bundle-v1 §5).

JSON keys differ from the attribute names in three places, because ``from`` is a Python keyword and the
pair reads as one: ``from`` (sender), ``to`` (recipient), ``created`` (created_at).

Unknown keys are allowed and ignored: a newer writer that may not be read by this version says so in
``min_reader``. The signed bytes are kept verbatim and never written anew from this class.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import msgspec

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange import limits
from asystent_desktop.exchange.bundle_faults import (
    BadManifest,
    HeadsMismatch,
    NewerFormat,
    NotJson,
)
from asystent_desktop.exchange.strict_json import JsonValue

FORMAT: Final = "asystent-bundle/1"
READER: Final = 1
"""The number this reader compares with ``min_reader``."""

_FIRST_KEY: Final = b'{"format":"'
_ID = re.compile(r"[0-9A-Za-z._:-]{1,64}")
_SCOPE = re.compile(r"[a-z]{1,16}(:[0-9A-Za-z-]{1,48})?")
_HEX256 = re.compile(r"[0-9a-f]{64}")
_CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the sender decides before the payload is packed.

    Args:
        office: id of the office.
        sender: id of the sending device, or ``"hub"``.
        recipient: id of the receiving device, or ``"hub"``.
        number: counts this sender's bundles to this recipient, from 1. Nothing relies on it but the
            wording of "bundle 12 of …"; gaps and repeats are legal.
        previous: SHA-256 of the previous bundle of this pair, 64 hex digits, or None for the first.
        created_at: aware UTC instant, written in whole seconds.
        hub_epoch: the hub's random epoch as the sender knows it; empty before the first contact.
        heads_digest: `heads_digest` of the sender's heads, 64 hex digits.
        directory_version: the sender's version of the directory, 0 when it has none.
        heads: the sender's heads per scope, only when changed since the last receipt, else None.
        acknowledged: hashes of commits the sender has stored, or None.
        peer_digest: `heads_digest` of the recipient's heads as the sender remembers them, or None. A
            recipient that finds its present heads in it need not list them again.
        peer_number: number of the recipient's last bundle that the sender took in, or None.
        without: commits, per scope, that entries of the sender's name as predecessor and that it has not: a
            head it declares promises everything before it but these.
        above: the sender's tips, per scope, where a missing commit lets it declare no heads: it has these
            and promises nothing of what is before them.
        introduction: the directory the sender stands in, a file of exchange-messages-v1 §1; empty once the
            recipient has answered.
    """

    office: str
    sender: str
    recipient: str
    number: int
    previous: str | None
    created_at: datetime
    hub_epoch: str
    heads_digest: str
    directory_version: int
    heads: Mapping[str, tuple[str, ...]] | None = None
    acknowledged: tuple[str, ...] | None = None
    peer_digest: str | None = None
    peer_number: int | None = None
    introduction: bytes = b""
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Draft):
    """A draft together with the facts of its payload.

    Args:
        payload_sha256: of the compressed payload, 64 hex digits.
        payload_bytes: length of the compressed payload.
        raw_bytes: length of the payload before compression.
        count: number of lines.
        octets_bytes: length of the octets behind the compressed frame (bundle-v1 §6.1).
        format: ``"asystent-bundle/1"``.
        min_reader: the lowest reader that may read this bundle.
    """

    payload_sha256: str
    payload_bytes: int
    raw_bytes: int
    count: int
    octets_bytes: int = 0
    format: str = FORMAT
    min_reader: int = READER


def heads_digest(heads: Mapping[str, tuple[str, ...]]) -> str:
    """SHA-256, in hex, over one line ``scope SP hash[,hash…] LF`` per scope.

    Scopes and the hashes within a scope stand in ascending order of their bytes; scopes without heads are
    left out. Source: bundle-v1 §5.2.
    """
    lines = [f"{scope} {','.join(sorted(hashes))}\n" for scope, hashes in sorted(heads.items()) if hashes]
    return sha256_hex("".join(lines).encode())


def to_bytes(manifest: Manifest) -> bytes:
    """The JSON bytes to be signed, ``format`` first, without white space; optional lists left out."""
    document: dict[str, object] = {
        "format": manifest.format,
        "min_reader": manifest.min_reader,
        "office": manifest.office,
        "from": manifest.sender,
        "to": manifest.recipient,
        "number": manifest.number,
        "previous": manifest.previous,
        "created": manifest.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "hub_epoch": manifest.hub_epoch,
        "heads_digest": manifest.heads_digest,
    }
    if manifest.heads is not None:
        document["heads"] = {scope: sorted(hashes) for scope, hashes in sorted(manifest.heads.items())}
    if manifest.acknowledged is not None:
        document["acknowledged"] = list(manifest.acknowledged)
    if manifest.peer_digest is not None:
        document["peer_digest"] = manifest.peer_digest
    if manifest.peer_number is not None:
        document["peer_number"] = manifest.peer_number
    for key, lists in (("without", manifest.without), ("above", manifest.above)):
        if lists:
            document[key] = {scope: sorted(names) for scope, names in sorted(lists.items())}
    if manifest.introduction:
        document["introduction"] = base64.b64encode(manifest.introduction).decode()
    if manifest.octets_bytes:
        document["octets_bytes"] = manifest.octets_bytes
    document |= {
        "directory_version": manifest.directory_version,
        "payload_sha256": manifest.payload_sha256,
        "payload_bytes": manifest.payload_bytes,
        "raw_bytes": manifest.raw_bytes,
        "count": manifest.count,
    }
    return msgspec.json.encode(document)


def claimed_sender(data: bytes, document: dict[str, JsonValue]) -> str:
    """The sender whose key must be tried: the only field used before the signature holds.

    Raises:
        NotJson: ``format`` is not the very first key.
        NewerFormat: another format than this reader's.
        BadManifest: no usable sender.
    """
    if not data.startswith(_FIRST_KEY):
        raise NotJson()
    found = document["format"]
    if found != FORMAT:
        raise NewerFormat(found=str(found)[:40], known=FORMAT)
    return _text(document, "from", _ID)


def introduction(document: dict[str, JsonValue]) -> bytes:
    """What a manifest says of its sender to a recipient that may have forgotten it; empty when nothing.

    Asked also before the signature holds: OFFICE signed it, so whoever brings it makes no difference.

    Raises:
        BadManifest: it is no base64, or longer than any such file.
    """
    value = document.get("introduction", "")
    try:
        found = base64.b64decode(value, validate=True) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or len(found) > limits.INTRODUCTION_BYTES:
        raise BadManifest(field="introduction")
    return found


def from_document(document: dict[str, JsonValue]) -> Manifest:
    """The manifest of a document whose signature holds.

    Raises:
        NewerFormat: ``min_reader`` is above this reader.
        BadManifest: a field is missing or misshapen.
        HeadsMismatch: the listed heads do not give the digest.
    """
    min_reader = _number(document, "min_reader", lowest=1)
    if min_reader > READER:
        raise NewerFormat(found=min_reader, known=READER)
    manifest = Manifest(
        format=FORMAT,
        min_reader=min_reader,
        office=_text(document, "office", _ID),
        sender=_text(document, "from", _ID),
        recipient=_text(document, "to", _ID),
        number=_number(document, "number", lowest=1),
        previous=None if _required(document, "previous") is None else _text(document, "previous", _HEX256),
        created_at=_instant(document, "created"),
        hub_epoch="" if _required(document, "hub_epoch") == "" else _text(document, "hub_epoch", _ID),
        heads_digest=_text(document, "heads_digest", _HEX256),
        heads=_heads(document),
        acknowledged=_hashes(document["acknowledged"], "acknowledged")
        if "acknowledged" in document
        else None,
        peer_digest=_text(document, "peer_digest", _HEX256) if "peer_digest" in document else None,
        peer_number=_number(document, "peer_number") if "peer_number" in document else None,
        introduction=introduction(document),
        without=_few(document, "without"),
        above=_few(document, "above"),
        octets_bytes=_number(document, "octets_bytes") if "octets_bytes" in document else 0,
        directory_version=_number(document, "directory_version"),
        payload_sha256=_text(document, "payload_sha256", _HEX256),
        payload_bytes=_number(document, "payload_bytes"),
        raw_bytes=_number(document, "raw_bytes"),
        count=_number(document, "count"),
    )
    if manifest.heads is not None and heads_digest(manifest.heads) != manifest.heads_digest:
        raise HeadsMismatch()
    return manifest


def _required(document: dict[str, JsonValue], field: str) -> JsonValue:
    if field not in document:
        raise BadManifest(field=field)
    return document[field]


def _text(document: dict[str, JsonValue], field: str, pattern: re.Pattern[str]) -> str:
    value = _required(document, field)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise BadManifest(field=field)
    return value


def _number(document: dict[str, JsonValue], field: str, lowest: int = 0) -> int:
    value = _required(document, field)
    if isinstance(value, bool) or not isinstance(value, int) or value < lowest:
        raise BadManifest(field=field)
    return value


def _instant(document: dict[str, JsonValue], field: str) -> datetime:
    text = _text(document, field, _CREATED)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BadManifest(field=field) from None


def _hashes(value: JsonValue, field: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadManifest(field=field)
    hashes = [item for item in value if isinstance(item, str) and _HEX256.fullmatch(item)]
    if len(hashes) != len(value) or len(set(hashes)) != len(hashes):
        raise BadManifest(field=field)
    return tuple(hashes)


def _heads(document: dict[str, JsonValue]) -> dict[str, tuple[str, ...]] | None:
    return _by_scope(document, "heads") if "heads" in document else None


def _few(document: dict[str, JsonValue], field: str) -> dict[str, tuple[str, ...]]:
    found = _by_scope(document, field) if field in document else {}
    if sum(map(len, found.values())) > limits.WITHOUT_HASHES:
        raise BadManifest(field=field)
    return found


def _by_scope(document: dict[str, JsonValue], field: str) -> dict[str, tuple[str, ...]]:
    value = document[field]
    if not isinstance(value, dict) or not all(_SCOPE.fullmatch(scope) for scope in value):
        raise BadManifest(field=field)
    return {scope: _hashes(hashes, field) for scope, hashes in value.items()}
