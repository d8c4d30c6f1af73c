"""Signing a finished paper from the screen: the sheet, the database thread, and the note of a saved file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from asystent_desktop.application.opinion import signing
from asystent_desktop.domain.kinds.paper import SignedPaper
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.signing import SigningMeans
from asystent_desktop.ui.papers.sign_sheet import SignSheet
from asystent_desktop.ui.printing import Journal

T = TypeVar("T")


class SigningDeed(QObject):
    """One wish to sign one paper; it lives as long as its sheet.

    Args:
        journal: Where the saved file is noted; names the finished paper.
        title: Of the paper; names no family.
    """

    def __init__(self, journal: Journal, title: str) -> None:
        self.sheet = SignSheet(journal.owner, journal.tasks, title)
        super().__init__(self.sheet)
        self._journal = journal
        self.sheet.wanted.connect(self._sign)
        self.sheet.again_wanted.connect(self._again)
        self.sheet.saved.connect(journal.saved)
        desk, paper = journal.desk, journal.subject.record_id
        self._read(lambda: signing.signatures(desk, signing.find_finished(desk, paper)), self._opened)

    def _read(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        self._journal.tasks.read(self, job, done, self._refuse)

    def _opened(self, held: tuple[SignedPaper, ...]) -> None:
        self.sheet.show_signatures(held)
        self.sheet.open(self.sheet.choose)

    def _sign(self, means: SigningMeans) -> None:
        desk, paper = self._journal.desk, self._journal.subject.record_id
        self._journal.tasks.write(
            self,
            lambda: signing.sign_paper(desk, signing.find_finished(desk, paper), means),
            lambda answer: self.sheet.show_signed(answer[1]),
            self._refuse,
        )

    def _again(self, signature_id: str) -> None:
        words = _("The signed file, as it was kept.")
        desk = self._journal.desk
        self._read(
            lambda: signing.signed_bytes(desk, signature_id),
            lambda content: self.sheet.offer(content, words),
        )

    def _refuse(self, error: AppError) -> None:
        self.sheet.refuse(word(error))
        if not self.sheet.isVisible():
            self.sheet.open(self.sheet.choose)
