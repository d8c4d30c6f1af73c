"""The minutes of the family team with what it decided and whom it gave tasks."""

from __future__ import annotations

from functools import partial

from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date, short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.ending.asking_card import AskingCard
from asystent_desktop.ui.ending.presenter import EndingFile, EndingPresenter
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

MINUTES = ("number", "on", "members", "decision", "findings", "next_on")
TASK = ("text", "who", "due_on")


class TeamCard(AskingCard):
    """The card."""

    def __init__(self, presenter: EndingPresenter) -> None:
        super().__init__(_("Meetings of the family team"), presenter)

    def show_file(self, file: EndingFile) -> None:
        """Shows the minutes, newest first, each with its tasks."""
        waiting = sum(task.done_on is None for task in file.tasks)
        self.begin(_("{n} open").format(n=waiting) if waiting else "", Tone.SOON)
        if not file.minutes:
            words = _("No minutes yet. The team closes a service; its minutes give number and date.")
            self.say(words, tone="muted")
        for one in file.minutes:
            self._minutes(one, [task for task in file.tasks if task.minutes_id == one.id], file)
        self.deed(_("Enter the minutes"), self.ask_minutes, icon=Icon.ADD)

    def _minutes(self, one: TeamMinutes, tasks: list[TeamTask], file: EndingFile) -> None:
        hide = masking().text
        head = _("{number} of {day}: {decision}").format(
            number=one.number, day=numeric_date(one.on), decision=_(enum_label(one.decision))
        )
        self.row(
            head,
            [
                (_("Add a task"), lambda: self.ask_task(one)),
                (_("Change"), lambda: self.ask_minutes(one)),
                (_("Make the paper"), lambda: self.paper_wanted.emit("team-minutes", one.id)),
                (_("Delete"), lambda: self._remove(one)),
            ],
            Icon.MEETING,
        )
        self.fact(_("Present"), hide("; ".join(one.members)))
        self.fact(_("Findings"), hide(one.findings))
        self.fact(_("Next meeting"), short_date(one.next_on) if one.next_on else "")
        for task in tasks:
            due = _("by {day}").format(day=short_date(task.due_on)) if task.due_on else ""
            done = _("done {day}").format(day=short_date(task.done_on)) if task.done_on else due
            words = " · ".join(part for part in (hide(task.text), hide(task.who), done) if part)
            deed = _("Open again") if task.done_on else _("Done")
            icon = Icon.DONE if task.done_on else Icon.EMPTY
            self.row(words, [(deed, partial(self._presenter.settle, task))], icon)

    def ask_minutes(self, held: TeamMinutes | None = None) -> None:
        """New minutes, or those held to be changed."""
        presenter = self._presenter
        known = isinstance(held, TeamMinutes)
        job = presenter.changing(TeamMinutes, held.id) if known and held else presenter.adding(TeamMinutes)
        values = {name: getattr(held, name) for name in MINUTES} if known else {"on": presenter.today()}
        hints = {"members": _("Names and functions, parted by semicolons.")}
        self._sheet(_("Minutes of the family team"), types_of(TeamMinutes, *MINUTES), job, values, hints)

    def ask_task(self, minutes: TeamMinutes) -> None:
        """A task the team gave."""
        job = self._presenter.adding(TeamTask, minutes_id=minutes.id)
        self._sheet(_("Task of the family team"), types_of(TeamTask, *TASK), job)

    def _remove(self, one: TeamMinutes) -> None:
        def again() -> None:
            self._presenter.restore(TeamMinutes, one.id)

        def removed() -> None:
            kit.toast(self, _("The minutes were deleted"), action=_("Undo"), on_action=again)

        self._presenter.remove(TeamMinutes, one.id, removed)
