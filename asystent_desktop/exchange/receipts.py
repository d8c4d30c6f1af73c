"""The facts of admission: what the hub says of a commit it took in (exchange-messages-v1 §6).

A receipt is signed on its own, so it can be shown to a third party and believed by a hub that was restored
from before it gave it. `durable` is no part of what is signed: it is a promise of the hub's present life,
void with its epoch.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from asystent_desktop.crypto import signing
from asystent_desktop.crypto.faults import BadSignature
from asystent_desktop.exchange import fields

FORMAT: Final = "asystent-receipt/1"


class Status(StrEnum):
    """What the hub decided when a commit came in; part of its signed receipt.

    `OK` is folded everywhere. `LATE` came from a person whose assignment to the family had ended, `HELD` for
    any other reason of `exchange.admission`; both are stored everywhere and folded nowhere until the head
    admits them.
    """

    OK = "ok"
    LATE = "late"
    HELD = "held"


@dataclass(frozen=True)
class Receipt:
    """The facts of admission of one commit; they travel with it and every replica keeps the earliest.

    Attributes:
        commit: Hash of the commit (hex SHA-256 of its envelope).
        received_at: When the hub took it (UTC).
        directory_version: The directory in force then.
        durable: It is also in a verified backup of the hub.
        signature: The hub's over `statement`, 64 bytes; empty when it was given by a version that made none.
    """

    commit: str
    received_at: datetime
    directory_version: int
    status: Status
    durable: bool = False
    signature: bytes = b""


def statement(receipt: Receipt, office: str) -> bytes:
    """The bytes the hub signs: the facts, bound to the commit and the office."""
    return fields.written(
        {
            "format": FORMAT,
            "office": office,
            "commit": receipt.commit,
            "received_at": fields.instant(receipt.received_at),
            "directory": receipt.directory_version,
            "status": receipt.status.value,
        }
    )


def signed(receipt: Receipt, office: str, sign: Callable[[bytes], bytes]) -> Receipt:
    """The receipt with the hub's signature."""
    return replace(receipt, signature=sign(statement(receipt, office)))


def proven(receipt: Receipt, office: str, hub_key: bytes) -> bool:
    """Whether the hub of that key gave this very receipt."""
    try:
        signing.verify(hub_key, receipt.signature, statement(receipt, office))
    except BadSignature:
        return False
    return True


def earlier(one: Receipt, other: Receipt) -> Receipt:
    """Of two receipts of one commit the earlier; of equal ones the signed one; `durable` when either is."""
    first = one if _rank(one) <= _rank(other) else other
    return replace(first, durable=one.durable or other.durable)


def earliest(receipts: Iterable[Receipt | None]) -> dict[str, Receipt]:
    """The earliest receipt of each commit that has one."""
    found: dict[str, Receipt] = {}
    for one in receipts:
        if one is not None:
            former = found.get(one.commit)
            found[one.commit] = one if former is None else earlier(former, one)
    return found


def _rank(receipt: Receipt) -> tuple[datetime, bool, str, int, bytes]:
    """A total order, so that every replica chooses alike whatever came first."""
    return (
        receipt.received_at,
        not receipt.signature,
        receipt.status.value,
        receipt.directory_version,
        receipt.signature,
    )
