"""Feeds the preview: composes on the database thread, renders in the pool, the latest wish wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.papers import pictures_of
from asystent_desktop.domain.papers import OpinionContent, Paragraph
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import NO_PICTURES, Renderer
from asystent_desktop.ui.tasks import Tasks

PAUSE_MS = 30
"""After the last key; composing and printing come on top, and the pages are to be there in 300 ms. It only
gathers what comes as one stroke (a paste, a dead key): pages are made at most once a key, and never twice at
a time."""

Typed = Mapping[int, tuple[Paragraph, ...]]


class PreviewFeed(QObject):
    """One stream of previews.

    Attributes:
        rendered: Bytes of the draft as typed.
        frozen: The stored bytes of a submitted opinion.
        failed: What is wrong, and in which part.
        waiting: A newer preview is on its way.
    """

    rendered = Signal(object)
    frozen = Signal(object)
    failed = Signal(str)
    waiting = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._opinion_id = ""
        self._typed: dict[int, tuple[Paragraph, ...]] = {}
        self._running = self._again = self._is_frozen = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._start)

    def open(self, opinion_id: str) -> None:
        """Another opinion: answers for the one before are dropped."""
        self._pause.stop()
        self._opinion_id = opinion_id
        self._typed = {}

    def ask(self, typed: Typed, *, frozen: bool = False) -> None:
        """Wishes a preview now."""
        self._typed, self._is_frozen = dict(typed), frozen
        self._pause.stop()
        self._start()

    def ask_soon(self, typed: Typed) -> None:
        """Wishes a preview as soon as typing rests."""
        self._typed = dict(typed)
        self.waiting.emit()
        self._pause.start()

    def _start(self) -> None:
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        opinion_id, typed = self._opinion_id, self._typed
        if self._is_frozen:
            self._tasks.read(
                self,
                lambda: opinions.stored_pdf(self._desk, opinion_id),
                lambda content: self._end(opinion_id, content, frozen=True),
                lambda error: self._fail(opinion_id, word(error)),
            )
            return
        self._tasks.read(
            self,
            lambda: _composed(self._desk, opinion_id, typed),
            lambda made: self._render(opinion_id, *made),
            lambda error: self._fail(opinion_id, word(error)),
        )

    def _render(self, opinion_id: str, content: OpinionContent, pictures: dict[str, bytes]) -> None:
        renderer = self._desk.renderer

        def failed(error: AppError) -> None:
            self._locate(opinion_id, content, word(error))

        self._tasks.compute(
            self,
            lambda: renderer.opinion(content, pictures).content,
            lambda pdf: self._end(opinion_id, pdf, frozen=False),
            failed,
        )

    def _locate(self, opinion_id: str, content: OpinionContent, fault: str) -> None:
        renderer = self._desk.renderer
        self._tasks.compute(
            self,
            lambda: broken_part(renderer, content),
            lambda number: self._fail(opinion_id, _placed(number, fault)),
        )

    def _end(self, opinion_id: str, content: bytes, *, frozen: bool) -> None:
        if opinion_id == self._opinion_id:
            (self.frozen if frozen else self.rendered).emit(content)
        self._next()

    def _fail(self, opinion_id: str, words: str) -> None:
        if opinion_id == self._opinion_id and not self._again:
            self.failed.emit(words)
        self._next()

    def _next(self) -> None:
        self._running = False
        if self._again:
            self._start()


def _composed(desk: Desk, opinion_id: str, typed: Typed) -> tuple[OpinionContent, dict[str, bytes]]:
    """Everything of the store a worker needs to print it."""
    content = opinions.compose(desk, opinion_id, typed)
    return content, pictures_of(desk, content)


def broken_part(renderer: Renderer, content: OpinionContent) -> int:
    """Number of the first part that cannot be printed by itself; 0 when each of them can."""
    for section in content.sections:
        alone = tuple(one if one is section else replace(one, paragraphs=()) for one in content.sections)
        try:
            renderer.opinion(replace(content, sections=alone), NO_PICTURES)
        except AppError:
            return section.number
    return 0


def _placed(number: int, fault: str) -> str:
    if number:
        return _("Part {number} cannot be printed, the last good pages stay. {fault}").format(
            number=number, fault=fault
        )
    return _("The last good pages stay. {fault}").format(fault=fault)
