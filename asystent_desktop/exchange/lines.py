"""The lines inside a bundle (docs/exchange-messages-v1.md §4): commits, receipts, the directory, questions.

A line is one JSON object whose `type` says what it is; a type this version does not know is skipped, for a
later version may send more. Envelope, payload and directory stand in their line as the very JSON bytes that
were hashed and signed, and are taken out again byte for byte, never written anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from asystent_desktop.crypto.signing import SIGNATURE_BYTES
from asystent_desktop.exchange import fields
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.fields import Fields
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.exchange.trust_faults import BadDocument
from asystent_desktop.journal.commit import Commit

RECEIPTS_PER_LINE: Final = 2000
HASHES_PER_LINE: Final = 5000

Item = TypeVar("Item")


@dataclass(frozen=True)
class Carried:
    """A commit as a bundle carries it, with its receipt when the sender has one."""

    commit: Commit
    receipt: Receipt | None = None


@dataclass(frozen=True)
class Contents:
    """What the lines of a bundle say.

    Attributes:
        receipts: Receipts of commits that are not carried themselves.
        directory: The directory, when it was sent along.
        awaiting: Commits whose receipt the sender asks for.
    """

    carried: tuple[Carried, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    directory: SignedDirectory | None = None
    awaiting: frozenset[str] = frozenset()


class _Line(msgspec.Struct):
    """The parts of a line that are taken verbatim; the rest is read by `Fields`."""

    type: str
    envelope: msgspec.Raw = msgspec.Raw(b"")
    payload: msgspec.Raw = msgspec.Raw(b"")
    directory: msgspec.Raw = msgspec.Raw(b"")


def commit_line(carried: Carried) -> bytes:
    """A commit with its receipt, the envelope and payload verbatim."""
    commit, receipt = carried.commit, carried.receipt
    return fields.written(
        {
            "type": "commit",
            "receipt": None if receipt is None else _facts(receipt),
            "signature": fields.octets(commit.signature),
            "envelope": msgspec.Raw(commit.envelope_bytes),
            "payload": msgspec.Raw(commit.payload_bytes),
        }
    )


def receipt_lines(receipts: Sequence[Receipt]) -> list[bytes]:
    """Receipts, at most `RECEIPTS_PER_LINE` a line."""
    return [
        fields.written(
            {"type": "receipts", "receipts": [{"commit": held.commit, **_facts(held)} for held in part]}
        )
        for part in _parts(receipts, RECEIPTS_PER_LINE)
    ]


def directory_line(signed: SignedDirectory) -> bytes:
    """The signed directory, verbatim."""
    return fields.written(
        {
            "type": "directory",
            "signature": fields.octets(signed.signature),
            "directory": msgspec.Raw(signed.body),
        }
    )


def awaiting_lines(hashes: Iterable[str]) -> list[bytes]:
    """Commits whose receipt never came, at most `HASHES_PER_LINE` a line."""
    return [
        fields.written({"type": "awaiting", "commits": list(part)})
        for part in _parts(sorted(hashes), HASHES_PER_LINE)
    ]


def read_lines(lines: Iterable[bytes]) -> Contents:
    """What the lines of an opened bundle say.

    Args:
        lines: as `bundle.read` gives them: each a strict JSON object.

    Raises:
        BadDocument: a line of a known type is misshapen.
    """
    carried: list[Carried] = []
    receipts: list[Receipt] = []
    awaiting: set[str] = set()
    directory: SignedDirectory | None = None
    for line in lines:
        raw, document = _opened(line)
        if raw.type == "commit":
            carried.append(_carried(raw, document))
        elif raw.type == "receipts":
            receipts.extend(_receipt(held, held.digest("commit")) for held in document.objects("receipts"))
        elif raw.type == "directory":
            directory = SignedDirectory(bytes(raw.directory), document.octets("signature", SIGNATURE_BYTES))
        elif raw.type == "awaiting":
            awaiting.update(document.digests("commits"))
    return Contents(tuple(carried), tuple(receipts), directory, frozenset(awaiting))


def _opened(line: bytes) -> tuple[_Line, Fields]:
    try:
        return msgspec.json.decode(line, type=_Line), Fields(msgspec.json.decode(line), "line")
    except msgspec.MsgspecError:
        raise BadDocument(what="line", field="type") from None


def _carried(raw: _Line, document: Fields) -> Carried:
    signature = document.octets("signature", SIGNATURE_BYTES)
    commit = Commit(bytes(raw.envelope), signature, bytes(raw.payload))
    receipt = None if document.is_null("receipt") else _receipt(document.object("receipt"), commit.hash)
    return Carried(commit, receipt)


def _facts(receipt: Receipt) -> dict[str, object]:
    return {
        "received_at": fields.instant(receipt.received_at),
        "directory": receipt.directory_version,
        "status": receipt.status.value,
        "durable": receipt.durable,
    }


def _receipt(document: Fields, commit: str) -> Receipt:
    status = document.ident("status")
    return Receipt(
        commit=commit,
        received_at=document.instant("received_at"),
        directory_version=document.number("directory"),
        # A status of a later version is at least no permission to fold.
        status=Status(status) if status in set(Status) else Status.HELD,
        durable=document.flag("durable"),
    )


def _parts(items: Sequence[Item], size: int) -> Iterable[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
