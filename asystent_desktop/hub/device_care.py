"""What the hub knows of each computer for its safety: escrow, drill, what it told, what is missing of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

import msgspec

from asystent_desktop.crypto.digests import sha256
from asystent_desktop.errors import AppError
from asystent_desktop.exchange.care import NONCE_BYTES, HubFacts, LaptopFacts
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.manifest import Manifest
from asystent_desktop.hub import alarms, gap_notes
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.hub import HubUnit

_DURABLE: Final = "durable-heads"
_MARKS: Final = 64
"""How many hashes of missing or held commits are remembered of one computer."""

_BUNDLES: Final = 32
"""How many of its bundles are remembered: weeks, or days of one that exchanges every hour."""

_MARK_DIGITS: Final = 16


@dataclass(frozen=True)
class Care:
    """One computer.

    Attributes:
        version: Of its program. `waiting`: commits without a receipt, as it said last.
        escrow: Its store key sealed to the RECOVERY key `key_id`; empty when it sent none.
        nonce: What it must prove its store key over. `proof`: its answer; empty until it came.
        drilled_at: When two officers last proved the present escrow.
        sent_at: When its newest bundle was made, by its clock. `number`: of that bundle.
        missing: Predecessors of its commits that never came, since `missing_since`.
        held: Its commits that wait for a person.
        heard: Its latest bundles that were taken in, number and first digits of the hash.
    """

    version: str = ""
    waiting: int = 0
    escrow: bytes = b""
    key_id: bytes = b""
    nonce: bytes = b""
    proof: bytes = b""
    drilled_at: datetime | None = None
    sent_at: datetime | None = None
    number: int = 0
    missing: tuple[str, ...] = ()
    missing_since: datetime | None = None
    held: tuple[str, ...] = ()
    heard: tuple[tuple[int, str], ...] = ()


def care(unit: HubUnit, device_id: str) -> Care:
    """What is known of a computer; blank before it was heard."""
    held = unit.document(f"care/{device_id}")
    return Care() if held is None else msgspec.json.decode(held, type=Care)


def put_care(unit: HubUnit, device_id: str, value: Care) -> None:
    """Keeps it."""
    unit.put_document(f"care/{device_id}", msgspec.json.encode(value))


def is_stale(unit: HubUnit, sender: str, manifest: Manifest, name: str) -> bool:
    """Whether a later bundle of that computer, or this very one, was heard already.

    Of a number given twice the time decides as well: a restored laptop counts anew. A lower number that no
    other bundle had was late, whatever its clock said: should it be a restored laptop's, that hears in the
    reply how far it had counted, and its next bundle is no longer late.

    Args:
        name: Of the bundle.
    """
    known = care(unit, sender)
    if _mark(manifest, name) in known.heard:
        return True
    if known.sent_at is None or manifest.number > known.number:
        return False
    return manifest.created_at <= known.sent_at or not counts_anew(unit, sender, manifest, name)


def counts_anew(unit: HubUnit, sender: str, manifest: Manifest, name: str) -> bool:
    """Whether a computer gives a bundle a number that another one had: its memory is older than it was.

    A number below the latest alone says nothing: a stick may have lain in a bag while a clock was set back.
    To be asked of bundles that are not stale, before `hear`.
    """
    return any(
        number == manifest.number and (number, digits) != _mark(manifest, name)
        for number, digits in care(unit, sender).heard
    )


def _mark(manifest: Manifest, name: str) -> tuple[int, str]:
    return manifest.number, name[:_MARK_DIGITS]


def hear(
    unit: HubUnit, sender: str, manifest: Manifest, name: str, facts: LaptopFacts | None, at: datetime
) -> None:
    """Keeps what a computer in force told of itself; `name`: of its bundle."""
    known = care(unit, sender)
    heard = (*known.heard, _mark(manifest, name))[-_BUNDLES:]
    known = replace(known, sent_at=manifest.created_at, number=manifest.number, heard=heard)
    if facts is not None:
        known = replace(known, version=facts.version, waiting=facts.waiting)
        if facts.escrow is not None and facts.escrow.sealed != known.escrow:
            known = replace(
                known,
                escrow=facts.escrow.sealed,
                key_id=facts.escrow.key_id,
                nonce=sha256(facts.escrow.sealed + manifest.payload_sha256.encode())[:NONCE_BYTES],
                proof=b"",
                drilled_at=None,
            )
        if facts.proof is not None and facts.proof.nonce == known.nonce:
            known = replace(known, proof=facts.proof.proof)
        if facts.went_back is not None:
            alarms.note(unit, alarms.LAPTOP_RESTORED, at, sender)
    put_care(unit, sender, known)


def went_back(
    unit: HubUnit,
    former: Mapping[str, Collection[str]],
    declared: Mapping[str, Collection[str]],
    brought: Iterable[Commit],
) -> bool:
    """Whether a computer declares less than it did: it was restored from a copy.

    Scopes it no longer declares say nothing: they may have been purged, or have a gap. A former head that a
    commit it brought follows is there still: of a scope with a gap no heads are declared. Of heads that have
    not come yet, because they lie in a later part of what it sends, and of a scope with a gap here, nobody
    can tell what they follow.

    Args:
        former: Without the scopes it was told it may let go: there it may begin anew, from nothing.
    """
    followed = {prev for commit in brought for prev in _before(commit)}
    lost, torn = set[str](), gap_notes.scopes(unit)
    concerned: dict[str, tuple[str, ...]] = {}
    for scope, tips in declared.items():
        gone = set(former.get(scope, ())).difference(tips, followed)
        if gone and scope not in torn and unit.known(tips) == set(tips):
            lost |= gone
            concerned[scope] = tuple(tips)
    return bool(concerned) and not lost.isdisjoint(one.hash for one in unit.beyond(concerned, concerned))


def _before(commit: Commit) -> tuple[str, ...]:
    try:
        return commit.envelope.prev
    except AppError:  # refused at admission: it speaks for nothing
        return ()


def forked(unit: HubUnit, commits: Iterable[Commit]) -> set[str]:
    """Devices of these commits with two branches: a copy of their store was written on, too.

    A commit that names two predecessors closes such a fork and proves it. Where a predecessor of a device's
    commits is missing its tips say nothing: one may only seem to be one. To be asked once that is noted.
    """
    found: set[str] = set()
    places: set[tuple[str, str]] = set()
    for commit in commits:
        envelope = commit.envelope
        places.add((envelope.scope, envelope.device))
        if len(envelope.prev) > 1:
            found.add(envelope.device)
    torn = gap_notes.missing(unit)
    for scope, device in unit.split({scope for scope, _ in places}) & places:
        if scope not in torn or set(torn[scope]).isdisjoint(care(unit, device).missing):
            found.add(device)
    return found


def watch(unit: HubUnit, taken: Collection[Commit], held: Collection[Commit], at: datetime) -> None:
    """Looks at commits just stored: forks, missing predecessors, what waits for a person."""
    for device in sorted({commit.envelope.device for commit in taken}):
        own = [commit for commit in taken if commit.envelope.device == device]
        known = care(unit, device)
        wanted = {*known.missing, *(prev for commit in own for prev in commit.envelope.prev)}
        lacking = wanted - unit.known(wanted)
        missing = tuple(sorted(lacking)[:_MARKS])
        since = known.missing_since if lacking.intersection(known.missing) else at
        waiting = {*known.held, *(commit.hash for commit in held if commit.envelope.device == device)}
        newer = replace(
            known,
            missing=missing,
            missing_since=since if missing else None,
            held=tuple(sorted(waiting)[:_MARKS]),
        )
        if newer != known:
            put_care(unit, device, newer)
    for device in sorted(forked(unit, taken)):
        alarms.note(unit, alarms.DEVICE_FORKED, at, device)


def give_up_overdue(unit: HubUnit, directory: Directory, now: datetime, patience: timedelta) -> None:
    """Nobody waits longer than that for what entries of a computer follow: it may be lost for good."""
    if not gap_notes.open_scopes(unit):
        return
    for device, (since, _) in missing(unit, [one.id for one in directory.devices]).items():
        if now - since >= patience and gap_notes.give_up(unit, care(unit, device).missing):
            alarms.note(unit, alarms.ENTRY_OVERDUE, now, device, {"patience": str(patience.days)})


def missing(unit: HubUnit, devices: Iterable[str]) -> dict[str, tuple[datetime, int]]:
    """Computer to since when and how many predecessors of its commits are awaited, of these computers."""
    found: dict[str, tuple[datetime, int]] = {}
    given_up = {name for names in gap_notes.given_up(unit).values() for name in names}
    for device in devices:
        known = care(unit, device)
        left = len(set(known.missing) - unit.known(known.missing) - given_up) if known.missing else 0
        if left and known.missing_since is not None:
            found[device] = known.missing_since, left
    return found


def held(unit: HubUnit, directory: Directory, decided: Collection[str]) -> dict[str, int]:
    """Computer to how many of its commits wait for a person."""
    counts = {
        device.id: len(set(care(unit, device.id).held).difference(decided)) for device in directory.devices
    }
    return {device: count for device, count in counts.items() if count}


def put_durable(unit: HubUnit, heads: Mapping[str, tuple[str, ...]]) -> None:
    """Remembers what the last verified backup holds: these commits and all before them."""
    unit.put_document(_DURABLE, msgspec.json.encode(dict(heads)))


def durable(unit: HubUnit) -> dict[str, tuple[str, ...]]:
    """Heads of the last verified backup of this life of the hub."""
    held_now = unit.document(_DURABLE)
    return {} if held_now is None else _heads(held_now)


@lru_cache(maxsize=2)
def _heads(content: bytes) -> dict[str, tuple[str, ...]]:
    """All scopes of the office stand in it: it is read once, not for every reply."""
    return msgspec.json.decode(content, type=dict[str, tuple[str, ...]])


def told(
    unit: HubUnit, device_id: str, scopes: Collection[str], own: Mapping[str, tuple[str, ...]]
) -> HubFacts:
    """What one computer is told.

    Args:
        scopes: Its person's: of these all durable heads are told.
        own: Durable heads of other scopes that the computer named itself.
    """
    known = care(unit, device_id)
    everything = durable(unit)
    heads = {scope: everything[scope] for scope in sorted(scopes) if scope in everything} | dict(own)
    nonce = b"" if known.proof else known.nonce
    return HubFacts(durable=heads, escrow=known.key_id, nonce=nonce, drilled_at=known.drilled_at)
