"""Settings, "Institutions": the directory contacts choose from; the office's, or one's own when alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Slot

from asystent_desktop.application import institutions
from asystent_desktop.application.letterhead import is_office
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.settings.section import ReadingSection
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

FIELDS = ("institution", "name", "street", "postcode_city", "phone", "email", "note", "closed")


@dataclass(frozen=True)
class InstitutionDesk:
    """What the section shows.

    Attributes:
        rows: In order of names, those no longer offered last.
        own: The person at this desk may change the directory.
    """

    rows: tuple[Institution, ...]
    own: bool


class InstitutionsPresenter(Presenter):
    """`loaded` carries an InstitutionDesk."""

    kinds: ClassVar[tuple[str, ...]] = ("institution",)

    def read(self) -> InstitutionDesk:
        """The whole directory."""
        held = institutions.institutions(self.desk, closed=True)
        identity = self.desk.identity()
        rows = sorted(held, key=lambda one: one.closed)
        return InstitutionDesk(tuple(rows), not identity.enrolled or is_office(identity))


class InstitutionsSection(ReadingSection):
    """The section."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self.presenter = InstitutionsPresenter(desk, tasks)
        super().__init__(self.presenter)
        self._held: dict[str, Institution] = {}
        note = _("People around a family are joined to an entry here; the whole office sees the same one.")
        self.page = self.card(_("Directory of institutions"), Icon.OFFICE, note)
        self.add = kit.LinkButton(_("Add an institution"))
        if self.page.header is not None:
            self.page.header.row.addWidget(self.add)
        self.list = kit.RowList(_("Directory of institutions"), lines=True)
        self.none = kit.EmptyState(Icon.OFFICE, _("The directory is empty."), _("Add an institution"))
        self.page.body.addWidget(self.none)
        self.page.add_rows(self.list)
        self.column.addStretch(1)
        self.presenter.loaded.connect(self._show)
        self.add.clicked.connect(lambda: self.ask())
        self.none.acted.connect(lambda: self.ask())
        self.list.opened.connect(self.open)

    @Slot(object)
    def _show(self, found: InstitutionDesk) -> None:
        self._own = found.own
        self._held = {one.id: one for one in found.rows}
        self.list.set_rows([_row(one) for one in found.rows])
        self.list.fit_height()
        self.list.setVisible(bool(found.rows))
        self.none.setVisible(not found.rows)
        self.add.setVisible(found.own)

    _own = False

    @Slot(str)
    def open(self, institution_id: str) -> None:
        """Changes an entry; the directory of an office is changed by the office alone."""
        if self._own and institution_id in self._held:
            self.ask(self._held[institution_id])

    def ask(self, held: Institution | None = None) -> None:
        """Adds an entry, or changes one."""
        desk = self.presenter.desk
        names = FIELDS if held else FIELDS[:-1]

        def job(given: dict[str, Any]) -> object:
            if held is None:
                return institutions.add_institution(desk, **given)
            return institutions.change_institution(desk, held.id, **given)

        offered = [(one.key, one.label) for one in dictionaries.offered("institutions")]
        sheet = RecordSheet(
            self,
            self.presenter.tasks,
            _("Institution"),
            types_of(Institution, *names),
            job,
            today=desk.clock.today,
            values={name: getattr(held, name) for name in names} if held else {},
            choices={"institution": offered},
            hints={"closed": _("It is chosen no more; entries that name it keep it.")},
        )
        said = _("The directory of institutions was changed.")
        sheet.saved.connect(lambda _result: self.said.emit(said))
        sheet.open()


def _row(one: Institution) -> kit.Row:
    where = ", ".join(filter(None, (one.street, one.postcode_city)))
    return kit.Row(
        key=one.id,
        title=one.name,
        subtitle=dictionaries.label("institutions", one.institution),
        rest=" · ".join(filter(None, (where, one.phone, one.email))),
        pill=_("no longer offered") if one.closed else "",
        tone=Tone.NEUTRAL,
        icon=Icon.OFFICE,
        done=one.closed,
    )
