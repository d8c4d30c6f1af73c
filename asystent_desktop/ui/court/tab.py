"""The tab "Sąd" of the family file.

tab = CourtTab(desk, tasks)
tab.show_family(family_id)
tab.open_opinion.connect(...)
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.courts.forms import forms
from asystent_desktop.application.family.views import BasisView
from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionRow, RequestForm, RequestView
from asystent_desktop.domain.kinds.family import Basis
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.court.letter_sheet import LetterSheet
from asystent_desktop.ui.court.paper_sheet import PaperSheet
from asystent_desktop.ui.court.presenter import CourtFile, CourtPresenter
from asystent_desktop.ui.court.reports_card import ReportsCard
from asystent_desktop.ui.court.request_card import RequestCard
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion.words import STATES, state_word
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

REPORT = "report"
"""Form of *sprawozdanie o sytuacji rodziny i udzielanej pomocy*."""


class CourtTab(QWidget):
    """Letters of courts, and why the assistant works with the family.

    Attributes:
        open_opinion: Id of the opinion to be written or read.
    """

    open_opinion = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = CourtPresenter(desk, tasks, self)
        self._file: CourtFile | None = None
        self._sheet: LetterSheet | None = None
        self.cards: list[RequestCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.header = kit.SectionHeader(_("Letters from the court"), role=Role.PANE, height=40)
        self.new = kit.SecondaryButton(_("New letter from the court"), icon=Icon.ADD, key="Ins", height=32)
        self.new.clicked.connect(self.ask_letter)
        self.new_paper = kit.SecondaryButton(_("New paper…"), icon=Icon.NOTE, height=32)
        self.new_paper.setToolTip("Shift+Ins")
        self.new_paper.clicked.connect(self.ask_paper)
        self.header.row.addWidget(self.new)
        self.header.row.addWidget(self.new_paper)
        column.addWidget(self.header)
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.body = kit.ScrollColumn(_("Letters from the court"))
        column.addWidget(self.body, 1)
        self.empty = kit.EmptyState(
            Icon.COURT,
            _("No court has asked for an opinion about this family."),
            _("New letter from the court"),
        )
        self.empty.acted.connect(self.ask_letter)
        self.empty.hide()
        self.bases = kit.Card(_("Bases and court orders"))
        self.base_rows = kit.RowList(_("Bases and court orders"), lines=True)
        self.bases.add_rows(self.base_rows)
        self.papers = kit.Card(_("Papers without a court's letter"))
        self.paper_rows = kit.RowList(_("Papers without a court's letter"), height=54, lines=True)
        self.paper_rows.opened.connect(self.open_opinion)
        self.papers.add_rows(self.paper_rows)
        self.reports = ReportsCard(desk, tasks)
        self._letters = QVBoxLayout()
        self._letters.setSpacing(8)
        self.body.column.addLayout(self._letters)
        self.body.column.addWidget(self.empty)
        self.body.column.addWidget(self.papers)
        self.body.column.addWidget(self.reports)
        self.body.column.addWidget(self.bases)
        self.body.column.addStretch(1)
        self._join()

    def _join(self) -> None:
        self.presenter.shown.connect(self._show)
        self.presenter.stored.connect(self._stored)
        self.presenter.invalid.connect(self._invalid)
        self.presenter.started.connect(self.open_opinion)
        self.presenter.refused.connect(self._refuse)
        masking().changed.connect(self._repaint)
        for keys, act in (("Ins", self.ask_letter), ("Shift+Ins", self.ask_paper)):
            kit.bind_key(self, keys, act)

    def show_family(self, family_id: str) -> None:
        """Shows the letters of a family."""
        if family_id != self.presenter.family_id:
            self.trouble.hide()
        self.presenter.open(family_id)
        self.reports.presenter.open(family_id)

    def first_focus(self) -> None:
        """The first deed: the first letter's, or entering one."""
        (self.cards[0].main if self.cards else self.new).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _show(self, file: CourtFile) -> None:
        self._file = file
        kit.clear(self._letters)
        self.cards = [self._card(request, file) for request in file.requests]
        for card in self.cards:
            self._letters.addWidget(card)
        waiting = sum(request.closed_on is None for request in file.requests)
        count = _("{n} open").format(n=waiting) if waiting else ""
        self.header.set_title(_("Letters from the court"), count)
        self.empty.setVisible(not self.cards)
        self.papers.setVisible(bool(file.own))
        self.paper_rows.set_rows([_paper_row(row) for row in file.own])
        self.paper_rows.fit_height()
        self.bases.setVisible(bool(file.bases))
        self.base_rows.set_rows([_basis_row(basis, file.today) for basis in file.bases])
        self.base_rows.fit_height()

    def _card(self, request: RequestView, file: CourtFile) -> RequestCard:
        answer = request.opinion_id or ""
        card = RequestCard(request, file.opinions.get(answer), file.today, file.sent.get(answer, ()))
        card.report_wanted.connect(lambda: self.presenter.start(request.request_id, REPORT))
        card.opinion_wanted.connect(lambda: self._open(request))
        card.change_wanted.connect(lambda: self.ask_letter(request))
        card.close_wanted.connect(lambda: self._close(request, file.today))
        return card

    def _open(self, request: RequestView) -> None:
        if request.opinion_id is not None:
            self.open_opinion.emit(request.opinion_id)
        else:
            self.presenter.start(request.request_id)

    def _close(self, request: RequestView, today: date) -> None:
        before = request.closed_on
        self.presenter.close(request.request_id, today if before is None else None)
        if before is None:
            kit.toast(
                self,
                _("Noted: the answer left today"),
                action=_("Undo"),
                on_action=lambda: self.presenter.close(request.request_id, None),
            )

    @Slot()
    def ask_letter(self, request: RequestView | None = None) -> None:
        """Opens the sheet for a new letter, or to correct one."""
        if self._file is None:
            return
        known = request if isinstance(request, RequestView) else None
        sheet = LetterSheet(self, self.presenter.desk, known, self._file.addressees)

        def accept(form: RequestForm) -> None:
            if known is None:
                self.presenter.add(form)
            else:
                self.presenter.change(known.request_id, form)

        sheet.accepted.connect(accept)
        sheet.closed.connect(self._sheet_closed)
        self._sheet = sheet
        sheet.open(sheet.choice if known is None else sheet.case_ref)

    @Slot()
    def ask_paper(self) -> None:
        """Opens the sheet for a paper no court asked for."""
        if self._file is None:
            return
        own = [form for form in forms() if not form.needs_request]
        sheet = PaperSheet(self, own, self._file.addressees)
        sheet.accepted.connect(self.presenter.start_paper)
        sheet.open(sheet.form)

    @Slot()
    def _sheet_closed(self) -> None:
        self._sheet = None

    @Slot()
    def _stored(self) -> None:
        if self._sheet is not None:
            self._sheet.put_away()
        kit.toast(self, _("The court's letter was saved"))

    @Slot(object)
    def _invalid(self, problems: object) -> None:
        if self._sheet is not None and isinstance(problems, tuple):
            self._sheet.show_problems(problems)

    @Slot(str)
    def _refuse(self, text: str) -> None:
        self.trouble.set(text, Tone.OVERDUE)
        self.trouble.show()
        kit.announce(self.trouble, text, urgent=True)

    @Slot()
    def _repaint(self) -> None:
        if self._file is not None:
            self._show(self._file)


