"""Reads how a service ends and what follows it: minutes of the team, the ending, follow-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, follow_ups, services
from asystent_desktop.application.family.endings import EndingView, ToldView
from asystent_desktop.application.family.follow_ups import FollowUpView
from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.application.wording import case_states
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.application.wording.entry_words import word_problem
from asystent_desktop.domain.kinds.ending import EndingNotice, EndingState
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.domain.records import Record
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ui.presenting import FamilyPresenter


@dataclass(frozen=True)
class EndingFile:
    """What the tab shows.

    Attributes:
        state: Where the family stands.
        minutes, tasks: Of the family team, newest first.
        endings, follow_ups: Newest first.
    """

    state: CaseState
    minutes: tuple[TeamMinutes, ...]
    tasks: tuple[TeamTask, ...]
    endings: tuple[EndingView, ...]
    follow_ups: tuple[FollowUpView, ...]
    today: date

    @property
    def prepared(self) -> EndingView | None:
        """The ending that waits to be closed."""
        return next((one for one in self.endings if one.ending.state == EndingState.PREPARED), None)

    @property
    def first_day_again(self) -> date:
        """The first day a service can begin again: today, or the day after one that ended today."""
        over = [one.ending for one in self.endings if one.ending.state != EndingState.PREPARED]
        return max([self.today, *((one.closed_on or one.ends_on) + timedelta(days=1) for one in over)])


class EndingPresenter(FamilyPresenter):
    """The end of one family's service."""

    kinds: ClassVar[tuple[str, ...]] = (
        *("family", "service_ending", "ending_notice", "team_minutes", "team_task"),
        *("follow_up", "follow_up_contact", "case_basis"),
    )

    def read(self) -> EndingFile:
        """Everything at once."""
        desk, family_id = self.desk, self.family_id
        minutes = entries.entries(desk, family_id, TeamMinutes)
        states = {row.family_id: row.state for row in case_states.case_states(desk)}
        return EndingFile(
            state=states[family_id],
            minutes=tuple(sorted(minutes, key=lambda one: (one.on, one.id), reverse=True)),
            tasks=tuple(entries.entries(desk, family_id, TeamTask)),
            endings=tuple(endings.endings(desk, family_id)),
            follow_ups=tuple(follow_ups.follow_ups(desk, family_id)),
            today=desk.clock.today(),
        )

    def today(self) -> date:
        """The day."""
        return self.desk.clock.today()

    def refuse(self, error: AppError) -> None:
        """Words a fault, a wrong entry field by field."""
        if isinstance(error, InvalidForm):
            self.refused.emit(" ".join(map(word_problem, error.problems)))
        else:
            self.refused.emit(word(error))

    def adding(self, cls: type[Record], **fixed: Any) -> Callable[[dict[str, Any]], object]:
        """A job that adds an entry."""
        return lambda given: entries.add(self.desk, self.family_id, cls, **fixed, **given)

    def changing(self, cls: type[Record], entry_id: str) -> Callable[[dict[str, Any]], object]:
        """A job that changes an entry."""
        return lambda given: entries.change(self.desk, cls, entry_id, **given)

    def remove(self, cls: type[Record], entry_id: str, done: Callable[[], None]) -> None:
        """Takes an entry back."""
        self.write(partial(entries.remove, self.desk, cls, entry_id), lambda _changes: done())

    def restore(self, cls: type[Record], entry_id: str) -> None:
        """Brings it back."""
        self.write(partial(entries.restore, self.desk, cls, entry_id))

    def settle(self, task: TeamTask) -> None:
        """A task of the team is done today, or open again."""
        day = None if task.done_on else self.today()
        self.write(partial(entries.change, self.desk, TeamTask, task.id, done_on=day))

    def preparing(self) -> Callable[[dict[str, Any]], object]:
        """A job that prepares an ending."""
        return lambda given: endings.prepare_ending(self.desk, self.family_id, **given)

    def altering(self, ending_id: str) -> Callable[[dict[str, Any]], object]:
        """A job that changes a prepared ending."""
        return lambda given: endings.change_ending(self.desk, ending_id, **given)

    def closing(self, ending_id: str) -> Callable[[dict[str, Any]], object]:
        """A job that closes an ending by the newest minutes, or by the head's note."""

        def close(given: dict[str, Any]) -> object:
            return endings.close_ending(self.desk, ending_id, **given)

        return close

    def drop(self, ending_id: str) -> None:
        """The work goes on."""
        self.write(partial(endings.drop_ending, self.desk, ending_id))

    def telling(self, ending_id: str, told: ToldView) -> Callable[[dict[str, Any]], object]:
        """A job that notes a notice."""
        return self.adding(EndingNotice, ending_id=ending_id, told=told.told)

    def following(self) -> Callable[[dict[str, Any]], object]:
        """A job that begins follow-up."""
        return lambda given: follow_ups.start_follow_up(self.desk, self.family_id, **given)

    def looking(self, follow_up_id: str) -> Callable[[dict[str, Any]], object]:
        """A job that writes down one look at the family."""
        return lambda given: follow_ups.add_follow_up_contact(self.desk, follow_up_id, **given)

    def moving(self, follow_up_id: str) -> Callable[[dict[str, Any]], object]:
        """A job that moves the last day of follow-up, or ends it."""
        return lambda given: follow_ups.change_follow_up(self.desk, follow_up_id, **given)

    def returning(self) -> Callable[[dict[str, Any]], object]:
        """A job that begins the service again."""
        return lambda given: services.return_to_service(self.desk, self.family_id, **given)
