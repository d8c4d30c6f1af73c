"""Where families stand against the Director's order, without reading their visit cards but the latest few."""

from collections.abc import Iterable
from datetime import date

from asystent_desktop.application.reading import by_scope, limit_on
from asystent_desktop.application.visits.kinds import resetting_kinds
from asystent_desktop.domain.contact_rule import ContactState, contact_state
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.planning import ContactCadence
from asystent_desktop.domain.kinds.visit import Visit, VisitKind
from asystent_desktop.domain.limits import Limit
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_FIRST_LOOK = 4


def contact_states(
    desk: Desk, unit: UnitOfWork, families: Iterable[Family], day: date
) -> dict[str, ContactState]:
    """The state of each family by its id.

    A family without a first day counts from `day`. A rhythm of its own, with its reason, goes before the
    office's interval. Which kinds of contact count is the office's parameter.
    """
    asked = list(families)
    kinds = resetting_kinds()
    rhythms = by_scope(unit, ContactCadence, [one.scope for one in asked])
    office = limit_on(desk, Limit.CONTACT_INTERVAL_WORKING_DAYS, day)
    states = {}
    for family in asked:
        own = cadence_on(rhythms[family.scope], day)
        states[family.id] = contact_state(
            last_meeting(unit, family.scope, kinds),
            family.cooperation_from or day,
            day,
            interval_working_days=own.interval_working_days if own else office,
            holidays=desk.rules.holidays,
        )
    return states


def cadence_on(held: Iterable[ContactCadence], day: date) -> ContactCadence | None:
    """The rhythm a family has of its own on a day; the latest begun where there are several."""
    begun = [one for one in held if one.since <= day and (one.until is None or day <= one.until)]
    return max(begun, key=lambda one: (one.since, one.id), default=None)


def last_meeting(unit: UnitOfWork, scope: str, kinds: frozenset[VisitKind]) -> date | None:
    """The day of the last held contact that counts, corrections in the place of what they correct.

    The latest few cards are read, more only where none of them counts (a row of telephone calls).
    """
    limit, seen = _FIRST_LOOK, 0
    while True:
        found = unit.newest(Visit, "on", limit, scope=scope, held=True)
        for card in found[seen:]:
            if card.kind in kinds and not unit.find(Visit, scope=scope, corrects=card.id):
                return card.on
        if len(found) < limit:
            return None
        limit, seen = limit * 8, len(found)
