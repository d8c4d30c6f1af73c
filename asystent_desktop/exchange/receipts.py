"""The facts of admission: what the hub says of a commit it took in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
    """

    commit: str
    received_at: datetime
    directory_version: int
    status: Status
    durable: bool = False
