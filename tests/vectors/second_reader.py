"""A second implementation of docs/bundle-v1.md, reading only.

Written from that text with no line of the product: X-Wing and the HPKE key schedule from their parts, so
that the document, not the library behind `crypto.sealing`, says what a bundle is. It reads well-formed
bundles; judging malformed ones is the product's task.
"""

import hashlib
import hmac
import json
import struct
from typing import Any

import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

SUITE = b"HPKE" + struct.pack(">HHH", 0x647A, 0x0001, 0x0003)


def open_sealed(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """HPKE base mode, single shot (RFC 9180 §5.1, §6.1)."""
    enc, ciphertext = sealed[:1120], sealed[1120:]
    context = b"\x00" + _extract(b"", b"psk_id_hash", b"") + _extract(b"", b"info_hash", info)
    secret = _extract(_decapsulate(seed, enc), b"secret", b"")
    key = _expand(secret, b"key", context, 32)
    nonce = _expand(secret, b"base_nonce", context, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, b"")


def _decapsulate(seed: bytes, enc: bytes) -> bytes:
    """X-Wing: SHA3-256(ss_M ‖ ss_X ‖ ct_X ‖ pk_X ‖ label)."""
    expanded = hashlib.shake_256(seed).digest(96)
    mlkem_secret = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(enc[:1088])
    x25519 = X25519PrivateKey.from_private_bytes(expanded[64:])
    x25519_secret = x25519.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    public = x25519.public_key().public_bytes_raw()
    label = bytes.fromhex("5c2e2f2f5e5c")
    return hashlib.sha3_256(mlkem_secret + x25519_secret + enc[1088:] + public + label).digest()


def _extract(salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + SUITE + label + material, "sha256")


def _expand(key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    block = struct.pack(">H", length) + b"HPKE-v1" + SUITE + label + info + b"\x01"
    return hmac.digest(key, block, "sha256")[:length]


def read(blob: bytes, seed: bytes, office: str, sender_public: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The manifest and the lines of a bundle."""
    if blob[:5] != b"ASYB1":
        raise ValueError("magic")
    content = open_sealed(seed, blob[13:], b"asystent-bundle/1\0" + office.encode() + b"\0" + blob[5:13])
    (manifest_size,) = struct.unpack_from(">I", content)
    manifest = content[4 : 4 + manifest_size]
    signature = content[4 + manifest_size : 68 + manifest_size]
    Ed25519PublicKey.from_public_bytes(sender_public).verify(signature, manifest)
    (payload_size,) = struct.unpack_from(">I", content, 68 + manifest_size)
    payload = content[72 + manifest_size :][:payload_size]
    document = json.loads(manifest)
    if hashlib.sha256(payload).hexdigest() != document["payload_sha256"]:
        raise ValueError("payload hash")
    lines = zstandard.decompress(payload, max_output_size=document["raw_bytes"] or 1).split(b"\n")[:-1]
    return document, lines
