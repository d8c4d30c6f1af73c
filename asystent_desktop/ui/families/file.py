"""The family file: head, stage bar, tabs. Tabs of other rooms come as factories, made when first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.i18n import N_, _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.header import FileHeader
from asystent_desktop.ui.families.overview import OverviewTab
from asystent_desktop.ui.families.pane import EDGE
from asystent_desktop.ui.families.people import PeopleTab
from asystent_desktop.ui.families.presenter import FamilyFile
from asystent_desktop.ui.families.stage_words import drawn
from asystent_desktop.ui.families.timeline import TimelineTab

TabFactory = Callable[[str], QWidget]
"""Makes the tab of one family, given its id."""

TABS = {
    "overview": N_("Overview"),
    "people": N_("People"),
    "plan": N_("Work plan"),
    "timeline": N_("Timeline"),
    "assessments": N_("Assessments"),
    "court": N_("Court"),
    "documents": N_("Documents"),
    "ending": N_("Ending"),
    "history": N_("History of changes"),
}
OWN = frozenset({"overview", "people", "timeline"})


WIDE = frozenset({"plan", "assessments", "documents", "history"})
"""Tabs that take the room of the list, the stages and the dock: a table with an inspector needs it."""


STAGE_TABS = ("overview", "plan", "plan", "assessments", "ending", "ending")
"""Where the stages lead: assignment, diagnosis, plan, work with its assessments, ending, follow-up."""


class FamilyFileView(QWidget):
    """One family.

    Args:
        factories: For the tabs of other rooms, by key; a tab without a factory is left out. The widget made
            is asked for `save_drafts()` before it goes, when it has such a method.

    Attributes:
        back: Esc or the arrow, to the list of a narrow window or away from a wide tab.
        tab_shown: Key of the tab that is shown now.
    """

    back = Signal()
    tab_shown = Signal(str)

    def __init__(self, factories: Mapping[str, TabFactory], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._factories = dict(factories)
        self.tabs = tuple(key for key in TABS if key in OWN or key in self._factories)
        self._made: dict[str, QWidget] = {}
        self._holders: dict[str, QWidget] = {}
        self._family_id = ""
        self._folded = False
        self.header = FileHeader()
        self.header.back.connect(self.back)
        self.stages = kit.StageBar()
        self.stages.chosen.connect(lambda at: self.show_tab(STAGE_TABS[at]))
        self.bar = kit.TabBar(_("Family file"), [_(TABS[key]) for key in self.tabs])
        self.bar.chosen.connect(self._shown)
        known = frozenset(self.tabs)
        self.overview, self.people, self.timeline = OverviewTab(known), PeopleTab(), TimelineTab()
        self._own = {"overview": self.overview, "people": self.people, "timeline": self.timeline}
        self._stack = QStackedWidget()
        for widget in self._own.values():
            self._stack.addWidget(widget)
        self.overview.tab_wanted.connect(self.show_tab)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 13, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, EDGE, 0)
        head.setSpacing(0)
        head.addWidget(self.header)
        head.addSpacing(8)
        head.addWidget(self.stages)
        head.addSpacing(4)
        head.addWidget(self.bar)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def family_id(self) -> str:
        """The family shown; "" before the first."""
        return self._family_id

    @property
    def tab(self) -> str:
        """Key of the tab shown."""
        return self.tabs[self.bar.currentIndex()]

    def show_file(self, file: FamilyFile) -> None:
        """Shows a family; another one takes the tabs of other rooms away first."""
        family = file.overview
        other = family.family_id != self._family_id
        if other:
            self.save_drafts()
            self._forget_made()
            self._family_id = family.family_id
        self.header.show_family(family)
        self.stages.set_stages(drawn(family.stages))
        self.overview.show_file(file)
        self.people.show_file(file)
        self.timeline.show_file(file)
        if other:
            for pane in (self.overview, self.people):
                pane.verticalScrollBar().setValue(0)
            self._shown(self.bar.currentIndex())

    def show_tab(self, key: str) -> None:
        """Shows a tab; an unknown key is ignored."""
        if key in self.tabs:
            self.bar.setCurrentIndex(self.tabs.index(key))

    def _shown(self, at: int) -> None:
        key = self.tabs[at]
        if key not in self._own and key not in self._made and self._family_id:
            self._made[key] = self._factories[key](self._family_id)
            self._holders[key] = _held(self._made[key])
            self._stack.addWidget(self._holders[key])
        widget = self._own.get(key) or self._holders.get(key)
        if widget is not None:
            self._stack.setCurrentWidget(widget)
        self.stages.setVisible(key not in WIDE)
        self.tab_shown.emit(key)

    def _forget_made(self) -> None:
        for holder in self._holders.values():
            self._stack.removeWidget(holder)
            holder.deleteLater()
        self._made, self._holders = {}, {}

    def save_drafts(self) -> None:
        """Asks the tabs of other rooms to keep what is being typed."""
        for widget in self._made.values():
            save = getattr(widget, "save_drafts", None)
            if callable(save):
                save()

    def set_folded(self, *, folded: bool) -> None:
        """Whether the list is a page of its own, so that a way back is needed."""
        self._folded = folded
        self.header.set_folded(folded=folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list where there is a way back."""
        if event.key() == Qt.Key.Key_Escape and self._folded:
            self.back.emit()
            return
        super().keyPressEvent(event)


def _held(tab: QWidget) -> QWidget:
    """A tab of another room with the margins of the file."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 12, EDGE, 0)
    column.addWidget(tab)
    return holder
