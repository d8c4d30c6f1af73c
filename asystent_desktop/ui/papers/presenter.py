"""Reads the papers of one family, previews what is wanted, finishes and delivers.

Rules:
1. A preview lives in memory; the wish made last wins, an earlier answer is dropped.
2. A wished kind is composed again when the family's file changes, a finished paper never.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asystent_desktop.application.papers import making, shelf
from asystent_desktop.application.papers.making import Match, Wanted
from asystent_desktop.application.papers.shelf import DeliveryForm, PaperRow
from asystent_desktop.application.papers.subjects import subjects
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import FamilyPresenter
from asystent_desktop.ui.tasks import Tasks

PAUSE_MS = 120
"""After the last change of a field; composing and drawing take less than 100 ms more."""


@dataclass(frozen=True)
class PapersFile:
    """What the tab lists."""

    papers: tuple[PaperRow, ...]
    today: date


class PapersPresenter(FamilyPresenter):
    """The papers of the family that is open.

    Attributes:
        previewed: PDF bytes of the paper wanted last.
        subjects_read: What a kind may be about: key of the kind, tuple of Subject.
        preview_failed: Words of what keeps the paper from being made.
        finished: Id of a paper just frozen.
        delivered: A delivery was noted.
        verified: A Match, or None when nothing here matches.
    """

    kinds = ("paper_document", "paper_delivery")
    previewed = Signal(object)
    subjects_read = Signal(str, object)
    preview_failed = Signal(str)
    finished = Signal(str)
    delivered = Signal()
    verified = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self.wanted: Wanted | None = None
        self.content: bytes | None = None
        self._wish = 0
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._preview)

    def read(self) -> PapersFile:
        """The finished papers."""
        return PapersFile(shelf.papers(self.desk, self.family_id), self.desk.clock.today())

    def open(self, family_id: str) -> None:
        """Another family."""
        self.wanted, self.content = None, None
        self._wish += 1
        super().open(family_id)

    def ask_subjects(self, kind: str) -> None:
        """Reads what a kind may be about."""
        family_id = self.family_id
        self.tasks.read(
            self,
            lambda: subjects(self.desk, kind, family_id),
            lambda found: self.subjects_read.emit(kind, found),
            self.refuse,
        )

    def want(self, kind: str, subject_id: str = "", on: date | None = None) -> None:
        """A draft of that paper is wanted in the preview."""
        self.wanted = Wanted(kind, self.family_id, subject_id, on)
        self._pause.start()

    @Slot()
    def _preview(self) -> None:
        wanted = self.wanted
        if wanted is not None:
            self._show(lambda: making.preview(self.desk, wanted).content)

    def show_stored(self, document_id: str) -> None:
        """The frozen bytes are wanted in the preview."""
        self._pause.stop()
        self.wanted = None
        self._show(lambda: making.stored_paper(self.desk, document_id))

    def _show(self, job: Callable[[], bytes]) -> None:
        self._wish += 1
        wish = self._wish

        def done(content: bytes) -> None:
            if wish == self._wish:
                self.content = content
                self.previewed.emit(content)

        def failed(error: AppError) -> None:
            if wish == self._wish:
                self.content = None
                self.preview_failed.emit(word(error))

        self.tasks.read(self, job, done, failed)

    def finish(self) -> None:
        """Freezes the paper wanted: number, code, sealed bytes."""
        wanted = self.wanted
        if wanted is not None:
            self.write(
                lambda: making.finish(self.desk, wanted), lambda answer: self.finished.emit(answer[1].id)
            )

    def deliver(self, document_id: str, form: DeliveryForm) -> None:
        """Notes how a paper left."""
        self.write(
            lambda: shelf.deliver(self.desk, document_id, form), lambda _changes: self.delivered.emit()
        )

    def verify_code(self, code: str) -> None:
        """Looks a footer code up."""
        self._verify(lambda: making.find_by_code(self.desk, code))

    def verify_file(self, content: bytes) -> None:
        """Looks the bytes of a file up."""
        self._verify(lambda: making.find_by_file(self.desk, content))

    def _verify(self, job: Callable[[], Match | None]) -> None:
        self.tasks.read(self, job, self.verified.emit, self.refuse)

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        super()._changed(changes)
        mine = bool(self.family_id) and family_scope(self.family_id) in changes.scopes
        if self.in_view and mine and self.wanted is not None and not changes.touches("access_note"):
            self._pause.start()
