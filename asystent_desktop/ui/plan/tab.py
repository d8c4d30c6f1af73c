"""The plan of work (*plan pracy z rodziną*) as a tab of the family file.

    tab = PlanTab(desk, tasks)
    tab.show_family(family_id)

Keys: Ctrl+Enter adds a task, Alt+↑ and Alt+↓ move, Space marks reached, Del removes with a way back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.plan.editor import PlanEditor
from asystent_desktop.ui.plan.inspector import WIDTH, Inspector
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.plan.presenter import PlanPresenter
from asystent_desktop.ui.plan.questions import PlanQuestions
from asystent_desktop.ui.plan.sheets import NewVersionSheet, SignSheet
from asystent_desktop.ui.plan.strip import PlanStrip
from asystent_desktop.ui.plan.table_card import TableCard
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

NARROW_BELOW = 860


class PlanTab(QWidget):
    """The tab.

    Args:
        desk: The opened vault.
        tasks: The runner.

    Attributes:
        conflicts_wanted: Id of the family; a mark of two versions was chosen.
        paper_wanted: Key of a paper and the version it is about.
    """

    conflicts_wanted = Signal(str)
    paper_wanted = Signal(str, str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = PlanPresenter(desk, tasks, self)
        self.editor = PlanEditor(desk, tasks, self.presenter, self)
        self.strip = PlanStrip()
        self.table = TableCard()
        self.inspector = Inspector(self.presenter.today, self.presenter.add_working_days)
        self.fault = kit.Banner("", Tone.OVERDUE, closable=True)
        self.fault.hide()
        self.empty = kit.EmptyState(Icon.GOAL, _("There is no work plan yet."), _("Begin the plan"))
        self._focus_on = ""
        self._entered = False
        self._narrow = False
        self._build()
        self._connect()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = kit.ScrollColumn(_("Work plan"), gap=10)
        self._scroll.column.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(self._scroll)
        self._body = kit.Abreast()
        self._body.setSpacing(12)
        self._body.addWidget(self.table, 1)
        self._body.addWidget(self.inspector)
        for part in (self.fault, self.strip, self.empty):
            self._scroll.column.addWidget(part)
        self._scroll.column.addLayout(self._body, 1)
        self.empty.hide()
        for shown_later in (self.strip, self.table, self.inspector):
            shown_later.hide()

    def _connect(self) -> None:
        presenter, editor, tree = self.presenter, self.editor, self.table.tree
        presenter.loaded.connect(self._show)
        editor.added.connect(self._expect)
        editor.removed.connect(self._offer_undo)
        for source in (presenter, editor):
            source.failed.connect(self._fail)
        self.empty.acted.connect(editor.start_plan)
        self.strip.version_wanted.connect(self._show_version)
        self.strip.new_version_wanted.connect(self._ask_reason)
        self.strip.sign_wanted.connect(self._ask_signed)
        self.questions = PlanQuestions(self, presenter, editor)
        self.questions.paper_wanted.connect(self.paper_wanted)
        self.strip.compare_wanted.connect(self.questions.compare)
        self.strip.diagnosis_wanted.connect(self.questions.diagnosis)
        self.strip.consultations_wanted.connect(self.questions.consultations)
        self.strip.paper_wanted.connect(self.questions.paper)
        for part in (self.strip, self.table):
            part.edited.connect(editor.change_plan)
        self.table.add_action_wanted.connect(self._add_action)
        self.table.add_goal_wanted.connect(self.questions.goal)
        tree.chosen.connect(lambda _id: self._show_chosen())
        tree.done_wanted.connect(editor.toggle_done)
        tree.remove_wanted.connect(editor.remove)
        tree.move_wanted.connect(editor.move)
        self.inspector.action.edited.connect(editor.change_action)
        self.inspector.goal.edited.connect(editor.change_goal)
        for form in (self.inspector.action, self.inspector.goal):
            form.remove_wanted.connect(editor.remove)
            form.conflicts_wanted.connect(lambda: self.conflicts_wanted.emit(presenter.family_id))
        kit.bind_key(self, "Ctrl+Return", self._add_action)
        masking().changed.connect(self._refresh)

    def show_family(self, family_id: str) -> None:
        """Shows the newest version of a family's plan."""
        self.save_drafts()
        self.presenter.show(family_id)

    def save_drafts(self) -> None:
        """Writes what is being typed, now: the screen is about to lock."""
        self.inspector.flush()
        self.strip.flush()
        self.table.flush()

    def first_focus(self) -> None:
        """Where the focus goes when the tab is opened by key: the table, or what begins it."""
        self._entered = self.presenter.data is None
        if self._entered:  # nothing is read yet: it is known soon where the keys belong
            return
        begins = (self.empty, self.table.begin)
        first = next((one for one in begins if not one.isHidden()), None)
        if first is None:
            self.table.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            first.focus_action()

    def _show(self, data: PlanData) -> None:
        begun = data.plan is not None and self.empty.isVisible()
        self.empty.setVisible(data.plan is None)
        for part in (self.strip, self.table, self.inspector):
            part.setVisible(data.plan is not None)
        if data.plan is None:
            self._take_keys()
            return
        self.strip.show_plan(data)
        self.table.show_plan(data)
        self.inspector.setVisible(bool(data.plan.goals))
        if begun:  # the button pressed is gone, and Qt would look for another far away
            self.first_focus()
        self._take_keys()
        wanted, self._focus_on = self._focus_on, ""
        if wanted and data.find(wanted) is not None:
            self.table.tree.choose(wanted)
        self._show_chosen()
        if wanted and self.table.tree.current_id() == wanted:
            self.inspector.focus_first()

    def _take_keys(self) -> None:
        """The tab was opened by key before it was read."""
        if self._entered:
            self.first_focus()

    def _show_chosen(self) -> None:
        data = self.presenter.data
        if data is not None:
            self.inspector.show_item(data.find(self.table.tree.current_id()), data)
            self._fit_inspector()

    def _refresh(self) -> None:
        if self.presenter.data is not None:
            self.table.tree.plan.refresh()
            self._show_chosen()

    def _show_version(self, version: int) -> None:
        self.save_drafts()
        if self.presenter.data is not None:
            self.presenter.show(self.presenter.data.family_id, version)

    def _expect(self, record_id: str) -> None:
        """What was just added gets the cursor as soon as it is shown."""
        self._focus_on = record_id
        if self.presenter.data is not None and self.presenter.data.find(record_id) is not None:
            self._show(self.presenter.data)

    def _add_action(self) -> None:
        self.inspector.flush()
        self.editor.add_action(self.table.tree.current_id())

    def _offer_undo(self, goal: bool, restore: Callable[[], None]) -> None:
        words = _("Goal deleted") if goal else _("Task deleted")
        kit.toast(self, words, action=_("Undo"), on_action=restore)

    def _ask_reason(self) -> None:
        sheet = NewVersionSheet(self)
        sheet.answered.connect(self.editor.new_version)
        sheet.open(sheet.reason)

    def _ask_signed(self) -> None:
        data = self.presenter.data
        if data is not None and data.plan is not None:
            self.save_drafts()
            sheet = SignSheet(self, data.plan.version, len(data.incomplete()), self.presenter.today)
            sheet.answered.connect(self.editor.sign)
            sheet.open(sheet.day)

    def _fail(self, text: str) -> None:
        self.fault.set(text, Tone.OVERDUE)
        self.fault.show()
        kit.announce(self, text, urgent=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab or family: what is being typed is written first."""
        super().hideEvent(event)
        self.save_drafts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab puts the inspector below the table."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        self._body.set_abreast(not narrow)
        self.table.set_narrow(narrow)
        self.strip.set_narrow(narrow)
        self.table.setMinimumHeight(320 if narrow else 220)
        self.inspector.setMinimumWidth(0 if narrow else WIDTH)
        self.inspector.setMaximumWidth(16777215 if narrow else WIDTH)
        self._narrow = narrow
        self._fit_inspector()

    def _fit_inspector(self) -> None:
        """Below the table the inspector shows everything; the tab scrolls, not the inspector."""
        whole = self.inspector.panel.content.sizeHint().height() + 24
        self.inspector.setMinimumHeight(whole if self._narrow else 0)
