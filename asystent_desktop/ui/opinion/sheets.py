"""The three sheets of the editor: the paper's fields, the submission, the printer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.details import DetailsSheet
from asystent_desktop.ui.opinion.journal import journal_of
from asystent_desktop.ui.opinion.presenter import OpinionPresenter
from asystent_desktop.ui.opinion.submit import SubmitSheet
from asystent_desktop.ui.printing import ask_print


class OpinionSheets(QObject):
    """Opens them over the window of the page.

    Attributes:
        just_submitted: The opinion was frozen while it was open here.
    """

    def __init__(self, presenter: OpinionPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._page = presenter, page
        self.just_submitted = False
        presenter.submitted.connect(self._submitted)
        presenter.printable.connect(self._print)

    @Slot(str)
    def ask_details(self, field: str) -> None:
        """The paper's other fields; the caret goes to the one named."""
        view = self._presenter.view
        if view is not None and not self._presenter.read_only:
            sheet = DetailsSheet(self._page, view, self._presenter.desk.clock.today)
            sheet.accepted.connect(lambda fields: self._presenter.change(**fields))
            sheet.open(sheet.field(field))

    @Slot()
    def ask_submit(self) -> None:
        """The question before freezing."""
        view = self._presenter.view
        if view is not None and not self._presenter.read_only:
            self._presenter.commit()
            sheet = SubmitSheet(self._page, view, self._presenter.desk.clock.today())
            sheet.accepted.connect(self._presenter.submit)
            sheet.open(sheet.go)

    @Slot(str)
    def _submitted(self, _sha256: str) -> None:
        self.just_submitted = True
        text = _("Submitted for acceptance")
        if self._presenter.desk.identity().enrolled:
            text = _("Submitted for acceptance · waits for the exchange")
        kit.toast(self._page, text)
        self._presenter.judge()

    @Slot(object)
    def _print(self, content: bytes) -> None:
        view = self._presenter.view
        if view is not None and self._page.isVisible():
            title = words.form_title(view.row)
            ask_print(journal_of(self._presenter, self._page), content, title=title, copies=view.copies)
