"""Bundles, version 1: sealed, signed carriers of commit lines (docs/bundle-v1.md).

File ``<sha256>.bundle``, numbers big-endian:

    offset size field
         0    5 magic "ASYB1"
         5    8 id of the recipient's sealing key
        13    … HPKE: enc (1120) ‖ ciphertext ‖ tag (16); info = format ‖ 0 ‖ office ‖ 0 ‖ key id

Sealed content, padded with zeros to `padded_size`:

         0    4 length m of the manifest
         4    m manifest, JSON
       4+m   64 Ed25519 signature over the m manifest bytes
      68+m    4 length p of the payload
      72+m    p payload, one zstd frame of JSON lines

Receive order, never another: size → magic → key id → open → signature → office and recipient → payload
length and hash → only then decompress → lines. Nothing touches a disk here. A reader returns everything or
raises one named fault; there is no partial result.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Final, Protocol

from asystent_desktop.crypto import sealing, signing
from asystent_desktop.crypto.digests import same, sha256_hex
from asystent_desktop.errors import Tampered
from asystent_desktop.exchange import compact, limits, manifest, payload, strict_json
from asystent_desktop.exchange.bundle_faults import (
    CannotEncode,
    ManifestTooLong,
    NewerFormat,
    NotABundle,
    OtherRecipientKey,
    PayloadHash,
    PayloadLength,
    TooLarge,
    Truncated,
    UnknownSender,
    WrongName,
    WrongOffice,
    WrongPadding,
    WrongRecipient,
)
from asystent_desktop.exchange.manifest import Draft, Manifest

SUFFIX: Final = ".bundle"
MAGIC: Final = b"ASYB1"
_FAMILY: Final = MAGIC[:-1]
_HEAD_BYTES: Final = len(MAGIC) + sealing.KEY_ID_BYTES
_LENGTH_BYTES: Final = 4

SenderKey = Callable[[str], bytes | None]
"""The Ed25519 public key of a device id or "hub"; None when the directory has none."""

Seal = Callable[[bytes, bytes, bytes], bytes]
"""(recipient's public key, plaintext, info) → ciphertext: `sealing.seal`, or a simulation's."""


class Opener(Protocol):
    """A private sealing key, as `crypto.sealing.SealingKey`."""

    @property
    def public(self) -> bytes: ...

    def open(self, ciphertext: bytes, info: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle that passed every check.

    Args:
        manifest: what was signed.
        manifest_bytes: the signed bytes, verbatim.
        signature: 64 bytes.
        lines: the payload's lines, each a strict JSON object without its line feed.
    """

    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes
    lines: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a third party needs to check a manifest with stock tools.

    Args:
        manifest: what was signed.
        manifest_bytes: the signed bytes, verbatim (``manifest.json``).
        signature: 64 bytes (``manifest.sig``).
        sender_pem: the sender's public key (``sender.pem``).
    """

    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes
    sender_pem: bytes


@dataclass(frozen=True, slots=True)
class _Content:
    """The three parts of the sealed content."""

    manifest_bytes: bytes
    signature: bytes
    payload: bytes


def encode(
    draft: Draft,
    lines: Sequence[bytes],
    sign: Callable[[bytes], bytes],
    recipient_public: bytes,
    *,
    seal: Seal = sealing.seal,
) -> bytes:
    """The bytes of one bundle.

    Args:
        draft: who sends to whom, and what the sender knows.
        lines: JSON objects without line feeds, already encoded; at most what `payload.portions` gives.
        sign: makes the sender's 64-byte Ed25519 signature over the manifest bytes.
        recipient_public: the recipient's sealing key, 1216 bytes.
        seal: replaced only by the simulation.

    Raises:
        CannotEncode: the bundle would break a limit of the format.
        BadKey: `recipient_public` is no sealing key.
    """
    short, octets = compact.pack(lines)
    packed = payload.compress(raw := payload.join(short)) + octets
    manifest_bytes = _manifest_bytes(
        Manifest(
            **{field.name: getattr(draft, field.name) for field in fields(Draft)},
            payload_sha256=sha256_hex(packed),
            payload_bytes=len(packed),
            raw_bytes=len(raw),
            count=len(short),
            octets_bytes=len(octets),
        )
    )
    content = _frame(_Content(manifest_bytes, sign(manifest_bytes), packed))
    key_id = sealing.key_id(recipient_public)
    blob = MAGIC + key_id + seal(recipient_public, content, info_for(draft.office, key_id))
    if len(blob) > limits.PACKED_BYTES:
        raise CannotEncode(what="packed-bytes")
    return blob


def read(blob: bytes, *, key: Opener, office: str, recipient: str, sender_key: SenderKey) -> OpenedBundle:
    """Everything a bundle holds, checked in the receive order.

    Args:
        blob: the whole file.
        key: the reader's sealing key.
        office: the reader's office id.
        recipient: the reader's own id: a device id or ``"hub"``.
        sender_key: looks up the claimed sender's signing key.

    Raises:
        AppError: one of `bundle_faults`, `crypto.faults.CannotOpen` or `crypto.faults.BadSignature`;
            nothing of the bundle may be used then.
    """
    content = _open(blob, key, office)
    checked = _authenticate(content, office, recipient, sender_key)
    _check_payload(checked, content.payload)
    frame, octets = payload.parted(content.payload, checked.octets_bytes)
    pieces = payload.decompress(frame, checked.raw_bytes)
    lines = compact.unpack(payload.split(pieces, checked.count), octets)
    return OpenedBundle(checked, content.manifest_bytes, content.signature, lines)


def inspect(blob: bytes, *, key: Opener, office: str, recipient: str, sender_key: SenderKey) -> Inspection:
    """The signed part of a bundle with its sender's key; the payload is not unpacked.

    Raises:
        AppError: as `read`, up to the check of the payload's hash.
    """
    content = _open(blob, key, office)
    checked = _authenticate(content, office, recipient, sender_key)
    _check_payload(checked, content.payload)
    public = sender_key(checked.sender)
    if public is None:
        raise UnknownSender(sender=checked.sender)
    return Inspection(checked, content.manifest_bytes, content.signature, signing.public_pem(public))


def introduction(blob: bytes, *, key: Opener, office: str) -> bytes:
    """The directory with which an unknown sender introduces itself, unchecked; empty when it does not.

    Raises:
        AppError: the faults of `read` up to the opening, or a manifest that cannot be read.
    """
    content = _open(blob, key, office)
    return manifest.introduction(
        strict_json.parse_object(content.manifest_bytes, max_bytes=limits.MANIFEST_BYTES)
    )


def name_of(blob: bytes) -> str:
    """The file name of a bundle: ``<sha256>.bundle``."""
    return sha256_hex(blob) + SUFFIX


def check_name(name: str, blob: bytes) -> None:
    """Returns when the file name belongs to the bytes.

    Raises:
        WrongName: it does not; the file was cut short or altered on its way.
    """
    if name != name_of(blob):
        raise WrongName()


def key_id_of(blob: bytes) -> bytes:
    """The id of the key a bundle is sealed for, 8 bytes, read from its head.

    Raises:
        TooLarge, NotABundle, NewerFormat, Truncated: it is no bundle this version knows.
    """
    if len(blob) > limits.PACKED_BYTES:
        raise TooLarge(size=len(blob), limit=limits.PACKED_BYTES)
    head = blob[: len(MAGIC)]
    if head != MAGIC:
        version = head[len(_FAMILY) :]
        if head.startswith(_FAMILY) and version.isdigit() and version > MAGIC[-1:]:
            raise NewerFormat(found=head.decode(), known=MAGIC.decode())
        raise NotABundle()
    if len(blob) < _HEAD_BYTES + sealing.OVERHEAD_BYTES + limits.PADDED_FLOOR_BYTES:
        raise Truncated(size=len(blob))
    return blob[len(MAGIC) : _HEAD_BYTES]


def info_for(office: str, key_id: bytes) -> bytes:
    """What binds a sealed content to its use: format ‖ 0x00 ‖ office ‖ 0x00 ‖ key id (8 bytes)."""
    return b"\x00".join((manifest.FORMAT.encode(), office.encode(), key_id))


def padded_size(size: int) -> int:
    """The length a content of `size` bytes is padded to: PADMÉ, at least `PADDED_FLOOR_BYTES`.

    With E = ⌊log2 size⌋ and S = ⌊log2 E⌋ + 1 the last E - S bits of the length are zero, which costs at
    most 12 % and leaves O(log log size) bits of information. Source: Nikitin et al., "Reducing Metadata
    Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019 §4.2.
    """
    if size <= limits.PADDED_FLOOR_BYTES:
        return limits.PADDED_FLOOR_BYTES
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def _manifest_bytes(complete: Manifest) -> bytes:
    """The bytes to sign, read once by our own reader: nothing leaves that no reader would take."""
    if complete.created_at.tzinfo is None:
        raise CannotEncode(what="created_at")
    encoded = manifest.to_bytes(complete)
    try:
        document = strict_json.parse_object(encoded, max_bytes=limits.MANIFEST_BYTES)
        manifest.from_document(document)
    except Tampered as fault:
        raise CannotEncode(what=fault.code, **fault.values) from fault
    return encoded


def _frame(content: _Content) -> bytes:
    if len(content.signature) != signing.SIGNATURE_BYTES:
        raise CannotEncode(what="signature")
    framed = b"".join(
        (
            len(content.manifest_bytes).to_bytes(_LENGTH_BYTES, "big"),
            content.manifest_bytes,
            content.signature,
            len(content.payload).to_bytes(_LENGTH_BYTES, "big"),
            content.payload,
        )
    )
    return framed.ljust(padded_size(len(framed)), b"\x00")


def _open(blob: bytes, key: Opener, office: str) -> _Content:
    """Size, magic, key id, opening, and the frame inside."""
    key_id = key_id_of(blob)
    if not same(key_id, sealing.key_id(key.public)):
        raise OtherRecipientKey(key_id=key_id.hex())
    return _unframe(key.open(blob[_HEAD_BYTES:], info_for(office, key_id)))


def _unframe(content: bytes) -> _Content:
    manifest_size = int.from_bytes(content[:_LENGTH_BYTES], "big")
    if manifest_size > limits.MANIFEST_BYTES:
        raise ManifestTooLong(size=manifest_size, limit=limits.MANIFEST_BYTES)
    manifest_end = _LENGTH_BYTES + manifest_size
    signature_end = manifest_end + signing.SIGNATURE_BYTES
    payload_start = signature_end + _LENGTH_BYTES
    payload_end = payload_start + int.from_bytes(content[signature_end:payload_start], "big")
    if payload_start > len(content) or payload_end > len(content):
        raise Truncated(size=len(content))
    if (
        not _well_padded(len(content), payload_end)
        or content.count(0, payload_end) != len(content) - payload_end
    ):
        raise WrongPadding()
    return _Content(
        content[_LENGTH_BYTES:manifest_end],
        content[manifest_end:signature_end],
        content[payload_start:payload_end],
    )


def _well_padded(size: int, used: int) -> bool:
    """As `padded_size` says, or to the floor of earlier writers."""
    return size == padded_size(used) or used <= size == limits.PADDED_FORMER_FLOOR_BYTES


def _authenticate(content: _Content, office: str, recipient: str, sender_key: SenderKey) -> Manifest:
    """The signature first; then what the signed bytes say."""
    document = strict_json.parse_object(content.manifest_bytes, max_bytes=limits.MANIFEST_BYTES)
    sender = manifest.claimed_sender(content.manifest_bytes, document)
    public = sender_key(sender)
    if public is None:
        raise UnknownSender(sender=sender)
    signing.verify(public, content.signature, content.manifest_bytes)
    checked = manifest.from_document(document)
    if checked.office != office:
        raise WrongOffice(office=checked.office)
    if checked.recipient != recipient:
        raise WrongRecipient(recipient=checked.recipient)
    return checked


def _check_payload(checked: Manifest, packed: bytes) -> None:
    if len(packed) != checked.payload_bytes:
        raise PayloadLength(stated=checked.payload_bytes, found=len(packed))
    if sha256_hex(packed) != checked.payload_sha256:
        raise PayloadHash()
