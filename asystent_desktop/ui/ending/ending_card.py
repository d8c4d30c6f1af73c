"""The end of the service: why, what was reached, who must be told, and what still keeps it open."""

from __future__ import annotations

from typing import Any

from asystent_desktop.application.family.endings import EndingView, ToldView
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.ending_rules import BY_HEADS_NOTE
from asystent_desktop.domain.kinds.ending import EndingNotice, EndingState, ServiceEnding, Told
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import numeric_date, short_date
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.ending.asking_card import AskingCard
from asystent_desktop.ui.ending.presenter import EndingFile, EndingPresenter
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

LACKS = {
    "minutes-missing": N_("It waits for the minutes of the family team."),
    "head-note-missing": N_("It waits for the minutes of the family team, or for the head's note."),
    "team-decided-otherwise": N_("The newest minutes of the family team decided otherwise."),
}
FIELDS = ("outcome", "cause", "ends_on", "reason", "recommendations", "protective_orders")
_PAPERS = {Told.SOCIAL_WORKER: "ending-social-worker", Told.COURT: "ending-court"}


class EndingCard(AskingCard):
    """The card."""

    def __init__(self, presenter: EndingPresenter) -> None:
        super().__init__(_("Ending of the service"), presenter)

    def show_file(self, file: EndingFile) -> None:
        """Shows every ending, newest first; the one to be closed with what it lacks."""
        waits = file.prepared is not None
        self.begin(_("to be closed") if waits else "", Tone.SOON)
        if not file.endings:
            words = _("The service goes on. The family team closes it; until then the family counts.")
            self.say(words, tone="muted")
        for view in file.endings:
            self._ending(view)
        if not waits and file.state.value == "running":
            self.deed(_("Prepare the ending"), self.ask_ending, primary=True)

    def _ending(self, view: EndingView) -> None:
        hide, ending = masking().text, view.ending
        prepared = ending.state == EndingState.PREPARED
        head = _("{outcome}: {cause}, last day {day}").format(
            outcome=_(enum_label(ending.outcome)),
            cause=_(enum_label(ending.cause)),
            day=numeric_date(ending.closed_on or ending.ends_on),
        )
        self.say(head, strong=True)
        self.fact(_("Reasons"), hide(ending.reason))
        reached = "\n".join(f"{one.done}/{one.total} {hide(one.title)}" for one in ending.goals)
        self.fact(_("Goals reached"), reached)
        self.fact(_("Recommendations"), hide(ending.recommendations))
        self.fact(_("Protective orders"), _("an application is needed") if ending.protective_orders else "")
        closed_by = hide(ending.head_note)
        if ending.minutes_id and view.minutes:
            closed_by = _("minutes {number} of {day}").format(
                number=view.minutes.number, day=numeric_date(view.minutes.on)
            )
        self.fact(_("Closed by"), "" if prepared else closed_by)
        for told in view.told:
            self._told(view, told)
        if prepared:
            if view.lacks:
                self.say(_(LACKS[view.lacks]), tone=Tone.SOON)
            self._deeds_of(view)

    def _told(self, view: EndingView, told: ToldView) -> None:
        whom = " ".join(part for part in (_(enum_label(told.told)), masking().text(told.to)) if part)
        deeds = []
        if (paper := _PAPERS.get(told.told)) is not None:
            deeds.append((_("Make the paper"), lambda: self.paper_wanted.emit(paper, view.ending.id)))
        if told.notice is None:
            deeds.append((_("Note that they were told"), lambda: self.ask_notice(view, told)))
            self.row(_("{whom}: not told yet").format(whom=whom), deeds, Icon.EMPTY)
        else:
            words = _("{whom}: told {day}").format(whom=whom, day=short_date(told.notice.on))
            proof = masking().text(told.notice.proof)
            self.row(f"{words}, {proof}" if proof else words, deeds, Icon.DONE)

    def _deeds_of(self, view: EndingView) -> None:
        by_note = view.ending.cause in BY_HEADS_NOTE
        if view.lacks is None or by_note:
            self.deed(_("Close the service"), lambda: self.ask_close(view), primary=True)
        self.deed(_("Change"), lambda: self.ask_ending(view.ending))
        self.deed(_("The work goes on"), lambda: self._presenter.drop(view.ending.id))

    def ask_ending(self, held: ServiceEnding | None = None) -> None:
        """Prepares an ending, or changes a prepared one."""
        presenter = self._presenter
        known = isinstance(held, ServiceEnding)
        job = presenter.altering(held.id) if known and held else presenter.preparing()
        values = {name: getattr(held, name) for name in FIELDS} if known else {"ends_on": presenter.today()}
        hints = {"recommendations": _("Needed when the work is interrupted.")}
        self._sheet(_("Ending of the service"), types_of(ServiceEnding, *FIELDS), job, values, hints)

    def ask_notice(self, view: EndingView, told: ToldView) -> None:
        """Notes that somebody was told."""
        job = self._presenter.telling(view.ending.id, told)
        values = {"to": told.to, "on": self._presenter.today()}
        title = _(enum_label(told.told))
        self._sheet(title[:1].upper() + title[1:], types_of(EndingNotice, "to", "on", "proof"), job, values)

    def ask_close(self, view: EndingView) -> None:
        """Closes by the newest minutes, or by the head's note."""
        names: tuple[str, ...]
        fixed: dict[str, Any]
        minutes = view.minutes if view.lacks is None else None
        close = self._presenter.closing(view.ending.id)
        if minutes is not None:
            title = _("Close the service by minutes {number}").format(number=minutes.number)
            names, fixed, day = ("closed_on",), {"minutes_id": minutes.id}, minutes.on
        else:
            title = _("Close the service by the head's note")
            names, fixed, day = ("head_note", "closed_on"), {}, view.ending.ends_on
        types = types_of(ServiceEnding, *names)
        self._sheet(title, types, lambda given: close({**fixed, **given}), {"closed_on": day})
