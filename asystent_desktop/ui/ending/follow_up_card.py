"""Follow-up (*monitoring*) with its dates, and the way back to the service."""

from __future__ import annotations

from asystent_desktop.application.family.follow_ups import FollowUpView
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.kinds.ending import FollowUp, FollowUpContact
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date, short_date
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.ending.asking_card import AskingCard
from asystent_desktop.ui.ending.presenter import EndingFile, EndingPresenter
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone


class FollowUpCard(AskingCard):
    """The card."""

    def __init__(self, presenter: EndingPresenter) -> None:
        super().__init__(_("Follow-up"), presenter)
        self._first_day = presenter.today()

    def show_file(self, file: EndingFile) -> None:
        """Shows every follow-up, newest first; hidden while nothing has ended."""
        self._first_day = file.first_day_again
        over = file.state in (CaseState.FOLLOW_UP, CaseState.ENDED)
        self.setVisible(over or bool(file.follow_ups))
        running = next((one for one in file.follow_ups if one.running), None)
        needs = running is not None and running.needs_return
        self.begin(_("needs the service again") if needs else "", Tone.OVERDUE)
        for view in file.follow_ups:
            self._follow_up(view)
        if over and running is None:
            self.deed(_("Begin follow-up"), self.ask_start, icon=Icon.ADD)
        if over:
            self.deed(_("Return to the service"), self.ask_return, primary=needs)

    def _follow_up(self, view: FollowUpView) -> None:
        hide, one = masking().text, view.follow_up
        until = one.ended_on or one.until
        words = _("{first} – {last}").format(first=numeric_date(one.since), last=numeric_date(until))
        deeds = [(_("Make the paper"), lambda: self.paper_wanted.emit("follow-up", one.id))]
        if view.running:
            deeds.insert(0, (_("Note a contact"), lambda: self.ask_contact(view)))
            deeds.insert(1, (_("Change"), lambda: self.ask_change(view)))
        self.row(words, deeds, Icon.SHOW)
        self.fact(_("Plan of follow-up"), hide(one.plan))
        self.fact(_("Next contact"), short_date(view.next_on) if view.next_on else "")
        self.fact(_("Result"), hide(one.result))
        for contact in view.contacts:
            said = " · ".join(
                part
                for part in (_(enum_label(contact.stability)), hide(contact.how), hide(contact.note))
                if part
            )
            self.fact(numeric_date(contact.on), said)

    def ask_start(self) -> None:
        """Begins follow-up."""
        types = types_of(FollowUp, "since", "until", "plan", "next_on")
        types |= {"since": types["until"] | None, "until": types["until"] | None}
        hints = {
            "since": _("Empty: the day after the service."),
            "until": _("Empty: as long as the office follows families up."),
        }
        self._sheet(_("Follow-up"), types, self._presenter.following(), hints=hints)

    def ask_contact(self, view: FollowUpView) -> None:
        """Writes down one look at the family."""
        types = types_of(FollowUpContact, "on", "stability", "how", "note", "next_on")
        job = self._presenter.looking(view.follow_up.id)
        self._sheet(_("Contact of follow-up"), types, job, {"on": self._presenter.today()})

    def ask_change(self, view: FollowUpView) -> None:
        """Moves the last day, or ends follow-up with its result."""
        types = types_of(FollowUp, "until", "ended_on", "result")
        values = {name: getattr(view.follow_up, name) for name in types}
        self._sheet(_("Follow-up"), types, self._presenter.moving(view.follow_up.id), values)

    def ask_return(self) -> None:
        """Begins the service again."""
        types = {"begins_on": types_of(FollowUp, "since")["since"]}
        values = {"begins_on": self._first_day}
        self._sheet(_("Return to the service"), types, self._presenter.returning(), values)
