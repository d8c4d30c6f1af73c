"""The tab "Dokumenty" of the family file.

tab = PapersTab(desk, tasks)
tab.show_family(family_id)

Keys: Ins a new paper, Ctrl+P prints, Ctrl+Enter finishes, Esc goes back to the list.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.papers.shelf import PaperRow
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.papers.deeds import PaperDeeds
from asystent_desktop.ui.papers.letter_bar import LetterBar
from asystent_desktop.ui.papers.list_pane import FINISHED, NEW, WIDTH, PapersList
from asystent_desktop.ui.papers.paper_pane import PaperPane
from asystent_desktop.ui.papers.presenter import PapersFile, PapersPresenter
from asystent_desktop.ui.presenting import ReadingPage
from asystent_desktop.ui.tasks import Tasks

FOLDS_BELOW = 760
LIST_H, PANE_H = 260, 420
"""In a lower window the tab scrolls."""


class PapersTab(ReadingPage):
    """List and pane; below 760 px one of them at a time.

    Attributes:
        shown: Carries the PapersFile that is listed now.
    """

    shown = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = PapersPresenter(desk, tasks)
        super().__init__(self.presenter, parent)
        self._file: PapersFile | None = None
        self._expected = ""
        self._folded, self._in_pane = False, False
        self.list, self.pane = PapersList(), PaperPane(desk)
        self.deeds = PaperDeeds(self.presenter, self.pane)
        self.letters = LetterBar(self.presenter, self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.banner)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.list)
        across.addWidget(self.pane, 1)
        scroll = kit.ScrollColumn(_("Papers"))
        scroll.column.addLayout(across, 1)
        column.addWidget(scroll, 1)
        self.list.setMinimumHeight(LIST_H)
        self.pane.setMinimumHeight(PANE_H)
        self._join()
        self._bind_keys()
        self._fold()

    def _join(self) -> None:
        presenter, pane = self.presenter, self.pane
        presenter.loaded.connect(self._show)
        presenter.subjects_read.connect(pane.show_subjects)
        presenter.previewed.connect(pane.show_pdf)
        presenter.preview_failed.connect(pane.show_trouble)
        presenter.finished.connect(self._finished)
        presenter.delivered.connect(lambda: kit.toast(self, _("Noted: the paper left the office")))
        self.list.kind_chosen.connect(self._choose_kind)
        self.list.paper_chosen.connect(self._choose_paper)
        self.list.opened.connect(lambda: self._go(pane=True))
        self.list.verify_wanted.connect(self.deeds.ask_verify)
        pane.changed.connect(lambda subject, on: presenter.want(pane.kind, subject, on))
        pane.finish_wanted.connect(self._finish)
        pane.print_wanted.connect(self.deeds.ask_print)
        pane.sign_wanted.connect(self.deeds.ask_sign)
        pane.deliver_wanted.connect(self.deeds.ask_delivery)
        pane.back.connect(lambda: self._go(pane=False))
        masking().changed.connect(self._mask)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ins", self.start_new),
            ("Ctrl+P", self.deeds.ask_print),
            ("Ctrl+Return", self._finish),
            ("Escape", lambda: self._go(pane=False)),
        ):
            kit.bind_key(self, keys, act)

    def show_family(self, family_id: str) -> None:
        """Shows the papers of a family."""
        if family_id != self.presenter.family_id:
            self._file = None
            self.banner.hide()
            self.pane.clear()
        self.presenter.open(family_id)

    def first_focus(self) -> None:
        """The list in view."""
        self.list.first_focus()

    @Slot()
    def start_new(self) -> None:
        """The kinds to choose from."""
        self.list.turn_to(NEW)
        self._go(pane=False)
        self.list.first_focus()

    def make(self, kind: str, about: str = "") -> None:
        """Begins a paper of that kind about a record."""
        self.start_new()
        self.list.kinds.choose(kind)
        self._choose_kind(kind)
        self.pane.about = about
        self.presenter.want(kind, about)
        self._go(pane=True)

    @Slot(object)
    def _show(self, file: PapersFile) -> None:
        first, self._file = self._file is None, file
        if first and not file.papers:
            self.list.turn_to(NEW)
        self.list.show_papers(file.papers)
        expected, self._expected = self._expected, ""
        if expected:
            self.list.turn_to(FINISHED)
            self.list.finished.choose(expected)
            self._choose_paper(expected)
        elif self.pane.paper is not None and (again := self._paper(self.pane.paper.document_id)):
            self.pane.show_paper(again, file.today)
        self.shown.emit(file)

    def _paper(self, document_id: str) -> PaperRow | None:
        papers = self._file.papers if self._file else ()
        return next((one for one in papers if one.document_id == document_id), None)

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        self.pane.show_kind(kind)
        self.presenter.ask_subjects(kind)
        self.presenter.want(kind)

    @Slot(str)
    def _choose_paper(self, document_id: str) -> None:
        paper = self._paper(document_id)
        if paper is not None and self._file is not None:
            self.pane.show_paper(paper, self._file.today)
            self.presenter.show_stored(document_id)

    @Slot()
    def _finish(self) -> None:
        if self.pane.kind and self.pane.finish.isEnabled():
            self.banner.hide()
            self.presenter.finish()

    @Slot(str)
    def _finished(self, document_id: str) -> None:
        self._expected = document_id
        self.presenter.load()
        kit.toast(self, _("The paper is finished: numbered and sealed"))

    @Slot()
    def _mask(self) -> None:
        self.pane.follow_masking()
        if self.pane.paper is not None and self._file is not None:
            self.pane.show_paper(self.pane.paper, self._file.today)
        elif self.pane.kind:
            self.presenter.ask_subjects(self.pane.kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab shows one pane."""
        super().resizeEvent(event)
        self._folded = event.size().width() < FOLDS_BELOW
        self._fold()

    def _go(self, *, pane: bool) -> None:
        self._in_pane = pane
        self._fold()
        if self._folded:
            (self.pane if pane else self.list).first_focus()

    def _fold(self) -> None:
        self.list.setVisible(not (self._folded and self._in_pane))
        self.pane.setVisible(not self._folded or self._in_pane)
        self.list.setMaximumWidth(16777215 if self._folded else WIDTH)
        self.list.setMinimumWidth(0 if self._folded else WIDTH)
        self.pane.fold(folded=self._folded)
