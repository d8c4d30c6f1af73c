"""`hub answer`: read the box to the office, take in what holds, set aside what does not, lay out replies.

Order that keeps everything safe: a bundle leaves its box only after its commits are durable *and* the reply
with their receipts lies in the sender's box. One bad bundle never stands in the way of another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from asystent_desktop.errors import AppError
from asystent_desktop.exchange import bundle, limits
from asystent_desktop.exchange.boxes import ASIDE, DONE, TO_OFFICE, for_device
from asystent_desktop.exchange.bundle_faults import UnknownSender
from asystent_desktop.exchange.directory import HUB, Directory
from asystent_desktop.exchange.manifest import Manifest
from asystent_desktop.hub import epoch, introduction, state
from asystent_desktop.hub.ingest import Ingested, ingest, open_bundle
from asystent_desktop.hub.replies import Reply, compose_reply
from asystent_desktop.ports.carrier import Carrier, CarrierMissing, CarrierTooLarge
from asystent_desktop.ports.desk import HubDesk

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""(step, done, total); steps: "read", "admit", "reply"."""


@dataclass(frozen=True)
class Problem:
    """A bundle that was set aside or left where it was: its name and the fault's code."""

    name: str
    code: str


@dataclass(frozen=True)
class ReplyRow:
    """A reply that was laid out."""

    device: str
    person: str
    bundles: int
    commits: int
    receipts: int


@dataclass(frozen=True)
class AnswerReport:
    """What one round did. `only_receives`: the hub was restored, see `hub.epoch`."""

    ingested: tuple[Ingested, ...]
    replies: tuple[ReplyRow, ...]
    problems: tuple[Problem, ...]
    only_receives: bool = False

    @property
    def held(self) -> int:
        """Commits a person has to decide about."""
        return sum(len(one.held) for one in self.ingested)


def answer(
    hub: HubDesk, carrier: Carrier, progress: Progress = lambda step, done, total: None
) -> AnswerReport:
    """One round over a carrier.

    Raises:
        HubNotFounded: there is no office yet.
        CarrierAway, CarrierFull: the carrier failed; whatever was taken in stays, the rest waits in its box.
        StoreFull, StoreDamaged: the hub's own store failed.
    """
    problems: list[Problem] = []
    names = _in_order(hub, carrier, problems, progress)
    ingested: list[Ingested] = []
    for done, name in enumerate(names, 1):
        opened = _read(hub, carrier, name, open_bundle, problems)
        if opened is not None:
            ingested.append(ingest(hub, opened))
        progress("admit", done, len(names))
    replies = _reply(hub, carrier, ingested, progress)
    for taken in ingested:
        if taken.waits:
            continue
        code = taken.fault or (taken.refused[0].code if taken.refused else "")
        if code:
            _set_aside(hub, carrier, taken.name, code)
        else:
            carrier.move(TO_OFFICE, taken.name, DONE)
    return AnswerReport(tuple(ingested), replies, tuple(problems), any(taken.waits for taken in ingested))


def _in_order(hub: HubDesk, carrier: Carrier, problems: list[Problem], progress: Progress) -> list[str]:
    """Names of the bundles as their senders signed them, never by name; one bundle is in memory at a time."""
    names = carrier.list(TO_OFFICE)
    found: list[tuple[datetime, int, str]] = []
    for done, name in enumerate(names, 1):
        said = _read(hub, carrier, name, _manifest, problems)
        if said is not None:
            found.append((said.created_at, said.number, name))
        progress("read", done, len(names))
    return [name for _at, _number, name in sorted(found, key=lambda one: one[:2])]


def _read(
    hub: HubDesk,
    carrier: Carrier,
    name: str,
    read: Callable[[HubDesk, Directory, bytes], T],
    problems: list[Problem],
) -> T | None:
    """What a bundle of the box says; None of one that is gone or does not hold: that is set aside."""
    try:
        blob = carrier.get(TO_OFFICE, name, limits.PACKED_BYTES)
    except CarrierMissing:
        return None  # another round on the same folder took it
    except CarrierTooLarge as fault:
        problems.append(Problem(name, fault.code))
        return None
    said = _judged(hub, name, blob, read)
    if isinstance(said, UnknownSender):
        introduction.by_bundle(hub, blob)  # whom the hub has forgotten it first lets introduce itself
        said = _judged(hub, name, blob, read)
    if not isinstance(said, AppError):
        return said
    problems.append(Problem(name, said.code))
    with hub.reading() as unit:
        waits = epoch.restored(unit)
    # Enrolled after the backup: who it is comes back with a newer directory.
    if not (waits and isinstance(said, UnknownSender)):
        _set_aside(hub, carrier, name, said.code)
    return None


def _judged(
    hub: HubDesk, name: str, blob: bytes, read: Callable[[HubDesk, Directory, bytes], T]
) -> T | AppError:
    with hub.reading() as unit:
        directory = state.directory(unit)
    try:
        bundle.check_name(name, blob)
        return read(hub, directory, blob)
    except AppError as fault:  # pure functions over these bytes: the fault is the bundle's own
        return fault


def _manifest(hub: HubDesk, directory: Directory, blob: bytes) -> Manifest:
    """What the sender signed, without unpacking what it sent."""
    return bundle.inspect(
        blob,
        key=hub.keys.sealing,
        office=directory.office,
        recipient=HUB,
        sender_key=directory.signing_key,
    ).manifest


def _reply(
    hub: HubDesk, carrier: Carrier, ingested: Sequence[Ingested], progress: Progress
) -> tuple[ReplyRow, ...]:
    owed: dict[str, set[str]] = {}
    asked: dict[str, tuple[str, ...]] = {}
    for one in ingested:
        if not one.fault:
            owed.setdefault(one.device, set()).update(one.receipts_for)
            asked[one.device] = one.asked or asked.get(one.device, ())
    standing = state.standing(hub, scopes=())
    recipients = [device for device in standing.directory.recipients() if standing.counts(device.id)]
    rows: list[ReplyRow] = []
    for done, device in enumerate(recipients, 1):
        reply = compose_reply(
            hub,
            device,
            owed.get(device.id, frozenset()),
            heard=device.id in owed,
            asked=asked.get(device.id, ()),
        )
        if reply.blobs:
            _lay_out(hub, carrier, reply)
            rows.append(ReplyRow(reply.device, reply.person, len(reply.blobs), reply.commits, reply.receipts))
        progress("reply", done, len(recipients))
    return tuple(rows)


def _lay_out(hub: HubDesk, carrier: Carrier, reply: Reply) -> None:
    """First the files, then the note: a crash between the two only lays the same out again."""
    for blob in reply.blobs:
        carrier.put(for_device(reply.device), bundle.name_of(blob), blob)
    with hub.exchange_unit() as unit:
        state.put_device_note(unit, reply.device, reply.note)
        unit.commit()


def _set_aside(hub: HubDesk, carrier: Carrier, name: str, code: str) -> None:
    with hub.exchange_unit() as unit:
        state.set_aside(unit, name, code, hub.clock.now())
        unit.commit()
    carrier.move(TO_OFFICE, name, ASIDE)
