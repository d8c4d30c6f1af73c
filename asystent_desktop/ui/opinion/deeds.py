"""The deeds of a paper that was accepted: review, final version, printing, variants, delivery, correction."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.opinion.review import ReviewItem
from asystent_desktop.domain.kinds.court import Decision, OpinionDocument, OpinionState
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.final_sheet import FinalSheet
from asystent_desktop.ui.opinion.journal import journal_of
from asystent_desktop.ui.opinion.masked_sheet import MaskedSheet
from asystent_desktop.ui.opinion.names import NamesDeed
from asystent_desktop.ui.opinion.office_steps import OfficeSteps, Outgoing
from asystent_desktop.ui.opinion.outgoing_sheet import OutgoingSheet
from asystent_desktop.ui.opinion.presenter import OpinionPresenter
from asystent_desktop.ui.opinion.reason_sheet import ReasonSheet
from asystent_desktop.ui.opinion.remarks_sheet import RemarksSheet
from asystent_desktop.ui.opinion.review_sheet import ReviewSheet
from asystent_desktop.ui.papers.delivery_sheet import DeliverySheet
from asystent_desktop.ui.papers.signing import SigningDeed
from asystent_desktop.ui.printing import ask_print


class OpinionDeeds(QObject):
    """Opens the sheets over the window of the page.

    Attributes:
        go_to: Part and paragraph a sheet leads to (paragraph 0 leaves the caret alone).
        open_opinion: Id of a paper that corrects this one.
    """

    go_to = Signal(int, int)
    open_opinion = Signal(str)

    def __init__(self, presenter: OpinionPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._page = presenter, page
        self.steps = OfficeSteps(presenter)
        self.names = NamesDeed(presenter, page)
        self.steps.refused.connect(presenter.refused)
        self.steps.finalised.connect(self._finalised)
        self.steps.variant_made.connect(lambda made: self._print_sealed(made.id))
        self.steps.delivered.connect(lambda: kit.toast(page, _("Noted: the paper left the office")))
        self.steps.letter_made.connect(self._print_letter)
        self.steps.corrected.connect(self.open_opinion)

    @Slot()
    def ask_review(self) -> None:
        """The review list."""
        if self._presenter.view is None:
            return
        sheet = ReviewSheet(self._page)
        sheet.decided.connect(lambda key, decision: self._decide(sheet, key, decision))
        sheet.shown.connect(self.go_to)

        def show(items: tuple[ReviewItem, ...]) -> None:
            sheet.show_items(items)
            sheet.open(sheet.cards[0].choice.chip(Decision.KEEP.value) if sheet.cards else None)

        self.steps.read_review(show)

    def _decide(self, sheet: ReviewSheet, key: str, decision: Decision) -> None:
        self.steps.decide(key, decision, sheet.show_items)
        sheet.closed.connect(self._presenter.judge)

    @Slot()
    def ask_final(self) -> None:
        """The case number, after what still blocks it."""
        view = self._presenter.view
        if view is None or view.state != OpinionState.APPROVED:
            return

        def ask(items: tuple[ReviewItem, ...]) -> None:
            undecided = sum(one.open for one in items)
            sheet = FinalSheet(self._page, view, undecided=undecided)
            sheet.accepted.connect(self.steps.finalise)
            sheet.review_wanted.connect(self.ask_review)
            sheet.open(sheet.case_number)

        self.steps.read_review(ask)

    @Slot(object)
    def _finalised(self, _document: OpinionDocument) -> None:
        kit.toast(self._page, _("The final version is sealed"))
        self._presenter.judge()
        self.ask_outgoing()

    @Slot()
    def ask_outgoing(self) -> None:
        """The final paper with its variants and deliveries, to print and to send."""
        self._with_outgoing(self._show_outgoing)

    def _with_outgoing(self, done: Callable[[Outgoing], None]) -> None:
        if self._presenter.view is not None:
            self.steps.read_outgoing(done)

    def _show_outgoing(self, outgoing: Outgoing) -> None:
        view = self._presenter.view
        if view is None or not outgoing.papers:
            return
        sheet = OutgoingSheet(self._page, view, outgoing)
        sheet.print_wanted.connect(self._print_sealed)
        sheet.deliver_wanted.connect(self._ask_delivery)
        sheet.variant_wanted.connect(self.ask_masked)
        sheet.letter_wanted.connect(self.steps.make_letter)
        sheet.sign_wanted.connect(self._sign)
        sheet.correct_wanted.connect(self.ask_correction)
        sheet.open()

    @Slot(str)
    def _print_sealed(self, document_id: str) -> None:
        self.steps.read_bytes(
            document_id, partial(self._print, kind="opinion_document", record_id=document_id)
        )

    @Slot(str)
    def _sign(self, document_id: str) -> None:
        view = self._presenter.view
        if view is not None:
            journal = journal_of(self._presenter, self._page, "opinion_document", document_id)
            SigningDeed(journal, words.form_title(view.row))

    @Slot(str)
    def _print_letter(self, paper_id: str) -> None:
        self.steps.read_letter(paper_id, partial(self._print, kind="paper_document", record_id=paper_id))

    def _print(self, content: bytes, *, kind: str, record_id: str) -> None:
        view = self._presenter.view
        if view is None or not self._page.isVisible():
            return
        title = _("Covering letter") if kind == "paper_document" else words.form_title(view.row)
        journal = journal_of(self._presenter, self._page, kind, record_id)
        ask_print(journal, content, title=title, copies=view.copies)

    @Slot(str, str)
    def _ask_delivery(self, document_id: str, copy_for: str) -> None:
        view = self._presenter.view
        if view is None:
            return
        due = view.row.due_on
        closes = (
            _("The court's deadline of {day} closes with it.").format(day=numeric_date(due)) if due else ""
        )
        sheet = DeliverySheet(
            self._page,
            words.form_title(view.row),
            self._presenter.desk.clock.today,
            addressee=copy_for or view.row.court,
            closes=closes,
        )
        sheet.accepted.connect(lambda form: self.steps.deliver(form, document_id, view.row.court))
        sheet.open()
        sheet.channel.focus_first()

    @Slot()
    def ask_masked(self) -> None:
        """A copy for another recipient."""
        view = self._presenter.view
        if view is None:
            return
        sheet = MaskedSheet(self._page, words.form_title(view.row))
        sheet.wanted.connect(
            lambda recipient, hide: self.steps.read_masked(recipient, hide, sheet.show_hidden)
        )
        sheet.accepted.connect(self.steps.finish_masked)
        self.steps.read_suggestions(sheet.offer)
        sheet.open(sheet.recipient)

    @Slot()
    def ask_correction(self) -> None:
        """Why the paper that left has to be corrected."""
        view = self._presenter.view
        if view is not None:
            sheet = ReasonSheet(self._page, words.form_title(view.row))
            sheet.accepted.connect(self.steps.correct)
            sheet.open(sheet.reason)

    @Slot()
    def ask_remarks(self) -> None:
        """What the head wrote."""
        view = self._presenter.view
        if view is None:
            return
        sheet = RemarksSheet(self._page, view.returned_reason)
        sheet.shown.connect(lambda part: self.go_to.emit(part, 0))
        sheet.answered.connect(lambda one: self.steps.answer(one, sheet.show_remarks))
        self.steps.read_remarks(sheet.show_remarks)
        sheet.open()
