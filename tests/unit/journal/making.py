"""Commits and placed operations made by hand."""

import hashlib
from typing import Any

from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.records import KINDS, Kind
from asystent_desktop.journal.commit import Commit, Envelope, Placed, compose
from asystent_desktop.journal.ops import Create, Operation, Put

KEY = SigningKey.from_seed(bytes(32))
SALT = bytes(range(16))
FIELDS: dict[str, Any] = {
    "id": "c1",
    "device": "d1",
    "actor": "p1",
    "scope": "family:f1",
    "prev": (),
    "hlc": (1000, 0),
    "directory": 0,
    "tx": "c1",
    "command": "test",
    "schema": 1,
}


def commit(*operations: Operation, **changes: Any) -> Commit:
    def make(payload: str) -> Envelope:
        return Envelope(**{**FIELDS, **changes, "payload": payload})

    return compose(make, operations, SALT, KEY.sign)


def signed(envelope: bytes, payload: bytes) -> Commit:
    return Commit(envelope, KEY.sign(envelope), payload)


def placed(op_id: str, operation: Operation, ms: int, actor: str = "p", device: str = "d") -> Placed:
    name = hashlib.sha256(op_id.partition(".")[0].encode()).hexdigest()
    return Placed(op_id, name, (ms, 0), actor, device, operation)


def strength() -> Kind:
    import asystent_desktop.domain.kinds  # noqa: F401

    return KINDS["strength"]


def create(**values: Any) -> Create:
    filled = {"deleted": False, "text": "", "member_id": None, "noted_on": None, **values}
    return Create("strength", "r", filled)


def put(field: str, value: Any, *seen: str) -> Put:
    return Put("strength", "r", field, value, seen)
