"""The families page: list and file side by side, or one after the other in a narrow window.

page = FamiliesPage(desk, tasks, {"plan": make_plan_tab, "court": make_court_tab})
page.new_visit.connect(...)           # family id, appointment id ("" when none)
page.show_family(family_id, "timeline")
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.term_places import place_of
from asystent_desktop.ui.families.file import BINDERS, WIDE, FamilyFileView, TabFactory
from asystent_desktop.ui.families.file_actions import FileActions
from asystent_desktop.ui.families.list_pane import ListPane
from asystent_desktop.ui.families.presenter import FamiliesPresenter, FamilyFile, FamilyList
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.theme.tokens import LIST_FOLDS_BELOW, RAIL_W


class FamiliesPage(QWidget):
    """List and file.

    Args:
        tab_factories: Widgets of other rooms by tab key, "plan" and "court"; see `file.FamilyFileView`.

    Attributes:
        new_visit: A visit card to write: family id, appointment id or "".
        correct_visit: Id of a finished card to correct.
        open_visit: Id of a card to read; the page shows it itself, nobody else need listen.
        open_opinion: Id of an opinion to open.
        exchange_wanted: The list is empty and the office sends families.
        import_wanted: Families from lists. `copy_wanted`: the copy of a family's data; its id.
        dock_wanted: Whether the dock may stand beside the page; a wide tab needs its room.
    """

    new_visit = Signal(str, str)
    open_visit = Signal(str)
    correct_visit = Signal(str)
    open_opinion = Signal(str)
    exchange_wanted = Signal()
    import_wanted = Signal()
    copy_wanted = Signal(str)
    dock_wanted = Signal(bool)

    def __init__(
        self, desk: Desk, tasks: Tasks, tab_factories: Mapping[str, TabFactory], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = FamiliesPresenter(desk, tasks, self)
        self.list = ListPane()
        self.file = FamilyFileView(tab_factories)
        self.deeds = FileActions(self.presenter, self)
        self._none = kit.EmptyState(Icon.FAMILIES, _("Choose a family from the list."))
        self._none.setProperty("surface", "canvas")
        self._wanted_tab: str | None = None
        self._folded = False
        self._narrow = False
        self._loaded = False
        self._shown: FamilyFile | None = None
        # Folding makes room below what both panes need side by side.
        self.setMinimumSize(360, 240)
        self._lay_out()
        self._connect_list()
        self._connect_file()

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        self._right.addWidget(self._none)
        self._right.addWidget(self.file)
        self._line = kit.Line(vertical=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._line)
        row.addWidget(self._right, 1)

    def _connect_list(self) -> None:
        self.presenter.listed.connect(self._show_list)
        self.presenter.opened.connect(self._show_file)
        self.presenter.refused.connect(partial(_tell, self))
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.add_wanted.connect(self.deeds.add_family)
        self.list.exchange_wanted.connect(self.exchange_wanted)
        self.list.import_wanted.connect(self.import_wanted)
        self.deeds.family_added.connect(self.show_family)
        self.open_visit.connect(self.show_visit)
        masking().changed.connect(self._repaint)

    def _connect_file(self) -> None:
        file, deeds = self.file, self.deeds
        file.back.connect(self._back)
        file.tab_shown.connect(lambda _key: self._fold())
        file.tab_shown.connect(lambda key: self.presenter.watch_gaps(on=key in BINDERS))
        self.presenter.gaps_read.connect(file.show_gaps)
        file.tab_shown.connect(lambda key: self.presenter.watch_visits(on=key == "timeline"))
        self.presenter.visits_read.connect(file.timeline.show_visits)
        file.overview.people.await_pictures()
        self.presenter.drawn.connect(file.overview.people.show_diagrams)
        head = file.header
        head.visit_wanted.connect(self.start_new_visit)
        head.plan_wanted.connect(deeds.plan_visit)
        head.edit_wanted.connect(deeds.edit_family)
        head.member_wanted.connect(deeds.add_member)
        head.basis_wanted.connect(lambda: file.begin_entry("service", "case_basis"))
        head.strengths_wanted.connect(lambda: file.show_tab("problems"))
        head.copy_wanted.connect(lambda: self.copy_wanted.emit(file.family_id))
        file.overview.term_wanted.connect(self._term)
        file.overview.card_wanted.connect(self.open_visit)
        file.overview.member_wanted.connect(deeds.add_member)
        file.overview.strengths_wanted.connect(lambda: file.begin_entry("problems", "strength"))
        file.timeline.card_wanted.connect(self.open_visit)
        file.timeline.visit_wanted.connect(self.start_new_visit)

    def show_family(self, family_id: str, tab: str | None = None) -> None:
        """Opens a family, on a tab (`file.TABS`) or a section (`binder_sections`) if one is named."""
        self._wanted_tab = tab or None
        self.list.choose(family_id)
        self.presenter.open(family_id)
        self._fold_right(file=True)

    def show_visit(self, visit_id: str) -> None:
        """Shows a finished card, read-only; its button leads to `correct_visit`."""
        from asystent_desktop.ui.visit.view import VisitSheet  # not needed while the desk comes up

        sheet = VisitSheet(self, self.presenter.desk, self.presenter.tasks, visit_id)
        sheet.correction_wanted.connect(self.correct_visit)
        sheet.open(sheet.close_button)

    def start_new_visit(self) -> None:
        """Asks for a card of the family that is open (Ctrl+N); without one nothing happens."""
        if self.file.family_id:
            self.new_visit.emit(self.file.family_id, "")

    def _chosen(self, family_id: str) -> None:
        # In a narrow window the list stays in view until Enter: the keys only walk through it.
        if not self._folded:
            self.presenter.open(family_id)

    def _opened(self, family_id: str) -> None:
        if self._folded or family_id != self.presenter.family_id:
            self.show_family(family_id)

    def _show_list(self, shown: FamilyList) -> None:
        self.list.show_list(shown)
        self._none.set_text(
            _("Choose a family from the list.")
            if shown.rows
            else _("The file of the family that is open stands here.")
        )
        if self.presenter.family_id:
            self.list.choose(self.presenter.family_id)
        elif shown.rows and not self._folded:
            self.show_family(shown.rows[0].family_id)

    def _show_file(self, file: FamilyFile) -> None:
        self._shown = file
        self.deeds.file = file
        self.file.show_file(file)
        self._right.setCurrentWidget(self.file)
        if self._wanted_tab:
            self.file.show_tab(self._wanted_tab)
            self._wanted_tab = None

    def _repaint(self) -> None:
        if self._shown is not None:
            self.file.show_file(self._shown)

    def _term(self, item: DueItem) -> None:
        opinion_id = self._shown.opinions.get(item.record_id) if self._shown else None
        if item.kind == DueKind.CONTACT:
            self.deeds.plan_visit()
        elif opinion_id is not None:
            self.open_opinion.emit(opinion_id)
        else:
            self.file.show_tab(place_of(item))

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the list when the page is first shown; later the changes keep it fresh."""
        super().showEvent(event)
        if not self._loaded:
            self._loaded = True
            self.presenter.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 860 logical pixels of window the list becomes a page of its own."""
        super().resizeEvent(event)
        self._narrow = event.size().width() < LIST_FOLDS_BELOW - RAIL_W
        self._fold()

    def _fold(self) -> None:
        wide = self.file.tab in WIDE
        self.dock_wanted.emit(not wide)
        folded = self._narrow or wide
        if folded != self._folded:
            self._folded = folded
            self.list.set_folded(folded=folded)
            self.file.set_folded(folded=folded)
            self._fold_right(file=bool(self.presenter.family_id))

    def _fold_right(self, *, file: bool) -> None:
        focus = QApplication.focusWidget()
        if self._folded and file and focus is not None and self.list.isAncestorOf(focus):
            self.file.bar.setFocus()
        self.list.setVisible(not self._folded or not file)
        self._right.setVisible(not self._folded or file)
        self._line.setVisible(not self._folded)

    def _back(self) -> None:
        if self.file.tab in WIDE:
            self.file.show_tab("overview")
        if not self._folded:
            return
        self._fold_right(file=False)
        self.list.first_focus()

    def first_focus(self) -> None:
        """Where the keyboard begins: the list, or the tabs when the list is folded away."""
        if self.list.isVisible():
            self.list.first_focus()
        else:
            self.file.bar.setFocus()

    def save_drafts(self) -> None:
        """Called before every lock."""
        self.file.save_drafts()


def _tell(page: QWidget, words: str) -> None:
    kit.toast(page, words)
    kit.announce(page, words, urgent=True)
