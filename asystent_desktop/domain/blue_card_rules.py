"""Terms of a Blue Card procedure and who may receive form B (Dz.U. 2023 poz. 1870).

Rules:
1. Form A goes to the interdisciplinary team within N working days of the start; the diagnostic group meets
   within N working days of the receipt. Both N are limits with dates.
2. Form B is handed only to an adult who was harmed, never to a child and never to the suspected person.
"""

from collections.abc import Mapping
from datetime import date

from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardForm, CardForm, CardState
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.people import ADULT_YEARS, age_on


def hand_over_by(card: BlueCard, working_days: int, holidays: Holidays) -> date | None:
    """Last day for handing form A over; None once it was, or when the procedure is over."""
    if card.handed_on is not None or card.state == CardState.ENDED:
        return None
    return holidays.add_working_days(card.started_on, working_days)


def first_meeting_by(card: BlueCard, working_days: int, holidays: Holidays) -> date | None:
    """Last day for the group's first meeting; None before receipt, after the meeting, or at the end."""
    received = card.received_on or card.handed_on
    if received is None or card.first_meeting_on is not None or card.state == CardState.ENDED:
        return None
    return holidays.add_working_days(received, working_days)


def form_fault(
    form: BlueCardForm, card: BlueCard, people: Mapping[str, FamilyMember]
) -> tuple[str, str] | None:
    """Why a form cannot have gone to that person: field and code; None when it can."""
    if form.form != CardForm.B:
        return None
    receiver = people.get(form.member_id or "")
    if receiver is None or receiver.id not in card.harmed or receiver.id in card.violent:
        return "member_id", "b-only-harmed"
    age = age_on(receiver.birth_date, form.on)
    return ("member_id", "b-only-adult") if age is not None and age < ADULT_YEARS else None
