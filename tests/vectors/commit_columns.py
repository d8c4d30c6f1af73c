"""Two commits as columns and octets, by hand from docs/bundle-v1.md §6.1, and the lines they stand for.

The signatures are no real ones: a bundle carries commits, it does not judge them.
"""

import base64
import hashlib
import json
from typing import Any

DEVICE = "018f3c6a-0000-7000-8000-0000000000a1"
ACTOR = "018f3c6a-0000-7000-8000-0000000000b1"
SCOPE = "family:018f3c6a-0000-7000-8000-0000000000f1"
SIGNATURES = (b"\x11" * 64, b"\x22" * 64)
TAILS = (bytes.fromhex("8000000000000c01"), bytes.fromhex("8000000000000c02"))
SALTS = (bytes(range(16)), bytes(range(16, 32)))
FORMER = hashlib.sha256(b"a commit").digest()
RECEIPT_SIGNATURE = b"\x33" * 64
OPERATIONS = ('[{"op":"create","kind":"visit","facts":"Zażółć"}]', "[]")
TX = "018f3c6a-0000-7000-8000-0000000000d1"

COLUMNS: dict[str, Any] = {
    "names": [DEVICE, ACTOR, SCOPE, "save-visit"],
    "device": [0, 0],
    "actor": [1, 1],
    "scope": [2, 2],
    "command": [3, 3],
    "at": [1757262005123, 60000],
    "tick": [0, 7],
    "made": [1, 0],
    "serial": [0, 4095],
    "directory": [3, 4],
    "schema": [1, 1],
    "tx": ["", TX],
    "prev": [[0], [1]],
    "receipt": [
        None,
        {
            "received_at": "2026-09-07T16:20:05Z",
            "directory": 3,
            "status": "ok",
            "durable": False,
            "signature": 0,
        },
    ],
    "operations": list(OPERATIONS),
}
OCTETS = b"".join(
    (SIGNATURES[0], TAILS[0], SALTS[0], FORMER, SIGNATURES[1], TAILS[1], SALTS[1], RECEIPT_SIGNATURE)
)


def group(columns: dict[str, Any]) -> bytes:
    """The line of these columns; `operations` hold JSON text already."""
    parts = ['"type":"commits"']
    for key, column in columns.items():
        text = f"[{','.join(column)}]" if key == "operations" else json.dumps(column, separators=(",", ":"))
        parts.append(f'"{key}":{text}')
    return ("{" + ",".join(parts) + "}").encode()


def _payload(row: int) -> bytes:
    return f'{{"salt":"{SALTS[row].hex()}","operations":{OPERATIONS[row]}}}'.encode()


def _envelope(row: int, made: str, tx: str, prev: bytes, clock: tuple[int, int], directory: int) -> str:
    return json.dumps(
        {
            "format": "asystent-commit/1",
            "id": made,
            "device": DEVICE,
            "actor": ACTOR,
            "scope": SCOPE,
            "prev": [prev.hex()],
            "hlc": clock,
            "directory": directory,
            "tx": tx,
            "command": "save-visit",
            "schema": 1,
            "payload": hashlib.sha256(_payload(row)).hexdigest(),
        },
        separators=(",", ":"),
    )


def _id(milliseconds: int, serial: int, tail: bytes) -> str:
    digits = f"{milliseconds:012x}7{serial:03x}{tail.hex()}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


_FIRST_ID = _id(1757262005124, 0, TAILS[0])
_FIRST = _envelope(0, _FIRST_ID, _FIRST_ID, FORMER, (1757262005123, 0), 3)
_SECOND_ID = _id(1757262065123, 4095, TAILS[1])
_SECOND = _envelope(1, _SECOND_ID, TX, hashlib.sha256(_FIRST.encode()).digest(), (1757262065123, 7), 4)
_RECEIPT = (
    '{"received_at":"2026-09-07T16:20:05Z","directory":3,"status":"ok","durable":false,"signature":"'
    + base64.b64encode(RECEIPT_SIGNATURE).decode()
    + '"}'
)
UNFOLDED = [
    f'{{"type":"commit","receipt":{receipt},"signature":"{base64.b64encode(SIGNATURES[row]).decode()}",'
    f'"envelope":{envelope},"payload":{_payload(row).decode()}}}'
    for row, (receipt, envelope) in enumerate((("null", _FIRST), (_RECEIPT, _SECOND)))
]
"""The lines a reader has to give back."""
