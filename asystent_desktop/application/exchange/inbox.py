"""Reading the office's replies: open → trust → verify → one transaction → acknowledged.

A laptop believes the hub about the order and time of admission, never about authorship: every commit's own
signature is checked against the directory, and what the directory permits nobody is not folded even when the
hub calls it OK.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.exchange import (
    absences,
    custody,
    introduction,
    laptop_care,
    memory as exchange_memory,
    reports as office_reports,
)
from asystent_desktop.application.exchange.memory import pending_enrolment, put_pending_enrolment
from asystent_desktop.domain.limits import Limit
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import admission, bundle, gaps, ledger_store, limits, trust_store
from asystent_desktop.exchange.boxes import ASIDE, DONE, for_device
from asystent_desktop.exchange.bundle import OpenedBundle
from asystent_desktop.exchange.directory import HUB, Directory, TrustState
from asystent_desktop.exchange.invitation import read_invitation
from asystent_desktop.exchange.ledger import Ledger
from asystent_desktop.exchange.lines import Carried, Contents, read_lines
from asystent_desktop.exchange.receipts import Receipt, Status, proven
from asystent_desktop.exchange.trust_faults import BadReceipt, NotEnrolled, RevokedDevice
from asystent_desktop.ports.carrier import Carrier, CarrierMissing, CarrierTooLarge
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import ExchangeUnit, Incoming

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Problem:
    """Something that did not hold: the fault's stable code, and the bundle or commit it concerns."""

    code: str
    subject: str


@dataclass(frozen=True)
class Received:
    """What the replies brought.

    Attributes:
        replies: Bundles applied.
        commits: Commits stored that were not here before.
        accepted: Hashes confirmed as they are; `held`: kept at the office for the head to decide.
        durable: How many commits became durable: in a verified backup of the hub.
        scopes: Scopes that were not here before.
    """

    replies: int = 0
    commits: int = 0
    accepted: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    durable: int = 0
    scopes: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    changes: frozenset[Change] = frozenset()

    def plus(self, other: "Received") -> "Received":
        """Both together."""
        return Received(
            self.replies + other.replies,
            self.commits + other.commits,
            self.accepted | other.accepted,
            self.held | other.held,
            self.durable + other.durable,
            self.scopes | other.scopes,
            self.problems + other.problems,
            self.changes | other.changes,
        )


def receive(desk: Desk, carrier: Carrier, via: str, progress: Progress) -> Received:
    """Applies every reply in this computer's box, oldest first by what the hub signed.

    Raises:
        NotEnrolled: the vault belongs to no office and has answered no invitation.
        CarrierAway, CarrierFull: the carrier failed; what was applied stays.
    """
    office, hub_key = _correspondent(desk)
    device_id = desk.identity().device_id
    box = for_device(device_id)
    blobs, problems = _read(carrier, box, progress)
    total, ours = Received(problems=problems), _Ours(desk, office, device_id, hub_key)
    order: list[tuple[datetime, int, str]] = []
    for name, blob in blobs.items():
        try:
            order.append((*ours.place(name, blob), name))
        except AppError as fault:  # pure functions over these bytes: the fault is the bundle's own
            total = total.plus(_aside(carrier, box, name, fault))
    for done, (_at, _number, name) in enumerate(sorted(order), 1):
        try:
            opened, contents = ours.open(
                blobs.pop(name)
            )  # one at a time: unpacked they are many times larger
        except AppError as fault:  # as above
            total = total.plus(_aside(carrier, box, name, fault))
            continue
        total = total.plus(_apply(desk, name, opened, contents, via))
        carrier.move(box, name, DONE)
        progress("apply", done, len(order))
    return total


@dataclass(frozen=True)
class _Ours:
    """Reads bundles that the hub sealed for this computer."""

    desk: Desk
    office: str
    device_id: str
    hub_key: bytes | None

    def place(self, name: str, blob: bytes) -> tuple[datetime, int]:
        """Its place among the others, by what the hub signed."""
        bundle.check_name(name, blob)
        said = bundle.inspect(
            blob,
            key=self.desk.keys.sealing,
            office=self.office,
            recipient=self.device_id,
            sender_key=self._sender,
        ).manifest
        return said.created_at, said.number

    def open(self, blob: bytes) -> tuple[OpenedBundle, Contents]:
        """All it holds."""
        opened = bundle.read(
            blob,
            key=self.desk.keys.sealing,
            office=self.office,
            recipient=self.device_id,
            sender_key=self._sender,
        )
        return opened, read_lines(opened.lines)

    def _sender(self, sender: str) -> bytes | None:
        return self.hub_key if sender == HUB else None


def _aside(carrier: Carrier, box: str, name: str, fault: AppError) -> Received:
    carrier.move(box, name, ASIDE)
    return Received(problems=(Problem(fault.code, name),))


