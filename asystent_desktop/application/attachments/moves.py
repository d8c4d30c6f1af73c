"""Chunks of scans and finished papers on their way: what this laptop brings the office and asks for.

A chunk goes along with the commit that lists it, and again whenever the hub says that it lacks it. An
assistant's laptop asks for every scan and paper of her families; at the office, where all families are, only
for those somebody opened and could not see.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.attachment import Attachment
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.domain.records import kind_of
from asystent_desktop.exchange.attachments import CHUNKS_PER_REPLY, chunk_line, listed
from asystent_desktop.exchange.directory import OFFICE_ROLES
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.changes import Change
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import ExchangeUnit
from asystent_desktop.ports.store import UnitOfWork

_WANTED: Final = "attachments-wanted"
"""Document: names the hub said to lack."""

_ASKED: Final = "attachments-asked"
"""Document: ids of attachments and papers' files a person wants here."""

Chunked = Attachment | PaperFile


@dataclass(frozen=True)
class Moves:
    """Names of chunks: those to bring, and those to ask for."""

    bringing: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.bringing or self.asking)


def moves(desk: Desk, unacknowledged: Collection[Commit]) -> Moves:
    """What the next bundle has to do.

    Args:
        unacknowledged: Commits without a receipt: the office may not know that their chunks exist.
    """
    with desk.exchange_unit() as unit:
        wanted, asked = _names(unit, _WANTED), _names(unit, _ASKED)
    fresh = [one.name for one in listed(unacknowledged)]
    with desk.unit_of_work() as work:
        ours = _ours(desk, work, frozenset(asked))
        here = work.blobs_held([*fresh, *wanted, *ours])
    bringing = dict.fromkeys(name for name in (*fresh, *wanted) if name in here)
    # What the hub lacks itself it need not be asked for.
    asking = [name for name in ours if name not in here and name not in wanted]
    return Moves(tuple(bringing), tuple(asking[:CHUNKS_PER_REPLY]))


def chunk_lines(desk: Desk, names: Sequence[str]) -> Iterator[bytes]:
    """Lines with these chunks, one in memory at a time."""
    for name in names:
        with desk.unit_of_work() as work:
            sealed = work.blob(name)
        if sealed is not None:
            yield chunk_line(name, sealed)


def take_in(desk: Desk, chunks: Mapping[str, bytes]) -> frozenset[Change]:
    """Keeps chunks that a record here lists; any others are left aside.

    Args:
        chunks: By name; reading the lines has shown that each name is the hash of its bytes.

    Returns:
        Records something came of.
    """
    if not chunks:
        return frozenset()
    changes: set[Change] = set()
    with desk.unit_of_work() as work:
        for one in _chunked(work):
            for name in chunks.keys() & set(one.chunks):
                work.put_blob(name, chunks[name])
                changes.add(Change(kind_of(one).name, one.id, one.scope))
        work.commit("chunks")
    return frozenset(changes)


def keep_wanted(unit: ExchangeUnit, names: Sequence[str] | None) -> None:
    """Remembers what the hub lacks; None is a reply that says nothing of it."""
    if names is not None and tuple(names) != _names(unit, _WANTED):
        unit.put_document(_WANTED, msgspec.json.encode(names))


def ask_for(desk: Desk, record_id: str) -> None:
    """Asks the office for an attachment or a paper's file with the next exchange."""
    with desk.exchange_unit() as unit:
        asked = _names(unit, _ASKED)
        if record_id not in asked:
            unit.put_document(_ASKED, msgspec.json.encode((*asked, record_id)))
            unit.commit()


def forget_damaged(desk: Desk, record_id: str, names: Sequence[str]) -> int:
    """Drops chunks whose bytes are not those their names tell, and asks the office for them; says how many.

    Who works alone keeps them: nobody has better ones.
    """
    if not desk.identity().enrolled:
        return 0
    with desk.unit_of_work() as work:
        held = ((name, work.blob(name)) for name in names)
        damaged = [name for name, sealed in held if sealed is not None and sha256_hex(sealed) != name]
        for name in damaged:
            work.drop_blob(name)
        if damaged:
            work.commit("drop-damaged-chunks")
    if damaged:
        ask_for(desk, record_id)
    return len(damaged)


def wanted_by_office(desk: Desk) -> frozenset[str]:
    """Names the hub said to lack."""
    with desk.exchange_unit() as unit:
        return frozenset(_names(unit, _WANTED))


def owed_scopes(desk: Desk) -> frozenset[str]:
    """Scopes with a scan or paper that lies here and not at the office: none of them may be purged."""
    wanted = wanted_by_office(desk)
    if not wanted:
        return frozenset()
    with desk.unit_of_work() as work:
        here = work.blobs_held(wanted)
        return frozenset(one.scope for one in _chunked(work) if here.intersection(one.chunks))


def _chunked(work: UnitOfWork) -> list[Chunked]:
    """Every record here that lists chunks."""
    return [*work.find(PaperFile), *work.find(Attachment)]


def _ours(desk: Desk, work: UnitOfWork, asked: frozenset[str]) -> list[str]:
    """Chunks that should lie here, those of the latest first; of papers, which are small, before scans."""
    identity = desk.identity()
    few = identity.enrolled and identity.role in OFFICE_ROLES
    held = _asked(work, asked) if few else _chunked(work)
    held.sort(key=_when_added, reverse=True)
    return [name for one in held for name in one.chunks]


def _asked(work: UnitOfWork, asked: frozenset[str]) -> list[Chunked]:
    """Those a person asked for; at the office the others are too many to read."""
    found = [work.get(PaperFile, one) or work.get(Attachment, one) for one in asked]
    return [one for one in found if one is not None and not one.deleted]


def _when_added(one: Chunked) -> tuple[bool, str]:
    """Later is more; a paper's file tells its time by its id alone."""
    return isinstance(one, PaperFile), one.added_at.isoformat() if isinstance(one, Attachment) else one.id


def _names(unit: ExchangeUnit, document: str) -> tuple[str, ...]:
    held = unit.document(document)
    return () if not held else msgspec.json.decode(held, type=tuple[str, ...])
