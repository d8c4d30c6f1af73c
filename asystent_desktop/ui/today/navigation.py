"""Where a term leads, the same from the dock and from the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from asystent_desktop.application.due import postponing
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.visits import appointments
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.kinds.planning import ContactCadence
from asystent_desktop.domain.records import Record
from asystent_desktop.i18n import _
from asystent_desktop.ui import visit as visit_room, widgets as kit
from asystent_desktop.ui.casework.term_places import place_of
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.today.plan_sheet import PlanSheet
from asystent_desktop.ui.today.presenter import TodayPresenter
from asystent_desktop.ui.today.put_off_sheet import PutOffSheet
from asystent_desktop.ui.today.rhythm_sheet import RhythmSheet


class TodayWidget(QWidget):
    """What the dock and the page share.

    Attributes:
        start_visit: Family id, appointment id ("" when none).
        open_family: Family id, tab.
        open_opinion: Opinion id.
    """

    start_visit = Signal(str, str)
    open_family = Signal(str, str)
    open_opinion = Signal(str)

    def __init__(self, presenter: TodayPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        presenter.refused.connect(self._refused)

    def follow(self, item: DueItem) -> None:
        """Goes to where a term is worked on."""
        opinion = self.presenter.day.opinion_of(item.record_id) if self.presenter.day else None
        if item.kind == DueKind.COURT_OPINION and opinion is not None:
            self.open_opinion.emit(opinion.opinion_id)
        else:
            self.open_family.emit(item.family_id, place_of(item))

    def plan(self, item: DueItem) -> None:
        """Plans a meeting with the family of a term."""
        name = masking().name(item.family, item.family_number)
        due_on = item.due_on if item.kind == DueKind.CONTACT else None
        sheet = PlanSheet(self, self.presenter.desk, self.presenter.tasks, item.family_id, name, due_on)
        sheet.saved.connect(lambda _result: kit.toast(self, _("The visit is planned.")))
        sheet.open()

    def settle(self, item: DueItem) -> None:
        """Done: closes a term that is closed by saying so; any other is done by doing it."""
        if item.kind not in postponing.DOABLE:
            self.follow(item)
            return
        desk, tasks = self.presenter.desk, self.presenter.tasks

        def told(result: tuple[object, Record]) -> None:
            again = lambda: tasks.write(self, lambda: postponing.restore(desk, result[1]))  # noqa: E731
            kit.toast(self, _("Done."), action=_("Undo"), on_action=again)

        tasks.write(self, lambda: postponing.settle_term(desk, item), told)

    def put_off(self, item: DueItem) -> None:
        """Asks for another planned day and the reason."""
        sheet = PutOffSheet(self, self.presenter.desk, self.presenter.tasks, item)
        sheet.saved.connect(lambda _result: kit.toast(self, _("Put off; the deadline stays where it is.")))
        sheet.open()

    def rhythm(self, item: DueItem) -> None:
        """Asks for the family's own interval of meetings and the reason."""
        desk, tasks = self.presenter.desk, self.presenter.tasks

        def ask(held: ContactCadence | None) -> None:
            sheet = RhythmSheet(self, desk, tasks, item, held)
            sheet.saved.connect(lambda _result: kit.toast(self, _("The rhythm of meetings was changed.")))
            sheet.open()

        tasks.read(self, lambda: postponing.cadence(desk, item.family_id), ask)

    def _take_back(self, item: DueItem) -> None:
        desk = self.presenter.desk
        self.presenter.tasks.write(self, lambda: postponing.take_back(desk, item.postponement_id))

    def term_menu(self, item: DueItem, where: QPoint) -> None:
        """Everything that can be done about a term."""
        menu = self._menu()
        menu.addAction(_("Open")).triggered.connect(lambda: self.follow(item))
        if item.kind in postponing.DOABLE:
            menu.addAction(_("Done")).triggered.connect(lambda: self.settle(item))
        menu.addAction(_("Put off…")).triggered.connect(lambda: self.put_off(item))
        if item.kind == DueKind.CONTACT:
            menu.addAction(_("Other rhythm of meetings…")).triggered.connect(lambda: self.rhythm(item))
        if item.postponement_id:
            menu.addAction(_("No longer put off")).triggered.connect(lambda: self._take_back(item))
        if place_of(item) != "overview":
            menu.addAction(_("Open the family file")).triggered.connect(
                lambda: self.open_family.emit(item.family_id, "overview")
            )
        menu.addAction(_("Plan a visit…")).triggered.connect(lambda: self.plan(item))
        menu.addAction(_("Write a visit card")).triggered.connect(
            lambda: self.start_visit.emit(item.family_id, "")
        )
        menu.popup(where)

    def visit_menu(self, visit: AppointmentView, where: QPoint) -> None:
        """Everything that can be done about a planned visit."""
        menu = self._menu()
        if not visit.done:
            menu.addAction(_("Before the visit")).triggered.connect(lambda: self.show_brief(visit))
            menu.addAction(_("Start the visit")).triggered.connect(
                lambda: self.start_visit.emit(visit.family_id, visit.appointment_id)
            )
        menu.addAction(_("Open the family file")).triggered.connect(
            lambda: self.open_family.emit(visit.family_id, "overview")
        )
        if not visit.done:
            menu.addAction(_("Cancel the visit")).triggered.connect(lambda: self._cancel(visit))
        menu.popup(where)

    @Slot(object)
    def show_brief(self, visit: AppointmentView) -> None:
        """Opens the thirty seconds before the door; from there the card begins."""
        desk, tasks = self.presenter.desk, self.presenter.tasks
        visit_room.open_brief(self, desk, tasks, visit.family_id, visit.appointment_id)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _cancel(self, visit: AppointmentView) -> None:
        desk, tasks = self.presenter.desk, self.presenter.tasks

        def again() -> None:
            tasks.write(
                self,
                lambda: appointments.plan_visit(
                    desk, visit.family_id, visit.on, visit.start, visit.end, visit.place
                ),
            )

        tasks.write(
            self,
            lambda: appointments.cancel(desk, visit.appointment_id),
            lambda _changes: self._say_cancelled(again),
        )

    def _say_cancelled(self, again: Callable[[], None]) -> None:
        kit.toast(self, _("The visit was cancelled."), action=_("Undo"), on_action=again)

    def _refused(self, words: str) -> None:
        if self.isVisible():
            kit.toast(self, words)