def trust(unit: ExchangeUnit) -> TrustState:
    """What this laptop believes.

    Raises:
        NotEnrolled: no OFFICE key was pinned yet.
    """
    state = trust_store.load(unit.document)
    if state is None:
        raise NotEnrolled()
    return state


def _read(carrier: Carrier, box: str, progress: Progress) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    names = carrier.list(box)
    blobs: dict[str, bytes] = {}
    problems: list[Problem] = []
    for done, name in enumerate(names, 1):
        try:
            blobs[name] = carrier.get(box, name, limits.PACKED_BYTES)
        except CarrierMissing:
            continue
        except CarrierTooLarge as fault:
            problems.append(Problem(fault.code, name))
        progress("receive", done, len(names))
    return blobs, tuple(problems)


def _correspondent(desk: Desk) -> tuple[str, bytes | None]:
    """Office id and the hub's key; before the first directory the key is the one the invitation named."""
    with desk.exchange_unit() as unit:
        state, pending = trust(unit), pending_enrolment(unit)
    if state.directory is not None:
        return state.office, state.directory.hub.sign
    return state.office, read_invitation(pending.invitation_file).invitation.hub.sign if pending else None


def _apply(desk: Desk, name: str, opened: OpenedBundle, contents: Contents, via: str) -> Received:
    """One reply in one transaction."""
    with desk.exchange_unit() as unit:
        before = trust(unit)
        state, problems = _believed(before, contents, name)
        if state.directory is None:
            return Received(problems=(*problems, Problem(NotEnrolled.code, name)))
        said_at = opened.manifest.created_at
        carried = custody.welcome(unit, contents.carried, said_at)
        incoming, refused = _checked(carried, state, _erased(unit, carried, state))
        scopes, waiting = unit.scopes(), {commit.hash for commit in unit.unacknowledged()}
        known = unit.known([one.commit.hash for one in incoming])
        unit.admit(incoming)
        _go_on_without(desk, unit)
        gaps.note((one.commit for one in incoming), unit.known, unit.document, unit.put_document)
        receipts, unproven = _receipts(unit, contents, state, waiting)
        fresh = {one.commit.hash for one in incoming} - known
        _keep_receipts(unit, receipts, fresh, state.directory)
        news = [receipt for receipt in receipts if receipt.commit in waiting]
        accepted = frozenset(one.commit for one in news if one.status is Status.OK)
        held = frozenset(one.commit for one in news if one.status is not Status.OK)
        introduction.note(unit, before, state)
        trust_store.keep(state, unit.put_document)
        durable = _remember(desk, unit, state.directory, opened, contents, via)
        exchange_memory.put_history(
            unit, exchange_memory.confirmed(exchange_memory.history(unit), accepted, held)
        )
        attachment_moves.keep_wanted(unit, contents.wanted)
        new_scopes = frozenset(unit.scopes() - scopes)
        custody.note(unit, new_scopes, contents.complete, contents.released, said_at)
        changes: ChangeSet = unit.commit()
    scans = attachment_moves.take_in(desk, contents.chunks)
    return Received(
        replies=1,
        commits=len(fresh),
        accepted=accepted,
        held=held,
        durable=durable,
        scopes=new_scopes,
        problems=(*problems, *refused, *unproven),
        changes=changes.changes | scans,
    )


def _go_on_without(desk: Desk, unit: ExchangeUnit) -> None:
    """Shows what has waited too long for an earlier entry (ADR 11); a gap it stays until that one comes."""
    days = desk.rules.limits.at(desk.clock.today()).optional(Limit.PARKED_COMMIT_DAYS)
    if days is not None:  # a clock before all rules decides nothing
        unit.admit_overdue(timedelta(days=days))


def _believed(state: TrustState, contents: Contents, name: str) -> tuple[TrustState, tuple[Problem, ...]]:
    """The trust after the directories sent along; from one that may not be believed nothing is taken.

    The newest comes last and decides. Those before it lead from one OFFICE key to the next: a computer that
    was invited after such a change cannot check the way to it, and need not.
    """
    problems: tuple[Problem, ...] = ()
    for offered in contents.directories:
        try:
            state, problems = state.accept(offered), ()
        except AppError as fault:
            problems = (Problem(fault.code, name),)
    return state, problems


def _erased(unit: ExchangeUnit, carried: Sequence[Carried], state: TrustState) -> Ledger:
    """What was erased, after the orders this very bundle brings."""
    if state.directory is None:
        return Ledger()
    good = [one.commit for one in carried if one.receipt is not None and one.receipt.status is Status.OK]
    return ledger_store.learn(
        good, state.directory, unit.beyond, unit.held_back, unit.document, unit.put_document
    ).ledger


