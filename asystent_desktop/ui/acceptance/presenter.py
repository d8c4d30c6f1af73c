"""Reads the queue and the text that is open, and takes the head's decisions.

Rules:
1. What is read is the frozen text that was submitted, never the author's working copy.
2. A decision names the SHA-256 that was on the screen; if another version came meanwhile it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application.opinion import acceptance as opinion_acceptance, opinions
from asystent_desktop.application.opinion.acceptance import CommentView, QueueRow, VersionView
from asystent_desktop.application.opinion.sources import SourceView, source_views
from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.domain.paper_difference import DifferenceLine, LineKind, PartDifference
from asystent_desktop.domain.papers import Source
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.tasks import Tasks

SOURCES_READ = 40


@dataclass(frozen=True)
class Queue:
    """What waits, in order of the courts' deadlines."""

    rows: tuple[QueueRow, ...]
    today: date


@dataclass(frozen=True)
class NumberedSource:
    """A source the text names, with the number printed after its sentences."""

    number: int
    source: Source
    view: SourceView


@dataclass(frozen=True)
class Reading:
    """The text that is open.

    Attributes:
        versions: Oldest first; the last is the one to decide about.
        changes: Parts that differ from the version before; empty for a first version.
        whole: All parts of the frozen text, every line the same.
        numbers: Numbers of the sources by the text of a paragraph.
        own: The reader wrote it herself, so she may not approve it.
    """

    row: QueueRow
    view: OpinionView
    versions: tuple[VersionView, ...]
    changes: tuple[PartDifference, ...]
    whole: tuple[PartDifference, ...]
    comments: tuple[CommentView, ...]
    sources: tuple[NumberedSource, ...]
    numbers: dict[str, tuple[int, ...]]
    own: bool


class AcceptancePresenter(Presenter):
    """The queue, and the text that is open.

    Attributes:
        read_text: Carries a Reading.
        printable: Frozen PDF bytes asked for by `ask_pdf`.
        approved, returned: A decision was stored.
    """

    kinds = ("court_opinion", "opinion_document", "paper_transition", "paper_comment")
    read_text = Signal(object)
    printable = Signal(object)
    approved = Signal()
    returned = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self.reading: Reading | None = None
        self._row: QueueRow | None = None

    def read(self) -> Queue:
        """The queue."""
        return Queue(opinion_acceptance.acceptance_queue(self.desk), self.desk.clock.today())

    def open(self, row: QueueRow) -> None:
        """Reads a text of the queue; one decided since is read all the same, the decision is refused."""
        self._row = row
        self.tasks.read(self, lambda: read_reading(self.desk, row), self._opened, self.refuse)

    def _opened(self, reading: Reading) -> None:
        if self._row is not None and reading.row.opinion_id == self._row.opinion_id:
            self.reading = reading
            self.read_text.emit(reading)

    def close(self) -> None:
        """Nothing is open."""
        self._row = self.reading = None

    def ask_pdf(self) -> None:
        """Asks for the pages that were submitted."""
        if self._row is not None:
            opinion_id = self._row.opinion_id
            self.tasks.read(
                self, lambda: opinions.stored_pdf(self.desk, opinion_id), self.printable.emit, self.refuse
            )

    def approve(self) -> None:
        """Accepts exactly the text that is shown."""
        row = self._row
        if row is not None:
            self.write(
                lambda: opinion_acceptance.approve(self.desk, row.opinion_id, row.content_sha256),
                lambda _answer: self.approved.emit(),
            )

    def give_back(self, reason: str) -> None:
        """Returns exactly the text that is shown."""
        row = self._row
        if row is not None:
            self.write(
                lambda: opinion_acceptance.give_back(self.desk, row.opinion_id, row.content_sha256, reason),
                lambda _answer: self.returned.emit(),
            )

    def comment(self, part: int, text: str) -> None:
        """Keeps a remark on a part; its author reads it with the decision."""
        row = self._row
        if row is not None:
            self.write(lambda: opinion_acceptance.comment(self.desk, row.opinion_id, part, text))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        super()._changed(changes)
        reading, row = self.reading, self._row
        mine = reading is not None and family_scope(reading.view.family_id) in changes.scopes
        if mine and row is not None and self.in_view and changes.touches(*self.kinds):
            self.open(row)


def read_reading(desk: Desk, row: QueueRow) -> Reading:
    """Everything the page shows of one text."""
    opinion_id = row.opinion_id
    view = opinions.opinion(desk, opinion_id)
    versions = tuple(opinion_acceptance.versions(desk, opinion_id))
    changes: tuple[PartDifference, ...] = ()
    if len(versions) > 1:
        changes = opinion_acceptance.difference(desk, versions[-2].document_id, versions[-1].document_id)
    named = _sources(view)
    numbers = {source: at for at, source in enumerate(named, 1)}
    return Reading(
        row=row,
        view=view,
        versions=versions,
        changes=changes,
        whole=_whole(view),
        comments=opinion_acceptance.comments(desk, opinion_id),
        sources=tuple(
            NumberedSource(at, source, found)
            for at, (source, found) in enumerate(zip(named, source_views(desk, named), strict=True), 1)
        ),
        numbers={
            one.text: tuple(sorted({numbers[source] for source in one.sources if source in numbers}))
            for part in view.parts
            for one in part.paragraphs
        },
        own=row.author_id == desk.identity().person_id,
    )


def _whole(view: OpinionView) -> tuple[PartDifference, ...]:
    """A submitted text is closed for writing, so its parts are the frozen ones."""
    return tuple(
        PartDifference(
            part.number,
            part.title,
            tuple(DifferenceLine(LineKind.SAME, one.text) for one in part.paragraphs if one.text.strip()),
        )
        for part in view.parts
    )


def _sources(view: OpinionView) -> tuple[Source, ...]:
    """Sources in the order in which the text names them, each once."""
    named = (source for part in view.parts for one in part.paragraphs for source in one.sources)
    return tuple(dict.fromkeys(source for source in named if source.record_id))[:SOURCES_READ]
