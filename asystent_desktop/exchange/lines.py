"""The lines inside a bundle (docs/exchange-messages-v1.md §4): commits, receipts, the directory, questions.

A line is one JSON object whose `type` says what it is; a type this version does not know is skipped, for a
later version may send more. Envelope, payload and directory stand in their line as the very JSON bytes that
were hashed and signed, and are taken out again byte for byte, never written anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import msgspec

from asystent_desktop.crypto.signing import SIGNATURE_BYTES
from asystent_desktop.exchange import attachments, care, custody, fields
from asystent_desktop.exchange.care import HubFacts, LaptopFacts, SignedReport
from asystent_desktop.exchange.custody import Complete, Released
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.fields import Fields
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.exchange.trust_faults import BadDocument
from asystent_desktop.journal.commit import Commit

RECEIPTS_PER_LINE: Final = 2000
HASHES_PER_LINE: Final = 5000

_NULL: Final = b"null"

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
        directories: The directory, when it was sent along; before it those that changed the OFFICE key.
        awaiting: Commits whose receipt the sender asks for.
        laptop: What a laptop tells of itself. `hub`: what the hub tells it. `report`: for office roles.
        complete, released, arriving: See `exchange.custody`.
        chunks: Chunks of scans by name. `asked`: names a laptop lacks. `wanted`: names the hub lacks, None
            when it says nothing of them.
    """

    carried: tuple[Carried, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    directories: tuple[SignedDirectory, ...] = ()
    awaiting: frozenset[str] = frozenset()
    laptop: LaptopFacts | None = None
    hub: HubFacts | None = None
    report: SignedReport | None = None
    complete: tuple[Complete, ...] = ()
    released: tuple[Released, ...] = ()
    arriving: frozenset[str] = frozenset()
    chunks: Mapping[str, bytes] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    wanted: tuple[str, ...] | None = None


class _Line(msgspec.Struct):
    """The parts of a line that are taken verbatim; the rest is read by `Fields`."""

    type: str
    envelope: msgspec.Raw = msgspec.Raw(b"")
    payload: msgspec.Raw = msgspec.Raw(b"")
    directory: msgspec.Raw = msgspec.Raw(b"")
    report: msgspec.Raw = msgspec.Raw(b"")


class _CommitLine(_Line):
    """A commit's line; its operations are read once only, when the commit is checked."""

    signature: Any = msgspec.UNSET
    receipt: Any = msgspec.UNSET


_COMMIT: Final = b'{"type":"commit",'
_COMMIT_DECODER: Final = msgspec.json.Decoder(_CommitLine)


def commit_line(carried: Carried) -> bytes:
    """A commit with its receipt, the envelope and payload verbatim; of an erased one the payload is null."""
    commit, receipt = carried.commit, carried.receipt
    return fields.written(
        {
            "type": "commit",
            "receipt": None if receipt is None else _facts(receipt),
            "signature": fields.octets(commit.signature),
            "envelope": msgspec.Raw(commit.envelope_bytes),
            "payload": msgspec.Raw(commit.payload_bytes or _NULL),
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


def report_line(signed: SignedReport) -> bytes:
    """The hub's signed report, verbatim."""
    return fields.written(
        {
            "type": "report",
            "signature": fields.octets(signed.signature),
            "report": msgspec.Raw(signed.body),
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
    found = _Found()
    for line in lines:
        found.take(*_opened(line))
    return Contents(
        carried=tuple(found.carried),
        receipts=tuple(found.receipts),
        directories=tuple(found.directories),
        awaiting=frozenset(found.awaiting),
        laptop=found.laptop,
        hub=found.hub,
        report=found.report,
        complete=tuple(found.complete),
        released=tuple(found.released),
        arriving=found.arriving,
        chunks=found.chunks,
        asked=found.asked,
        wanted=found.wanted,
    )


@dataclass
class _Found:
    """What was read so far; of facts, reports and `arriving`, which is remembered, the last one counts."""

    carried: list[Carried] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    directories: list[SignedDirectory] = field(default_factory=list)
    awaiting: set[str] = field(default_factory=set)
    laptop: LaptopFacts | None = None
    hub: HubFacts | None = None
    report: SignedReport | None = None
    complete: list[Complete] = field(default_factory=list)
    released: list[Released] = field(default_factory=list)
    arriving: frozenset[str] = frozenset()
    chunks: dict[str, bytes] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    wanted: tuple[str, ...] | None = None

    def take(self, raw: _Line, document: Fields) -> None:
        """Takes one line in; one of a type this version does not know is skipped."""
        match raw.type:
            case "commit":
                self.carried.append(_carried(raw, document))
            case "receipts":
                self.receipts += [_receipt(one, one.digest("commit")) for one in document.objects("receipts")]
            case "directory":
                signature = document.octets("signature", SIGNATURE_BYTES)
                self.directories.append(SignedDirectory(bytes(raw.directory), signature))
            case "awaiting":
                self.awaiting.update(document.digests("commits"))
            case "laptop":
                self.laptop = care.read_laptop(document)
            case "hub":
                self.hub = care.read_hub(document)
            case "complete":
                self.complete.append(custody.read_complete(document))
            case "released":
                self.released.append(custody.read_released(document))
            case "arriving":
                self.arriving = custody.read_arriving(document)
            case "chunk" | "chunks-asked" | "chunks-wanted":
                self._take_chunks(raw.type, document)
            case "report":
                signature = document.octets("signature", SIGNATURE_BYTES)
                self.report = SignedReport(bytes(raw.report), signature)

    def _take_chunks(self, sort: str, document: Fields) -> None:
        if sort == "chunk":
            name, sealed = attachments.read_chunk(document)
            self.chunks[name] = sealed
        elif sort == "chunks-asked":
            self.asked = attachments.read_names(document)
        else:
            self.wanted = attachments.read_names(document)


def _opened(line: bytes) -> tuple[_Line, Fields]:
    try:
        if line.startswith(_COMMIT):
            made = _COMMIT_DECODER.decode(line)
            beside = {"signature": made.signature, "receipt": made.receipt}
            there = {name: value for name, value in beside.items() if value is not msgspec.UNSET}
            return made, Fields(there, "line")
        return msgspec.json.decode(line, type=_Line), Fields(msgspec.json.decode(line), "line")
    except msgspec.MsgspecError:
        raise BadDocument(what="line", field="type") from None


def _carried(raw: _Line, document: Fields) -> Carried:
    signature = document.octets("signature", SIGNATURE_BYTES)
    payload = b"" if bytes(raw.payload) == _NULL else bytes(raw.payload)
    commit = Commit(bytes(raw.envelope), signature, payload)
    receipt = None if document.is_null("receipt") else _receipt(document.object("receipt"), commit.hash)
    return Carried(commit, receipt)


def _facts(receipt: Receipt) -> dict[str, object]:
    return {
        "received_at": fields.instant(receipt.received_at),
        "directory": receipt.directory_version,
        "status": receipt.status.value,
        "durable": receipt.durable,
        **({"signature": fields.octets(receipt.signature)} if receipt.signature else {}),
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
        signature=document.octets("signature", SIGNATURE_BYTES) if document.has("signature") else b"",
    )


def _parts(items: Sequence[Item], size: int) -> Iterable[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
