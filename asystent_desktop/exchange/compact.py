"""Many commit lines as one line of columns and a string of octets (bundle-v1 §6.1): lossless, byte for byte.

What can be computed is left out: the payload's hash, links to commits of the same group, a transaction id
that equals the commit's own. What cannot be compressed (signatures, salts, the random half of ids, hashes)
stands as octets outside the compressed text. A line that is not exactly what these rules give back is left
as it is.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from asystent_desktop.errors import AppError
from asystent_desktop.exchange import chunk_octets, fields, limits
from asystent_desktop.exchange.bundle_faults import BadCompactLine, ZipBomb
from asystent_desktop.journal import strict
from asystent_desktop.journal.commit import SALT_BYTES, SIGNATURE_BYTES, Commit, Envelope

GROUP_BYTES: Final = limits.LINE_BYTES // 2
"""Operations of one group; a longer commit stands alone in its own line."""

_PREFIX: Final = b'{"type":"commits",'
_HASH_BYTES: Final = 32
_TAIL_BYTES: Final = 8
_SALT: Final = re.compile(r"[0-9a-f]{32}")
_UUID7: Final = re.compile(r"([0-9a-f]{8})-([0-9a-f]{4})-7([0-9a-f]{3})-([0-9a-f]{4})-([0-9a-f]{12})")


class _Verbatim(msgspec.Struct, forbid_unknown_fields=True):
    """A commit line as `exchange.lines.commit_line` writes it, in the order of its keys."""

    type: str
    receipt: msgspec.Raw
    signature: str
    envelope: msgspec.Raw
    payload: msgspec.Raw


class _Payload(msgspec.Struct, forbid_unknown_fields=True):
    """A payload's two parts."""

    salt: str
    operations: msgspec.Raw


class _Group(msgspec.Struct, forbid_unknown_fields=True, tag_field="type", tag="commits"):
    """The columns; each as long as `scope`, one entry a commit.

    Attributes:
        names: Every text that `device`, `actor`, `scope` and `command` point into.
        at: Wall clock in ms, as the difference to the commit before. `tick`: the clock's counter.
        made: The id's ms, as the difference to the wall clock. `serial`: the 12 bits behind the id's version.
        tx: Empty for "the commit's own id".
        prev: Per link k ≥ 1 for the k-th last commit of the same device and scope in this group; 0 for a hash
            among the octets.
        receipt: The facts, or null; a signature in it stands among the octets and is 0 here.
        operations: The payload's operations, verbatim.
    """

    names: list[str]
    device: list[int]
    actor: list[int]
    scope: list[int]
    command: list[int]
    at: list[int]
    tick: list[int]
    made: list[int]
    serial: list[int]
    directory: list[int]
    schema: list[int]
    tx: list[str]
    prev: list[list[int]]
    receipt: list[dict[str, Any] | None]
    operations: list[msgspec.Raw]


_COLUMNS: Final = tuple(name for name in _Group.__struct_fields__ if name != "names")
_LINE_DECODER = msgspec.json.Decoder(_Verbatim)
_PAYLOAD_DECODER = msgspec.json.Decoder(_Payload)
_GROUP_DECODER = msgspec.json.Decoder(_Group)
Taken = tuple[Commit, Envelope, dict[str, Any] | None, bytes, bytes, bytes]
"""A commit, its envelope, receipt, salt, operations and receipt's signature."""


def pack(lines: Iterable[bytes]) -> tuple[tuple[bytes, ...], bytes]:
    """Lines with runs of commits made into groups, and the octets that belong to them.

    `unpack` gives exactly the same lines back.
    """
    packed: list[bytes] = []
    octets: list[bytes] = []
    run: list[Taken] = []
    size = 0
    for line in lines:
        taken = _taken(line) if len(line) < GROUP_BYTES else None
        length = len(taken[4]) if taken is not None else 0
        if run and (taken is None or size + length > GROUP_BYTES):
            packed.append(_grouped(run, octets))
            run, size = [], 0
        if taken is None:
            short, sealed = chunk_octets.shortened(line) or (line, b"")
            packed.append(short)
            octets.append(sealed)
        else:
            run.append(taken)
            size += length
    if run:
        packed.append(_grouped(run, octets))
    return tuple(packed), b"".join(octets)


