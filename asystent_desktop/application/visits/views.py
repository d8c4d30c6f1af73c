"""What painters are shown of visits and appointments."""

from dataclasses import dataclass
from datetime import date, datetime, time

from asystent_desktop.application.visits.forms import VisitForm
from asystent_desktop.domain.kinds.visit import Attempt, Place, Safety, VisitKind


@dataclass(frozen=True)
class VisitRow:
    """A row of the list of visits; labels are message ids.

    Attributes:
        first_line: First line of the facts, or of the attempts (else the reason) when it did not take place.
        entered_late: Recorded on a later day than it took place.
        corrected: This is a corrected version; the former ones stay readable through `VisitView.former_id`.
        unsigned: A meeting of the last weeks nobody signed for, in an office where families sign.
    """

    visit_id: str
    on: date
    start: time
    end: time
    minutes: int
    place: str
    place_label: str
    kind: VisitKind
    kind_label: str
    held: bool
    first_line: str
    entered_late: bool
    corrected: bool
    unsigned: bool = False


@dataclass(frozen=True)
class VisitView:
    """A whole card.

    Attributes:
        present_names: First names, in the card's order; `children_seen_names`, `goal_titles` likewise.
        safety_label: Message id; empty when there is no answer.
        former_id: The card this one corrects; None for a first version.
        successor_id: The card that corrects this one; None for the latest version.
        author_name: Empty when the author is not known at this computer.
    """

    visit_id: str
    family_id: str
    family_name: str
    family_number: str
    on: date
    start: time
    end: time
    minutes: int
    place: str
    place_label: str
    kind: VisitKind
    kind_label: str
    held: bool
    present: tuple[str, ...]
    present_names: tuple[str, ...]
    children_seen: tuple[str, ...]
    children_seen_names: tuple[str, ...]
    goals: tuple[str, ...]
    goal_titles: tuple[str, ...]
    facts: str
    assessment: str
    safety: Safety | None
    safety_label: str
    agreements: str
    attempts: str
    next_on: date | None
    next_at: time | None
    recorded_at: datetime
    entered_late: bool
    former_id: str | None
    successor_id: str | None
    correction_reason: str
    author_id: str
    author_name: str
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
    accompanied_name: str = ""
    missed_reason: str = ""
    attempted: tuple[Attempt, ...] = ()
    notice: str = ""
    group_id: str = ""


@dataclass(frozen=True)
class AppointmentView:
    """A planned meeting, or one that took place without having been planned.

    Attributes:
        appointment_id: Empty for one that was not planned.
        done: A card was finished for it. `visit_id`: that card.
        held: The card says that it took place; None before.
    """

    appointment_id: str
    family_id: str
    family_name: str
    on: date
    start: time
    end: time
    place_label: str
    address: str
    done: bool
    family_number: str = ""
    district: str = ""
    place: str = Place.HOME.value
    visit_id: str | None = None
    held: bool | None = None


@dataclass(frozen=True)
class RecoveredDraft:
    """Unfinished typing found again.

    Attributes:
        corrects: Id of the card that was being corrected; None for a new one.
    """

    form: VisitForm
    saved_at: datetime
    corrects: str | None = None


@dataclass(frozen=True)
class ChildSeen:
    """When a child was last seen with one's own eyes.

    Attributes:
        not_lately: Never, or longer ago than the limit.
    """

    member_id: str
    name: str
    last_on: date | None
    not_lately: bool
