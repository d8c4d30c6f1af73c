"""Taking in a bundle: open → verify → decide → one transaction → the receipts are there to be signed.

Everything here is idempotent: a bundle taken in twice changes nothing the second time, and a crash at any
point leaves the bundle in its box for the next time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import admission, bundle, gaps
from asystent_desktop.exchange.admission import Decision, Refusal
from asystent_desktop.exchange.bundle_faults import UnknownSender
from asystent_desktop.exchange.directory import HUB, Device, Directory
from asystent_desktop.exchange.lines import Contents, read_lines
from asystent_desktop.exchange.manifest import Manifest
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.exchange.trust_faults import RevokedDevice
from asystent_desktop.hub import state
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import Incoming


@dataclass(frozen=True)
class OpenedAtHub:
    """A bundle whose seal, signature, office and recipient hold."""

    name: str
    manifest: Manifest
    contents: Contents
    sender: Device

    @property
    def order(self) -> tuple[datetime, int]:
        """By what the sender signed, never by file name."""
        return self.manifest.created_at, self.manifest.number


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

    Office commits come first and in a transaction of their own: an assignment in this very bundle counts for
    the family commits behind it. Of a revoked device everything is held and nothing is remembered.
    """
    commits = [carried.commit for carried in opened.contents.carried]
    office, others = _parted(commits)
    rounds = [_admit(hub, office), _admit(hub, others)] if office else [_admit(hub, others)]
    revoked = opened.sender.revoked_at is not None
    if not revoked:
        _remember(hub, opened)
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
        fault=RevokedDevice.code if revoked else "",
    )


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


def _admit(hub: HubDesk, commits: Sequence[Commit]) -> admission.Plan:
    standing, now = state.standing(hub), hub.clock.now()
    with hub.exchange_unit() as unit:
        known = unit.known([commit.hash for commit in commits])
        plan = admission.admit([commit for commit in commits if commit.hash not in known], standing)
        unit.admit([_incoming(decision, now, standing.directory.version) for decision in plan.decisions])
        gaps.note(
            (decision.commit for decision in plan.decisions), unit.known, unit.document, unit.put_document
        )
        if dict(plan.makers) != dict(standing.makers):
            state.put_makers(unit, plan.makers)
        unit.commit()
    return plan


def _incoming(decision: Decision, now: datetime, directory_version: int) -> Incoming:
    receipt = Receipt(decision.commit.hash, now, directory_version, decision.status)
    return Incoming(decision.commit, receipt, fold=decision.status is Status.OK)


def _remember(hub: HubDesk, opened: OpenedAtHub) -> None:
    with hub.exchange_unit() as unit:
        note = state.device_note(unit, opened.sender.id)
        state.put_device_note(
            unit,
            opened.sender.id,
            replace(
                note,
                heads=dict(opened.manifest.heads or {}),
                directory_version=opened.manifest.directory_version,
                last_heard_at=hub.clock.now(),
            ),
        )
        unit.commit()


def _held(decision: Decision) -> Held:
    envelope = decision.commit.envelope
    return Held(decision.commit.hash, envelope.scope, envelope.device, decision.status, decision.reason)
