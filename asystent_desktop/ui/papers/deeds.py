"""What is done with the paper in view: print it, note how it left, check a sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from asystent_desktop.domain.records import family_scope
from asystent_desktop.i18n import _
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.papers.delivery_sheet import DeliverySheet
from asystent_desktop.ui.papers.paper_pane import PaperPane
from asystent_desktop.ui.papers.presenter import PapersPresenter
from asystent_desktop.ui.papers.signing import SigningDeed
from asystent_desktop.ui.papers.verify_sheet import VerifySheet
from asystent_desktop.ui.printing import Journal, Subject, ask_print


class PaperDeeds(QObject):
    """Opens the sheets over the window of the pane."""

    def __init__(self, presenter: PapersPresenter, pane: PaperPane) -> None:
        super().__init__(pane)
        self._presenter, self._pane = presenter, pane

    @Slot()
    def ask_print(self) -> None:
        """The print sheet, for a draft too (it is marked as one)."""
        content = self._presenter.content
        if content is None or masking().on:
            return
        paper = self._pane.paper
        title = self._pane.title.text()
        name = _("paper.pdf") if paper is None else f"{paper.kind}-{paper.number.replace('/', '-')}.pdf"
        ask_print(self._journal(), content, title=title, file_name=name)

    def _journal(self) -> Journal:
        """A draft's prints stand under the family."""
        presenter, paper = self._presenter, self._pane.paper
        scope = family_scope(presenter.family_id)
        subject = Subject(scope, "family", presenter.family_id)
        if paper is not None:
            subject = Subject(scope, "paper_document", paper.document_id)
        return Journal(self._pane, presenter.desk, presenter.tasks, subject, presenter.refuse)

    @Slot()
    def ask_sign(self) -> None:
        """An electronic signature on the finished paper."""
        if self._pane.paper is not None:
            SigningDeed(self._journal(), self._pane.title.text())

    @Slot()
    def ask_delivery(self) -> None:
        """How the finished paper left."""
        paper = self._pane.paper
        if paper is not None:
            sheet = DeliverySheet(self._pane, self._pane.title.text(), self._presenter.desk.clock.today)
            sheet.accepted.connect(lambda form: self._presenter.deliver(paper.document_id, form))
            sheet.open()
            sheet.channel.focus_first()

    @Slot()
    def ask_verify(self) -> None:
        """Does a sheet belong to the record?"""
        sheet = VerifySheet(self._pane)
        sheet.code_given.connect(self._presenter.verify_code)
        sheet.file_given.connect(self._presenter.verify_file)
        self._presenter.verified.connect(sheet.show_match)
        sheet.open(sheet.code)
