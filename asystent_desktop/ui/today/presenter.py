"""Reads the day: what is due, the visits, the meetings planned ahead, and the opinions that wait.

The dock and the page may share one presenter. A write that touches anything shown here reads the day again,
once for a burst of writes; midnight does too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asystent_desktop.application.due import cases
from asystent_desktop.application.due.views import TodayView
from asystent_desktop.application.letterhead import is_office
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import OpinionRow, RequestView
from asystent_desktop.application.planner import brief, load, time_sheet
from asystent_desktop.application.planner.brief import Brief
from asystent_desktop.application.planner.load import DayLoad
from asystent_desktop.application.planner.time_sheet import Unfilled
from asystent_desktop.application.visits import appointments
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.tasks import Tasks

_KINDS = (
    "family",
    "visit",
    "appointment",
    "work_plan",
    "plan_action",
    "plan_goal",
    "court_request",
    "court_opinion",
    "opinion_part",
    "assignment",
    "family_member",
    *("postponement", "contact_cadence", "court_report_schedule", "assessment", "team_task", "team_minutes"),
    *("team_work", "referral", "placement", "follow_up", "follow_up_contact", "service_ending", "case_basis"),
    *("cooperation_consent", "information_clause", "for_life_document", "authorisation", "blue_card"),
)
_PLANNED_DAYS = 14
_BURST_MS = 120
_TICK_MS = 30_000


@dataclass(frozen=True)
class Day:
    """Everything the dock and the page show.

    Attributes:
        planned: The next meeting of a family that has no card yet, within two weeks, by family id.
        requests: The court's letters by id. `opinions`: opinions by id.
        waiting: Opinions that wait for somebody else.
        load: One's own; for the head the team's, too.
        next_brief: What to know before the next visit of today; None without one.
        unfilled: Finished cards whose way is missing in the time sheet.
    """

    view: TodayView
    load: DayLoad
    planned: Mapping[str, AppointmentView]
    requests: Mapping[str, RequestView]
    opinions: Mapping[str, OpinionRow]
    waiting: tuple[OpinionRow, ...]
    next_brief: Brief | None
    unfilled: tuple[Unfilled, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether there is a family to work with; an office's page begins with the office's people."""
        own = self.load.own
        return own is None or bool(own.current or self.planned or self.view.visits)

    def opinion_of(self, request_id: str) -> OpinionRow | None:
        """The opinion that answers a letter; None before it was begun."""
        request = self.requests.get(request_id)
        return self.opinions.get(request.opinion_id or "") if request else None


class TodayPresenter(QObject):
    """The day.

    Attributes:
        shown: Carries a Day.
        ticked: Half a minute went by; distances in minutes are to be told anew.
        refused: Carries the words of an error.
    """

    shown = Signal(object)
    ticked = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks = desk, tasks
        self.day: Day | None = None
        self._burst = QTimer(self, interval=_BURST_MS, singleShot=True)
        self._burst.timeout.connect(self.load)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        tasks.changed.connect(self._changed)

    def now(self) -> datetime:
        """The wall clock, local, without a zone."""
        return local_time(self.desk.clock.now())

    def load(self) -> None:
        """Reads the day."""
        self._burst.stop()
        self.tasks.read(self, lambda: read_day(self.desk), self._show, self._refuse)

    def _show(self, day: Day) -> None:
        self.day = day
        self.shown.emit(day)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_KINDS):
            self._burst.start()

    def _tick(self) -> None:
        if self.day is not None and self.day.view.on != self.desk.clock.today():
            self.load()
        else:
            self.ticked.emit()


def read_day(desk: Desk) -> Day:
    """Everything in one go, on the database thread."""
    view = cases.today(desk)
    rows = opinions.opinions(desk)
    upcoming = next_visit(view.visits, local_time(desk.clock.now()))
    return Day(
        view=view,
        load=load.day_load(desk, view.on),
        planned=_planned(desk, view.on),
        requests={one.request_id: one for one in opinions.requests(desk)},
        opinions={one.opinion_id: one for one in rows},
        waiting=_waiting(desk, rows),
        next_brief=brief.brief(desk, upcoming.family_id) if upcoming else None,
        unfilled=time_sheet.unfilled(desk, view.on),
    )


def _waiting(desk: Desk, rows: Iterable[OpinionRow]) -> tuple[OpinionRow, ...]:
    """Opinions the head has to accept; the head's own page leaves out those that wait for the head."""
    me = desk.identity()
    submitted = (one for one in rows if one.state == OpinionState.SUBMITTED)
    return tuple(one for one in submitted if not is_office(me) or one.author_id == me.person_id)


def next_visit(planned: tuple[AppointmentView, ...], now: datetime) -> AppointmentView | None:
    """The first visit of the day without a card that is not over yet, else the first without one.

    Args:
        planned: The day's visits in order of time.
        now: The local wall clock.
    """
    waiting = [one for one in planned if not one.done]
    ahead = (one for one in waiting if datetime.combine(one.on, one.end) > now)
    return next(ahead, waiting[0] if waiting else None)


def _planned(desk: Desk, today: date) -> dict[str, AppointmentView]:
    found: dict[str, AppointmentView] = {}
    for one in appointments.appointments_between(desk, today, today + timedelta(days=_PLANNED_DAYS - 1)):
        if not one.done:
            found.setdefault(one.family_id, one)
    return found
