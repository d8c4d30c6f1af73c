"""A commit: envelope, signature, payload (journal-v1 §2-§3).

One command by one person is one commit in exactly one scope. The envelope's bytes are what is signed, hashed
and forwarded; the payload hangs on it by its salted hash only, so that content can lawfully be erased later
while the chain still verifies.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from asystent_desktop.journal import strict
from asystent_desktop.journal.faults import BadCommit, CommitTooLarge, NewerCommit
from asystent_desktop.journal.hlc import Hlc
from asystent_desktop.journal.ops import Operation, operation_id, read

FORMAT = "asystent-commit/1"
SCHEMA = 1
"""Version of the record declarations, written into each envelope."""
MAX_BYTES = 1024 * 1024 - 1024
"""Envelope and payload together: with signature and receipt they make one bundle line of at most 1 MiB."""
SALT_BYTES = 16
SIGNATURE_BYTES = 64
_TEXTS = re.compile(r"(?:[!-~]{1,64} ){5}[!-~]{1,80}(?: [0-9a-f]{64})+")
"""Five ids and names, the scope, and the hashes, a space between; none of them may hold one."""
_MAX_NUMBER = 2**53 - 1


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="format", tag=FORMAT):
    """The signed part; field order is the order of keys.

    Attributes:
        id: UUIDv7 of the commit.
        device: Which computer. `actor`: which person; must be that device's person.
        scope: The one scope it writes to.
        prev: Hashes of this device's own tips in that scope, sorted; two after a fork, none at first.
        hlc: Hybrid logical clock, see `journal.hlc`.
        directory: Version of the directory in force at the device; 0 before enrolment.
        tx: Id shared by the commits of one command that touched several scopes.
        command: Stable name of the use case.
        schema: Version of the record declarations.
        payload: Hex SHA-256 of the payload bytes, salt included.
    """

    id: str
    device: str
    actor: str
    scope: str
    prev: tuple[str, ...]
    hlc: Hlc
    directory: int
    tx: str
    command: str
    schema: int
    payload: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An operation with its id and the facts of the commit it stands in.

    Attributes:
        schema: Version of the record declarations it was written under.
    """

    id: str
    commit: str
    hlc: Hlc
    actor: str
    device: str
    operation: Operation
    schema: int = SCHEMA


@dataclass(frozen=True)
class Commit:
    """The three byte strings of a commit, kept verbatim; everything else is read from them on demand."""

    envelope_bytes: bytes
    signature: bytes
    payload_bytes: bytes

    @cached_property
    def hash(self) -> str:
        """Hex SHA-256 of the envelope: the commit's name in links, heads and receipts."""
        return hashlib.sha256(self.envelope_bytes).hexdigest()

    @cached_property
    def envelope(self) -> Envelope:
        """The envelope, strictly read.

        Raises:
            BadCommit, NewerCommit: see `parse_envelope`.
        """
        return parse_envelope(self.envelope_bytes)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The operations this version knows, with their ids.

        Raises:
            BadCommit: the payload is malformed.
        """
        made, name = self.envelope, self.hash
        return tuple(
            Placed(
                operation_id(made.id, index), name, made.hlc, made.actor, made.device, operation, made.schema
            )
            for index, operation in read(self._raw)
        )

    @cached_property
    def touched(self) -> frozenset[tuple[str, str]]:
        """(kind, record) of every operation that names them, also of operations only a later version knows.

        Raises:
            BadCommit: the payload is malformed.
        """
        return frozenset(
            (one["kind"], one["record"])
            for one in self._raw
            if isinstance(one, dict)
            and isinstance(one.get("kind"), str)
            and isinstance(one.get("record"), str)
        )

    @property
    def unknown(self) -> int:
        """How many operations only a later version knows."""
        return len(self._raw) - len(self.placed)

    @cached_property
    def _raw(self) -> list[Any]:
        # An erased commit says nothing any more; `check` tells it from a damaged one.
        return _payload_operations(self.payload_bytes) if self.payload_bytes else []

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations this version knows, in order."""
        return tuple(one.operation for one in self.placed)

    def check(self) -> None:
        """Returns when sizes, envelope, payload hash and operations hold; the signature is checked apart.

        Raises:
            BadCommit, CommitTooLarge, NewerCommit: what does not hold.
        """
        check_size(len(self.envelope_bytes) + len(self.payload_bytes))
        if len(self.signature) != SIGNATURE_BYTES:
            raise BadCommit(reason="signature-length", commit=self.hash)
        if hashlib.sha256(self.payload_bytes).hexdigest() != self.envelope.payload:
            raise BadCommit(reason="payload-hash", commit=self.hash)
        _ = self.placed


