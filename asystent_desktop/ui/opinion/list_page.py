"""The list "Opinie": letters still without an opinion, drafts, and what was handed over.

page = OpinionsPage(desk, tasks)
page.open_opinion.connect(editor.show_opinion)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionRow, RequestView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.i18n.polish import relative_due, short_date
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

_KINDS = (
    "court_opinion",
    "opinion_part",
    "court_request",
    "opinion_document",
    "paper_transition",
    "family",
)
_REQUEST = "request:"
HEAD = "head"
MAX_WIDTH = 920
CARD_FRAME = 26


@dataclass(frozen=True)
class OpinionList:
    """What the list shows."""

    opinions: tuple[OpinionRow, ...]
    unanswered: tuple[RequestView, ...]
    today: date
    head: bool = False


class OpinionsPresenter(QObject):
    """Reads the list, and again when a write touched it.

    Attributes:
        listed: Carries an OpinionList.
        started: Id of an opinion just composed for a letter.
        refused: Carries the words of an error.
    """

    listed = Signal(object)
    started = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        tasks.changed.connect(self._changed)

    def load(self) -> None:
        """Reads the list."""
        self._tasks.read(self, lambda: _read(self._desk), self.listed.emit, self._refuse)

    def start(self, request_id: str) -> None:
        """Composes the opinion a letter asks for."""
        self._tasks.write(
            self,
            lambda: opinions.start_opinion(self._desk, request_id),
            lambda answer: self.started.emit(answer[1]),
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_KINDS):
            self.load()


def _read(desk: Desk) -> OpinionList:
    asked = (one for one in opinions.requests(desk) if one.opinion_id is None and one.closed_on is None)
    head = desk.identity().role == HEAD
    return OpinionList(tuple(opinions.opinions(desk)), tuple(asked), desk.clock.today(), head)


def _waiting(shown: OpinionList) -> int:
    wanted = {OpinionState.SUBMITTED} if shown.head else OPEN
    waiting = sum(row.state in wanted for row in shown.opinions)
    return waiting if shown.head else waiting + len(shown.unanswered)


class OpinionsPage(QWidget):
    """The list.

    Attributes:
        open_opinion: Id of the opinion to be read or written.
        counted: How many wait for this person, for the rail: the head's are those handed over, an
            assistant's the letters without an opinion and the drafts.
    """

    open_opinion = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.presenter = OpinionsPresenter(desk, tasks, self)
        self._shown: OpinionList | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 14, 20, 14)
        box = QWidget()
        box.setMaximumWidth(MAX_WIDTH)
        across.addWidget(box, 100)
        across.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._title = kit.SectionHeader(_("Opinions"), role=Role.FAMILY)
        column.addWidget(self._title)
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.list = kit.RowList(_("Opinions"), height=58, lines=True)
        self.list.opened.connect(self._open)
        self._card = kit.Card()
        self._card.add_rows(self.list)
        column.addWidget(self._card, 1)
        self.empty = kit.EmptyState(
            Icon.OPINIONS,
            _(
                "No court has asked for an opinion. "
                "A letter is entered in the family's file, on the tab “Court”."
            ),
        )
        self.empty.hide()
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        self.presenter.listed.connect(self._show)
        self.presenter.started.connect(self.open_opinion)
        self.presenter.refused.connect(self._refuse)
        masking().changed.connect(self._repaint)
        self.presenter.load()

    def first_focus(self) -> None:
        """The list."""
        self.list.setFocus()

    @Slot(object)
    def _show(self, shown: OpinionList) -> None:
        self._shown = shown
        self._title.set_title(_("Opinions"), str(len(shown.opinions)) if shown.opinions else "")
        self.list.set_rows(list_rows(shown))
        nothing = not shown.opinions and not shown.unanswered
        self._card.setVisible(not nothing)
        self._card.setMaximumHeight(self.list.content_height() + CARD_FRAME)
        self.empty.setVisible(nothing)
        self.counted.emit(_waiting(shown))

    @Slot()
    def _repaint(self) -> None:
        if self._shown is not None:
            self._show(self._shown)

    @Slot(str)
    def _refuse(self, text: str) -> None:
        self.trouble.set(text, Tone.OVERDUE)
        self.trouble.show()
        kit.announce(self.trouble, text, urgent=True)

    @Slot(str)
    def _open(self, key: str) -> None:
        self.trouble.hide()
        if key.startswith(_REQUEST):
            self.presenter.start(key.removeprefix(_REQUEST))
        else:
            self.open_opinion.emit(key)


def list_rows(shown: OpinionList) -> list[kit.Row]:
    """Letters, drafts, what was handed over, each under its heading; the head reads them from the end."""
    drafts = [row for row in shown.opinions if row.state in OPEN]
    handed = [row for row in shown.opinions if row.state not in OPEN]
    rows: list[kit.Row] = []
    groups = [
        ("letters", _("Letters without an opinion"), [_letter(one, shown.today) for one in shown.unanswered]),
        ("drafts", _("Being written"), [_opinion(one, shown.today) for one in drafts]),
        ("handed", _("Handed over"), [_opinion(one, shown.today) for one in handed]),
    ]
    for key, title, group in reversed(groups) if shown.head else groups:
        if group:
            rows.append(kit.Row(key, title, right=str(len(group)), heading=True))
            rows.extend(group)
    return rows


def _due(due_on: date | None, today: date) -> tuple[str, str]:
    """The day and the distance."""
    return (short_date(due_on), relative_due(due_on, today)) if due_on else ("", _("no deadline set"))


def _letter(one: RequestView, today: date) -> kit.Row:
    day, distance = _due(one.due_on, today)
    return kit.Row(
        key=f"{_REQUEST}{one.request_id}",
        title=masking().name(one.family_name, one.family_number),
        extra=masking().text(one.case_ref),
        subtitle=_("New opinion"),
        subtitle_tone=Tone.DONE,
        rest=one.court,
        right=day,
        pill=distance,
        tone=words.due_tone(one.due_on, today),
        icon=Icon.LETTER,
        icon_tone=Tone.COURT,
        disc=True,
    )


def _opinion(one: OpinionRow, today: date) -> kit.Row:
    draft = one.state in OPEN
    day, distance = _due(one.due_on, today)
    tone, _icon = words.STATES[one.state]
    done = _("{done} of {total} parts").format(done=one.parts_done, total=one.parts_total)
    parts = f"{words.form_title(one)} · {done}"
    return kit.Row(
        key=one.opinion_id,
        title=masking().name(one.family_name, one.family_number),
        extra=masking().text(one.case_ref),
        subtitle=parts if draft else words.form_title(one),
        rest=one.court,
        right=day,
        pill=words.state_word(one.state) if one.state != OpinionState.DRAFT else distance,
        tone=words.due_tone(one.due_on, today) if one.state == OpinionState.DRAFT else tone,
        icon=Icon.OPINIONS,
        icon_tone=Tone.COURT,
        disc=True,
    )
