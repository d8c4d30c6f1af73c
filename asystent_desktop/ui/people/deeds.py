"""What can be done with people, relations and bonds: every change of a picture can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import household, members
from asystent_desktop.application.family.views import MemberForm, RelationView
from asystent_desktop.domain.kinds.diagram import GenogramMark, PersonBond
from asystent_desktop.domain.kinds.household import MemberDetails
from asystent_desktop.i18n import _
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.family_form.member_sheet import MemberSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.people.presenter import PeopleData, PeoplePresenter
from asystent_desktop.ui.people.sheets import BondSheet, RelationSheet, YearsSheet
from asystent_desktop.ui.people.steps import Job

_DEATH = ("died_on", "lives_with")
_LINES = (
    ("died_on",),
    ("lives_with",),
    ("citizenship", "marital_status"),
    ("language", "interpreter"),
    ("education", "profession"),
    ("workplace", "income_sources"),
)
"""How the fields of both sheets stand beside each other."""
_SITUATION = tuple(name for line in _LINES[2:] for name in line)


class PeopleDeeds(QObject):
    """Opens the forms over the window of the tab, and writes.

    Args:
        presenter: Whose family.
        tab: Whose window the forms stand over.
    """

    def __init__(self, presenter: PeoplePresenter, tab: QWidget) -> None:
        super().__init__(tab)
        self._presenter, self._tab = presenter, tab
        self._desk, self._tasks, self._steps = presenter.desk, presenter.tasks, presenter.steps

    @property
    def _data(self) -> PeopleData | None:
        return self._presenter.data

    def add_member(self) -> None:
        """A new person."""
        if self._presenter.family_id:
            MemberSheet(self._tab, self._desk, self._tasks, self._presenter.family_id).open()

    def edit_member(self, member_id: str) -> None:
        """A person's card, health note included."""
        desk = self._desk

        def show(form: MemberForm) -> None:
            family_id = self._presenter.family_id
            MemberSheet(self._tab, desk, self._tasks, family_id, member_id=member_id, form=form).open()

        self._tasks.read(self, lambda: members.member_form(desk, member_id), show)

    def remove_member(self, member_id: str) -> None:
        """Takes a person out with the relations."""
        data = self._data
        if data is None or member_id not in data.file.kin.people:
            return
        desk = self._desk
        joined = [one.relation_id for one in data.relations if member_id in (one.first_id, one.second_id)]
        name = masking().person(data.file.kin.people[member_id].first_name)
        self._steps.take(
            _("{name} was removed.").format(name=name),
            lambda: members.remove_member(desk, member_id),
            lambda _changes: lambda: members.restore_member(desk, member_id, joined),
        )

    def edit_details(self, member_id: str) -> None:
        """Where a person outside the home lives, and the day of a death."""
        self._details(member_id, _("Death and place of living"), _DEATH)

    def edit_situation(self, member_id: str) -> None:
        """What else the law lets the assistant know of a person (art. 16 ust. 1 pkt 1)."""
        self._details(member_id, _("Citizenship, education, work"), _SITUATION)

    def _details(self, member_id: str, title: str, names: tuple[str, ...]) -> None:
        desk, data = self._desk, self._data
        if data is None or member_id not in data.file.kin.people:
            return
        who = data.file.kin.people[member_id]

        def show(held: MemberDetails) -> None:
            sheet = RecordSheet(
                self._tab,
                self._tasks,
                title,
                types_of(MemberDetails, *names),
                lambda given: household.change_member_details(desk, member_id, **given),
                today=desk.clock.today,
                subtitle=masking().person(f"{who.first_name} {who.surname}".strip()),
                values={name: getattr(held, name) for name in names},
                labels={"lives_with": _("Where and with whom the person lives")},
                lines=[line for line in _LINES if set(line) <= set(names)],
            )
            sheet.open()

        self._tasks.read(self, lambda: household.member_details(desk, member_id), show)

    def add_relation(self, first: str = "") -> None:
        """Joins two people."""
        self._pair(RelationSheet, first, self._related)

    def add_bond(self, first: str = "") -> None:
        """A bond between two people."""
        self._pair(BondSheet, first, self._bound)

    def _pair(
        self, sheet: type[RelationSheet] | type[BondSheet], first: str, done: Callable[[Any], None]
    ) -> None:
        data = self._data
        if data is None or len(data.members) < 2:
            return
        known = first if first in data.file.kin.people else ""
        made = sheet(self._tab, self._desk, self._tasks, self._presenter.family_id, data.members, known)
        made.saved.connect(done)
        made.open()

    def _related(self, result: tuple[object, str]) -> None:
        desk, made = self._desk, result[1]
        self._steps.note(
            _("The relation is added."),
            lambda: members.remove_relation(desk, made),
            lambda: members.restore_relation(desk, made),
        )

    def _bound(self, result: tuple[object, str]) -> None:
        desk, made = self._desk, result[1]
        self._steps.note(
            _("The bond is added."),
            lambda: entries.remove(desk, PersonBond, made),
            lambda: entries.restore(desk, PersonBond, made),
        )

    def remove_relation(self, relation: RelationView) -> None:
        """Takes a relation back."""
        desk, relation_id = self._desk, relation.relation_id
        self._steps.take(
            _("The relation was taken back."),
            lambda: members.remove_relation(desk, relation_id),
            lambda _changes: lambda: members.restore_relation(desk, relation_id),
        )

    def edit_years(self, relation: RelationView) -> None:
        """The years of a couple."""
        if self._data is not None:
            held = self._data.file.years.get(relation.relation_id)
            YearsSheet(self._tab, self._desk, self._tasks, relation, held).open()

    def remove_bond(self, bond_id: str) -> None:
        """Takes a bond back."""
        desk = self._desk
        self._steps.take(
            _("The bond was taken back."),
            lambda: entries.remove(desk, PersonBond, bond_id),
            lambda _changes: lambda: entries.restore(desk, PersonBond, bond_id),
        )

    def move_person(self, member_id: str, dx: int, dy: int) -> None:
        """Puts a symbol elsewhere."""
        self._mark(member_id, _("The symbol was moved."), dx=dx, dy=dy)

    def mark(self, member_id: str) -> GenogramMark | None:
        """What the genogram adds to a person; None where nobody changed anything."""
        return self._data.file.marks.get(member_id) if self._data else None

    def toggle_index(self, member_id: str) -> None:
        """Marks whom the case is about, or takes the mark away."""
        held = self.mark(member_id)
        self._mark(
            member_id, _("The mark was changed."), index_person=not (held is not None and held.index_person)
        )

    def _mark(self, member_id: str, words: str, **given: Any) -> None:
        data, desk = self._data, self._desk
        if data is None:
            return
        held = self.mark(member_id) or GenogramMark(id=member_id, scope="")
        former = {name: getattr(held, name) for name in given}
        self._steps.take(
            words,
            lambda: diagrams.mark_person(desk, member_id, **given),
            lambda _changes: lambda: diagrams.mark_person(desk, member_id, **former),
        )


def offer(parent: QWidget, where: QPoint, rows: list[tuple[str, Job] | None]) -> QMenu:
    """A menu of deeds; None draws a line."""
    menu = QMenu(parent)
    for row in rows:
        if row is None:
            menu.addSeparator()
        else:
            menu.addAction(row[0]).triggered.connect(lambda _checked=False, deed=row[1]: deed())
    menu.popup(where)
    return menu
