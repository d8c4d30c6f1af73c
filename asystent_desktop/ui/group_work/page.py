"""The page "Praca grupowa": planned meetings, those still to be written down, those that are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.visits import group_work
from asystent_desktop.application.visits.group_work import GroupView, Invited
from asystent_desktop.application.wording.choice_words import METHODS
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.group_work.plan_sheet import GroupPlanSheet
from asystent_desktop.ui.group_work.presenter import GroupDesk, GroupPresenter
from asystent_desktop.ui.group_work.record_sheet import GroupRecordSheet
from asystent_desktop.ui.group_work.words import family_words, heading, row, when
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import HeadedPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.theme.tokens import GAP
from asystent_desktop.ui.visit.words import place_words

BESIDE_FROM = 900


class GroupPage(HeadedPage):
    """The page.

    Attributes:
        back: Back to the calendar. `open_family`: id of a family and key of a tab.
    """

    back = Signal()
    open_family = Signal(str, str)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self.presenter = GroupPresenter(desk, tasks)
        super().__init__(_("Group work"), self.presenter)
        self.line.set_text(_("Group classes, group method and community work with several families"))
        self._desk: GroupDesk | None = None
        self._shown = ""
        self.return_button = kit.SecondaryButton(_("Calendar"), icon=Icon.BACK)
        self.plan_button = kit.PrimaryButton(_("Plan a group meeting"), icon=Icon.ADD, key="N")
        for button in (self.return_button, self.plan_button):
            self.deeds.addWidget(button)
        self.list = kit.RowList(_("Group meetings"), lines=True)
        self._paper = kit.Card()
        self._paper.add_rows(self.list)
        about = _(
            "Nothing is planned. A meeting is planned once and becomes one entry in each family's file."
        )
        self.nothing = kit.EmptyState(Icon.MEETING, about, _("Plan a group meeting"))
        self.detail = FactCard(_("Group meeting"))
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self._across.addWidget(self._paper, 3)
        self._across.addWidget(self._held(self.detail), 2)
        self.column.addLayout(self._across, 1)
        self.column.addWidget(self.nothing, 1)
        self._connect()

    @staticmethod
    def _held(card: FactCard) -> QWidget:
        scroll = kit.ScrollColumn(_("Group meeting"))
        scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        return scroll

    def _connect(self) -> None:
        self.presenter.loaded.connect(self._show)
        self.presenter.removed.connect(self._removed)
        self.return_button.clicked.connect(self.back)
        self.plan_button.clicked.connect(self.plan)
        self.nothing.acted.connect(self.plan)
        self.list.chosen.connect(self.choose)
        self.list.opened.connect(self.choose)
        masking().changed.connect(self._fill)
        for keys, act in (("N", self.plan), ("Ins", self.plan), ("Del", self._cancel)):
            kit.bind_key(self, keys, act)
        kit.bind_key(self.list, "Return", self._go_on)

    def _go_on(self) -> None:
        """Enter on a meeting: writes it down when it is over, changes its plan before."""
        if self._desk is None or self.view is None or self.view.meeting.recorded_on is not None:
            return
        (self.record if self.view.meeting.on <= self._desk.today else self.change)()

    @Slot(object)
    def _show(self, found: GroupDesk) -> None:
        self._desk = found
        rows: list[kit.Row] = []
        parts = (
            (_("To be written down"), found.waiting, _("write it down"), Tone.SOON),
            (_("Planned meetings"), found.ahead, "", Tone.INFO),
            (_("Written down"), found.done, "", Tone.DONE),
        )
        for title, views, pill, tone in parts:
            if views:
                rows += [heading(title, len(views)), *(row(one, pill, tone) for one in views)]
        self.list.set_rows(rows)
        for part in (self._paper, self.detail):
            part.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        first = next((one.key for one in rows if not one.heading), "")
        self.choose(self._shown if found.view(self._shown) else first)

    @Slot(str)
    def choose(self, group_id: str) -> None:
        """Shows one meeting beside the list."""
        self._shown = group_id
        self.list.choose(group_id)
        self._fill()

    @property
    def view(self) -> GroupView | None:
        """The meeting that is shown."""
        return self._desk.view(self._shown) if self._desk else None

    @Slot()
    def _fill(self) -> None:
        view, card = self.view, self.detail
        if view is None:
            return
        meeting = view.meeting
        card.begin(_("written down") if meeting.recorded_on else "", Tone.DONE)
        card.say(meeting.topic, strong=True)
        card.fact(_("When"), when(view))
        card.fact(_("Method"), _(METHODS[meeting.method]))
        card.fact(_("Place"), _(place_words(meeting.place)))
        card.fact(_("Tasks of art. 15"), ", ".join(meeting.statutory_tasks))
        if meeting.recorded_on:
            card.fact(_("Written down on"), numeric_date(meeting.recorded_on))
        for family_id, number, name in view.families:
            deed = partial(self.open_family.emit, family_id, "timeline")
            card.row(family_words(number, name), [(_("Open"), deed)], Icon.FAMILIES)
        if meeting.recorded_on is None:
            self._deeds(view)

    def _deeds(self, view: GroupView) -> None:
        assert self._desk is not None
        over = view.meeting.on <= self._desk.today
        if over:
            self.detail.deed(_("Write the entries…"), self.record, primary=True)
        self.detail.deed(_("Change…"), self.change)
        self.detail.deed(_("Take out of the planner"), self._cancel, icon=Icon.DELETE)

    @Slot()
    def plan(self) -> None:
        """A new meeting."""
        if self._desk is not None:
            self._open_plan(GroupPlanSheet(self, *self._parts(), self._desk))

    def change(self) -> None:
        """Changes the plan of the meeting that is shown."""
        if self._desk is not None and self.view is not None:
            self._open_plan(GroupPlanSheet(self, *self._parts(), self._desk, self.view.meeting))

    def _open_plan(self, sheet: GroupPlanSheet) -> None:
        sheet.saved.connect(self._planned)
        sheet.open(sheet.topic)

    def _planned(self, result: object) -> None:
        if isinstance(result, tuple):
            self._shown = result[1]
        kit.toast(self, _("The group meeting is planned."))

    def record(self) -> None:
        """Writes the meeting that is shown into every family's file."""
        if (view := self.view) is None:
            return
        desk, meeting = self.presenter.desk, view.meeting

        def opened(invited: tuple[Invited, ...]) -> None:
            sheet = GroupRecordSheet(self, *self._parts(), meeting, invited)
            sheet.saved.connect(lambda _result: kit.toast(self, _("The entries are in the families' files.")))
            sheet.open(sheet.facts)

        tasks = self.presenter.tasks
        tasks.read(self, partial(group_work.invited, desk, meeting.id), opened, self.presenter.refuse)

    def _parts(self) -> tuple[Desk, Tasks]:
        return self.presenter.desk, self.presenter.tasks

    @Slot()
    def _cancel(self) -> None:
        if self.view is not None and self.view.meeting.recorded_on is None:
            self.presenter.cancel(self._shown)

    @Slot(str)
    def _removed(self, group_id: str) -> None:
        again = partial(self.presenter.bring_back, group_id)
        kit.toast(self, _("Taken out of the planner."), action=_("Undo"), on_action=again)

    def first_focus(self) -> None:
        """The list, or the deed that fills it."""
        (self.list if self.list.isVisible() else self.plan_button).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the meeting stands below the list."""
        super().resizeEvent(event)
        self._across.set_abreast(event.size().width() >= BESIDE_FROM)