def unpack(lines: Sequence[bytes], octets: bytes) -> tuple[bytes, ...]:
    """The lines that were packed.

    Args:
        lines: as the payload holds them, each a strict JSON object.

    Raises:
        BadCompactLine: columns of unequal length, a pointer to nothing, too few or too many octets.
        ZipBomb: more lines, or bytes of them, than a bundle may hold.
    """
    stream = _Octets(octets)
    found: list[bytes] = []
    size = 0
    for line in lines:
        plain = (chunk_octets.restored(line, stream.take) or line,)
        for one in _expanded(line, stream) if line.startswith(_PREFIX) else plain:
            found.append(one)
            size += len(one)
            if size > limits.RAW_BYTES or len(found) > limits.LINES:
                raise ZipBomb(limit=limits.RAW_BYTES)
    if stream.left:
        raise BadCompactLine(field="octets")
    return tuple(found)


class _Octets:
    """Octets, taken in order."""

    def __init__(self, octets: bytes) -> None:
        self._octets, self._at = octets, 0

    @property
    def left(self) -> int:
        return len(self._octets) - self._at

    def take(self, size: int) -> bytes:
        if size > self.left:
            raise BadCompactLine(field="octets")
        self._at += size
        return self._octets[self._at - size : self._at]


def _taken(line: bytes) -> Taken | None:
    """The parts of a commit line; None when the rules would not give these very bytes back."""
    if not line.startswith(b'{"type":"commit",'):
        return None
    try:
        parts = _LINE_DECODER.decode(line)
        signature = base64.b64decode(parts.signature, validate=True)
        commit = Commit(bytes(parts.envelope), signature, bytes(parts.payload))
        envelope = commit.envelope
        payload = _PAYLOAD_DECODER.decode(commit.payload_bytes)
        receipt, sealed = _receipt(bytes(parts.receipt))
    except (AppError, msgspec.MsgspecError, binascii.Error, ValueError):
        return None
    operations = bytes(payload.operations)
    exact = (
        _SALT.fullmatch(payload.salt)
        and operations.startswith(b"[")
        and commit.payload_bytes == _payload(payload.salt, operations)
        and hashlib.sha256(commit.payload_bytes).hexdigest() == envelope.payload
        and _UUID7.fullmatch(envelope.id)
        and envelope.tx
        and len(signature) == SIGNATURE_BYTES
    )
    if not exact or _line(commit, bytes(parts.receipt)) != line:
        return None
    return commit, envelope, receipt, bytes.fromhex(payload.salt), operations, sealed


def _payload(salt: str, operations: bytes) -> bytes:
    return b'{"salt":"%s","operations":%s}' % (salt.encode(), operations)


def _receipt(raw: bytes) -> tuple[dict[str, Any] | None, bytes]:
    """A receipt with 0 for its signature, and that signature.

    Raises:
        ValueError, msgspec.MsgspecError: it would not be written like this again.
    """
    receipt = msgspec.json.decode(raw)
    if receipt is None:
        return None, b""
    if not isinstance(receipt, dict) or fields.written(receipt) != raw or receipt.get("signature") == 0:
        raise ValueError
    sealed = base64.b64decode(receipt.get("signature", ""), validate=True)
    if sealed and (len(sealed) != SIGNATURE_BYTES or fields.octets(sealed) != receipt["signature"]):
        raise ValueError
    return ({**receipt, "signature": 0} if sealed else receipt), sealed


