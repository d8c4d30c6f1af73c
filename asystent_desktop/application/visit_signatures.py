"""Signatures of the family on the paper card of meetings (*miesięczna karta spotkań*): which are missing."""

from collections.abc import Iterable
from datetime import date, timedelta

from asystent_desktop.application.reading import record_in
from asystent_desktop.application.visit_forms import FieldProblem, InvalidVisit
from asystent_desktop.domain.cards import is_meeting, latest_versions
from asystent_desktop.domain.kinds.visit import Visit, VisitSignature
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

ASKED_FOR_DAYS = 62
"""The card covers a month, so the one before is still worth asking for; older gaps stay in the file."""


def sign_visit(
    desk: Desk, visit_id: str, signed_on: date, member_id: str | None = None
) -> tuple[ChangeSet, str]:
    """Writes down that the family signed for a meeting.

    Raises:
        UnknownRecord: The card is not here.
        InvalidVisit: The meeting did not take place, or the day lies before it or in the future.
    """
    with desk.unit_of_work() as unit:
        card = record_in(unit, Visit, visit_id)
        if not card.held:
            raise InvalidVisit((FieldProblem("held", "not-held"),))
        if not card.on <= signed_on <= desk.clock.today():
            raise InvalidVisit((FieldProblem("signed_on", "impossible"),))
        made = VisitSignature(
            id=desk.ids.new(), scope=card.scope, visit_id=card.id, signed_on=signed_on, member_id=member_id
        )
        unit.save(made)
        return unit.commit("sign-visit"), made.id


def unsigned(desk: Desk, family_id: str, on: date | None = None) -> list[Visit]:
    """Held meetings of the last weeks nobody signed for, oldest first."""
    with desk.unit_of_work() as unit:
        cards = latest_versions(unit.find(Visit, scope=family_scope(family_id)))
        return unsigned_in(unit, cards, on or desk.clock.today())


def unsigned_in(unit: UnitOfWork, cards: Iterable[Visit], day: date) -> list[Visit]:
    """The same of cards that count already read; `day` itself is not asked for yet.

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
