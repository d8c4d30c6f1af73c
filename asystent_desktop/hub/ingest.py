"""Taking in a bundle: open → verify → decide → one transaction → the receipts are there to be signed.

Everything here is idempotent: a bundle taken in twice changes nothing the second time, and a crash at any
point leaves the bundle in its box for the next time.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from asystent_desktop.domain.kinds.scope import HeldDecision
from asystent_desktop.domain.records import OFFICE_SCOPE, family_scope, kind_of
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import admission, bundle
from asystent_desktop.exchange.admission import Decision, Refusal
from asystent_desktop.exchange.bundle_faults import UnknownSender
from asystent_desktop.exchange.care import LaptopFacts
from asystent_desktop.exchange.directory import HUB, Device, Directory
from asystent_desktop.exchange.heads import after
from asystent_desktop.exchange.lines import Contents, read_lines
from asystent_desktop.exchange.manifest import Manifest
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.exchange.routing import RESTRICTED_PREFIX, Standing
from asystent_desktop.exchange.trust_faults import RevokedDevice
from asystent_desktop.hub import (
    alarms,
    attachments,
    device_care,
    epoch,
    erasure,
    gap_notes,
    held as held_entries,
    state,
    terms,
)
from asystent_desktop.hub.regained import regained
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import Incoming
from asystent_desktop.ports.hub import HubUnit

_DECISION = kind_of(HeldDecision).name


@dataclass(frozen=True)
class OpenedAtHub:
    """A bundle whose seal, signature, office and recipient hold."""

    name: str
    manifest: Manifest
    contents: Contents
    sender: Device


@dataclass(frozen=True)
class Held:
    """A commit stored but not folded, and why: for the person who decides."""

    commit: str
    scope: str
    device: str
    status: Status
    reason: str


@dataclass(frozen=True)
class Ingested:
    """What became of one bundle.

    Attributes:
        taken: Commits that are stored now and were not before; `held` are among them.
        known: Commits that were there already.
        refused: Commits that are no part of the journal: forged, malformed, of nobody's device.
        receipts_for: Hashes whose receipts the sender is owed.
        fault: Code of what is wrong with the bundle as a whole though it was taken in; empty when nothing is.
        waits: The hub was restored and only receives: the bundle stays in its box (`hub.epoch`).
        asked: Chunks of scans the sender lacks. `chunks`: how many of those it brought were kept.
    """

    name: str
    device: str
    person: str
    taken: int
    known: int
    held: tuple[Held, ...]
    refused: tuple[Refusal, ...]
    receipts_for: frozenset[str]
    fault: str = ""
    waits: bool = False
    asked: tuple[str, ...] = ()
    chunks: int = 0


def open_bundle(hub: HubDesk, directory: Directory, blob: bytes) -> OpenedAtHub:
    """Opens a bundle for this hub; touches no store, so that every fault is the bundle's own.

    Raises:
        AppError: the faults of `bundle.read` and `read_lines`; `UnknownSender` for anything that is no
            computer of the directory.
    """
    opened = bundle.read(
        blob,
        key=hub.keys.sealing,
        office=directory.office,
        recipient=HUB,
        sender_key=directory.signing_key,
    )
    sender = directory.device(opened.manifest.sender)
    if sender is None or not sender.seal:
        raise UnknownSender(sender=opened.manifest.sender)
    return OpenedAtHub(bundle.name_of(blob), opened.manifest, read_lines(opened.lines), sender)


def ingest(hub: HubDesk, opened: OpenedAtHub) -> Ingested:
    """Stores what may be stored, with receipts; remembers the heads the sender declared.

    All in one transaction; office commits come first and in one of their own: an assignment in this very
    bundle counts for the family commits behind it. Of a revoked device everything is held and nothing is
    remembered.
    """
    now, rounds = hub.clock.now(), list[admission.Plan]()
    with hub.exchange_unit() as unit:
        waits, proven, disbelieved = _arrive(hub, unit, opened)
        commits = [one.commit for one in opened.contents.carried if not waits or one.commit.hash in proven]
        office, others = _parted(commits)
        if office:
            rounds.append(_admit(hub, unit, office, proven)[0])
            unit.commit()
        # An officer's word against this computer may have come just now, with the office's commits.
        plan, standing = _admit(hub, unit, others, proven)
        rounds.append(plan)
        erasure.carry_out_in(unit, now)
        device_care.give_up_overdue(unit, standing.directory, now, _patience(hub))
        revoked = not standing.counts(opened.sender.id)
        if not waits:
            _remember(unit, opened, revoked, now)
        unit.commit()
    kept = attachments.take_in(hub, opened.contents.chunks) if not (waits or revoked) else 0
    refused = tuple(refusal for one in rounds for refusal in one.refusals)
    decisions = [decision for one in rounds for decision in one.decisions]
    return Ingested(
        name=opened.name,
        device=opened.sender.id,
        person=opened.sender.person,
        taken=len(decisions),
        known=len(commits) - len(decisions) - len(refused),
        held=tuple(_held(decision) for decision in decisions if decision.status is not Status.OK),
        refused=refused,
        receipts_for=frozenset(commit.hash for commit in commits) | opened.contents.awaiting,
        fault=RevokedDevice.code if revoked and not waits else disbelieved,
        waits=waits,
        asked=opened.contents.asked,
        chunks=kept,
    )


def _arrive(hub: HubDesk, unit: HubUnit, opened: OpenedAtHub) -> tuple[bool, dict[str, Receipt], str]:
    """Before anything is decided: newer directories a computer brings, and receipts of our former life.

    Returns:
        Whether the hub only receives, the proven receipts by commit, and why a directory is not believed.
    """
    disbelieved = epoch.learn(unit, opened.contents.directories, hub.clock.now())
    epoch.note_seen(unit, opened.manifest.directory_version)
    waits, office = epoch.restored(unit), state.directory(unit).office
    return waits, regained(opened.contents.carried, office, hub.keys.signing.public), disbelieved


def _parted(commits: Sequence[Commit]) -> tuple[list[Commit], list[Commit]]:
    """Commits of the office scope, and the others; one whose envelope cannot be read is among the others."""
    office: list[Commit] = []
    others: list[Commit] = []
    for commit in commits:
        (office if _scope_of(commit) == OFFICE_SCOPE else others).append(commit)
    return office, others


def _scope_of(commit: Commit) -> str:
    try:
        return commit.envelope.scope
    except AppError:
        return ""


def _counts(commit: Commit, standing: Standing, proven: Mapping[str, Receipt]) -> bool:
    """Whether an office commit may order an erasure: what is going to be held may not."""
    former = proven.get(commit.hash)
    if _scope_of(commit) != OFFICE_SCOPE:
        return False
    return former.status is Status.OK if former else standing.counts(commit.envelope.device)


def _admit(
    hub: HubDesk, unit: HubUnit, commits: Sequence[Commit], proven: Mapping[str, Receipt]
) -> tuple[admission.Plan, Standing]:
    """What becomes of these commits, and the standing it was decided upon."""
    now = hub.clock.now()
    standing = state.standing_in(unit, hub.clock.today(), _concerned(commits))
    ledger = erasure.learn(
        unit, [one for one in commits if _counts(one, standing, proven)], standing.directory
    )
    commits = [ledger.stripped(commit) for commit in commits if _scope_of(commit) not in ledger.scopes]
    known = unit.known([commit.hash for commit in commits])
    fresh = [commit for commit in commits if commit.hash not in known]
    former = {name: receipt.status for name, receipt in proven.items()}
    plan = admission.admit(fresh, standing, ledger.covers, former)
    unit.admit([_incoming(one, now, standing.directory.version, proven) for one in plan.decisions])
    unit.admit(_as_known(commits, known, proven))
    unit.admit_overdue(_patience(hub))
    if any(_concerns_held(one) for one in plan.decisions):
        held_entries.fold_admitted(unit)
    attachments.learn(unit, [decision.commit for decision in plan.decisions])
    gap_notes.note(unit, [decision.commit for decision in plan.decisions])
    _watch(unit, plan, now)
    state.put_makers(unit, dict(plan.makers.items() - standing.makers.items()))
    return plan, standing


def _concerns_held(decision: Decision) -> bool:
    """Whether an office entry is held, or decides about such: either may come first."""
    if decision.commit.envelope.scope != OFFICE_SCOPE:
        return False
    decides = any(kind == _DECISION for kind, _ in decision.commit.touched)
    return decides or decision.status is not Status.OK


def _patience(hub: HubDesk) -> timedelta:
    return timedelta(days=terms.parked_commit_days(hub.clock.today()))


def _concerned(commits: Sequence[Commit]) -> set[str]:
    """Scopes whose makers decide about these commits: a compartment's also by its family's."""
    scopes = {_scope_of(commit) for commit in commits}
    compartments = [one for one in scopes if one.startswith(RESTRICTED_PREFIX)]
    return scopes | {family_scope(one.removeprefix(RESTRICTED_PREFIX)) for one in compartments}


def _watch(unit: HubUnit, plan: admission.Plan, now: datetime) -> None:
    taken = [decision.commit for decision in plan.decisions]
    held = [decision.commit for decision in plan.decisions if decision.status is not Status.OK]
    device_care.watch(unit, taken, held, now)


def _as_known(
    commits: Sequence[Commit], known: Collection[str], proven: Mapping[str, Receipt]
) -> list[Incoming]:
    """Stored commits whose earlier receipt comes back: the earliest one counts, here as everywhere."""
    return [
        Incoming(commit, proven[commit.hash], fold=proven[commit.hash].status is Status.OK)
        for commit in commits
        if commit.hash in known and commit.hash in proven
    ]


def _incoming(
    decision: Decision, now: datetime, directory_version: int, proven: Mapping[str, Receipt]
) -> Incoming:
    fresh = Receipt(decision.commit.hash, now, directory_version, decision.status)
    return Incoming(
        decision.commit,
        proven.get(decision.commit.hash, fresh),
        fold=decision.status is Status.OK,
    )


def _told(opened: OpenedAtHub) -> LaptopFacts | None:
    """What the computer told, less what this very bundle brings: it waits no more once this is answered."""
    facts = opened.contents.laptop
    if facts is None:
        return None
    answered = {one.commit.hash for one in opened.contents.carried} | opened.contents.awaiting
    return replace(facts, waiting=max(0, facts.waiting - len(answered)))


def _remember(unit: HubUnit, opened: OpenedAtHub, revoked: bool, now: datetime) -> None:
    """What the computer declared and told; of a revoked one only that it still talks."""
    sender, manifest = opened.sender.id, opened.manifest
    if revoked:
        alarms.note(unit, alarms.REVOKED_TALKING, now, sender)
    elif not device_care.is_stale(unit, sender, manifest, opened.name):
        note = state.device_note(unit, sender)
        commits = [one.commit for one in opened.contents.carried]
        heads = dict(after(note.heads, manifest, commits))
        anew = device_care.counts_anew(unit, sender, manifest, opened.name)
        former = {scope: tips for scope, tips in note.heads.items() if scope not in note.released}
        if anew or device_care.went_back(unit, former, heads, commits):
            alarms.note(unit, alarms.LAPTOP_RESTORED, now, sender)
        device_care.hear(unit, sender, manifest, opened.name, _told(opened), now)
        if gap_notes.believe(unit, device_care.care(unit, sender).missing, manifest.without):
            alarms.note(unit, alarms.ENTRY_LOST, now, sender)
        newer = replace(
            note,
            heads=heads,
            peer_digest=manifest.peer_digest or "",
            directory_version=manifest.directory_version,
            last_heard_at=now,
            arriving=tuple(sorted(opened.contents.arriving)),
            lacking=manifest.without,
            above=manifest.above,
            released=tuple(one for one in note.released if heads.get(one) == note.heads.get(one)),
        )
        state.put_device_note(unit, sender, newer)


def _held(decision: Decision) -> Held:
    envelope = decision.commit.envelope
    return Held(decision.commit.hash, envelope.scope, envelope.device, decision.status, decision.reason)
