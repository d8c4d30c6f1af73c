"""Reads one's own group meetings and the families that can be invited; plans, records, takes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import families
from asystent_desktop.application.visits import group_work
from asystent_desktop.application.visits.group_work import GroupView
from asystent_desktop.domain.kinds.group_work import GroupMeeting
from asystent_desktop.ui.presenting import Presenter


@dataclass(frozen=True)
class GroupDesk:
    """What the page shows.

    Attributes:
        ahead: Planned from today on, the nearest first. `waiting`: held and not written down yet.
        done: Written down, newest first.
        families: Id, number and name of every family that can be invited.
    """

    ahead: tuple[GroupView, ...]
    waiting: tuple[GroupView, ...]
    done: tuple[GroupView, ...]
    families: tuple[tuple[str, str, str], ...]
    today: date

    def view(self, group_id: str) -> GroupView | None:
        """A meeting by its id."""
        return next(
            (one for one in (*self.waiting, *self.ahead, *self.done) if one.meeting.id == group_id), None
        )


class GroupPresenter(Presenter):
    """`loaded` carries a GroupDesk.

    Attributes:
        removed: Id of a meeting that was taken out.
    """

    removed = Signal(str)
    kinds: ClassVar[tuple[str, ...]] = ("group_meeting", "family")

    def read(self) -> GroupDesk:
        """Everything at once."""
        desk, today = self.desk, self.desk.clock.today()
        held = group_work.group_meetings(desk)
        open_ones = [one for one in held if one.meeting.recorded_on is None]
        return GroupDesk(
            ahead=tuple(one for one in open_ones if one.meeting.on > today),
            waiting=tuple(one for one in open_ones if one.meeting.on <= today),
            done=tuple(one for one in reversed(held) if one.meeting.recorded_on is not None),
            families=tuple((row.family_id, row.number, row.name) for row in families.list_families(desk)),
            today=today,
        )

    def cancel(self, group_id: str) -> None:
        """Takes a planned meeting out; `bring_back` undoes it."""
        self.write(
            partial(group_work.cancel_group, self.desk, group_id), lambda _c: self.removed.emit(group_id)
        )

    def bring_back(self, group_id: str) -> None:
        """Undoes `cancel`."""
        self.write(partial(entries.restore, self.desk, GroupMeeting, group_id))
