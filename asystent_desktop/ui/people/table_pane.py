"""The people as a table, their relations and bonds as lists."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal

from asystent_desktop.application.family.views import RelationView
from asystent_desktop.application.wording import entry_words
from asystent_desktop.domain.kinds.diagram import PersonBond
from asystent_desktop.domain.kinds.family import RelationKind
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.people import menus
from asystent_desktop.ui.people.deeds import PeopleDeeds, offer
from asystent_desktop.ui.people.people_table import PeopleTable
from asystent_desktop.ui.people.presenter import PeopleData
from asystent_desktop.ui.people.steps import Job
from asystent_desktop.ui.theme import Icon, Role

_COUPLES = frozenset(
    {RelationKind.MARRIED, RelationKind.COHABITING, RelationKind.SEPARATED, RelationKind.DIVORCED}
)


class TablePane(kit.ScrollColumn):
    """Three cards.

    Attributes:
        table: The people.
        chosen: Id of the person that became current in the table.
    """

    chosen = Signal(str)

    def __init__(self, deeds: PeopleDeeds) -> None:
        super().__init__(_("People"))
        self._deeds = deeds
        self._relations: dict[str, RelationView] = {}
        self.table = PeopleTable()
        self.table.add_wanted.connect(deeds.add_member)
        self.table.edit_wanted.connect(deeds.edit_member)
        self.table.remove_wanted.connect(deeds.remove_member)
        self.table.menu_wanted.connect(lambda key, where: menus.person_menu(self, where, key, deeds))
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell())
        self.relations, self.bonds = kit.RowList(_("Relations")), kit.RowList(_("Bonds"))
        self._none = kit.Label(
            _("No relations yet. They say who is whose child, and who lives together."),
            Role.ROW,
            tone="muted",
            wrap=True,
        )
        self.column.addWidget(self._people())
        self._related = self._card(self.relations, _("Relations"), _("Add a relation"), deeds.add_relation)
        self._related.body.addWidget(self._none)
        self._bound = self._card(self.bonds, _("Bonds"), _("Add a bond"), deeds.add_bond)
        self.relations.opened.connect(lambda key: self._relation_menu(key, _middle(self.relations)))
        self.relations.menu_wanted.connect(self._relation_menu)
        self.bonds.opened.connect(lambda key: self._bond_menu(key, _middle(self.bonds)))
        self.bonds.menu_wanted.connect(self._bond_menu)
        self.column.addStretch(1)

    def _people(self) -> kit.Card:
        card = kit.Card(_("People"))
        hint = kit.Label(
            _("Enter edits a person, Space shows what else can be done, Ins adds one, Del removes one."),
            Role.CAPTION,
            tone="muted",
            wrap=True,
        )
        card.body.setContentsMargins(4, 0, 4, 0)
        card.body.addWidget(self.table)
        hint.setContentsMargins(8, 0, 8, 0)
        card.body.addWidget(hint)
        return card

    def _card(self, rows: kit.RowList, title: str, link: str, deed: Job) -> kit.Card:
        card = kit.Card(title, link=link)
        if card.link:
            card.link.clicked.connect(lambda: deed())
        card.add_rows(rows)
        self.column.addWidget(card)
        return card

    def show_data(self, data: PeopleData) -> None:
        """Shows other people; the chosen one stays chosen."""
        kept = self.current()
        self.table.people.set_members(data.members, data.powers)
        self.choose(kept)
        self.table.fit_height()
        self._relations = {one.relation_id: one for one in data.relations}
        doubts = {one.id: why for one, why in data.file.kin.aside}
        self.relations.set_rows([_relation_row(one, one.relation_id in doubts) for one in data.relations])
        self.relations.fit_height()
        self.relations.setVisible(bool(data.relations))
        self._none.setVisible(not data.relations)
        self.bonds.set_rows([_bond_row(one, data) for one in data.file.bonds])
        self.bonds.fit_height()
        self.bonds.setVisible(bool(data.file.bonds))
        for card in (self._related, self._bound):
            if card.link:
                card.link.setEnabled(len(data.members) > 1)

    def current(self) -> str:
        """Id of the current person, or ""."""
        row = self.table.currentIndex().row()
        people = self.table.people.members
        return people[row].member_id if 0 <= row < len(people) else ""

    def choose(self, key: str) -> None:
        """Makes a person the current row."""
        ids = [one.member_id for one in self.table.people.members]
        if key in ids and key != self.current():
            self.table.selectRow(ids.index(key))

    def _tell(self) -> None:
        if self.current():
            self.chosen.emit(self.current())

    def _relation_menu(self, key: str, where: QPoint) -> None:
        relation = self._relations[key]
        rows: list[tuple[str, Job] | None] = []
        if relation.relation in _COUPLES:
            rows.append((_("Years…"), lambda: self._deeds.edit_years(relation)))
        rows.append((_("Take the relation back"), lambda: self._deeds.remove_relation(relation)))
        offer(self, where, rows)

    def _bond_menu(self, key: str, where: QPoint) -> None:
        offer(self, where, [(_("Take the bond back"), lambda: self._deeds.remove_bond(key))])


def _middle(rows: kit.RowList) -> QPoint:
    return rows.viewport().mapToGlobal(rows.visualRect(rows.currentIndex()).center())


def _relation_row(one: RelationView, doubtful: bool) -> kit.Row:
    first, second = masking().person(one.first_name), masking().person(one.second_name)
    return kit.Row(
        key=one.relation_id,
        title=first,
        extra=f"{_(one.label)}: {second}",
        icon=Icon.WARNING if doubtful else Icon.PERSON_LIST,
        right=_("contradicts another relation") if doubtful else _("change…"),
    )


def _bond_row(one: PersonBond, data: PeopleData) -> kit.Row:
    people = data.file.kin.people
    first, second = (masking().person(people[each].first_name) for each in (one.first_id, one.second_id))
    words = f"{_(entry_words.enum_label(one.bond))}: {second}"
    return kit.Row(
        key=one.id,
        title=first,
        extra=f"{words} · {masking().text(one.note)}" if one.note else words,
        icon=Icon.BOND,
        right=_("take back…"),
    )
