"""What becomes of a paper after it was written: review, final version, variants, delivery, correction.

Everything here runs on the database thread; what was typed is committed by the editor first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.opinion import (
    acceptance as opinion_acceptance,
    delivery as opinion_delivery,
    final as opinion_final,
    opinions,
    review as opinion_review,
)
from asystent_desktop.application.opinion.final import FinalPaper
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.papers.shelf import DeliveryForm
from asystent_desktop.domain.kinds.court import Decision
from asystent_desktop.domain.kinds.paper import PaperDelivery
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.opinion.presenter import OpinionPresenter

COVER_LETTER = "cover-letter"


@dataclass(frozen=True)
class Outgoing:
    """What left or may leave: the final paper, its variants, and how they left."""

    papers: tuple[FinalPaper, ...]
    deliveries: tuple[PaperDelivery, ...]


class OfficeSteps(QObject):
    """The steps of the paper that is open.

    Attributes:
        finalised: The final version was sealed; carries the OpinionDocument.
        variant_made: A masked variant was sealed; carries its OpinionDocument.
        delivered: A delivery was noted.
        corrected: Id of the paper that corrects this one.
        letter_made: Id of the covering letter in the tab of papers.
        refused: Carries the words of an error.
    """

    finalised = Signal(object)
    variant_made = Signal(object)
    delivered = Signal()
    corrected = Signal(str)
    letter_made = Signal(str)
    refused = Signal(str)

    def __init__(self, presenter: OpinionPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter

    @property
    def _desk(self) -> Desk:
        return self._presenter.desk

    def _read(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._presenter.tasks.read(self, job, done, self._refuse)

    def _write(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._presenter.tasks.write(self, job, done, self._refuse)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))

    def read_review(self, done: Callable[[Any], None]) -> None:
        """Quotations, informants and addresses with what was decided about each."""
        opinion_id = self._presenter.opinion_id
        self._presenter.commit()
        self._read(lambda: opinion_review.review(self._desk, opinion_id), done)

    def decide(self, key: str, decision: Decision, done: Callable[[Any], None]) -> None:
        """Keeps a decision, and reads the list again."""
        opinion_id = self._presenter.opinion_id
        self._write(
            lambda: opinion_review.decide(self._desk, opinion_id, key, decision),
            lambda _changes: self.read_review(done),
        )

    def finalise(self, case_number: str) -> None:
        """Seals the final version under the office's case number."""
        opinion_id = self._presenter.opinion_id
        self._write(
            lambda: opinion_final.finalise(self._desk, opinion_id, case_number),
            lambda answer: self.finalised.emit(answer[1]),
        )

    def read_outgoing(self, done: Callable[[Outgoing], None]) -> None:
        """The final paper, its variants, and the deliveries."""
        opinion_id, desk = self._presenter.opinion_id, self._desk

        def job() -> Outgoing:
            papers = opinion_final.final_papers(desk, opinion_id)
            return Outgoing(papers, opinion_delivery.deliveries(desk, opinion_id))

        self._read(job, done)

    def read_bytes(self, document_id: str, done: Callable[[Any], None]) -> None:
        """The sealed bytes of the final paper or of a variant."""
        self._read(lambda: opinion_final.print_final(self._desk, document_id), done)

    def read_suggestions(self, done: Callable[[Any], None]) -> None:
        """What another recipient should perhaps not read."""
        opinion_id = self._presenter.opinion_id
        self._read(lambda: opinion_final.mask_suggestions(self._desk, opinion_id), done)

    def read_masked(self, recipient: str, hide: tuple[str, ...], done: Callable[[Any], None]) -> None:
        """A masked variant as it would be: what is hidden, and its pages."""
        opinion_id = self._presenter.opinion_id
        self._read(lambda: opinion_final.masked_variant(self._desk, opinion_id, recipient, hide), done)

    def finish_masked(self, recipient: str, hide: tuple[str, ...]) -> None:
        """Seals a masked variant."""
        opinion_id = self._presenter.opinion_id
        self._write(
            lambda: opinion_final.finish_masked(self._desk, opinion_id, recipient, hide),
            lambda answer: self.variant_made.emit(answer[1]),
        )

    def make_letter(self, document_id: str) -> None:
        """Makes the covering letter of a final paper."""
        view = self._presenter.view
        if view is not None:
            wanted = Wanted(COVER_LETTER, view.family_id, document_id)
            self._write(
                lambda: making.finish(self._desk, wanted), lambda answer: self.letter_made.emit(answer[1].id)
            )

    def read_letter(self, paper_id: str, done: Callable[[Any], None]) -> None:
        """The sealed bytes of a covering letter."""
        self._read(lambda: making.stored_paper(self._desk, paper_id), done)

    def deliver(self, form: DeliveryForm, document_id: str, addressee: str) -> None:
        """Notes how a paper left; sent to its addressee it closes the court's deadline."""
        copy_to = "" if form.addressee in ("", addressee) else form.addressee
        opinion_id = self._presenter.opinion_id
        self._write(
            lambda: opinion_delivery.deliver(
                self._desk,
                opinion_id,
                form.channel,
                form.posted_on,
                proof=form.proof,
                copy_to=copy_to,
                document_id=document_id,
            ),
            lambda _changes: self.delivered.emit(),
        )

    def correct(self, reason: str) -> None:
        """Begins a paper that corrects this one; what was sent stays as it is."""
        opinion_id = self._presenter.opinion_id
        self._write(
            lambda: opinions.correct(self._desk, opinion_id, reason),
            lambda answer: self.corrected.emit(answer[1]),
        )

    def read_remarks(self, done: Callable[[Any], None]) -> None:
        """The head's remarks."""
        opinion_id = self._presenter.opinion_id
        self._read(lambda: opinion_acceptance.comments(self._desk, opinion_id), done)

    def answer(self, comment_id: str, done: Callable[[Any], None]) -> None:
        """Marks a remark as answered, and reads the list again."""
        self._write(
            lambda: opinion_acceptance.answer_comment(self._desk, comment_id),
            lambda _changes: self.read_remarks(done),
        )
