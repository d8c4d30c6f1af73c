"""Days on which a court wants to hear how the family does (KRO art. 109 § 4), on the court tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from asystent_desktop.application.entries import entries
from asystent_desktop.domain.court_terms import last_day, next_report_on
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import numeric_date, short_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import FamilyPresenter
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon

FIELDS = ("court", "case_ref", "first_on", "every_months", "ends_on", "done_until")


class ReportsPresenter(FamilyPresenter):
    """`loaded` carries the schedules of the family, oldest first."""

    kinds: ClassVar[tuple[str, ...]] = ("court_report_schedule",)

    def read(self) -> tuple[CourtReportSchedule, ...]:
        """Every schedule."""
        return tuple(entries.entries(self.desk, self.family_id, CourtReportSchedule))


class ReportsCard(FactCard):
    """The card; it reads and writes by itself."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(_("Reports on days the court set"))
        self.presenter = ReportsPresenter(desk, tasks, self)
        self._held: tuple[CourtReportSchedule, ...] = ()
        self.presenter.loaded.connect(self._show)
        self.presenter.refused.connect(lambda words: kit.toast(self, words))
        masking().changed.connect(self._repaint)

    @Slot(object)
    def _show(self, held: tuple[CourtReportSchedule, ...]) -> None:
        self._held = held
        self.begin()
        if not held:
            words = _("Where an order says when the court wants to hear of the family, note it here.")
            self.say(words, tone="muted")
        for one in held:
            self._schedule(one)
        self.deed(_("Note the days"), self.ask, icon=Icon.ADD)

    @Slot()
    def _repaint(self) -> None:
        self._show(self._held)

    def _schedule(self, one: CourtReportSchedule) -> None:
        following = self._next(one)
        court = ", ".join(filter(None, (one.court, masking().text(one.case_ref))))
        deeds: list[tuple[str, Callable[[], None]]] = [
            (_("Change"), partial(self.ask, one)),
            (_("Remove"), partial(self.remove, one)),
        ]
        if following is not None:
            deeds.insert(0, (_("Report sent"), partial(self.sent, one)))
        self.row(court, deeds, Icon.COURT)
        self.fact(_("Days"), rhythm(one))
        holidays = self.presenter.desk.rules.holidays
        ahead = _("none left") if following is None else short_date(last_day(following, holidays))
        self.fact(_("Next report"), ahead)

    @staticmethod
    def _next(one: CourtReportSchedule) -> Any:
        return next_report_on(one.first_on, one.every_months, one.done_until, one.ends_on)

    def ask(self, held: CourtReportSchedule | None = None) -> None:
        """Notes the days, or corrects them."""
        presenter = self.presenter
        desk, family_id = presenter.desk, presenter.family_id

        def job(given: dict[str, Any]) -> object:
            if held is not None:
                return entries.change(desk, CourtReportSchedule, held.id, **given)
            return entries.add(desk, family_id, CourtReportSchedule, **given)

        names = FIELDS if held else FIELDS[:-1]
        hints = {
            "every_months": _("Empty: that day alone."),
            "done_until": _("The last of these days that was answered."),
        }
        RecordSheet(
            self,
            presenter.tasks,
            _("Reports on days the court set"),
            types_of(CourtReportSchedule, *names),
            job,
            today=desk.clock.today,
            values={name: getattr(held, name) for name in names} if held else {},
            hints=hints,
        ).open()

    def sent(self, one: CourtReportSchedule) -> None:
        """The report of the next day left; the one after it becomes next."""
        desk, before = self.presenter.desk, one.done_until
        done_until = self._next(one)

        def told(_changes: object) -> None:
            again = partial(entries.change, desk, CourtReportSchedule, one.id, done_until=before)
            undo = partial(self.presenter.write, again)
            kit.toast(self, _("Noted: the report was sent."), action=_("Undo"), on_action=undo)

        self.presenter.write(
            partial(entries.change, desk, CourtReportSchedule, one.id, done_until=done_until), told
        )

    def remove(self, one: CourtReportSchedule) -> None:
        """Takes the days back."""
        desk = self.presenter.desk

        def told(_changes: object) -> None:
            undo = partial(self.presenter.write, partial(entries.restore, desk, CourtReportSchedule, one.id))
            kit.toast(self, _("The entry was removed."), action=_("Undo"), on_action=undo)

        self.presenter.write(partial(entries.remove, desk, CourtReportSchedule, one.id), told)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh."""
        super().showEvent(event)
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rests."""
        super().hideEvent(event)
        self.presenter.hide()


def rhythm(one: CourtReportSchedule) -> str:
    """ "first 1.03.2027, then every 6 months, until 1.03.2029"."""
    parts = [numeric_date(one.first_on)]
    if one.every_months:
        n = one.every_months
        parts.append(ngettext("then every month", "then every {n} months", n).format(n=n))
    if one.ends_on:
        parts.append(_("until {day}").format(day=numeric_date(one.ends_on)))
    return ", ".join(parts)
