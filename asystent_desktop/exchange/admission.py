"""What to do with commits that came in: pure, and decided commit by commit.

Order of questions, per commit:
1. is it sound and signed by the key the directory names for its device? If not it is *refused*: not stored,
   named in the report, its bundle kept aside as evidence;
2. does the device still count, is the actor that device's person, may that role write such operations there
   (`journal.authority`), does the family belong to her work? If not it is stored but *held*: folded by nobody
   until the head admits it. `LATE` marks what a former holder or stand-in wrote after her assignment's end,
   or brought too long after it; what she wrote within it and brings soon is as good as ever;
3. otherwise it is `OK`.

Nothing is ever refused for its clock, its order or a missing predecessor (that one is parked by the store).
Nobody's entitlement is taken from the bundle itself: only from the directory and from office commits folded
before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from asystent_desktop.crypto import signing
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.exchange.bundle_faults import UnknownSender
from asystent_desktop.exchange.directory import Device, Directory
from asystent_desktop.exchange.receipts import Status
from asystent_desktop.exchange.routing import (
    CASE_PREFIXES,
    PERSON_PREFIX,
    RESTRICTED_PREFIX,
    Standing,
    by_role,
)
from asystent_desktop.journal import authority, hlc
from asystent_desktop.journal.commit import Commit

_WRITERS = frozenset({AssignmentMode.HOLDER, AssignmentMode.STAND_IN})


class Hold(StrEnum):
    """Why a commit is held, beside the reasons of `journal.authority`: stable codes."""

    REVOKED_DEVICE = "revoked-device"
    FORMER_HOLDER = "former-holder"
    READER = "reader"
    NOT_ASSIGNED = "not-assigned"


ADMISSIBLE: Final = frozenset(Hold)
"""Reasons the head may decide about; what `journal.authority` permits nobody, no head can admit."""


@dataclass(frozen=True)
class Decision:
    """What becomes of one authentic commit; `reason` is empty when it is OK."""

    commit: Commit
    status: Status
    reason: str = ""


@dataclass(frozen=True)
class Refusal:
    """A commit that is not stored: its hash and the code of the fault that speaks against it."""

    commit: str
    code: str


@dataclass(frozen=True)
class Plan:
    """The outcome for a list of commits.

    Attributes:
        makers: `Standing.makers` with the families that became known by these commits.
    """

    decisions: tuple[Decision, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    makers: Mapping[str, str] = field(default_factory=dict)


def admit(
    commits: Iterable[Commit],
    standing: Standing,
    erased: Callable[[Commit], bool] = lambda commit: False,
    former: Mapping[str, Status] | None = None,
) -> Plan:
    """Decides on commits in their given order.

    Args:
        commits: predecessors first; those already stored left out, for their first receipt stands.
        standing: what the office knows now.
        erased: whether the ledger covers a commit, which may then come without its payload.
        former: what the hub decided before it was put back, by commit. That stands: it only had forgotten.
    """
    commits = list(commits)
    wrong = dict(_not_authentic(commits, standing.directory, erased))
    decisions: list[Decision] = []
    for place, commit in enumerate(commits):
        if place not in wrong:
            decision, standing = _decide(commit, standing)
            if then := (former or {}).get(commit.hash):
                decision, standing = replace(decision, status=then), _made_then(commit, then, standing)
            decisions.append(decision)
    refusals = tuple(Refusal(commits[place].hash, code) for place, code in sorted(wrong.items()))
    return Plan(tuple(decisions), refusals, dict(standing.makers))


def _not_authentic(
    commits: Sequence[Commit], directory: Directory, erased: Callable[[Commit], bool]
) -> Iterator[tuple[int, str]]:
    """Places of commits that `authentic` would not take, with the fault's code.

    All signatures in one go: the curve's arithmetic stays in the processor's cache.
    """
    sound: list[tuple[int, Commit, Device]] = []
    for place, commit in enumerate(commits):
        try:
            sound.append((place, commit, _sound(commit, directory, erased=erased(commit))))
        except AppError as fault:
            yield place, fault.code
    for place, commit, device in sound:
        try:
            signing.verify(device.sign, commit.signature, commit.envelope_bytes)
        except AppError as fault:
            yield place, fault.code


def authentic(commit: Commit, directory: Directory, *, erased: bool = False) -> None:
    """Returns when the commit is sound and was signed by the device it names.

    Args:
        erased: The ledger covers it, so it may come without its payload.

    Raises:
        BadCommit, CommitTooLarge, NewerCommit: it is not sound.
        UnknownSender: the directory does not know the device.
        BadSignature: the device did not sign it.
    """
    device = _sound(commit, directory, erased=erased)
    signing.verify(device.sign, commit.signature, commit.envelope_bytes)


def _sound(commit: Commit, directory: Directory, *, erased: bool) -> Device:
    """The device a sound commit names; its signature is still to be checked."""
    if commit.payload_bytes or not erased:
        commit.check()
    device = directory.device(commit.envelope.device)
    if device is None:
        raise UnknownSender(sender=commit.envelope.device)
    return device


def unauthorised(commit: Commit, directory: Directory) -> str:
    """Why the directory gives nobody the right to write such a commit; empty when it does.

    The same on hub and laptops: a laptop asks it too before it folds what the hub calls OK.
    """
    envelope = commit.envelope
    device = directory.device(envelope.device)
    role = directory.role_of(envelope.actor)
    person = device.person if device is not None else None
    return authority.refusal(envelope, commit.operations, role or None, person) or ""


def _decide(commit: Commit, standing: Standing) -> tuple[Decision, Standing]:
    """The decision, and the standing after it: a new family has a maker from then on."""
    envelope = commit.envelope
    if not standing.counts(envelope.device):
        return Decision(commit, Status.HELD, Hold.REVOKED_DEVICE), standing
    if reason := unauthorised(commit, standing.directory):
        return Decision(commit, Status.HELD, reason), standing
    if envelope.scope.startswith(CASE_PREFIXES):
        return _decide_case(commit, standing)
    if envelope.scope == OFFICE_SCOPE or envelope.scope.startswith(PERSON_PREFIX):
        return Decision(commit, Status.OK), standing
    return Decision(commit, Status.HELD, Hold.NOT_ASSIGNED), standing


def reason_held(commit: Commit, standing: Standing) -> str:
    """Why a stored commit is held; the same answer wherever the office's scope is known.

    Args:
        standing: as it was on the day of the receipt.
    """
    decision, _ = _decide(commit, standing)
    return decision.reason


def _decide_case(commit: Commit, standing: Standing) -> tuple[Decision, Standing]:
    scope, actor = commit.envelope.scope, commit.envelope.actor
    if (
        scope not in standing.makers
        and not standing.is_assigned(scope)
        and _may_begin(actor, scope, standing)
    ):
        standing = replace(standing, makers={**standing.makers, scope: actor})
    if by_role(standing.directory.role_of(actor), scope) or standing.made(actor, scope):
        return Decision(commit, Status.OK), standing
    modes = standing.modes(actor, scope)
    if modes & _WRITERS or standing.written_within(actor, scope, _written_on(commit)):
        return Decision(commit, Status.OK), standing
    if modes:
        return Decision(commit, Status.HELD, Hold.READER), standing
    if standing.formerly(actor, scope):
        return Decision(commit, Status.LATE, Hold.FORMER_HOLDER), standing
    return Decision(commit, Status.HELD, Hold.NOT_ASSIGNED), standing


def _made_then(commit: Commit, then: Status, standing: Standing) -> Standing:
    """Only its maker, or the head, could write in a scope nobody is assigned: hers it is again.

    Her family may be somebody else's by now, so that she could not begin the compartment today.
    """
    scope, actor = commit.envelope.scope, commit.envelope.actor
    known = scope in standing.makers or standing.is_assigned(scope)
    if then is not Status.OK or known or not scope.startswith(CASE_PREFIXES):
        return standing
    if by_role(standing.directory.role_of(actor), scope):
        return standing
    return replace(standing, makers={**standing.makers, scope: actor})


def _may_begin(actor: str, scope: str, standing: Standing) -> bool:
    """Whether somebody may make a scope known: a compartment only of a family she writes in."""
    if not scope.startswith(RESTRICTED_PREFIX):
        return True
    family = family_scope(scope.removeprefix(RESTRICTED_PREFIX))
    return bool(standing.modes(actor, family) & _WRITERS) or standing.made(actor, family)


def _written_on(commit: Commit) -> date:
    """The day its writer's clock showed; one no calendar knows is no day of any assignment."""
    return hlc.instant(commit.envelope.hlc[0]).date()
