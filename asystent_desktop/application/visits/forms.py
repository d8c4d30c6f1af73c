"""The visit card as it is being typed: plain values, kept as a draft, checked before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from enum import StrEnum
from typing import Any

from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.domain.kinds.visit import Attempt, Place, Safety, Visit, VisitKind


class InvalidVisit(InvalidForm):
    """A visit card cannot be finished."""

    code = "application.invalid-visit"


@dataclass(frozen=True)
class VisitForm:
    """A visit card being typed; fields as in `domain.kinds.visit.Visit`.

    `present`, `children_seen` and `safety` are evidence and are never prefilled.
    """

    family_id: str
    on: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = Place.HOME.value
    kind: VisitKind = VisitKind.PLANNED
    held: bool = True
    present: tuple[str, ...] = ()
    children_seen: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    facts: str = ""
    assessment: str = ""
    safety: Safety | None = None
    agreements: str = ""
    attempts: str = ""
    next_on: date | None = None
    next_at: time | None = None
    planned: bool | None = None
    child_voice: str = ""
    settled: tuple[str, ...] = ()
    statutory_tasks: tuple[str, ...] = ()
    life_support: tuple[str, ...] = ()
    travel_km: int = 0
    travel_minutes: int = 0
    court: str = ""
    case_ref: str = ""
    hearing_at: time | None = None
    accompanied: str | None = None
    missed_reason: str = ""
    attempted: tuple[Attempt, ...] = ()
    notice: str = ""
    group_id: str = ""

    @classmethod
    def of(cls, visit: Visit) -> "VisitForm":
        """The form filled from a finished card, to correct it."""
        family_id = visit.scope.partition(":")[2]
        held = {field.name: getattr(visit, field.name) for field in fields(cls) if field.name != "family_id"}
        return cls(family_id=family_id, **held)

    def draft_fields(self) -> dict[str, object]:
        """JSON-able values of every field: dates and times as ISO text, enums by value."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_draft(cls, kept: Mapping[str, object]) -> "VisitForm":
        """Reads `draft_fields` back; an unreadable value falls back to the field's empty one.

        A draft is somebody's typing after a crash or an update: the readable rest must come back.
        """
        read = {
            name: value
            for name, reader in _READERS.items()
            if name in kept and (value := _read(reader, kept[name])) is not _UNREADABLE
        }
        return cls(family_id=str(kept.get("family_id", "")), **read)


_UNREADABLE = object()


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Attempt):
        return [value.at.isoformat(), value.way]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _read(reader: Any, value: object) -> Any:
    try:
        return reader(value)
    except (TypeError, ValueError):
        return _UNREADABLE


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _hour(value: Any) -> time | None:
    return None if value is None else time.fromisoformat(value)


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in value)


def _attempts(value: Any) -> tuple[Attempt, ...]:
    return tuple(Attempt(time.fromisoformat(at), str(way)) for at, way in value)


def _safety(value: Any) -> Safety | None:
    return None if value is None else Safety(value)


_READERS: dict[str, Any] = {
    "on": _day,
    "start": _hour,
    "end": _hour,
    "place": str,
    "kind": VisitKind,
    "held": bool,
    "present": _ids,
    "children_seen": _ids,
    "goals": _ids,
    "facts": str,
    "assessment": str,
    "safety": _safety,
    "agreements": str,
    "attempts": str,
    "next_on": _day,
    "next_at": _hour,
    "planned": lambda value: None if value is None else bool(value),
    "child_voice": str,
    "settled": _ids,
    "statutory_tasks": _ids,
    "life_support": _ids,
    "travel_km": int,
    "travel_minutes": int,
    "court": str,
    "case_ref": str,
    "hearing_at": _hour,
    "accompanied": lambda value: None if value is None else str(value),
    "missed_reason": str,
    "attempted": _attempts,
    "notice": str,
    "group_id": str,
}
