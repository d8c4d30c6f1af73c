"""Recovery through the office, seen from this laptop: is it prepared, was it drilled, how to come back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from asystent_desktop.application.exchange import laptop_care
from asystent_desktop.application.exchange.enrolment import Answered, answer_invitation
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.invitation import read_invitation
from asystent_desktop.exchange.trust_faults import ForeignInvitation
from asystent_desktop.ports.desk import Desk

INVITATION = "recovery-invitation"
"""Document: written when the vault was opened with an unlock file."""


class EscrowState(StrEnum):
    """How far the office could open this computer."""

    NONE = "none"  # the office has no RECOVERY key, or the vault belongs to no office
    WAITING = "waiting"  # made here, not confirmed by the office yet
    KEPT = "kept"  # the office keeps it


@dataclass(frozen=True)
class RecoveryState:
    """Attributes:
    drilled_at: When two officers last proved that they could open this computer.
    returning: The vault was opened with the office's help and its new keys wait to be signed in.
    """

    escrow: EscrowState
    drilled_at: datetime | None
    returning: bool


def recovery_state(desk: Desk) -> RecoveryState:
    """Whether a forgotten passphrase could be helped today."""
    with desk.exchange_unit() as unit:
        state, kept = trust_store.load(unit.document), laptop_care.kept(unit)
        returning = bool(unit.document(INVITATION)) and not desk.identity().enrolled
    ready = bool(state and state.directory and state.directory.recovery)
    escrow = EscrowState.NONE
    if ready:
        escrow = EscrowState.KEPT if kept.confirmed else EscrowState.WAITING
    return RecoveryState(escrow, kept.drilled_at, returning)


def recovery_answer(desk: Desk) -> Answered | None:
    """The answer with which a recovered computer asks to be signed in again; None when none is needed.

    Raises:
        ForeignInvitation: the unlock file came from another office than this vault's.
    """
    with desk.exchange_unit() as unit:
        file, state = unit.document(INVITATION), trust_store.load(unit.document)
    if not file or desk.identity().enrolled:
        return None
    invited = read_invitation(file).invitation
    if state is not None:
        successor = state.directory.next_office_key if state.directory else ""
        if invited.office_key != state.office_key and sha256_hex(invited.office_key) != successor:
            raise ForeignInvitation(invitation=invited.id)
    return answer_invitation(desk, file)
