"""The visit card as it is being typed: plain values, kept as a draft, checked before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from enum import StrEnum
from typing import Any

from asystent_desktop.domain.kinds.visit import Place, Safety, Visit, VisitKind
from asystent_desktop.errors import UserFixable


@dataclass(frozen=True)
class FieldProblem:
    """Why a field cannot be saved.

    Attributes:
        field: Name of the form's field.
        code: Stable; `labels.word_problem` words it.
        values: What the wording needs, as sorted name-value pairs; never text from the file.
    """

    field: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


class InvalidForm(UserFixable):
    """A form cannot be saved as it is; the draft is kept.

    Attributes:
        problems: At least one.

    Values: `fields`.
    """

    code = "application.invalid-form"

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems
        super().__init__(fields=", ".join(problem.field for problem in problems))


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
    place: Place = Place.HOME
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
    return list(value) if isinstance(value, tuple) else value


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


def _safety(value: Any) -> Safety | None:
    return None if value is None else Safety(value)


_READERS: dict[str, Any] = {
    "on": _day,
    "start": _hour,
    "end": _hour,
    "place": Place,
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
}


def check_visit(form: VisitForm, today: date | None = None) -> tuple[FieldProblem, ...]:
    """What stands in the way of finishing the card, in the order of the form's fields.

    Args:
        form: The card.
        today: The day a visit may not lie after; None leaves that rule out.
    """
    found = [*_time_problems(form, today), *_content_problems(form)]
    if form.next_on is not None and form.on is not None and form.next_on < form.on:
        found.append(FieldProblem("next_on", "before-visit"))
    return tuple(found)


def _time_problems(form: VisitForm, today: date | None) -> list[FieldProblem]:
    missing = [
        FieldProblem(name, "missing") for name in ("on", "start", "end") if getattr(form, name) is None
    ]
    if form.on is not None and today is not None and form.on > today:
        missing.append(FieldProblem("on", "future"))
    if form.start is not None and form.end is not None and form.end <= form.start:
        missing.append(FieldProblem("end", "not-after-start"))
    return missing


def _content_problems(form: VisitForm) -> list[FieldProblem]:
    if not form.held:
        return [] if form.attempts.strip() else [FieldProblem("attempts", "missing")]
    found = [] if form.facts.strip() else [FieldProblem("facts", "missing")]
    return found if form.safety is not None else [*found, FieldProblem("safety", "missing")]