def _paper_row(row: OpinionRow) -> kit.Row:
    """A paper no court asked for."""
    tone, _icon = STATES[row.state]
    done = _("{done} of {total} parts").format(done=row.parts_done, total=row.parts_total)
    return kit.Row(
        row.opinion_id,
        row.form_name,
        extra=masking().text(row.case_ref),
        subtitle=row.court or _("no addressee yet"),
        rest=done if row.state in OPEN else numeric_date(row.dated_on),
        pill=state_word(row.state),
        tone=tone,
        icon=Icon.OPINIONS,
        icon_tone=Tone.COURT,
    )


def _basis_row(basis: BasisView, today: date) -> kit.Row:
    court = basis.basis == Basis.COURT
    since = _("from {day}").format(day=numeric_date(basis.since))
    until = _("until {day}").format(day=numeric_date(basis.until)) if basis.until else ""
    reference = masking().text(basis.court_case_ref)
    document = ", ".join(part for part in (masking().text(basis.document), reference) if part)
    state = (
        _("in force")
        if basis.in_force
        else _("no longer in force")
        if basis.since <= today
        else _("not yet in force")
    )
    return kit.Row(
        key=basis.basis_id,
        title=_(basis.label),
        subtitle=" ".join(part for part in (since, until) if part),
        rest=document,
        pill=state,
        tone=Tone.DONE if basis.in_force else Tone.NEUTRAL,
        icon=Icon.COURT if court else Icon.DOCUMENT,
        icon_tone=Tone.COURT if court else Tone.NEUTRAL,
    )
