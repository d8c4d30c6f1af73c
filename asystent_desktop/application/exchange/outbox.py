"""Laying out for the office everything it lacks; nothing counts as sent before a receipt came back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.attachments.moves import Moves
from asystent_desktop.application.exchange import (
    absences,
    custody,
    introduction,
    laptop_care,
    memory as exchange_memory,
    uploads as exchange_uploads,
)
from asystent_desktop.application.exchange.absences import Gap
from asystent_desktop.application.exchange.inbox import trust
from asystent_desktop.application.exchange.memory import Memory
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange import bundle, gaps, ledger_store, payload
from asystent_desktop.exchange.attachments import asked_line
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.exchange.care import laptop_line
from asystent_desktop.exchange.custody import arriving_line
from asystent_desktop.exchange.directory import HUB, Directory
from asystent_desktop.exchange.heads import advanced
from asystent_desktop.exchange.lines import Carried, awaiting_lines, commit_line, directory_line
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.carrier import Carrier
from asystent_desktop.ports.desk import Desk

Progress = Callable[[str, int, int], None]
CHUNKS_PER_BUNDLE: Final = 5
"""As many chunks of scans as a bundle is filled with; only to say how far the sending is."""


@dataclass(frozen=True)
class Sent:
    """What lies on the carrier for the office now.

    Attributes:
        commits: Number of commits in it.
        hashes: Their hashes.
        names: Names of the bundles.
        again: The very same lay there already, unread: nothing was written.
        superseded: Names of own unread bundles that this one contains and that were taken back.
    """

    commits: int
    hashes: tuple[str, ...]
    names: tuple[str, ...]
    again: bool
    superseded: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Matter:
    """What there is to say to the office.

    Attributes:
        moves: Chunks of scans to bring and to ask for.
        said: Digest of what is said beside commits. `quiet`: the office has taken in just that already.
        heads_follow: The office can tell our heads from those it remembers and the commits of this bundle.
        introduction: The signed directory that names us; empty when the office answers us.
        gap: What entries here follow and is not here.
    """

    directory: Directory
    heads: dict[str, tuple[str, ...]]
    hashes: tuple[str, ...]
    lines: tuple[bytes, ...]
    moves: Moves
    memory: Memory
    digest: str
    said: str
    quiet: bool
    heads_follow: bool
    introduction: bytes
    gap: Gap


def send(desk: Desk, carrier: Carrier, progress: Progress) -> Sent:
    """Lays out a bundle (more, when one would be too large) with what the office lacks, and our heads.

    When the office has said that it took in all of it, nothing is laid out at all.

    Raises:
        NotEnrolled: the office has not signed this computer in yet.
        CarrierAway, CarrierFull: the carrier failed; nothing is remembered as laid out.
    """
    matter = _matter(desk)
    if matter.quiet:
        return Sent(0, (), matter.memory.outbox, again=True)
    lying = [name for name in matter.memory.outbox if name in carrier.list(TO_OFFICE)]
    if lying and tuple(lying) == matter.memory.outbox and matter.digest == matter.memory.outbox_digest:
        return Sent(len(matter.hashes), matter.hashes, matter.memory.outbox, again=True)
    memory, laid = matter.memory, list[str]()
    expected = len(list(payload.portions(matter.lines))) + len(matter.moves.bringing) // CHUNKS_PER_BUNDLE
    for blob, after in _sealed(desk, matter):
        memory = after
        laid.append(bundle.name_of(blob))
        exchange_uploads.begin(desk, carrier, blob, after, matter.hashes)
        carrier.put(TO_OFFICE, laid[-1], blob)
        progress("send", len(laid), max(expected, len(laid)))
    names = tuple(laid)
    with desk.exchange_unit() as unit:
        exchange_memory.put_memory(
            unit,
            replace(
                memory, outbox=names, outbox_digest=matter.digest, said=matter.said, declared=matter.heads
            ),
        )
        exchange_uploads.forget(unit)
        unit.commit()
    # Whatever the office had not read contained no more than this one does.
    for name in lying:
        carrier.delete(TO_OFFICE, name)
    return Sent(len(matter.hashes), matter.hashes, names, again=False, superseded=tuple(lying))


def _matter(desk: Desk) -> _Matter:
    with desk.exchange_unit() as unit:
        trusted = trust(unit)
        directory = trusted.directory
        if directory is None:
            raise NotEnrolled()
        memory = exchange_memory.memory(unit)
        erased = ledger_store.kept(unit.document).ledger.scopes  # of these the office takes nothing any more
        beyond = unit.beyond(absences.office_heads(unit, memory.office_heads))
        commits = [commit for commit in beyond if commit.envelope.scope not in erased]
        hashes = tuple(commit.hash for commit in commits)
        unacknowledged = unit.unacknowledged()
        without = {commit.hash for commit in unacknowledged}
        awaiting = without.difference(hashes)
        heads = gaps.declared(unit.heads(), absences.open_scopes(unit))
        gap = absences.gap(unit)
        arriving = sorted(custody.custody(unit).arriving)
        receipts = unit.receipts(hashes)
        facts = laptop_care.facts(desk, unit, directory, len(without))
        former = introduction.forgotten(unit, trusted)
        unit.commit()
    moves = attachment_moves.moves(desk, unacknowledged)
    behind = memory.office_directory is not None and memory.office_directory < directory.version
    # A restored hub has forgotten newer directories: revocations come back with whoever knows them.
    brought = [directory_line(trusted.signed)] if behind and trusted.signed is not None else []
    brought += [directory_line(one) for one in former]
    lines = brought + [commit_line(Carried(commit, receipts.get(commit.hash))) for commit in commits]
    lines += [*awaiting_lines(awaiting), laptop_line(facts)]
    lines += [arriving_line(arriving)] if arriving else []
    lines += [asked_line(moves.asking)] if moves.asking else []
    held = (sorted(heads.items()), repr(gap), directory.version)
    said = (*held, hashes, sorted(awaiting), arriving, repr(facts), behind)
    # Once a week also a computer with nothing new is heard: silence is an alarm at the office.
    week = desk.clock.today().isocalendar()[:2]
    told = (*held, arriving, repr(replace(facts, waiting=0)), behind, week)
    beside = sha256_hex(repr(told).encode())
    # A copy of this computer may have given the same number: then the office remembers the copy's heads.
    ours = memory.told_number == memory.number and memory.told_heads == heads_digest(heads)
    heard = memory.number > 0 and ours and memory.said == beside
    quiet = heard and not hashes and not awaiting and not moves
    digest = sha256_hex(repr((*said, moves)).encode())
    follow = _heads_follow(memory, heads, commits, lines)
    shown = introduction.of_bundle(memory, trusted)
    return _Matter(
        directory, heads, hashes, tuple(lines), moves, memory, digest, beside, quiet, follow, shown, gap
    )


def _heads_follow(
    memory: Memory, heads: Mapping[str, tuple[str, ...]], commits: Sequence[Commit], lines: Sequence[bytes]
) -> bool:
    if len(list(payload.portions(lines))) > 1 or heads_digest(memory.declared) != memory.told_heads:
        return False
    wanted = heads_digest(heads)
    return wanted in (memory.told_heads, heads_digest(advanced(memory.declared, commits)))


def _sealed(desk: Desk, matter: _Matter) -> Iterator[tuple[bytes, Memory]]:
    """The bundles one by one, each with the memory after it; chunks of scans follow what there is to say."""
    memory, digest, heads = matter.memory, heads_digest(matter.heads), matter.heads
    chunks = attachment_moves.chunk_lines(desk, matter.moves.bringing)
    portions = payload.portions(chain(matter.lines, chunks))
    for number, lines in enumerate(chain([next(portions, ())], portions)):
        draft = Draft(
            office=matter.directory.office,
            sender=desk.identity().device_id,
            recipient=HUB,
            number=memory.number + 1,
            previous=memory.previous,
            created_at=desk.clock.now(),
            hub_epoch=matter.directory.hub.epoch,
            heads_digest=digest,
            directory_version=matter.directory.version,
            heads=None if matter.heads_follow and number == 0 else heads,
            peer_digest=heads_digest(memory.office_heads),
            introduction=matter.introduction if number == 0 else b"",
            without=matter.gap.without,
            above=matter.gap.above,
        )
        blob = bundle.encode(draft, lines, desk.keys.signing.sign, matter.directory.hub.seal)
        memory = replace(
            memory,
            number=memory.number + 1,
            previous=bundle.name_of(blob).removesuffix(bundle.SUFFIX),
        )
        yield blob, memory
