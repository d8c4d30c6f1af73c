"""Writes bundles straight from docs/bundle-v1.md, well-formed or wrong in one chosen way.

It shares no code with `asystent_desktop.exchange`, so that a mistake there cannot hide in its own mirror.
"""

import hashlib
import json
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import zstandard

from asystent_desktop.crypto.sealing import SealingKey, seal
from asystent_desktop.crypto.signing import SigningKey

OFFICE = "018f3c6a-0000-7000-8000-000000000001"
SENDER = "018f3c6a-0000-7000-8000-0000000000a1"
RECIPIENT = "hub"
SENDER_SEED = bytes(range(32))
RECIPIENT_SEED = bytes(range(100, 132))
OTHER_SEED = bytes(range(200, 232))
COMMIT = hashlib.sha256(b"a commit").hexdigest()
FAMILY = "family:018f3c6a-0000-7000-8000-0000000000f1"

LINES = (
    b'{"envelope":"eyJmb3JtYXQiOi...","payload":{"place":"dom","facts":"Za\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87"}}',
    b'{"envelope":"eyJmb3JtYXQiOj...","payload":{"minutes":90,"seen":["a","b"]}}',
)

Bytes = Callable[[bytes], bytes]


def _same(data: bytes) -> bytes:
    return data


def heads_digest(heads: dict[str, list[str]]) -> str:
    text = "".join(f"{scope} {','.join(sorted(heads[scope]))}\n" for scope in sorted(heads))
    return hashlib.sha256(text.encode()).hexdigest()


def padded_size(size: int) -> int:
    if size <= 768:
        return 768
    exponent = len(bin(size)) - 3
    low_bits = exponent - (len(bin(exponent)) - 2)
    unit = 1 << low_bits
    return -(-size // unit) * unit


@dataclass(frozen=True)
class Recipe:
    """Every step of writing a bundle; each can be bent.

    Args:
        fields: replaces manifest fields before signing.
        drop: manifest fields left out.
        bend_manifest: alters the manifest bytes before they are signed.
        bend_signature: alters the signature.
        raw: the payload before compression.
        compress: makes the payload's frame.
        octets: stand behind it.
        bend_sent_payload: alters the payload after its hash was signed.
        bend_content: alters the framed content before padding.
        pad: pads the content.
        bend_file: alters the finished file.
    """

    raw: bytes = b"".join(line + b"\n" for line in LINES)
    count: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    signer_seed: bytes = SENDER_SEED
    recipient_seed: bytes = RECIPIENT_SEED
    sealed_office: str = OFFICE
    octets: bytes = b""
    compress: Bytes = zstandard.ZstdCompressor(level=6).compress
    bend_manifest: Bytes = _same
    bend_signature: Bytes = _same
    bend_sent_payload: Bytes = _same
    bend_content: Bytes = _same
    pad: Bytes | None = None
    bend_file: Bytes = _same

    def but(self, **changes: Any) -> "Recipe":
        return replace(self, **changes)

    def manifest(self, payload: bytes) -> bytes:
        heads = {FAMILY: [COMMIT]}
        document = {
            "format": "asystent-bundle/1",
            "min_reader": 1,
            "office": OFFICE,
            "from": SENDER,
            "to": RECIPIENT,
            "number": 12,
            "previous": "ab" * 32,
            "created": "2026-09-07T16:20:05Z",
            "hub_epoch": "018f3c6a-0000-7000-8000-0000000000e1",
            "heads_digest": heads_digest(heads),
            "heads": heads,
            "acknowledged": [COMMIT],
            "directory_version": 3,
            "payload_sha256": hashlib.sha256(payload).hexdigest(),
            "payload_bytes": len(payload),
            "raw_bytes": len(self.raw),
            "count": self.raw.count(b"\n") if self.count is None else self.count,
        }
        if self.octets:
            document["octets_bytes"] = len(self.octets)
        document |= self.fields
        kept = {key: value for key, value in document.items() if key not in self.drop}
        return self.bend_manifest(json.dumps(kept, separators=(",", ":")).encode())

    def content(self) -> bytes:
        payload = self.compress(self.raw) + self.octets
        manifest = self.manifest(payload)
        signature = self.bend_signature(SigningKey.from_seed(self.signer_seed).sign(manifest))
        sent = self.bend_sent_payload(payload)
        framed = struct.pack(">I", len(manifest)) + manifest + signature + struct.pack(">I", len(sent)) + sent
        framed = self.bend_content(framed)
        return self.pad(framed) if self.pad else framed.ljust(padded_size(len(framed)), b"\0")

    def file(self) -> bytes:
        public = SealingKey.from_bytes(self.recipient_seed).public
        key_id = hashlib.sha256(public).digest()[:8]
        info = b"asystent-bundle/1\0" + self.sealed_office.encode() + b"\0" + key_id
        return self.bend_file(b"ASYB1" + key_id + seal(public, self.content(), info))
