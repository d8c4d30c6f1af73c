"""Meetings with the family: planned ones in her own planner, finished cards in the family file."""

from datetime import date, datetime, time
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, sensitive


class Place(StrEnum):
    """Where a meeting took place (art. 14: at home or where the family indicates)."""

    HOME = "home"
    OFFICE = "office"
    SCHOOL = "school"
    AUTHORITY_OR_COURT = "authority_or_court"
    OTHER = "other"


class VisitKind(StrEnum):
    """What kind of contact it was; only a held face-to-face meeting resets the 10-working-day rule."""

    PLANNED = "planned"
    UNANNOUNCED = "unannounced"
    INTERVENTION = "intervention"
    ACCOMPANYING = "accompanying"
    CONSULTATION = "consultation"
    PHONE = "phone"
    FOLLOW_UP = "follow_up"


class Safety(StrEnum):
    """The answer to "are the children safe?"; never prefilled."""

    NO_CONCERN = "no_concern"
    CONCERN = "concern"
    INTERVENTION = "intervention"
    NOT_SEEN = "not_seen"


@record("visit", merge=Merge.APPEND_ONLY)
class Visit(Record):
    """A finished visit card (*karta wizyty*); changes only by a correction.

    Attributes:
        held: False for a meeting that did not happen (*wizyta nieodbyta*).
        present: Ids of members who were there; never inferred.
        children_seen: Ids of children seen, each on its own, never inferred from `present`.
        goals: Ids of plan goals the visit worked on.
        facts: What was seen and said ("Obserwacje i wypowiedzi").
        assessment: The assistant's own assessment ("Moja ocena").
        safety: None only when the meeting did not happen.
        agreements: What was agreed until the next meeting, one a line.
        attempts: For a meeting that did not happen: attempts made and notice left.
        recorded_at: When the card was finished (UTC); a later day than `on` shows as "wpisano później".
        corrects: Id of the card this one corrects; None for a first version.
        correction_reason: Why; required with `corrects`.
        author_id: Id of the person who wrote it.
    """

    on: date
    start: time
    end: time
    place: Place
    kind: VisitKind = VisitKind.PLANNED
    held: bool = True
    present: tuple[str, ...] = ()
    children_seen: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    facts: str = personal(searchable=True, default="")
    assessment: str = personal(searchable=True, default="")
    safety: Safety | None = sensitive(default=None)
    agreements: str = personal(searchable=True, default="")
    attempts: str = personal(searchable=True, default="")
    next_on: date | None = None
    next_at: time | None = None
    recorded_at: datetime
    author_id: str
    corrects: str | None = None
    correction_reason: str = personal(default="")


@record("appointment", merge=Merge.FIELD)
class Appointment(Record):
    """A planned meeting in an assistant's own planner; scope `person:<id>`, so it holds no names.

    Attributes:
        visit_id: The finished card, once there is one.
    """

    family_id: str
    on: date
    start: time
    end: time
    place: Place = Place.HOME
    visit_id: str | None = None
