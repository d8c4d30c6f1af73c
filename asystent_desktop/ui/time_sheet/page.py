"""The page: the month's totals, day by day, by family and by task; work that is no meeting is added here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asystent_desktop.application.planner.time_sheet import MonthView
from asystent_desktop.domain.time_sheet import Share, SheetLine
from asystent_desktop.i18n import _, dictionaries, ngettext
from asystent_desktop.i18n.polish import duration, month_year, short_date, time_span
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import LIST_FOLDS_BELOW
from asystent_desktop.ui.time_sheet.presenter import TimeSheetPresenter
from asystent_desktop.ui.visit.hours import DAY_W


class TimeSheetPage(QWidget):
    """The page.

    Attributes:
        back: Back to Today.
    """

    back = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, house: House) -> None:
        super().__init__()
        self.setProperty("surface", "canvas")
        self.presenter = TimeSheetPresenter(desk, tasks, house, self)
        self._view: MonthView | None = None
        self.title = kit.Label("", Role.DIALOG)
        self.former = kit.IconButton(Icon.CARET_LEFT, _("The month before"), bordered=True)
        self.next = kit.IconButton(Icon.CARET_RIGHT, _("The next month"), bordered=True)
        self.save_button = kit.SecondaryButton(_("Save as PDF…"))
        self.fault = kit.Banner("", Tone.OVERDUE, closable=True)
        self.fault.hide()
        self.totals = kit.FlowRow()
        self.days = kit.RowList(_("Day by day"), lines=True)
        self.families = kit.RowList(_("By family"), lines=True)
        self.tasks_list = kit.RowList(_("By task of art. 15"), lines=True)
        self.day = kit.DateEdit(self.presenter.day, name=_("Date"))
        self.day.setFixedWidth(DAY_W)
        self.start, self.end = kit.TimeEdit(name=_("Start")), kit.TimeEdit(name=_("End"))
        kinds = [(one.key, one.label) for one in dictionaries.offered("work_kinds")]
        self.kind = kit.ChoiceField(kinds, name=_("Kind of work"), placeholder=_("Kind of work"))
        self.add_button = kit.SecondaryButton(_("Add work"))
        self._columns = kit.Abreast()
        self._build()
        self._connect()
        self.presenter.load()

    def _build(self) -> None:
        scroll = kit.ScrollColumn(_("Time sheet"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        scroll.column.setContentsMargins(20, 16, 20, 16)
        head = QHBoxLayout()
        head.addWidget(kit.Label(_("Time sheet"), Role.FAMILY))
        head.addSpacing(16)
        for part in (self.former, self.title, self.next):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.save_button)
        scroll.column.addLayout(head)
        scroll.column.addWidget(self.fault)
        scroll.column.addWidget(self.totals)
        add = kit.Card(_("Work that is no meeting with a family"))
        line = kit.FlowRow()
        for field in (self.day, self.start, self.end, self.kind, self.add_button):
            line.add(field)
        add.body.addWidget(line)
        scroll.column.addWidget(add)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, ((_("Day by day"), self.days),)),
            (right, ((_("By family"), self.families), (_("By task of art. 15"), self.tasks_list))),
        ):
            for words, rows in parts:
                card = kit.Card(words)
                card.add_rows(rows)
                column.addWidget(card)
            column.addStretch(1)
        self._columns.setSpacing(12)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        scroll.column.addLayout(self._columns)
        scroll.column.addStretch(1)
        self.day.set_value(self.presenter.day())

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.loaded.connect(self._show)
        presenter.failed.connect(self._fail)
        presenter.saved_as.connect(self._tell_saved)
        presenter.added.connect(lambda: kit.announce(self, _("The work is kept.")))
        self.former.clicked.connect(lambda: presenter.step(-1))
        self.next.clicked.connect(lambda: presenter.step(1))
        self.save_button.clicked.connect(self._save)
        self.add_button.clicked.connect(self._add)
        self.days.menu_wanted.connect(self._menu)
        self.days.opened.connect(lambda key: self._menu(key, self._at_row()))
        presenter.removed.connect(self._tell_removed)
        masking().changed.connect(self._refill)

    def first_focus(self) -> None:
        """The buttons of the month."""
        self.former.setFocus()

    def _show(self, view: MonthView) -> None:
        self._view = view
        self._refill()

    def _refill(self) -> None:
        view = self._view
        if view is None:
            return
        work = view.work
        self.title.setText(month_year(work.month))
        self.totals.clear()
        for words in (
            _("meetings: {n}").format(n=work.meetings),
            _("not held: {n}").format(n=work.missed),
            _("time: {time}").format(time=duration(work.total_minutes)),
            _("travel: {km} km").format(km=work.travel_km),
        ):
            pill = kit.Pill(words, Tone.INFO)
            self.totals.add(pill)
            pill.show()
        self.days.set_rows([self._day(at, line) for at, line in enumerate(work.lines)])
        self.families.set_rows([self._family(view, one) for one in work.by_family])
        self.tasks_list.set_rows(
            [
                kit.Row(
                    key=one.key,
                    title=f"{one.key}  {dictionaries.label('statutory_tasks', one.key)}",
                    right=_meetings(one),
                )
                for one in work.by_task
            ]
        )
        for rows in (self.days, self.families, self.tasks_list):
            rows.fit_height()

    def _day(self, at: int, line: SheetLine) -> kit.Row:
        kind = "work_kinds" if line.work else "visit_kinds"
        what = dictionaries.label(kind, line.work or line.kind)
        numbers = ", ".join(self._number(one) for one in line.families)
        return kit.Row(
            key=str(at),
            title=what if line.held else _("{what} (not held)").format(what=what),
            lead=f"{short_date(line.on)} {time_span(line.start, line.end)}",
            subtitle=" · ".join(filter(None, (numbers, masking().text(line.note)))),
            right=" · ".join(
                filter(None, (duration(line.minutes), f"{line.travel_km} km" if line.travel_km else ""))
            ),
            done=not line.held,
        )

    def _number(self, family_id: str) -> str:
        return self._view.family_number(family_id) if self._view else "–"

    def _family(self, view: MonthView, one: Share) -> kit.Row:
        number, name = view.families.get(one.key, ("–", ""))
        return kit.Row(
            key=one.key,
            title=masking().name(name, number),
            subtitle=number,
            right=" · ".join((_meetings(one), *([f"{one.travel_km} km"] if one.travel_km else []))),
        )

    def _add(self) -> None:
        on, start, end, kind = self.day.value(), self.start.value(), self.end.value(), self.kind.value()
        for value, field in ((on, self.day), (start, self.start), (end, self.end), (kind, self.kind)):
            if not value:
                field.setFocus()
                self._fail(_("Give the day, both hours and the kind of work."))
                return
        self.fault.hide()
        self.presenter.add(on=on, start=start, end=end, work=kind)

    def _at_row(self) -> QPoint:
        """Where the chosen row stands: Enter offers the menu there, wherever the mouse may lie."""
        rows = self.days
        return rows.viewport().mapToGlobal(rows.visualRect(rows.currentIndex()).center())

    def _menu(self, key: str, where: QPoint) -> None:
        """What was added by hand can be taken back; meetings stand in their cards."""
        line = self._view.work.lines[int(key)] if self._view else None
        if self._view and line and line.work and (held := self._view.entries.get((line.on, line.start))):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_("Remove"), partial(self.presenter.remove, held))
            menu.popup(where)

    def _tell_removed(self, work_id: str) -> None:
        again = partial(self.presenter.restore, work_id)
        kit.toast(self, _("The work was removed."), action=_("Undo"), on_action=again)

    def _save(self) -> None:
        name = f"ewidencja-{self.presenter.month:%Y-%m}.pdf"
        path, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), name, "PDF (*.pdf)")
        if path:
            self.presenter.save(path)

    def _tell_saved(self, path: str) -> None:
        self.fault.set(_("Written. The file is not encrypted; delete it when it is printed."), Tone.INFO)
        self.fault.show()

    def _fail(self, text: str) -> None:
        self.fault.set(text, Tone.OVERDUE)
        self.fault.show()
        kit.announce(self, text, urgent=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < LIST_FOLDS_BELOW
        self._columns.set_abreast(not narrow)


def _meetings(one: Share) -> str:
    """How many meetings and how long."""
    count = ngettext("{n} meeting", "{n} meetings", one.meetings).format(n=one.meetings)
    return f"{count} · {duration(one.minutes)}"