def compose(
    make: Callable[[str], Envelope],
    operations: Sequence[Operation],
    salt: bytes,
    sign: Callable[[bytes], bytes],
) -> Commit:
    """A new signed commit.

    Args:
        make: Gives the envelope once the payload's hash is known.
        operations: In order; their indices become part of their ids.
        salt: 16 fresh random bytes, so that the hash tells nothing of a short text.
        sign: The device's Ed25519 signature over exact bytes.

    Raises:
        CommitTooLarge: over `MAX_BYTES`.
        BadCommit: the envelope's fields break their limits.
    """
    payload = strict.encode({"salt": salt.hex(), "operations": operations})
    envelope = make(hashlib.sha256(payload).hexdigest())
    _check_envelope(envelope)
    envelope_bytes = strict.encode(envelope)
    check_size(len(envelope_bytes) + len(payload))
    return Commit(envelope_bytes, sign(envelope_bytes), payload)


def check_size(size_bytes: int) -> None:
    """Returns when a commit of that size may exist.

    Raises:
        CommitTooLarge: it may not.
    """
    if size_bytes > MAX_BYTES:
        raise CommitTooLarge(size_bytes=size_bytes, limit_bytes=MAX_BYTES)


@lru_cache(maxsize=1024)
def parse_envelope(data: bytes) -> Envelope:
    """The envelope of these bytes; exactly one encoding is accepted.

    The latest are kept: a bundle's are read where they are chosen and where they are packed.

    Raises:
        NewerCommit: the format is a later version of this one.
        BadCommit: anything else that is not journal-v1.
    """
    check_size(len(data))
    try:
        envelope = msgspec.json.decode(data, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _refusal(data) from None
    if strict.encode(envelope) != data:
        raise BadCommit(reason="encoding")
    _check_envelope(envelope)
    return envelope


def _refusal(data: bytes) -> BadCommit | NewerCommit:
    """Tells a later version's envelope, which an update will read, from bytes that are no envelope."""
    try:
        value = strict.decode(data)
    except strict.NotStrict as fault:
        return BadCommit(reason=fault.reason)
    name = value.get("format") if isinstance(value, dict) else None
    if isinstance(name, str) and re.fullmatch(r"asystent-commit/[1-9][0-9]{0,3}", name) and name != FORMAT:
        return NewerCommit(format=name)
    return BadCommit(reason="envelope")


def _check_envelope(envelope: Envelope) -> None:
    made, prev = envelope, envelope.prev
    texts = " ".join(
        (made.id, made.device, made.actor, made.tx, made.command, made.scope, *prev, made.payload)
    )
    numbers = (*made.hlc, made.directory, made.schema)
    sound = (
        texts.count(" ") == 6 + len(prev)
        and _TEXTS.fullmatch(texts)
        and (len(prev) < 2 or list(prev) == sorted(set(prev)))
        and min(numbers) >= 0
        and max(numbers) <= _MAX_NUMBER
    )
    if not sound:
        raise BadCommit(reason="envelope")


def _payload_operations(data: bytes) -> list[Any]:
    try:
        value = strict.decode(data, strict.MAX_DEPTH - 1)  # a bundle line puts one level around it
    except strict.NotStrict as fault:
        raise BadCommit(reason=f"payload-{fault.reason}") from None
    if not isinstance(value, dict) or not isinstance(value.get("operations"), list):
        raise BadCommit(reason="payload")
    salt = value.get("salt")
    if not isinstance(salt, str) or not re.fullmatch(r"[0-9a-f]{32}", salt):
        raise BadCommit(reason="payload-salt")
    operations: list[Any] = value["operations"]
    return operations
