"""Meetings with the family: planned ones in her own planner, finished cards in the family file."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, rule, sensitive


class Place(StrEnum):
    """Where a meeting took place (art. 14: at home or where the family indicates).

    The places the program itself knows; records hold any key of dictionaries/places.toml.
    """

    HOME = "home"
    OFFICE = "office"
    SCHOOL = "school"
    AUTHORITY_OR_COURT = "authority_or_court"
    HEALTH = "health"
    FOSTER_HOME = "foster_home"
    OTHER = "other"


class VisitKind(StrEnum):
    """What kind of contact it was; which of them reset the Director's rule is said by the dictionary.

    HEARING: a child accompanied at a sitting or a hearing (art. 15 ust. 1 pkt 11a). GROUP, COMMUNITY: the
    family's share of something held for several families at once.
    """

    PLANNED = "planned"
    UNANNOUNCED = "unannounced"
    INTERVENTION = "intervention"
    ACCOMPANYING = "accompanying"
    HEARING = "hearing"
    CONSULTATION = "consultation"
    MEDIATION = "mediation"
    PHONE = "phone"
    FOLLOW_UP = "follow_up"
    GROUP = "group"
    COMMUNITY = "community"


SHARED = frozenset({VisitKind.GROUP, VisitKind.COMMUNITY})
"""Kinds held for several families at once; nobody asks there whether one family's children are safe."""


class Safety(StrEnum):
    """The answer to "are the children safe?"; never prefilled."""

    NO_CONCERN = "no_concern"
    CONCERN = "concern"
    INTERVENTION = "intervention"
    NOT_SEEN = "not_seen"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to meet the family.

    Attributes:
        way: Key of dictionaries/attempt_ways.toml.
    """

    at: time
    way: str


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
        attempts: For a meeting that did not happen: what was tried, in words.
        recorded_at: When the card was finished (UTC); a later day than `on` shows as "wpisano później".
        corrects: Id of the card this one corrects; None for a first version.
        correction_reason: Why; required with `corrects`.
        author_id: Id of the person who wrote it.
        planned: Whether it stood in the planner beforehand; None where nobody said so.
        child_voice: What children said, in their own words (*głos dziecka*); never shown on the overview.
        settled: Earlier agreements found done at this meeting, word for word.
        statutory_tasks: Points of art. 15 ust. 1 the meeting served.
        life_support: Forms of support of the "Za życiem" programme given; counted.
        travel_km, travel_minutes: The way there and back.
        court, case_ref, hearing_at, accompanied: Of a HEARING: court, case reference, hour, id of the child.
        missed_reason: Key of dictionaries/missed_reasons.toml; for a meeting that did not happen.
        attempted: Each attempt with its hour. `notice`: key of dictionaries/notices.toml: what was left.
        group_id: The group meeting this is one family's share of; empty otherwise.
    """

    on: date = rule(indexed=True)
    start: time
    end: time
    place: str
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
    corrects: str | None = rule(indexed=True, default=None)
    correction_reason: str = personal(default="")
    planned: bool | None = None
    child_voice: str = personal(searchable=True, default="")
    settled: tuple[str, ...] = personal(default=())
    statutory_tasks: tuple[str, ...] = ()
    life_support: tuple[str, ...] = sensitive(default=())
    travel_km: int = 0
    travel_minutes: int = 0
    court: str = personal(default="")
    case_ref: str = personal(searchable=True, default="")
    hearing_at: time | None = None
    accompanied: str | None = None
    missed_reason: str = ""
    attempted: tuple[Attempt, ...] = ()
    notice: str = ""
    group_id: str = ""


@record("visit_signature", merge=Merge.FIELD)
class VisitSignature(Record):
    """That the family signed for a meeting on the paper card of meetings (*karta spotkań*), or would not.

    Attributes:
        visit_id: The version that was signed; a correction needs a signature of its own.
        signed_on: The day of the signature, or of the refusal.
        member_id: Who signed or refused to; None where the card does not say.
        refused: Nobody signs for this meeting; `reason` says why.
    """

    visit_id: str
    signed_on: date
    member_id: str | None = None
    refused: bool = False
    reason: str = personal(default="")


@record("appointment", merge=Merge.FIELD)
class Appointment(Record):
    """A planned meeting in an assistant's own planner; scope `person:<id>`, so it holds no names.

    Attributes:
        visit_id: The finished card, once there is one.
    """

    family_id: str
    on: date = rule(indexed=True)
    start: time
    end: time
    place: str = Place.HOME.value
    visit_id: str | None = rule(indexed=True, default=None)