def _grouped(run: Sequence[Taken], octets: list[bytes]) -> bytes:
    group = _Group(*([] for _name in _Group.__struct_fields__))
    names: dict[str, int] = {}
    former: dict[tuple[str, str], list[str]] = {}
    wall = 0
    for commit, envelope, receipt, salt, operations, sealed in run:
        for column in ("device", "actor", "scope", "command"):
            text = getattr(envelope, column)
            getattr(group, column).append(names.setdefault(text, len(names)))
        milliseconds, serial, tail = _id_parts(envelope.id)
        group.at.append(envelope.hlc[0] - wall)
        wall = envelope.hlc[0]
        group.tick.append(envelope.hlc[1])
        group.made.append(milliseconds - wall)
        group.serial.append(serial)
        group.directory.append(envelope.directory)
        group.schema.append(envelope.schema)
        group.tx.append("" if envelope.tx == envelope.id else envelope.tx)
        earlier = former.setdefault((envelope.device, envelope.scope), [])
        links = [len(earlier) - earlier.index(link) if link in earlier else 0 for link in envelope.prev]
        group.prev.append(links)
        earlier.append(commit.hash)
        group.receipt.append(receipt)
        group.operations.append(msgspec.Raw(operations))
        unknown = [bytes.fromhex(link) for link, k in zip(envelope.prev, links, strict=True) if not k]
        octets += [commit.signature, tail, salt, *unknown, sealed]
    group.names.extend(names)
    return msgspec.json.encode(group)


def _expanded(line: bytes, octets: _Octets) -> Iterator[bytes]:
    try:
        group = _GROUP_DECODER.decode(line)
    except msgspec.MsgspecError:
        raise BadCompactLine(field="columns") from None
    count = len(group.scope)
    if any(len(getattr(group, column)) != count for column in _COLUMNS):
        raise BadCompactLine(field="columns")
    former: dict[tuple[str, str], list[str]] = {}
    wall = 0
    for row in range(count):
        wall += group.at[row]
        if not 0 <= wall < 1 << 53:
            raise BadCompactLine(field="at")
        signature, tail = octets.take(SIGNATURE_BYTES), octets.take(_TAIL_BYTES)
        salt = octets.take(SALT_BYTES)
        device, scope = _name(group, group.device[row]), _name(group, group.scope[row])
        earlier = former.setdefault((device, scope), [])
        prev = tuple(_link(k, earlier, octets) for k in group.prev[row])
        payload = _payload(salt.hex(), bytes(group.operations[row]))
        made = _id(wall + group.made[row], group.serial[row], tail)
        envelope = Envelope(
            id=made,
            device=device,
            actor=_name(group, group.actor[row]),
            scope=scope,
            prev=prev,
            hlc=(wall, group.tick[row]),
            directory=group.directory[row],
            tx=group.tx[row] or made,
            command=_name(group, group.command[row]),
            schema=group.schema[row],
            payload=hashlib.sha256(payload).hexdigest(),
        )
        commit = Commit(strict.encode(envelope), signature, payload)
        earlier.append(commit.hash)
        yield _line(commit, _receipt_bytes(group.receipt[row], octets))


def _receipt_bytes(receipt: dict[str, Any] | None, octets: _Octets) -> bytes:
    if receipt is not None and receipt.get("signature") == 0:
        receipt = {**receipt, "signature": fields.octets(octets.take(SIGNATURE_BYTES))}
    return msgspec.json.encode(receipt)


def _line(commit: Commit, receipt: bytes) -> bytes:
    """The line as `exchange.lines.commit_line` writes it."""
    return b'{"type":"commit","receipt":%s,"signature":"%s","envelope":%s,"payload":%s}' % (
        receipt,
        base64.b64encode(commit.signature),
        commit.envelope_bytes,
        commit.payload_bytes,
    )


def _name(group: _Group, index: int) -> str:
    if not 0 <= index < len(group.names):
        raise BadCompactLine(field="names")
    return group.names[index]


def _link(distance: int, earlier: Sequence[str], octets: _Octets) -> str:
    if distance == 0:
        return octets.take(_HASH_BYTES).hex()
    if not 0 < distance <= len(earlier):
        raise BadCompactLine(field="prev")
    return earlier[-distance]


def _id_parts(text: str) -> tuple[int, int, bytes]:
    """A UUIDv7 (RFC 9562 §5.7) as milliseconds, the 12 bits behind the version, and its last 8 bytes."""
    digits = text.replace("-", "")
    return int(digits[:12], 16), int(digits[13:16], 16), bytes.fromhex(digits[16:])


def _id(milliseconds: int, serial: int, tail: bytes) -> str:
    if not (0 <= milliseconds < 1 << 48 and 0 <= serial < 1 << 12):
        raise BadCompactLine(field="made")
    digits = f"{milliseconds:012x}7{serial:03x}{tail.hex()}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
