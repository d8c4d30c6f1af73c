"""Signatures of the family on the paper card of meetings (*miesięczna karta spotkań*): which are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.reading import record_in
from asystent_desktop.application.visits.forms import InvalidVisit
from asystent_desktop.domain.cards import is_meeting
from asystent_desktop.domain.kinds.attachment import Attachment
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.visit import Visit, VisitSignature
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

ASKED_FOR_DAYS = 62
"""The card covers a month, so the one before is still worth asking for; older gaps stay in the file."""


class SignatureState(StrEnum):
    """Whether the family signed for a meeting."""

    SIGNED = "signed"
    REFUSED = "refused"
    MISSING = "missing"


@dataclass(frozen=True)
class SignatureView:
    """What is known of the signature of one meeting.

    Attributes:
        asked_for: The family signs at meetings: it signed for one, or refused, before.
        on: Day of signature or refusal. `by`: first name of who signed or refused; empty where
            nobody noted it.
        scans: How many scans belong to the card.
    """

    state: SignatureState
    asked_for: bool
    on: date | None = None
    by: str = ""
    reason: str = ""
    scans: int = 0


def sign_visit(
    desk: Desk,
    visit_id: str,
    signed_on: date,
    member_id: str | None = None,
    *,
    refused: bool = False,
    reason: str = "",
) -> tuple[ChangeSet, str]:
    """Writes down that the family signed for a meeting, or that nobody signs; the last word holds.

    Args:
        member_id: Who signed, or who refused to.
        refused: Nobody signs for this meeting; `reason` says why.

    Raises:
        UnknownRecord: The card is not here.
        InvalidVisit: The meeting did not take place, the day lies before it or in the future, the person is
            not of the family, or a refusal has no reason.
    """
    with desk.unit_of_work() as unit:
        card = record_in(unit, Visit, visit_id)
        if not card.held:
            raise InvalidVisit((FieldProblem("held", "not-held"),))
        if signed_on < card.on:
            raise InvalidVisit((FieldProblem("signed_on", "before-start"),))
        if signed_on > desk.clock.today():
            raise InvalidVisit((FieldProblem("signed_on", "future"),))
        if refused and not reason.strip():
            raise InvalidVisit((FieldProblem("reason", "why-refused"),))
        if member_id and member_id not in {one.id for one in unit.find(FamilyMember, scope=card.scope)}:
            raise InvalidVisit((FieldProblem("member_id", "unknown-person"),))
        former = _newest(unit, card)
        made = VisitSignature(
            id=former.id if former else desk.ids.new(),
            scope=card.scope,
            visit_id=card.id,
            signed_on=signed_on,
            member_id=member_id,
            refused=refused,
            reason=reason.strip() if refused else "",
        )
        unit.save(made)
        return unit.commit("sign-visit"), made.id


def unsign_visit(desk: Desk, visit_id: str) -> ChangeSet:
    """Takes a signature or a refusal back that was written down by mistake.

    Raises:
        UnknownRecord: The card is not here.
    """
    with desk.unit_of_work() as unit:
        card = record_in(unit, Visit, visit_id)
        if (former := _newest(unit, card)) is not None:
            unit.delete(former)
        return unit.commit("unsign-visit")


def signature(desk: Desk, visit_id: str) -> SignatureView | None:
    """Where the signature of a meeting stands; None for what is no meeting with the family.

    Raises:
        UnknownRecord: The card is not here.
    """
    with desk.unit_of_work() as unit:
        card = record_in(unit, Visit, visit_id)
        if not is_meeting(card):
            return None
        found = _newest(unit, card)
        asked_for = bool(unit.find(VisitSignature, scope=card.scope))
        held = unit.find(Attachment, scope=card.scope, subject_id=card.id)
        people = {one.id: one.first_name for one in unit.find(FamilyMember, scope=card.scope)}
    scans = len(held)
    if found is None:
        return SignatureView(SignatureState.MISSING, asked_for, scans=scans)
    state = SignatureState.REFUSED if found.refused else SignatureState.SIGNED
    by = people.get(found.member_id or "", "")
    return SignatureView(state, asked_for, found.signed_on, by, found.reason, scans)


def _newest(unit: UnitOfWork, card: Visit) -> VisitSignature | None:
    held = unit.find(VisitSignature, scope=card.scope, visit_id=card.id)
    return max(held, key=lambda one: (one.signed_on, one.id), default=None)


def unsigned_in(unit: UnitOfWork, cards: Iterable[Visit], day: date) -> list[Visit]:
    """Of cards that count, held meetings of the last weeks nobody signed for or refused, oldest first.

    `day` itself is not asked for yet.

    A vault that never kept a signature asks for none: not every office has the family sign.
    """
    from_on = day - timedelta(days=ASKED_FOR_DAYS)
    recent = [card for card in cards if is_meeting(card) and from_on <= card.on < day]
    if not recent:
        return []
    signed = {one.visit_id for one in unit.find(VisitSignature, scope=recent[0].scope)}
    if not signed:
        return []
    return sorted((card for card in recent if card.id not in signed), key=lambda card: card.on)
