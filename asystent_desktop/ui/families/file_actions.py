"""What can be done with a family file, each as a sheet; deletions can be undone for ten seconds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application import letterhead as office
from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import FamilyForm
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.presenter import FamiliesPresenter, FamilyFile
from asystent_desktop.ui.family_form.family_sheet import FamilySheet
from asystent_desktop.ui.family_form.member_sheet import MemberSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.today.plan_sheet import PlanSheet


class FileActions(QObject):
    """Opens the forms over the window of a page.

    Attributes:
        file: The file that is open; without one the actions on a file do nothing.
        family_added: Id of a new family.
    """

    family_added = Signal(str)

    def __init__(self, presenter: FamiliesPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._page = presenter, page
        self._desk, self._tasks = presenter.desk, presenter.tasks
        self.file: FamilyFile | None = None

    def add_family(self) -> None:
        """A new family, with the next free number and the office's town proposed."""
        desk = self._desk
        self._tasks.read(
            self, lambda: (families.next_number(desk), office.profile(desk).place), self._open_new_family
        )

    def _open_new_family(self, proposed: tuple[str, str]) -> None:
        number, town = proposed
        form = FamilyForm(name="", full_name="", city=town, cooperation_from=self._desk.clock.today())
        sheet = FamilySheet(self._page, self._desk, self._tasks, form=form, proposed=number)
        sheet.saved.connect(lambda result: self.family_added.emit(result[1]))
        sheet.open()

    def edit_family(self) -> None:
        """The card of the open family."""
        if self.file is not None:
            desk, family_id = self._desk, self.file.overview.family_id
            self._tasks.read(
                self,
                lambda: families.family_form(desk, family_id),
                lambda form: self._open_family(family_id, form),
            )

    def _open_family(self, family_id: str, form: FamilyForm) -> None:
        sheet = FamilySheet(self._page, self._desk, self._tasks, family_id=family_id, form=form)
        sheet.saved.connect(lambda _changes: self._say(_("The family's card is saved.")))
        sheet.open()

    def plan_visit(self) -> None:
        """A meeting with the open family."""
        if self.file is None:
            return
        family = self.file.overview
        name = masking().name(family.full_name or family.name, family.number)
        due_on = family.contact.due_on if family.contact else None
        sheet = PlanSheet(self._page, self._desk, self._tasks, family.family_id, name, due_on)
        sheet.saved.connect(lambda _result: self._say(_("The visit is planned.")))
        sheet.open()

    def add_member(self) -> None:
        """A new person."""
        if self.file is not None:
            family_id = self.file.overview.family_id
            MemberSheet(self._page, self._desk, self._tasks, family_id).open()

    def _say(self, words: str) -> None:
        kit.toast(self._page, words)
