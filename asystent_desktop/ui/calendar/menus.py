"""What can be done with a box or a term of the planner, and what is said after it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.reading import limit_on
from asystent_desktop.domain.limits import Limit
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.calendar import presenter as words_of
from asystent_desktop.ui.calendar.grid import WeekGrid
from asystent_desktop.ui.calendar.marks import Mark
from asystent_desktop.ui.calendar.presenter import CalendarPresenter
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.visit import open_brief, open_visit_view


class PlannerWidget(QWidget):
    """What menus need of the page.

    Attributes:
        start_visit: Family id, appointment id. `open_family`: family id, tab.
        term_wanted: A DueItem somebody wants to work on. `groups_wanted`: the page of group work.
    """

    start_visit = Signal(str, str)
    open_family = Signal(str, str)
    term_wanted = Signal(object)
    groups_wanted = Signal()

    presenter: CalendarPresenter
    grid: WeekGrid


def say(page: PlannerWidget, what: str) -> None:
    """Says what was done, with the way back."""
    said = {
        words_of.INSERTED: _("The visits are planned."),
        words_of.MOVED: _("Moved. The deadline stays where it is."),
        words_of.CANCELLED: _("Taken out of the planner."),
        words_of.REPEATED: _("The visit is repeated."),
        words_of.PLANNED: _("The visit is planned."),
    }
    kit.toast(page, said[what], action=_("Undo"), on_action=page.presenter.undo)


def open_menu(page: PlannerWidget, key: str, where: QPoint) -> None:
    """What can be done with a box."""
    mark = next((one for one in page.grid.marks if one.key == key), None)
    if mark is None:
        return
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill(page, menu, mark)
    menu.popup(where)


def _fill(page: PlannerWidget, menu: QMenu, mark: Mark) -> None:
    visit = page.presenter.visit(mark.key)
    if visit is not None and not visit.done:
        held = (visit.family_id, visit.appointment_id)
        desk, tasks = page.presenter.desk, page.presenter.tasks
        menu.addAction(_("Before the visit"), partial(open_brief, page, desk, tasks, *held))
        menu.addAction(_("Start the visit"), partial(page.start_visit.emit, *held))
        days = limit_on(desk, Limit.CONTACT_INTERVAL_WORKING_DAYS, desk.clock.today())
        words = ngettext("Repeat every {n} working day", "Repeat every {n} working days", days)
        often = menu.addMenu(words.format(n=days))
        for times in (1, 3, 6, 12):
            words = ngettext("{n} time more", "{n} times more", times).format(n=times)
            often.addAction(words, partial(page.presenter.repeat, mark.key, times))
    if page.presenter.group(mark.key) is not None:
        menu.addAction(_("Group work"), page.groups_wanted.emit)
    if visit is not None and visit.visit_id:
        desk, tasks = page.presenter.desk, page.presenter.tasks
        menu.addAction(_("Open the card"), partial(open_visit_view, page, desk, tasks, visit.visit_id))
    if visit is not None:
        menu.addAction(_("Open the family file"), partial(page.open_family.emit, visit.family_id, "overview"))
    if mark.movable:
        menu.addAction(_("Take out of the planner"), partial(page.presenter.remove, mark.key))


def choose_term(page: PlannerWidget, items: tuple[DueItem, ...], where: QPoint) -> None:
    """One of several terms is to be chosen."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for item in items:
        name = masking().name(item.family, item.family_number)
        words = f"{name} – {due_words.title(item)}, {short_date(item.due_on)}"
        menu.addAction(words, partial(page.term_wanted.emit, item))
    menu.popup(where)
