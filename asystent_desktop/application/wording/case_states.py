"""Every family of the store by where it stands: waiting, running, to be closed, followed up, ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asystent_desktop.domain.kinds.ending import EndingState, ServiceEnding
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.service_rules import is_followed_up, is_waiting
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ports.desk import Desk


class CaseState(StrEnum):
    """Where a family stands; `TO_CLOSE` (*do zamknięcia*) still counts towards the limit."""

    WAITING = "waiting"
    RUNNING = "running"
    TO_CLOSE = "to_close"
    FOLLOW_UP = "follow_up"
    ENDED = "ended"


@dataclass(frozen=True)
class CaseRow:
    """One family.

    Attributes:
        on: Day it came there: request, first day, proposed end, end; None when not known.
    """

    family_id: str
    number: str
    name: str
    state: CaseState
    on: date | None


def case_states(desk: Desk, today: date | None = None) -> list[CaseRow]:
    """All families of this store in the order of states, then by name; two queries."""
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        families = unit.find(Family)
        prepared = {one.scope: one for one in unit.find(ServiceEnding, state=EndingState.PREPARED)}
    rows = [_row(family, prepared.get(family.scope), day) for family in families]
    order = list(CaseState)
    return sorted(rows, key=lambda row: (order.index(row.state), collation_key(row.name), row.number))


def _row(family: Family, ending: ServiceEnding | None, day: date) -> CaseRow:
    if is_waiting(family, day):
        state, on = CaseState.WAITING, family.requested_on
    elif family.ended_on is not None and family.ended_on <= day:
        state = CaseState.FOLLOW_UP if is_followed_up(family, day) else CaseState.ENDED
        on = family.ended_on
    elif ending is not None:
        state, on = CaseState.TO_CLOSE, ending.ends_on
    else:
        state, on = CaseState.RUNNING, family.cooperation_from
    return CaseRow(family.id, family.number, family.name, state, on)
