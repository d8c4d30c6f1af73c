"""The sheet that adds a computer: server and key, invitation, 40 digits compared aloud, signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ports.desk import House
from asystent_desktop.ports.enrolling import Access, AnswerSeen, Newcomer
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.computers.access_fields import AccessFields, PathField, show_wrong
from asystent_desktop.ui.computers.enrolling import Enrolling
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP
from asystent_desktop.ui.widgets import Option

ROLES = ("assistant", "head", "administrator")
NOBODY = "new"
TITLE = "asystentka rodziny"
"""As papers print it, so Polish in every language."""


class EnrolSheet(kit.Sheet):
    """Three steps on one sheet; each shows itself when the one before is done.

    Args:
        people: Ids and names of those who belong to the office already and may get another computer.

    Attributes:
        enrolled: A sentence: who belongs to the office now.
    """

    enrolled = Signal(str)

    def __init__(
        self, window: QWidget, house: House, tasks: Tasks, people: Sequence[tuple[str, str]] = ()
    ) -> None:
        note = _("At the office's server, with the key of the office at hand.")
        super().__init__(window, _("Add a new computer"), note, width=620)
        self.deeds = Enrolling(house, tasks, self)
        self.deeds.invited.connect(self._invited)
        self.deeds.reviewed.connect(self._reviewed)
        self.deeds.enrolled.connect(self._enrolled)
        self.deeds.refused.connect(self._refuse)
        self.notice = kit.Banner("", Tone.OVERDUE)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.server = AccessFields()
        self.body.addWidget(self.server)
        self._add_person(people)
        self._add_answer()
        self.body.addStretch(1)
        self.close_button = kit.SecondaryButton(_("Close"), key=_("Esc"))
        self.close_button.clicked.connect(self.put_away)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)

    @property
    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.server.hub.edit

    def _add_person(self, people: Sequence[tuple[str, str]]) -> None:
        self.body.addWidget(kit.Line())
        self.body.addWidget(kit.Label(_("1. Invitation"), Role.CARD))
        whom = _("Whose computer is it?")
        self.whom = kit.ChoiceField([(NOBODY, _("Somebody new in the office")), *people], name=whom)
        self.whom.set_value(NOBODY)
        self.body.addWidget(kit.LabeledField(whom, self.whom))
        self._person = QWidget()
        self.whom.currentIndexChanged.connect(lambda _at: self._person.setVisible(self._is_new))
        about = QVBoxLayout(self._person)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(GAP)
        self._ask_person(about)
        self.body.addWidget(self._person)
        self.invite = kit.PrimaryButton(_("Make the invitation file…"), icon=Icon.DOWNLOAD)
        self.invite.clicked.connect(self.ask_invitation)
        self.body.addWidget(_left(self.invite))
        self.invited_note = kit.Label("", Role.ROW, tone="muted", wrap=True)
        self.invited_note.hide()
        self.body.addWidget(self.invited_note)

    def _ask_person(self, column: QVBoxLayout) -> None:
        self.name, self.work_title = kit.TextField(), kit.TextField()
        self.work_title.setText(TITLE)
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(kit.LabeledField(_("First name and surname"), self.name))
        names.addWidget(kit.LabeledField(_("Title, as papers print it"), self.work_title))
        column.addLayout(names)
        words = {"assistant": _("assistant"), "head": _("head"), "administrator": _("administrator")}
        self.role = kit.Segmented(_("Role"), [Option(role, words[role]) for role in ROLES])
        self.role.set_values(["assistant"])
        column.addWidget(self.role)

    @property
    def _is_new(self) -> bool:
        return self.whom.value() == NOBODY

    def _add_answer(self) -> None:
        self.body.addWidget(kit.Line())
        self.body.addWidget(kit.Label(_("2. Compare 40 digits aloud"), Role.CARD))
        self.answer = PathField(_("Answer file from the new computer"), folder=False)
        self.answer.edit.returnPressed.connect(self._review)
        self.body.addWidget(kit.LabeledField(_("Answer file from the new computer"), self.answer))
        self.read = kit.SecondaryButton(_("Show the digits"))
        self.read.clicked.connect(self._review)
        self.body.addWidget(_left(self.read))
        self._proof = QWidget()
        column = QVBoxLayout(self._proof)
        column.setContentsMargins(0, 0, 0, 0)
        self.who = kit.Label("", Role.BODY_STRONG, wrap=True)
        self.digits = kit.Label("", Role.DISPLAY, wrap=True, selectable=True)
        column.addWidget(self.who)
        column.addWidget(self.digits)
        question = _("Read them aloud; the other person must see the same. If one differs, stop.")
        column.addWidget(kit.Label(question, Role.ROW, tone="muted", wrap=True))
        self.agree = kit.PrimaryButton(_("They agree: sign the computer in"), icon=Icon.CHECK)
        self.agree.clicked.connect(self._enrol)
        column.addWidget(_left(self.agree))
        self._proof.hide()
        self.body.addWidget(self._proof)

    def access(self) -> Access | None:
        """Server and key as typed; None, and the reason said, while something is missing."""
        access = self.server.access()
        if access is None:
            self._refuse(_("Fill in the server's folder, the key file and both passphrases."))
        return access

    def ask_invitation(self) -> None:
        """Asks where the file goes; a stick, best of all."""
        access, name = self.access(), " ".join(self.name.text().split())
        if access is None:
            return
        if self._is_new and not name:
            self._refuse(_("Write the first name and surname of the new person."))
            self.reveal(self.name)
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Invitation file"), str(Path.home() / _("invitation.asystent"))
        )
        if chosen:
            newcomer = (
                Newcomer(name, self.work_title.text().strip(), self.role.value() or "assistant")
                if self._is_new
                else Newcomer(person_id=self.whom.value() or "")
            )
            self._busy(busy=True)
            self.deeds.invite(access, newcomer, Path(chosen))

    def _review(self) -> None:
        access, answer = self.access(), self.answer.path()
        if access is None:
            return
        if answer is None:
            self._refuse(_("Choose the answer file the new computer wrote."))
            self.reveal(self.answer.edit)
            return
        self._busy(busy=True)
        self.deeds.review(access, answer)

    def _enrol(self) -> None:
        access, answer = self.access(), self.answer.path()
        if access is not None and answer is not None:
            self._busy(busy=True)
            self.deeds.enrol(access, answer)

    def _invited(self, good_until: datetime) -> None:
        self._busy(busy=False)
        until = day_date(local_time(good_until).date())
        text = _(
            "The file is written, good until {day}. It holds a one-time secret: hand it over in person. The "
            "new computer asks for it at its first start; later: Data exchange, “I have an invitation file "
            "from the office…”. Its answer file comes back here."
        ).format(day=until)
        self.invited_note.setText(text)
        self.invited_note.show()
        self.refit()
        QTimer.singleShot(0, self, lambda: self.reveal(self.answer.edit))  # what comes next
        kit.announce(self, text)

    def _reviewed(self, view: AnswerSeen) -> None:
        self._busy(busy=False)
        count = ngettext("brings {n} family", "brings {n} families", view.families)
        who = ", ".join(part for part in (view.name, view.title, view.device_label) if part)
        self.who.setText(f"{who} · {count.format(n=view.families)}")
        groups = view.fingerprint.split()
        self.digits.setText(
            "\n".join(" ".join(groups[at : at + 4]) for at in (0, 4))
        )  # as the laptop shows them
        self._proof.show()
        self.refit()
        QTimer.singleShot(0, self, lambda: self.reveal(self.agree))
        kit.announce(self, view.fingerprint)

    def _enrolled(self, name: str) -> None:
        text = _("{person} belongs to the office now. The computer learns it with its next exchange.")
        self.enrolled.emit(text.format(person=name))
        self.put_away()

    def _busy(self, *, busy: bool) -> None:
        self.notice.hide()
        for field in self.server.passphrases.values():
            field.set_error("")
        for button in (self.invite, self.read, self.agree):
            button.setEnabled(not busy)

    def _refuse(self, text: str, which: str = "") -> None:
        self._busy(busy=False)
        if which in self.server.passphrases:
            show_wrong(self, self.server.passphrases[which], text)
            return
        self.notice.set(text, Tone.OVERDUE)
        self.notice.show()
        self.refit()
        QTimer.singleShot(0, self, lambda: self.reveal(self.server.hub.edit))  # the notice stands above it
        kit.announce(self, text, urgent=True)


def _left(button: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
