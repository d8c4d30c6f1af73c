"""The family file: head, stage bar, tabs. Tabs of other rooms come as factories, made when first shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.family.card_views import Gap
from asystent_desktop.i18n import N_, _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.binder import Binder
from asystent_desktop.ui.families.binder_sections import CARD, CONTACTS, SECTIONS, tab_of
from asystent_desktop.ui.families.header import FileHeader
from asystent_desktop.ui.families.overview import OverviewTab
from asystent_desktop.ui.families.pane import EDGE
from asystent_desktop.ui.families.presenter import FamilyFile
from asystent_desktop.ui.families.stage_words import drawn
from asystent_desktop.ui.families.timeline import TimelineTab

TabFactory = Callable[[str], QWidget]
"""Makes the tab of one family, given its id."""

TABS = {
    "overview": N_("Overview"),
    CARD: N_("Card"),
    "people": N_("People"),
    "plan": N_("Work plan"),
    "timeline": N_("Timeline"),
    "assessments": N_("Assessments"),
    "court": N_("Court"),
    "documents": N_("Documents"),
    CONTACTS: N_("Contacts"),
}
"""Nine, so that Alt+1 to Alt+9 reach them all; what else a file has is a section of one of its binders."""

OWN = frozenset({"overview", "timeline"})
BINDERS = (CARD, CONTACTS)


WIDE = frozenset({CARD, "people", "plan", "assessments", "documents", CONTACTS})
"""Tabs that take the room of the list, the stages and the dock: a table with an inspector needs it."""


STAGE_TABS = ("service", "plan", "plan", "assessments", "ending", "ending")
"""Where the stages lead: basis and assignment, diagnosis, plan, work with assessments, ending, follow-up."""


class FamilyFileView(QWidget):
    """One family.

    Args:
        factories: For the tabs of other rooms and the sections of the binders, by key; what has no factory is
            left out. The widget made is asked for `save_drafts()` before it goes, when it has such a method.

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
        bound = {tab_of(key) for key in factories if key in SECTIONS}
        self._factories = {key: make for key, make in factories.items() if key not in SECTIONS}
        self._sections = {key: factories[key] for key in SECTIONS if key in factories}
        self._section = dict.fromkeys(BINDERS, "")
        self.tabs = tuple(key for key in TABS if key in OWN or key in self._factories or key in bound)
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
        self.bar.jumped.connect(self._enter)
        known = frozenset(self.tabs)
        self.overview, self.timeline = OverviewTab(known), TimelineTab()
        self._own = {"overview": self.overview, "timeline": self.timeline}
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
        self.timeline.show_family(family.family_id)
        if other:
            self.overview.verticalScrollBar().setValue(0)
            self._shown(self.bar.currentIndex())

    def show_tab(self, key: str) -> None:
        """Shows a tab, or a section of a binder; an unknown key is ignored."""
        tab = tab_of(key)
        if tab not in self.tabs:
            return
        if key in self._sections:
            self._section[tab] = key
        self.bar.setCurrentIndex(self.tabs.index(tab))
        binder = self.binder(tab)
        if binder is not None and key in self._sections:
            binder.show_section(key)

    def begin_entry(self, section: str, kind: str) -> None:
        """Shows a section of a binder with the form of a new entry."""
        self.show_tab(section)
        from asystent_desktop.ui.casework.records import RecordsPage  # not needed while the desk comes up

        binder = self.binder(tab_of(section))
        page = binder.page(section) if binder is not None else None
        if isinstance(page, RecordsPage):
            page.begin(kind)

    def binder(self, tab: str) -> Binder | None:
        """A binder that was shown already."""
        made = self._made.get(tab)
        return made if isinstance(made, Binder) else None

    def show_gaps(self, gaps: Collection[Gap]) -> None:
        """Marks the sections of the binders where something is missing."""
        for tab in BINDERS:
            binder = self.binder(tab)
            if binder is not None:
                binder.show_gaps(gaps)

    def _make(self, key: str) -> QWidget:
        if key not in BINDERS:
            return self._factories[key](self._family_id)
        keys = [one for one in self._sections if tab_of(one) == key]
        made = Binder(_(TABS[key]), keys, self._sections, self._family_id)
        made.filled.connect(self._make_room)
        made.section_shown.connect(lambda section: self._section.update({key: section}))
        made.show_section(self._section[key] or keys[0])
        return made

    def _shown(self, at: int) -> None:
        key = self.tabs[at]
        if key not in self._own and key not in self._made and self._family_id:
            self._made[key] = self._make(key)
            self._holders[key] = _held(self._made[key])
            self._stack.addWidget(self._holders[key])
        widget = self._own.get(key) or self._holders.get(key)
        if widget is not None:
            self._stack.setCurrentWidget(widget)
        if key in WIDE and self.stages.isAncestorOf(QApplication.focusWidget() or self):
            self.bar.setFocus()  # what led here goes away, and Qt would look for another far off
        self.stages.setVisible(key not in WIDE)
        self._make_room()
        self.tab_shown.emit(key)

    def _enter(self, at: int) -> None:
        """Alt and a digit: the keys go into the tab where it says where, else to its name above it."""
        tab = self._made.get(self.tabs[at])
        first = getattr(tab, "first_focus", None)
        if callable(first):
            first()
        focus, page = QApplication.focusWidget(), self._stack.currentWidget()
        if focus is None or page is None or not page.isAncestorOf(focus):
            self.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_room(self) -> None:
        """A form that fills a small window has it without head and tabs; Esc closes it."""
        binder = self.binder(self.tab)
        filled = binder is not None and binder.is_filled
        self.header.setVisible(not filled)
        self.bar.setVisible(not filled)

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
