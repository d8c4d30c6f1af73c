"""What the brief before the visit shows; read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.family import families
from asystent_desktop.application.planner import brief
from asystent_desktop.application.planner.brief import Brief
from asystent_desktop.application.visits import appointments
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.contact_rule import ContactState
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class BriefData:
    """What the brief shows.

    Attributes:
        contact: Where the family stands against the Director's order; None when no term runs.
        planned: Today's meeting; None when there is none in the planner.
    """

    brief: Brief
    number: str
    court: bool
    contact: ContactState | None
    planned: AppointmentView | None


def load_brief(desk: Desk, family_id: str, appointment_id: str | None, today: date) -> BriefData:
    """Reads the brief.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    family = families.overview(desk, family_id, today)
    planned = [one for one in appointments.appointments(desk, today) if one.family_id == family_id]
    chosen = next((one for one in planned if one.appointment_id == appointment_id), None)
    return BriefData(
        brief.brief(desk, family_id, today),
        family.number,
        family.court,
        family.contact,
        chosen or next(iter(planned), None),
    )
