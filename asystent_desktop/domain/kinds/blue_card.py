"""*Niebieska Karta*: kinds of the scope `restricted:<family>` only; nothing here is searchable.

Sources: ustawa 29.07.2005 o przeciwdziałaniu przemocy domowej, art. 9a-9d; rozporządzenie z 6.09.2023 (Dz.U.
2023 poz. 1870): form A starts the procedure, goes to the interdisciplinary team within 5 working days, the
group meets first within 5 working days of receipt; B is handed only to the adult harmed.
"""

from datetime import date, time
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, record, rule, sensitive


class CardForm(StrEnum):
    """The four forms."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class CardState(StrEnum):
    """Where the procedure stands."""

    STARTED = "started"
    RUNNING = "running"
    ENDED = "ended"


@record("blue_card", merge=Merge.FIELD)
class BlueCard(Record):
    """One procedure.

    Attributes:
        started_by: Who filled form A: the assistant, or another body.
        in_presence_of: In whose presence.
        harmed: Ids of the harmed people; `violent`: of those suspected.
        handed_on: Day form A went to the interdisciplinary team.
        received_on: Day the team received it; None when not known (then `handed_on` counts).
        first_meeting_on: First meeting of the diagnostic group.
    """

    number: str = sensitive(default="")
    started_on: date = rule(risk=True)
    started_at: time | None = None
    started_by: str = sensitive()
    in_presence_of: str = sensitive(default="")
    harmed: tuple[str, ...] = sensitive(default=())
    violent: tuple[str, ...] = sensitive(default=())
    handed_on: date | None = None
    received_on: date | None = None
    first_meeting_on: date | None = None
    state: CardState = CardState.STARTED
    ended_on: date | None = None
    ended_reason: str = sensitive(default="")
    note: str = sensitive(default="")


@record("blue_card_form", merge=Merge.FIELD)
class BlueCardForm(Record):
    """That one of the forms was filled or handed over.

    Attributes:
        member_id: Form B: the harmed adult who received it; C: the harmed person heard; D: the one suspected.
    """

    card_id: str
    form: CardForm
    on: date
    by: str = sensitive(default="")
    member_id: str | None = None
    note: str = sensitive(default="")


@record("blue_card_meeting", merge=Merge.FIELD)
class BlueCardMeeting(Record):
    """A meeting of the diagnostic group (*grupa diagnostyczno-pomocowa*)."""

    card_id: str
    on: date
    present: tuple[str, ...] = sensitive(default=())
    findings: str = sensitive(default="")
    next_on: date | None = None
