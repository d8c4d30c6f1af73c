"""Laying out for the office everything it lacks; nothing counts as sent before a receipt came back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from asystent_desktop.application import custody, exchange_memory, laptop_care
from asystent_desktop.application.exchange_inbox import trust
from asystent_desktop.application.exchange_memory import Memory
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange import bundle, gaps, payload
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
        said: Digest of what is said beside commits. `quiet`: the office has taken in just that already.
        heads_follow: The office can tell our heads from those it remembers and the commits of this bundle.
    """

    directory: Directory
    heads: dict[str, tuple[str, ...]]
    hashes: tuple[str, ...]
    lines: tuple[bytes, ...]
    memory: Memory
    digest: str
    said: str
    quiet: bool
    heads_follow: bool


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
    blobs, memory = _sealed(desk, matter)
    for done, blob in enumerate(blobs, 1):
        carrier.put(TO_OFFICE, bundle.name_of(blob), blob)
        progress("send", done, len(blobs))
    names = tuple(bundle.name_of(blob) for blob in blobs)
    with desk.exchange_unit() as unit:
        exchange_memory.put_memory(
            unit,
            replace(
                memory, outbox=names, outbox_digest=matter.digest, said=matter.said, declared=matter.heads
            ),
        )
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
        commits = unit.beyond(memory.office_heads)
        hashes = tuple(commit.hash for commit in commits)
        without = {commit.hash for commit in unit.unacknowledged()}
        awaiting = without.difference(hashes)
        heads = gaps.declared(unit.heads(), gaps.of_laptop(unit.document))
        arriving = sorted(custody.custody(unit).arriving)
        receipts = unit.receipts(hashes)
        facts = laptop_care.facts(desk, unit, directory, len(without))
        unit.commit()
    behind = memory.office_directory is not None and memory.office_directory < directory.version
    # A restored hub has forgotten newer directories: revocations come back with whoever knows them.
    brought = [directory_line(trusted.signed)] if behind and trusted.signed is not None else []
    lines = brought + [commit_line(Carried(commit, receipts.get(commit.hash))) for commit in commits]
    lines += [*awaiting_lines(awaiting), laptop_line(facts)]
    lines += [arriving_line(arriving)] if arriving else []
    said = (sorted(heads.items()), hashes, sorted(awaiting), directory.version, arriving, repr(facts), behind)
    # Once a week also a computer with nothing new is heard: silence is an alarm at the office.
    week = desk.clock.today().isocalendar()[:2]
    told = (sorted(heads.items()), directory.version, arriving, repr(replace(facts, waiting=0)), behind, week)
    beside = sha256_hex(repr(told).encode())
    heard = memory.number > 0 and memory.told_number == memory.number and memory.said == beside
    quiet = heard and not hashes and not awaiting
    digest = sha256_hex(repr(said).encode())
    follow = _heads_follow(memory, heads, commits, lines)
    return _Matter(directory, heads, hashes, tuple(lines), memory, digest, beside, quiet, follow)


def _heads_follow(
    memory: Memory, heads: Mapping[str, tuple[str, ...]], commits: Sequence[Commit], lines: Sequence[bytes]
) -> bool:
    if len(list(payload.portions(lines))) > 1 or heads_digest(memory.declared) != memory.told_heads:
        return False
    wanted = heads_digest(heads)
    return wanted in (memory.told_heads, heads_digest(advanced(memory.declared, commits)))


def _sealed(desk: Desk, matter: _Matter) -> tuple[Sequence[bytes], Memory]:
    memory, blobs, digest = matter.memory, list[bytes](), heads_digest(matter.heads)
    for lines in list(payload.portions(matter.lines)) or [()]:
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
            heads=None if matter.heads_follow else matter.heads,
            peer_digest=heads_digest(memory.office_heads),
        )
        blob = bundle.encode(draft, lines, desk.keys.signing.sign, matter.directory.hub.seal)
        memory = replace(
            memory,
            number=memory.number + 1,
            previous=bundle.name_of(blob).removesuffix(bundle.SUFFIX),
        )
        blobs.append(blob)
    return blobs, memory
