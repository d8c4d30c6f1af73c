"""A second implementation of docs/bundle-v1.md, reading only.

Written from that text with no line of the product: X-Wing and the HPKE key schedule from their parts, so
that the document, not the library behind `crypto.sealing`, says what a bundle is. It reads well-formed
bundles; judging malformed ones is the product's task.
"""

import base64
import hashlib
import hmac
import io
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
    octets_at = payload_size - document.get("octets_bytes", 0)
    raw = zstandard.decompress(payload[:octets_at], max_output_size=document["raw_bytes"] or 1)
    octets = io.BytesIO(payload[octets_at:])
    return document, [one for line in raw.split(b"\n")[:-1] for one in _unfold(line, octets)]


def _unfold(line: bytes, octets: io.BytesIO) -> list[bytes]:
    """§6.1: the commit lines of a group; any other line as it is."""
    if not line.startswith(b'{"type":"commits",'):
        return [line]
    columns = json.loads(line)
    operations = _verbatim_items(line.decode())
    found, former, wall = [], dict[tuple[int, int], list[str]](), 0
    for row, scope in enumerate(columns["scope"]):
        names = columns["names"]
        wall += columns["at"][row]
        signature, tail, salt = octets.read(64), octets.read(8).hex(), octets.read(16).hex()
        earlier = former.setdefault((columns["device"][row], scope), [])
        prev = [earlier[-k] if k else octets.read(32).hex() for k in columns["prev"][row]]
        digits = f"{wall + columns['made'][row]:012x}7{columns['serial'][row]:03x}{tail}"
        made = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
        payload = f'{{"salt":"{salt}","operations":{operations[row]}}}'
        envelope = _json(
            {
                "format": "asystent-commit/1",
                "id": made,
                "device": names[columns["device"][row]],
                "actor": names[columns["actor"][row]],
                "scope": names[scope],
                "prev": prev,
                "hlc": [wall, columns["tick"][row]],
                "directory": columns["directory"][row],
                "tx": columns["tx"][row] or made,
                "command": names[columns["command"][row]],
                "schema": columns["schema"][row],
                "payload": hashlib.sha256(payload.encode()).hexdigest(),
            }
        )
        earlier.append(hashlib.sha256(envelope.encode()).hexdigest())
        receipt = columns["receipt"][row]
        if receipt and receipt.get("signature") == 0:
            receipt["signature"] = base64.b64encode(octets.read(64)).decode()
        signed = base64.b64encode(signature).decode()
        text = f'{{"type":"commit","receipt":{_json(receipt)},"signature":"{signed}"'
        found.append(f'{text},"envelope":{envelope},"payload":{payload}}}'.encode())
    return found


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _verbatim_items(line: str) -> list[str]:
    """The items of the last column, "operations", as they stand."""
    at = line.index('"operations":[') + len('"operations":[')
    items = []
    while line[at] != "]":
        at += line[at] == ","
        _value, end = json.JSONDecoder().raw_decode(line, at)
        items.append(line[at:end])
        at = end
    return items
