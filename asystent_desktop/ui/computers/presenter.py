"""Reads the office's report, the computers and the held entries; revokes, admits, rejects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.assignments import views as assignment_views
from asystent_desktop.application.assignments.views import ComputerRow, FamilyRef, RevokedComputer
from asystent_desktop.application.exchange import alarms, erasure, held
from asystent_desktop.application.exchange.alarms import AlarmRow, OfficeReport
from asystent_desktop.application.exchange.desk import anything_may_have_changed
from asystent_desktop.application.exchange.erasure import OrderRow
from asystent_desktop.application.exchange.held import HeldEntry, HeldField
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.tasks import Tasks

AMBER_DAYS, RED_DAYS = 7, 14
"""Days without an exchange (screens brief, rule 5)."""


@dataclass(frozen=True)
class Machine:
    """One computer: what the directory says of it, and what the office's report adds.

    Attributes:
        last_heard_at: None: never, or no report yet.
        state: "ok", "quiet", "alarm", "revoked", "never", or "" without a report.
        waiting: Changes it had not handed in when it was last heard of.
        drill_at: Last proof that the office can open it; None without one.
        silent_days: Days since it was heard of; -1 when never.
    """

    device_id: str
    label: str
    person_id: str
    person_name: str
    families: tuple[FamilyRef, ...]
    revoked_at: datetime | None
    last_heard_at: datetime | None = None
    state: str = ""
    waiting: int = 0
    escrow: bool = False
    drill_at: datetime | None = None
    silent_days: int = -1

    @property
    def named(self) -> str:
        """Its label, or the end of its number: what its answer file is called, too."""
        return self.label or self.device_id[-8:]

    @property
    def needs_attention(self) -> bool:
        """Whether somebody ought to look at it."""
        return self.state in ("quiet", "alarm", "never") or self.silent_days >= AMBER_DAYS


@dataclass(frozen=True)
class ComputersDesk:
    """Everything the screen shows.

    Attributes:
        report_at: When the office wrote its report; None: none came yet.
        orders: To destroy files; they wait for a second person. `me`: id of the person at this desk.
    """

    now: datetime
    machines: tuple[Machine, ...]
    alarms: tuple[AlarmRow, ...]
    held: tuple[HeldEntry, ...]
    report_at: datetime | None
    last_backup_at: datetime | None
    backup_overdue: bool
    orders: tuple[OrderRow, ...] = ()
    me: str = ""


@dataclass(frozen=True)
class HeldText:
    """What a held entry says, for the person who decides."""

    entry: HeldEntry
    fields: tuple[HeldField, ...]


class ComputersPresenter(Presenter):
    """The screen's own thinking; `loaded` carries a ComputersDesk.

    Attributes:
        revoked: Carries a RevokedComputer.
        text_read: Carries a HeldText.
        decided: True: an entry was admitted; False: rejected.
        erased: The second person consented; the content is gone here.
        counted: How many alarms, entries and orders wait, for the rail.
    """

    revoked = Signal(object)
    text_read = Signal(object)
    decided = Signal(bool)
    erased = Signal()
    counted = Signal(int)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self.loaded.connect(lambda found: self.counted.emit(_waiting(found)))

    def read(self) -> ComputersDesk:
        """Report, directory and held entries."""
        desk, now = self.desk, self.desk.clock.now()
        report = alarms.office_report(desk)
        return ComputersDesk(
            now=now,
            machines=_machines(assignment_views.computers(desk), report, now),
            alarms=report.alarms if report else (),
            held=held.held_entries(desk),
            report_at=report.at if report else None,
            last_backup_at=report.last_backup_at if report else None,
            backup_overdue=bool(report and report.backup_overdue),
            orders=_orders(desk),
            me=desk.identity().person_id,
        )

    def revoke(self, device_id: str, reason: str) -> None:
        """Cuts a computer off; the office honours it with the next exchange."""

        def done(found: RevokedComputer) -> None:
            self.revoked.emit(found)
            self.load()

        self.write(lambda: assignment_views.revoke_computer(self.desk, device_id, reason), done)

    def consent(self, order_id: str) -> None:
        """The second person's half; every view reads again, for a file may be gone."""

        def job() -> ChangeSet:
            erasure.consent(self.desk, order_id)
            return anything_may_have_changed(self.desk)

        self.write(job, lambda _changes: self.erased.emit())

    def read_held(self, entry: HeldEntry) -> None:
        """Reads what a held entry says."""
        self.tasks.read(
            self,
            lambda: HeldText(entry, held.held_fields(self.desk, entry.commit)),
            self.text_read.emit,
            self.refuse,
        )

    def admit(self, commit: str) -> None:
        """Takes a held entry into the file."""
        self.write(lambda: held.admit_entry(self.desk, commit), lambda _changes: self._decided(taken=True))

    def reject(self, commit: str, reason: str) -> None:
        """Leaves it out; it stays in the journal."""
        self.write(
            lambda: held.reject_entry(self.desk, commit, reason), lambda _changes: self._decided(taken=False)
        )

    def _decided(self, *, taken: bool) -> None:
        self.decided.emit(taken)
        self.load()


def _waiting(found: ComputersDesk) -> int:
    """What waits for the person at this desk; her own orders wait for another."""
    others = [one for one in found.orders if one.ordered_by != found.me]
    return len(found.alarms) + len(found.held) + len(others)


def _orders(desk: Desk) -> tuple[OrderRow, ...]:
    if not desk.identity().enrolled:
        return ()
    return tuple(one for one in erasure.orders(desk) if one.state == "waiting")


def _machines(
    rows: tuple[ComputerRow, ...], report: OfficeReport | None, now: datetime
) -> tuple[Machine, ...]:
    """Those that need somebody first, revoked ones last."""
    states = {one.device_id: one for one in report.computers} if report else {}
    found = []
    for row in rows:
        state = states.get(row.device_id)
        heard = state.last_heard_at if state else None
        found.append(
            Machine(
                device_id=row.device_id,
                label=row.label,
                person_id=row.person_id,
                person_name=row.person_name,
                families=tuple(row.families),
                revoked_at=row.revoked_at or (state.revoked_at if state else None),
                last_heard_at=heard,
                state=str(state.state) if state else "",
                waiting=state.waiting if state else 0,
                escrow=bool(state and state.escrow),
                drill_at=state.drill_at if state else None,
                silent_days=(now - heard).days if heard else -1,
            )
        )
    order = {"alarm": 0, "quiet": 1, "never": 2, "ok": 3, "": 3, "revoked": 4}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.revoked_at is not None,
                order.get(one.state, 3),
                -one.silent_days,
                one.label,
            ),
        )
    )
