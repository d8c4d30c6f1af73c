"""Records of a fictional family, to save into a fake vault."""

from datetime import UTC, date, datetime, time
from typing import Any

from asystent_desktop.domain.kinds import Appointment, Family, PlanAction, Visit
from asystent_desktop.domain.kinds.visit import Place, Safety
from asystent_desktop.domain.records import family_scope, person_scope

FAMILY_ID = "01930000-0000-7000-8000-0000000000f1"
SCOPE = family_scope(FAMILY_ID)


def family(**changes: Any) -> Family:
    values: dict[str, Any] = {
        "id": FAMILY_ID,
        "scope": SCOPE,
        "number": "R-03/2025",
        "name": "Wiśniewska",
        "full_name": "Anna Wiśniewska",
        "cooperation_from": date(2025, 3, 3),
    }
    return Family(**{**values, **changes})


def action(record_id: str, **changes: Any) -> PlanAction:
    values: dict[str, Any] = {
        "id": record_id,
        "scope": SCOPE,
        "goal_id": "g",
        "position": 1,
        "text": "Zapisać Zosię do logopedy",
    }
    return PlanAction(**{**values, **changes})


def visit(record_id: str, **changes: Any) -> Visit:
    values: dict[str, Any] = {
        "id": record_id,
        "scope": SCOPE,
        "on": date(2026, 11, 16),
        "start": time(15, 0),
        "end": time(16, 30),
        "place": Place.HOME,
        "facts": "Zosia pokazała zeszyt. Matka umówiła wizytę u logopedy.",
        "safety": Safety.NO_CONCERN,
        "present": ("m1", "m2"),
        "recorded_at": datetime(2026, 11, 16, 17, 0, tzinfo=UTC),
        "author_id": "p",
    }
    return Visit(**{**values, **changes})


def appointment(record_id: str, person_id: str, **changes: Any) -> Appointment:
    values: dict[str, Any] = {
        "id": record_id,
        "scope": person_scope(person_id),
        "family_id": FAMILY_ID,
        "on": date(2026, 11, 20),
        "start": time(14, 0),
        "end": time(15, 0),
    }
    return Appointment(**{**values, **changes})
