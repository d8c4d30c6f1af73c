"""Where families stand against the Director's order, without reading their visit cards but the latest few."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from asystent_desktop.application.reading import by_scope, limit_on
from asystent_desktop.application.visits.kinds import resetting_kinds
from asystent_desktop.domain.contact_rule import ContactState, RhythmChange, contact_state, counted_from
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
    states = {}
    for family in asked:
        last, begun = last_meeting(unit, family.scope, kinds), family.cooperation_from or day
        first, *changes = rhythm(desk, rhythms[family.scope], min(counted_from(last, begun), day), day)
        states[family.id] = contact_state(
            last,
            begun,
            day,
            interval_working_days=first.interval_working_days,
            holidays=desk.rules.holidays,
            changes=changes,
        )
    return states


def rhythm(desk: Desk, held: Sequence[ContactCadence], first: date, last: date) -> tuple[RhythmChange, ...]:
    """Which interval holds on the first day, then each other one up to the last, earliest first."""
    limits, key = desk.rules.limits, Limit.CONTACT_INTERVAL_WORKING_DAYS
    days = {first, *(one.since for one in held), *(one.valid_from for one in limits.entries[key])}
    days.update(one.until + timedelta(days=1) for one in held if one.until is not None)
    found: list[RhythmChange] = []
    for day in sorted(one for one in days if first <= one <= last):
        own = cadence_on(held, day)
        # A service older than every dated value of the order is judged by the one of today.
        office = limits.at(day).optional(key) or limit_on(desk, key, last)
        interval = own.interval_working_days if own else office
        if not found or found[-1].interval_working_days != interval:
            found.append(RhythmChange(day, interval))
    return tuple(found)


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
