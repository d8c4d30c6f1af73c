"""`hub answer`: read the box to the office, take in what holds, set aside what does not, lay out replies.

Order that keeps everything safe: a bundle leaves its box only after its commits are durable *and* the reply
with their receipts lies in the sender's box. One bad bundle never stands in the way of another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asystent_desktop.errors import AppError
from asystent_desktop.exchange import bundle, limits
from asystent_desktop.exchange.boxes import ASIDE, DONE, TO_OFFICE, for_device
from asystent_desktop.exchange.bundle_faults import UnknownSender
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.hub import epoch, introduction, state
from asystent_desktop.hub.ingest import Ingested, OpenedAtHub, ingest, open_bundle
from asystent_desktop.hub.replies import Reply, compose_reply
from asystent_desktop.ports.carrier import Carrier, CarrierMissing, CarrierTooLarge
from asystent_desktop.ports.desk import HubDesk

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
    blobs, unread = _read(carrier, progress)
    opened, problems = _open(hub, carrier, blobs)
    opened.sort(key=lambda one: one.order)
    ingested: list[Ingested] = []
    for done, one in enumerate(opened, 1):
        ingested.append(ingest(hub, one))
        progress("admit", done, len(opened))
    replies = _reply(hub, carrier, ingested, progress)
    for taken in ingested:
        if taken.waits:
            continue
        code = taken.fault or (taken.refused[0].code if taken.refused else "")
        if code:
            _set_aside(hub, carrier, taken.name, code)
        else:
            carrier.move(TO_OFFICE, taken.name, DONE)
    return AnswerReport(
        tuple(ingested), replies, (*unread, *problems), any(taken.waits for taken in ingested)
    )


def _read(carrier: Carrier, progress: Progress) -> tuple[dict[str, bytes], list[Problem]]:
    names = carrier.list(TO_OFFICE)
    blobs: dict[str, bytes] = {}
    problems: list[Problem] = []
    for done, name in enumerate(names, 1):
        try:
            blobs[name] = carrier.get(TO_OFFICE, name, limits.PACKED_BYTES)
        except CarrierMissing:
            continue  # another round on the same folder took it
        except CarrierTooLarge as fault:
            problems.append(Problem(name, fault.code))
        progress("read", done, len(names))
    return blobs, problems


def _open(hub: HubDesk, carrier: Carrier, blobs: dict[str, bytes]) -> tuple[list[OpenedAtHub], list[Problem]]:
    with hub.reading() as unit:
        directory, waits = state.directory(unit), epoch.restored(unit)
    opened: list[OpenedAtHub] = []
    problems: list[Problem] = []
    for name, blob in blobs.items():
        try:
            bundle.check_name(name, blob)
            opened.append(_opened(hub, directory, blob))
        except AppError as fault:
            problems.append(Problem(name, fault.code))
            if waits and isinstance(fault, UnknownSender):
                continue  # enrolled after the backup: who it is comes back with a newer directory
            _set_aside(hub, carrier, name, fault.code)
    return opened, problems


def _opened(hub: HubDesk, directory: Directory, blob: bytes) -> OpenedAtHub:
    """The bundle; whom the hub has forgotten, it first lets introduce itself."""
    try:
        return open_bundle(hub, directory, blob)
    except UnknownSender:
        introduction.by_bundle(hub, blob)
    with hub.reading() as unit:
        return open_bundle(hub, state.directory(unit), blob)


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
