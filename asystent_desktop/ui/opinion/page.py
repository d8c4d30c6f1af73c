"""The editor of a court opinion.

page = OpinionPage(desk, tasks)
page.show_opinion(opinion_id)
page.back.connect(...)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.views import OpinionView, PartDraft
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion.deeds import OpinionDeeds
from asystent_desktop.ui.opinion.header import OpinionHeader
from asystent_desktop.ui.opinion.menu import deeds_menu
from asystent_desktop.ui.opinion.notices import Notices
from asystent_desktop.ui.opinion.panes import OpinionPanes
from asystent_desktop.ui.opinion.presenter import Opened, OpinionPresenter, seconds_told
from asystent_desktop.ui.opinion.sheets import OpinionSheets
from asystent_desktop.ui.opinion.writing import Writing
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon

_EMPTY, _BODY, _MASKED = range(3)


class OpinionPage(QWidget):
    """Header, notices, and the four panes.

    Attributes:
        back: The reader wants to go where she came from.
    """

    back = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.presenter = OpinionPresenter(desk, tasks, self)
        self.header, self.panes, self.notices = OpinionHeader(), OpinionPanes(), Notices()
        self.writing = Writing(self.presenter, self.panes)
        self.sheets = OpinionSheets(self.presenter, self)
        self.deeds = OpinionDeeds(self.presenter, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.panes)
        masked = _("The text of the opinion is masked. F7 shows it again.")
        self.stack.addWidget(kit.EmptyState(Icon.HIDE, masked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.notices, kit.Line()):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self._join_presenter()
        self._join_widgets()
        self._bind_keys()

    def _join_presenter(self) -> None:
        presenter, preview = self.presenter, self.panes.preview
        presenter.opened.connect(self._opened)
        presenter.shown.connect(self._shown)
        presenter.saved.connect(self._saved)
        presenter.refused.connect(self.notices.refuse)
        presenter.preview.rendered.connect(preview.show_pdf)
        presenter.preview.frozen.connect(preview.show_frozen)
        presenter.preview.failed.connect(preview.show_trouble)
        presenter.preview.waiting.connect(preview.show_waiting)
        masking().changed.connect(self._mask)

    def _join_widgets(self) -> None:
        header, panes = self.header, self.panes
        header.back.connect(self.back)
        header.insert_wanted.connect(self.writing.insert_from_notes)
        header.preview_wanted.connect(panes.toggle_preview)
        header.next_wanted.connect(self._next_step)
        header.menu_wanted.connect(self._show_menu)
        self.notices.remarks_wanted.connect(self.deeds.ask_remarks)
        self.deeds.go_to.connect(self.writing.go_to)
        self.deeds.open_opinion.connect(self.show_opinion)
        panes.side.review_wanted.connect(self.deeds.ask_review)
        panes.folded.connect(lambda docked, small: header.fold(docked=docked, small=small))
        header.fold(docked=panes.docked, small=panes.small)
        panes.parts.details_wanted.connect(self.sheets.ask_details)
        panes.preview.print_wanted.connect(self.presenter.read_pdf)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("F4", self.writing.insert_from_notes),
            ("F9", self.panes.toggle_preview),
            ("Ctrl+P", self.presenter.read_pdf),
            ("Alt+Left", self.back.emit),
            ("Ctrl+PgUp", lambda: self.writing.step(-1)),
            ("Ctrl+PgDown", lambda: self.writing.step(1)),
        ):
            self._bind(keys, act)

    def _bind(self, keys: str, act: Callable[[], object]) -> None:
        kit.bind_key(self, keys, lambda: act() if self.presenter.view is not None else None)

    @Slot()
    def _next_step(self) -> None:
        view = self.presenter.view
        if view is None:
            return
        if not self.presenter.read_only:
            self.sheets.ask_submit()
        elif view.state == OpinionState.APPROVED:
            self.deeds.ask_final()
        else:
            self.deeds.ask_outgoing()

    @Slot()
    def _show_menu(self) -> None:
        view, button = self.presenter.view, self.header.more
        if view is not None and not masking().on:
            menu = deeds_menu(self, view, self.deeds, lambda: self.sheets.ask_details("case_number"))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def show_opinion(self, opinion_id: str) -> None:
        """Opens an opinion; the one before is committed first."""
        if opinion_id == self.presenter.opinion_id and self.presenter.view is not None:
            self.presenter.judge()
            return
        self.stack.setCurrentIndex(_EMPTY)
        self.panes.preview.clear()
        self.sheets.just_submitted = False
        self.notices.clear()
        self.presenter.open(opinion_id)

    def save_drafts(self) -> None:
        """Called before a lock: everything typed goes into the record."""
        self.presenter.commit()

    def first_focus(self) -> None:
        """The caret goes into the text."""
        self.panes.editor.first_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page commits."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.presenter.commit()

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self._show_head(opened.view)
        self.writing.opened(opened)
        for draft in opened.drafts:
            self._tell_recovered(draft, opened.view.parts[draft.number - 1].paragraphs)
        self._mask()

    def _tell_recovered(self, draft: PartDraft, before: tuple[Paragraph, ...]) -> None:
        text = _("Part {n}: text of {time} was recovered; it was typed but never finished.")
        words = text.format(n=draft.number, time=time_24(local_time(draft.saved_at)))
        action = _("Return to the saved text")
        self.notices.offer(words, action, lambda: self.writing.put_back(draft.number, before))

    @Slot(object)
    def _shown(self, view: OpinionView) -> None:
        self._show_head(view)
        self.writing.shown(view)

    def _show_head(self, view: OpinionView) -> None:
        presenter, identity = self.presenter, self.presenter.desk.identity()
        waits = self.sheets.just_submitted and presenter.frozen and identity.enrolled
        note = _("waits for the exchange") if waits else ""
        today = presenter.desk.clock.today()
        self.header.show_view(view, today, note=note, writable=not presenter.read_only)
        own = identity.person_id == view.author_id
        self.notices.show_frozen(view, presenter.withdraw if own else None)

    @Slot(object)
    def _saved(self, moment: datetime) -> None:
        text = _("saved {time}").format(time=seconds_told(moment))
        self.panes.editor.saved.setText(text)
        if not self.presenter.typed:  # only the finished save is spoken: a draft is kept at every pause
            kit.announce(self.panes.editor, text)

    @Slot()
    def _mask(self) -> None:
        view = self.presenter.view
        if view is not None:
            self._show_head(view)
            self.stack.setCurrentIndex(_MASKED if masking().on else _BODY)
