"""One letter of a court: reference, state, dates, questions, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionRow, RequestView
from asystent_desktop.application.wording import labels
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.kinds.paper import PaperDelivery
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import numeric_date, relative_due, short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.papers.words import delivery_words
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import PAD

SOON_DAYS = 7


class RequestCard(kit.Frame):
    """A card in the list of letters.

    Attributes:
        opinion_wanted: Write or read the answer.
        report_wanted: Answer with a report on the family instead of an opinion (KRO art. 109 § 4).
        change_wanted: Correct the letter.
        close_wanted: The answer left, or (when closed) the letter is open again.
    """

    opinion_wanted = Signal()
    report_wanted = Signal()
    change_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        request: RequestView,
        opinion: OpinionRow | None,
        today: date,
        sent: Sequence[PaperDelivery] = (),
    ) -> None:
        super().__init__()
        self.request, self.opinion = request, opinion
        reference = masking().text(request.case_ref) or _("no case reference")
        self.setAccessibleName(reference)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 12, PAD, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(kit.IconMark(Icon.COURT, Tone.COURT, size=18))
        head.addWidget(kit.Label(reference, Role.CARD))
        head.addWidget(_state(request, opinion, today))
        head.addStretch(1)
        column.addLayout(head)
        court = ", ".join(part for part in (request.court, request.division) if part)
        column.addWidget(kit.Label(court, Role.ROW, wrap=True))
        column.addWidget(kit.Label(_dates(request), Role.CAPTION, tone="muted", wrap=True))
        for number, question in enumerate(request.questions, 1):
            text = f"{number}. {masking().text(question)}"
            column.addWidget(kit.Label(text, Role.ROW, tone="muted", wrap=True))
        for left in sent:
            words = _("Left: {how}").format(how=delivery_words(left))
            column.addWidget(kit.Label(words, Role.CAPTION_MEDIUM, tone=Tone.DONE, wrap=True))
        column.addSpacing(4)
        column.addWidget(self._deeds())

    def _deeds(self) -> kit.FlowRow:
        row = kit.FlowRow(spacing=8)
        self.main: kit.Button = _main_button(self.opinion)
        self.main.clicked.connect(self.opinion_wanted)
        row.add(self.main)
        if self.opinion is None and self.request.closed_on is None:
            report = kit.Button(
                _("Report on the family"), kind=kit.Kind.LINK, height=32, role=Role.ROW_STRONG
            )
            report.clicked.connect(self.report_wanted)
            row.add(report)
        change = kit.Button(_("Correct the letter"), kind=kit.Kind.LINK, height=32, role=Role.ROW_STRONG)
        change.clicked.connect(self.change_wanted)
        row.add(change)
        closed = self.request.closed_on is not None
        words = _("Open again") if closed else _("The answer left today")
        self.close_letter = kit.Button(words, kind=kit.Kind.LINK, height=32, role=Role.ROW_STRONG)
        self.close_letter.clicked.connect(self.close_wanted)
        row.add(self.close_letter)
        return row


def _main_button(opinion: OpinionRow | None) -> kit.Button:
    if opinion is None:
        return kit.PrimaryButton(_("New opinion"), icon=Icon.NOTE, height=32)
    if opinion.state in OPEN:
        return kit.PrimaryButton(_("Open the draft"), icon=Icon.EDIT, height=32)
    words = _("Print and send…") if opinion.state == OpinionState.FINAL else _("Read the opinion")
    return kit.SecondaryButton(words, icon=Icon.OPINIONS, height=32)


def _state(request: RequestView, opinion: OpinionRow | None, today: date) -> kit.Pill:
    """The deadline while something is to be done; then where the opinion stands."""
    if request.closed_on is not None:
        return kit.Pill(_("answered {day}").format(day=numeric_date(request.closed_on)), Tone.DONE)
    if opinion is not None and opinion.state != OpinionState.DRAFT:
        return kit.Pill(_(labels.opinion_state_label(opinion.state)), Tone.INFO)
    if request.due_on is None:
        return kit.Pill(_("no deadline set"), Tone.NEUTRAL)
    left = (request.due_on - today).days
    tone = Tone.OVERDUE if left < 0 else Tone.SOON if left <= SOON_DAYS else Tone.INFO
    words = f"{short_date(request.due_on)} · {relative_due(request.due_on, today)}"
    if opinion is not None:
        done = _("{done} of {total} parts").format(done=opinion.parts_done, total=opinion.parts_total)
        words = f"{words} · {done}"
    return kit.Pill(words, tone)


def _dates(request: RequestView) -> str:
    letter = _("letter of {letter}, received {received}").format(
        letter=numeric_date(request.letter_on), received=numeric_date(request.received_on)
    )
    n = len(request.questions)
    asked = ngettext("{n} question", "{n} questions", n).format(n=n) if n else _("no questions")
    return f"{letter} · {asked}"
