"""The sealed paper: print it, send it, copies for others, a covering letter, how it left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.final import FinalPaper
from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.office_steps import Outgoing
from asystent_desktop.ui.papers.words import delivery_words
from asystent_desktop.ui.theme import Icon, Role, Tone

HASH_CHARS = 12


class OutgoingSheet(kit.Sheet):
    """Lists the sealed papers with what can be done with each.

    Attributes:
        print_wanted, letter_wanted, sign_wanted: Id of a sealed paper; the sheet closes itself.
        deliver_wanted: The same id, and whom a variant is for.
        variant_wanted, correct_wanted: Of the paper as a whole.
    """

    print_wanted = Signal(str)
    deliver_wanted = Signal(str, str)
    letter_wanted = Signal(str)
    sign_wanted = Signal(str)
    variant_wanted = Signal()
    correct_wanted = Signal()

    def __init__(self, window: QWidget, view: OpinionView, outgoing: Outgoing) -> None:
        super().__init__(window, _("The sealed paper"), words.title(view.row), width=640)
        self.rows: list[kit.Frame] = []
        for paper in outgoing.papers:
            self.body.addWidget(self._card(paper))
        if outgoing.deliveries:
            self.body.addWidget(kit.Label(_("How it left"), Role.ROW_STRONG))
        for one in outgoing.deliveries:
            self.body.addWidget(kit.Label(delivery_words(one), Role.ROW, wrap=True))
        self.body.addStretch(1)
        self.variant = kit.QuietButton(_("Copy for another recipient"), icon=Icon.HIDE)
        self.variant.clicked.connect(lambda: self._end(self.variant_wanted.emit))
        self.correct = kit.QuietButton(_("Correct the paper"), icon=Icon.EDIT)
        self.correct.clicked.connect(lambda: self._end(self.correct_wanted.emit))
        self.footer.addWidget(self.variant)
        self.footer.addWidget(self.correct)
        self.footer.addStretch(1)
        close = kit.SecondaryButton(_("Close"))
        close.clicked.connect(self.put_away)
        self.footer.addWidget(close)

    def _end(self, tell: Callable[[], object]) -> None:
        self.put_away()
        tell()

    def _card(self, paper: FinalPaper) -> kit.Frame:
        card = kit.Frame()
        title = _("Copy for: {name}").format(name=paper.copy_for) if paper.copy_for else _("Final version")
        card.setAccessibleName(title)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(kit.Label(title, Role.BODY_STRONG))
        head.addStretch(1)
        head.addWidget(kit.Pill(paper.case_number, Tone.INFO))
        column.addLayout(head)
        pages = ngettext("{n} page", "{n} pages", paper.pages).format(n=paper.pages)
        line = _("no. {number} · {day} · {pages} · code {code}").format(
            number=paper.number,
            day=numeric_date(local_time(paper.frozen_at).date()),
            pages=pages,
            code=paper.code,
        )
        column.addWidget(kit.Label(line, Role.CAPTION, tone="muted", wrap=True, selectable=True))
        digest = f"SHA-256 {paper.sha256[:HASH_CHARS]}…"
        column.addWidget(kit.Label(digest, Role.CAPTION, tone="muted"))
        row = kit.FlowRow(spacing=8)
        sealed = paper.document_id
        for text, icon, deed in (
            (_("Print"), Icon.PRINT, partial(self.print_wanted.emit, sealed)),
            (_("It left the office"), Icon.SEND, partial(self.deliver_wanted.emit, sealed, paper.copy_for)),
            (_("Covering letter"), Icon.LETTER, partial(self.letter_wanted.emit, sealed)),
            (_("Sign electronically"), Icon.KEY, partial(self.sign_wanted.emit, sealed)),
        ):
            button = kit.SecondaryButton(text, icon=icon, height=34)
            button.clicked.connect(lambda _checked=False, deed=deed: self._end(deed))
            row.add(button)
        column.addWidget(row)
        self.rows.append(card)
        return card
