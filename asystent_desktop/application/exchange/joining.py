"""An invitation that was answered and waits for the office, so that its digits can be shown again."""

from dataclasses import dataclass

from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.application.exchange.enrolment import (
    Answered,
    InvitationView,
    answer_invitation,
    read_invitation,
)
from asystent_desktop.exchange import limits
from asystent_desktop.ports.desk import Desk

INVITATION_BYTES = limits.LINE_BYTES
"""No invitation is longer; a reader of files refuses what is."""


@dataclass(frozen=True)
class PendingAnswer:
    """What was answered: the invitation's content and the very same answer as then."""

    invitation: InvitationView
    answered: Answered


def pending_answer(desk: Desk) -> PendingAnswer | None:
    """The answer the office has not taken yet; None before an answer and after enrolment."""
    with desk.exchange_unit() as unit:
        pending = exchange_memory.pending_enrolment(unit)
    if pending is None or desk.identity().enrolled:
        return None
    file = pending.invitation_file
    return PendingAnswer(read_invitation(file), answer_invitation(desk, file))
