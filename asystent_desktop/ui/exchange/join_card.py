"""The card of a vault that belongs to no office yet: work alone, read, answer, compare digits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.enrolment import InvitationView
from asystent_desktop.application.exchange.joining import PendingAnswer
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.theme import Icon, Role, Tone


def role_words(role: str) -> str:
    """A role of the directory in words."""
    named = {
        "assistant": _("Family assistant"),
        "head": _("Head of the team"),
        "administrator": _("Administrator of the office"),
    }
    return named.get(role, role)


class JoinCard(kit.Card):
    """Three states of one card.

    Attributes:
        file_wanted: An invitation file is to be chosen. `text_wanted`: its text is to be pasted.
        answer_wanted: The invitation that is shown is to be answered.
        save_wanted: The answer file is to be saved somewhere.
        place_wanted: The answer file is to be put into the exchange folder.
    """

    file_wanted = Signal()
    text_wanted = Signal()
    answer_wanted = Signal()
    save_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Joining the office"), parent=parent)
        self._content: QWidget | None = None
        self._place: kit.Button | None = None
        self._save: kit.Button | None = None
        self._can_place = False
        self.show_alone()

    def show_alone(self) -> None:
        """Nothing was answered yet."""
        page, column = self._fresh()
        column.addWidget(_say(_("This computer works alone"), Role.PANE))
        column.addWidget(
            _say(
                _(
                    "Everything works without the office: families, visits, plans, opinions. Nothing "
                    "leaves this computer. When the office gives you an invitation file, open it here; "
                    "your families stay with you and the office receives them with the first exchange."
                )
            )
        )
        self.choose = kit.PrimaryButton(_("I have an invitation file from the office…"), icon=Icon.LETTER)
        self.choose.clicked.connect(self.file_wanted)
        paste = kit.SecondaryButton(_("Paste the text of an invitation"), icon=Icon.COPIES)
        paste.clicked.connect(self.text_wanted)
        column.addLayout(_row(self.choose, paste))
        self._put(page)

    def show_invitation(self, invitation: InvitationView) -> None:
        """What the invitation says; nothing has happened yet."""
        page, column = self._fresh()
        column.addWidget(_say(_("Invitation of the office"), Role.PANE))
        facts = [
            (_("Office"), invitation.office_name),
            (_("For"), invitation.person_name),
            (_("Title"), invitation.person_title),
            (_("Role"), role_words(invitation.role)),
            (_("Valid until"), words.moment(invitation.expires_at)),
        ]
        column.addLayout(_facts([fact for fact in facts if fact[1]]))
        column.addWidget(
            _say(_("If anything here is wrong, do not answer. Ask the office for another invitation."))
        )
        answer = kit.PrimaryButton(_("Answer the invitation"), icon=Icon.CHECK)
        answer.clicked.connect(self.answer_wanted)
        other = kit.SecondaryButton(_("Another file…"))
        other.clicked.connect(self.file_wanted)
        column.addLayout(_row(answer, other))
        self._put(page)
        answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answered(self, pending: PendingAnswer, *, can_place: bool) -> None:
        """The answer is ready: the digits, where to take the file, what comes next."""
        page, column = self._fresh()
        office = pending.invitation.office_name
        column.addWidget(_say(_("Answer for {office} is ready").format(office=office), Role.PANE))
        column.addWidget(
            _say(
                _(
                    "Compare these digits with the office, by telephone or in person. "
                    "They must be the same on both sides:"
                )
            )
        )
        column.addWidget(Digits(pending.answered.fingerprint))
        families = pending.answered.families
        count = ngettext(
            "{n} family is offered to the office.", "{n} families are offered to the office.", families
        )
        steps = [
            _("Take the answer file to the office (it holds no names of families)."),
            _("Compare the digits. If they differ, stop and tell the office."),
            _('When the office has confirmed, press "Exchange data with the office".'),
        ]
        if families:
            steps.insert(0, count.format(n=families))
        for step in steps:
            column.addWidget(_step(step))
        self._save = kit.PrimaryButton(_("Save the answer file…"), icon=Icon.DOWNLOAD)
        self._save.clicked.connect(self.save_wanted)
        self._place = kit.SecondaryButton(_("Put it into the exchange folder"), icon=Icon.USB)
        self._place.clicked.connect(self.place_wanted)
        other = kit.SecondaryButton(_("Another invitation…"))
        other.clicked.connect(self.file_wanted)
        column.addLayout(_row(self._save, self._place, other))
        self._put(page)
        self.set_can_place(can_place=can_place)

    def focus_save(self) -> None:
        """What comes next after an answer."""
        if self._save is not None:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_can_place(self, *, can_place: bool) -> None:
        """Whether the exchange folder is there to take the answer file."""
        if self._place is not None:
            self._place.setEnabled(can_place)

    def _fresh(self) -> tuple[QWidget, QVBoxLayout]:
        self._place = self._save = None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(10)
        return page, column

    def _put(self, page: QWidget) -> None:
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = page
        self.body.addWidget(page)
        page.show()  # a layout shows what it gets only with the next turn of the event loop


class Digits(QWidget):
    """Forty digits in eight groups of five, large, selectable and read out digit by digit."""

    def __init__(self, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Digits to compare: {digits}").format(digits=" ".join(fingerprint)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        for at, group in enumerate(fingerprint.split()):
            grid.addWidget(kit.Label(group, Role.FAMILY, selectable=True), at // 4, at % 4)
        grid.setColumnStretch(4, 1)


def _say(text: str, role: Role = Role.BODY) -> kit.Label:
    return kit.Label(text, role, wrap=True)


def _step(text: str) -> QWidget:
    step = QWidget()
    row = QHBoxLayout(step)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(kit.IconMark(Icon.FORWARD, Tone.DONE, size=16))
    row.addWidget(kit.Label(text, Role.ROW, wrap=True), 1)
    return step


def _facts(facts: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for at, (name, value) in enumerate(facts):
        grid.addWidget(kit.Label(name, Role.ROW, tone="muted"), at, 0)
        grid.addWidget(kit.Label(value, Role.ROW_STRONG, wrap=True), at, 1)
    return grid


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(8)
    flow = kit.FlowRow()
    for button in buttons:
        flow.add(button)
    row.addWidget(flow, 1)
    return row
