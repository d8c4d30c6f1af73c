"""What is due, as painters and the command line are shown it."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.due_rules import DueKind, Tone


@dataclass(frozen=True)
class DueItem:
    """One term.

    Attributes:
        kind: What it is about. `family_id`, `family`, `family_number`: empty for "caseload".
        family: The family's short name.
        working_days_left: 0 on the day itself, negative when overdue.
        label_key: Message id, e.g. "Meeting (order)".
        detail: Case reference or the action's text; may be empty. Personal text.
        tone: "overdue", "soon" or "calm".
        record_id: What to open: the request, the action; the family itself otherwise.
        last_on: The last held meeting, for "contact"; None otherwise.
        planned_on: The day it is planned for: the next planned visit, or the day it was put off to. The
            term itself is `due_on` all the same.
        postponed_until: The day it was put off to; None when it was not. `reason`: why. Personal text.
        postponement_id: The record that says so.
        warning: For "assessment": the last of the warnings reached (30, 14 or 7 days), None before.
    """

    kind: DueKind
    family_id: str
    family: str
    family_number: str
    due_on: date
    working_days_left: int
    label_key: str
    detail: str
    tone: Tone
    record_id: str = ""
    last_on: date | None = None
    planned_on: date | None = None
    postponed_until: date | None = None
    reason: str = ""
    postponement_id: str = ""
    warning: int | None = None


@dataclass(frozen=True)
class TodayView:
    """The Today page.

    Attributes:
        overdue: Past their day.
        visits: Today's appointments in order of time.
        this_week: Due from today to Sunday.
        next_week: Due in the week after.
        done_visits: Of today's appointments, how many have a card.
        week_ends_on: The Friday (or, on a weekend, the Sunday) that "this week" runs to.
        lacking: What files lack; no day is set for it.
    """

    overdue: tuple[DueItem, ...]
    visits: tuple[AppointmentView, ...]
    this_week: tuple[DueItem, ...]
    next_week: tuple[DueItem, ...]
    done_visits: int
    visits_total: int
    on: date
    week_ends_on: date
    lacking: tuple[DueItem, ...] = ()
