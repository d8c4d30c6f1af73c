"""The right pane: what the paper is about, its deeds, and its pages as they will be printed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.papers.shelf import PaperRow
from asystent_desktop.application.papers.subjects import BLANK_TOO, Subject
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.papers import words
from asystent_desktop.ui.presenting import Pane
from asystent_desktop.ui.printing.preview import PreviewPane
from asystent_desktop.ui.theme import Icon, Role

LATEST = ""
SUBJECT_W = 240
PAGE_W = 720
"""Wider pages are no easier to read, and fewer lines of them are in view."""


class PaperPane(Pane):
    """Shows one paper: a kind being made, or a finished one.

    Attributes:
        about: The subject to propose, where another screen asked for a paper about it.
        changed: Subject or date were chosen; carries the subject's id and the date.
        finish_wanted, print_wanted, sign_wanted, deliver_wanted: The deeds.
        back: To the list, where the window shows one pane at a time.
    """

    changed = Signal(str, object)
    finish_wanted = Signal()
    print_wanted = Signal()
    sign_wanted = Signal()
    deliver_wanted = Signal()
    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.kind = ""
        self.paper: PaperRow | None = None
        self.about = ""
        self.preview = PreviewPane()
        self.preview.zoom.hide()
        self.preview.printer.hide()
        self.subject = kit.ChoiceField([])
        self.subject.setMaximumWidth(SUBJECT_W)
        self.on = kit.DateEdit(desk.clock.today, desk.rules.holidays.add_working_days)
        self._today = desk.clock.today
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 2, 4)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self._fields())
        self.left = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        column.addWidget(self.left)
        self.stack = QStackedWidget()
        self.stack.setMaximumWidth(PAGE_W)
        self.masked = kit.EmptyState(Icon.HIDE, _("The paper is masked. F7 shows it again."))
        self.nothing = kit.EmptyState(Icon.DOCUMENT, _("Choose a paper, or the kind of a new one."))
        for part in (self.preview, self.masked, self.nothing):
            self.stack.addWidget(part)
        middle = QHBoxLayout()
        middle.addWidget(self.stack, 1)
        column.addLayout(middle, 1)
        self.clear()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        self.back_button = kit.IconButton(Icon.BACK, _("Back to the list"))
        self.back_button.clicked.connect(self.back)
        row.addWidget(self.back_button)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.title = kit.ElidedLabel("", Role.PANE)
        self.line = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        texts.addWidget(self.title)
        texts.addWidget(self.line)
        row.addLayout(texts, 1)
        self.deliver = kit.SecondaryButton(_("It left the office"), icon=Icon.SEND, height=36)
        self.deliver.clicked.connect(self.deliver_wanted)
        self.sign = kit.IconButton(Icon.KEY, _("Sign electronically"), bordered=True, size=36)
        self.sign.clicked.connect(self.sign_wanted)
        self.print = kit.SecondaryButton(_("Print"), icon=Icon.PRINT, key="Ctrl+P", height=36)
        self.print.clicked.connect(self.print_wanted)
        self.finish = kit.PrimaryButton(_("Finish the paper"), height=36)
        self.finish.clicked.connect(self.finish_wanted)
        for button in (self.sign, self.deliver, self.print, self.finish):
            row.addWidget(button)
        return row

    def _fields(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(12)
        self._subject_field = kit.LabeledField(_("About"), self.subject)
        self._date_field = kit.LabeledField(_("Date of the paper"), self.on)
        row.addWidget(self._subject_field)
        row.addWidget(self._date_field)
        row.addStretch(1)
        self.fields = box
        self.subject.activated.connect(self._tell)
        self.on.changed.connect(self._tell)
        return box

    def clear(self) -> None:
        """Nothing is chosen."""
        self.kind, self.paper = "", None
        self.preview.clear()
        for part in (self.fields, self.finish, self.sign, self.deliver, self.print, self.left):
            part.hide()
        self.title.set_text("")
        self.line.set_text("")
        self.follow_masking()

    def show_kind(self, kind: str) -> None:
        """A kind is being made; its subjects come a moment later."""
        self.kind, self.paper, self.about = kind, None, ""
        self.title.set_text(_(KINDS[kind].label))
        self.line.set_text(_("Draft. Finishing gives it a number and a code and seals it."))
        with QSignalBlocker(self.on):
            self.on.set_value(self._today())
        self._subject_field.hide()
        self.preview.clear()
        self._show_parts(new=True)

    def show_subjects(self, kind: str, found: tuple[Subject, ...]) -> None:
        """What the kind may be about; the latest, or a blank one, is proposed."""
        if kind != self.kind:
            return
        first = _("blank, to be signed") if kind in BLANK_TOO else _("the latest")
        choices = [(LATEST, first), *((one.record_id, words.subject_words(one)) for one in found)]
        self.subject.set_choices(choices)
        self.subject.set_value(self.about or LATEST)
        self._subject_field.setVisible(bool(found))

    def show_paper(self, paper: PaperRow, today: date) -> None:
        """A finished paper."""
        other = self.paper is None or self.paper.document_id != paper.document_id
        self.kind, self.paper = "", paper
        self.title.set_text(_(paper.label))
        self.line.set_text(words.paper_line(paper, today))
        self.left.setText("\n".join(words.delivery_words(one) for one in paper.deliveries))
        if other:
            self.preview.clear()
        self._show_parts(new=False)

    def _show_parts(self, *, new: bool) -> None:
        self.fields.setVisible(new)
        self.finish.setVisible(new)
        self.print.setVisible(True)
        self.sign.setVisible(not new)
        self.deliver.setVisible(not new)
        self.left.setVisible(not new and bool(self.left.text()))
        self.preview.trouble.hide()
        self.follow_masking()

    def show_pdf(self, content: bytes) -> None:
        """Fresh pages."""
        self.preview.show_pdf(content, frozen=self.paper is not None)
        self._can(True)

    def show_trouble(self, text: str) -> None:
        """It cannot be made as it stands: the last good pages stay."""
        self.preview.show_trouble(text)
        self._can(False)

    def _can(self, can: bool) -> None:
        self.finish.setEnabled(can)
        self.print.setEnabled(can)

    def follow_masking(self) -> None:
        """Pages show names: while masked they are hidden."""
        empty = not self.kind and self.paper is None
        page = self.nothing if empty else self.masked if masking().on else self.preview
        self.stack.setCurrentWidget(page)

    def fold(self, *, folded: bool) -> None:
        """Whether this pane stands alone; words on buttons give way."""
        self.back_button.setVisible(folded)
        self.line.setVisible(not folded)

    def _tell(self) -> None:
        on = self.on.value()
        self._date_field.set_error("" if self.on.is_readable() else kit.DateEdit.refusal())
        if self.kind and self.on.is_readable():
            self.changed.emit(self.subject.value() or LATEST, on)

    def first_focus(self) -> None:
        """The next deed."""
        (self.finish if self.kind else self.print).setFocus()