def _checked(
    carried: Iterable[Carried], state: TrustState, erased: Ledger
) -> tuple[list[Incoming], tuple[Problem, ...]]:
    """Authentic commits, to be folded only when hub and directory permit it; erased ones without content."""
    incoming: list[Incoming] = []
    problems: list[Problem] = []
    if state.directory is None:
        return [], ()
    for one in carried:
        try:
            commit = erased.stripped(one.commit)
            admission.authentic(commit, state.directory, erased=erased.covers(commit))
        except AppError as fault:
            problems.append(Problem(fault.code, one.commit.hash))
            continue
        good = one.receipt is not None and one.receipt.status is Status.OK
        fold = good and not admission.unauthorised(commit, state.directory)
        receipt = None if one.receipt is None else replace(one.receipt, durable=False)
        incoming.append(Incoming(commit, receipt, fold))
    return incoming, tuple(problems)


def _receipts(
    unit: ExchangeUnit, contents: Contents, state: TrustState, own: Collection[str]
) -> tuple[list[Receipt], tuple[Problem, ...]]:
    """Receipts of commits that are stored here; the hub has no say about others.

    Those that are awaited must prove themselves: with them this laptop shows one day what it delivered, and
    fills a restored hub. What the bundle says is durable counts only by its heads (`laptop_care.take`).
    """
    carried = [one.receipt for one in contents.carried if one.receipt is not None]
    receipts = [*carried, *contents.receipts]
    known = unit.known([receipt.commit for receipt in receipts])
    hub_key = state.directory.hub.sign if state.directory is not None else b""
    found: list[Receipt] = []
    problems: list[Problem] = []
    for receipt in receipts:
        if receipt.commit not in known:
            continue
        if receipt.commit in own and receipt.signature and not proven(receipt, state.office, hub_key):
            problems.append(Problem(BadReceipt.code, receipt.commit))
            continue
        found.append(replace(receipt, durable=False))
    return found, tuple(problems)


def _keep_receipts(
    unit: ExchangeUnit, receipts: Sequence[Receipt], fresh: Collection[str], directory: Directory
) -> None:
    """Keeps them, and folds what was held here and is OK by the office's first word, which only came now.

    A hub that was put back decided anew, and held it; then somebody brought the receipt of its former life.
    """
    good = {one.commit for one in receipts if one.status is Status.OK and one.commit not in fresh}
    doubted = {name for name, one in unit.receipts(good).items() if one.status is not Status.OK}
    back = [one for one in unit.held_back() if one.hash in doubted] if doubted else []
    unit.put_receipts(receipts)
    stands = unit.receipts(doubted)
    unit.admit(
        [
            Incoming(one, None)
            for one in back
            if stands[one.hash].status is Status.OK and not admission.unauthorised(one, directory)
        ]
    )


def _remember(
    desk: Desk, unit: ExchangeUnit, directory: Directory, opened: OpenedBundle, contents: Contents, via: str
) -> int:
    """Where the exchange stands now; returns how many commits became durable."""
    memory, current = laptop_care.meet(unit, exchange_memory.memory(unit), opened.manifest, directory)
    absences.hear(unit, opened.manifest.without if current else {})
    durable = laptop_care.take(unit, contents.hub) if current and contents.hub is not None else 0
    number = opened.manifest.number
    if opened.manifest.hub_epoch == memory.epochs[-1] and number >= memory.replied:
        # A reply that was read before is no success of today, and its report hides what came since.
        memory = replace(memory, replied=number, last_success=desk.clock.now(), last_carrier=via)
        if contents.report is not None:
            office_reports.keep(unit, contents.report)
    exchange_memory.put_memory(unit, memory)
    if directory.device(desk.identity().device_id) is not None:
        put_pending_enrolment(unit, None)
    return durable


def settle_identity(desk: Desk) -> tuple[bool, tuple[Problem, ...]]:
    """Takes over what the directory says of this computer; asked again each time, so a crash loses nothing.

    Returns:
        Whether the vault became enrolled just now, and the problem that it was revoked.
    """
    with desk.exchange_unit() as unit:
        directory = trust(unit).directory
    identity = desk.identity()
    device = directory.device(identity.device_id) if directory is not None else None
    if directory is None or device is None or device.sign != desk.keys.signing.public:
        return False, ()
    person = directory.person(device.person)
    if person is not None:
        settled = replace(
            identity,
            name=person.name or identity.name,
            title=person.title or identity.title,
            role=person.role,
            office_id=directory.office,
            office_name=directory.name,
            enrolled=True,
        )
        if settled != identity:
            desk.put_identity(settled)
    revoked = (Problem(RevokedDevice.code, device.id),) if device.revoked_at is not None else ()
    return not identity.enrolled, revoked
