"""Keeps an opinion while it is written: drafts, commits, checks, preview, submission.

Rules:
1. 800 ms after a key the part's draft is durable; on leaving the part, after 20 s of rest, before a lock and
   before printing or submitting it is committed. "Saved" is said only by the store's answer.
2. What is being typed (`typed`) overrides the stored parts in checks and preview until it is committed.
3. The preview is composed on the database thread and rendered in the pool; one at a time, the latest wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionView, PartDraft
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.opinion.preview_feed import PreviewFeed
from asystent_desktop.ui.tasks import Tasks

HEAD = "head"
KEEP_MS = 800
COMMIT_MS = 20_000

Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Opened:
    """An opinion just read, and the drafts of its parts that were never committed."""

    view: OpinionView
    drafts: tuple[PartDraft, ...]


class OpinionPresenter(QObject):
    """The opinion that is open.

    Attributes:
        opinion_id: The opinion that was asked for last; "" before the first.
        opened: Carries an Opened: another opinion.
        shown: Carries an OpinionView: the same one afresh, with what is being typed.
        saved: When the store answered that everything typed so far is durable (UTC).
        refused: Carries the words of an error.
        submitted: The opinion was frozen; carries its SHA-256.
        printable: Carries PDF bytes asked for by `read_pdf`.
    """

    opened = Signal(object)
    shown = Signal(object)
    saved = Signal(object)
    refused = Signal(str)
    submitted = Signal(str)
    printable = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks = desk, tasks
        self.preview = PreviewFeed(desk, tasks, self)
        self.view: OpinionView | None = None
        self.typed: dict[int, Paragraphs] = {}
        self.opinion_id = ""
        self._unkept: set[int] = set()
        self._underway: dict[int, Paragraphs] = {}
        self._keep = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._keep.timeout.connect(self.keep_drafts)
        self._rest = QTimer(self, interval=COMMIT_MS, singleShot=True)
        self._rest.timeout.connect(self.commit)
        tasks.changed.connect(self._changed)

    @property
    def frozen(self) -> bool:
        """It was handed over: its stored bytes count."""
        return self.view is not None and self.view.state not in OPEN

    @property
    def read_only(self) -> bool:
        """Nothing may be written: handed over, not read yet, or another person's draft at the head's."""
        if self.view is None or self.frozen:
            return True
        identity = self.desk.identity()
        return identity.role == HEAD and identity.person_id != self.view.author_id

    def open(self, opinion_id: str) -> None:
        """Reads an opinion; what was typed in the one before is committed first."""
        self.commit()
        self.opinion_id, self.view = opinion_id, None
        self.typed, self._unkept, self._underway = {}, set(), {}
        self.preview.open(opinion_id)
        self.tasks.read(self, lambda: _read(self.desk, opinion_id), self._opened, self._refuse)

    def _opened(self, opened: Opened) -> None:
        if opened.view.opinion_id != self.opinion_id:
            return
        self.view = opened.view
        for draft in opened.drafts:
            self.typed[draft.number] = draft.paragraphs
        self.opened.emit(opened)
        if opened.drafts:
            self.judge()
        self.preview.ask(self.typed, frozen=self.frozen)

    def edit(self, number: int, paragraphs: Paragraphs) -> None:
        """The person typed in a part."""
        if self.read_only or self.typed.get(number) == paragraphs:
            return
        self.typed[number] = paragraphs
        self._unkept.add(number)
        self._keep.start()
        self._rest.start()
        self.preview.ask_soon(self.typed)

    @Slot()
    def keep_drafts(self) -> None:
        """Makes the drafts durable and judges the text afresh."""
        self._keep.stop()
        for number in sorted(self._unkept):
            paragraphs, opinion_id = self.typed[number], self.opinion_id
            job = partial(opinions.keep_part_draft, self.desk, opinion_id, number, paragraphs)
            self._write(job, self._was_saved)
        if self._unkept:
            self._unkept = set()
            self.judge()

    @Slot()
    def commit(self) -> None:
        """Writes everything typed into the record; call on leaving a part, before a lock, before printing."""
        self._keep.stop()
        self._rest.stop()
        self._unkept = set()
        for number, paragraphs in self.typed.items():
            if self._underway.get(number) == paragraphs:
                continue  # asked for already; after a lock nobody would take a second wish
            self._underway[number] = paragraphs
            opinion_id = self.opinion_id
            job = partial(opinions.change_part, self.desk, opinion_id, number, paragraphs)
            self._write(job, partial(self._committed, opinion_id, number, paragraphs))

    def _committed(self, opinion_id: str, number: int, paragraphs: Paragraphs, _changes: Any) -> None:
        if opinion_id == self.opinion_id and self._underway.get(number) == paragraphs:
            del self._underway[number]
            if self.typed.get(number) == paragraphs:
                del self.typed[number]
        self._was_saved(None)

    def _was_saved(self, _answer: Any) -> None:
        if not self._unkept:
            self.saved.emit(self.desk.clock.now())

    def put_back(self, number: int, paragraphs: Paragraphs) -> None:
        """Writes an earlier text of a part again, also when the recovered one was committed meanwhile."""
        if self.read_only:
            return
        self.typed[number] = paragraphs
        self.commit()
        self.judge()
        self.preview.ask(self.typed)

    def judge(self) -> None:
        """Reads view and checks afresh, with what is being typed."""
        opinion_id, typed = self.opinion_id, dict(self.typed)
        if opinion_id:
            self.tasks.read(
                self, lambda: opinions.opinion(self.desk, opinion_id, typed), self._show, self._refuse
            )

    def _show(self, view: OpinionView) -> None:
        if view.opinion_id != self.opinion_id or self.view is None:
            return
        before = self.view.state
        self.view = view
        self.shown.emit(view)
        if before != view.state:  # other bytes count now: the draft, the submitted or the sealed ones
            self.preview.ask(self.typed, frozen=self.frozen)

    def change(self, **fields: Any) -> None:
        """Changes fields of the paper: case number, date, copies, attachments, period, sources."""
        opinion_id = self.opinion_id
        self._write(lambda: opinions.change_opinion(self.desk, opinion_id, **fields), self._was_saved)

    def submit(self) -> None:
        """Freezes the opinion and hands it over."""
        self.commit()
        opinion_id = self.opinion_id
        self._write(
            lambda: opinions.submit(self.desk, opinion_id),
            lambda answer: self.submitted.emit(answer[1].sha256),
        )

    def withdraw(self) -> None:
        """Takes it back for more work."""
        opinion_id = self.opinion_id
        self._write(lambda: opinions.withdraw(self.desk, opinion_id))

    def read_pdf(self) -> None:
        """Asks for the bytes to print: the frozen ones, or the draft as it stands."""
        self.commit()
        opinion_id = self.opinion_id
        self.tasks.read(
            self, lambda: opinions.stored_pdf(self.desk, opinion_id), self.printable.emit, self._refuse
        )

    def _write(self, job: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self.tasks.write(self, job, done, self._refuse)

    def _refuse(self, error: AppError) -> None:
        self._underway = {}
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if self.view is None or family_scope(self.view.family_id) not in changes.scopes:
            return
        self.judge()
        self.preview.ask(self.typed, frozen=self.frozen)


def _read(desk: Desk, opinion_id: str) -> Opened:
    view = opinions.opinion(desk, opinion_id)
    if view.state not in OPEN:
        return Opened(view, ())
    found = (opinions.part_draft(desk, opinion_id, part.number) for part in view.parts)
    stored = {part.number: part.paragraphs for part in view.parts}
    return Opened(view, tuple(d for d in found if d is not None and d.paragraphs != stored[d.number]))


def seconds_told(moment: datetime) -> str:
    """ "10:42:07" on this computer."""
    return f"{local_time(moment):%H:%M:%S}"
