"""The people of a family as a table model: frozen rows, named columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from asystent_desktop.application.family.card_views import AuthorityCell
from asystent_desktop.application.family.views import MemberView
from asystent_desktop.application.wording.labels import authority_label
from asystent_desktop.domain.kinds.family import Authority, MemberRole
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import theme
from asystent_desktop.ui.family_card.authority import SHORT
from asystent_desktop.ui.masking import masking

Index = QModelIndex | QPersistentModelIndex
MEMBER_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """Columns in order."""

    NAME = 0
    ROLE = 1
    BORN = 2
    HOME = 3
    WORK = 4
    AUTHORITY = 5
    MORE = 6


_TITLES = {
    Column.NAME: N_("First and last name"),
    Column.ROLE: N_("Role"),
    Column.BORN: N_("Born"),
    Column.HOME: N_("Lives"),
    Column.WORK: N_("School or work"),
    Column.AUTHORITY: N_("Parental authority"),
}
MORE = "…"
"""Mark of the cell that offers what can be done with a person."""


def _name(one: MemberView) -> str:
    return masking().person(f"{one.first_name} {one.surname}")


def _born(one: MemberView) -> str:
    if one.birth_date is None:
        return "–"
    if masking().on:
        return str(one.birth_date.year)
    about = _("about") + " " if one.birth_approximate else ""
    age = "" if one.age is None else f" ({one.age})"
    return f"{about}{numeric_date(one.birth_date)}{age}"


def _authority(one: MemberView, powers: Sequence[AuthorityCell]) -> str:
    """As courts ruled, child by child where that differs; without a ruling what the person's card says.

    Of a parent always; of somebody else where a court decided, for a grandparent has none to ask about.
    """
    over = [cell for cell in powers if cell.parent_id == one.member_id]
    kinds = {cell.authority for cell in over}
    if len(kinds) > 1:
        return "; ".join(_over_children(kind, over) for kind in Authority if kind in kinds)
    if kinds:
        return _(authority_label(kinds.pop()))
    parent = one.role in (MemberRole.MOTHER, MemberRole.FATHER)
    asked = parent or (one.role != MemberRole.CHILD and one.authority != Authority.UNKNOWN)
    return _(authority_label(one.authority)) if asked else "–"


def _over_children(kind: Authority, over: Sequence[AuthorityCell]) -> str:
    names = ", ".join(masking().person(cell.child) for cell in over if cell.authority == kind)
    return _("{authority}: {children}").format(authority=_(SHORT[kind]), children=names)


_CELLS: dict[Column, Callable[[MemberView], str]] = {
    Column.NAME: _name,
    Column.ROLE: lambda one: _(one.role_label),
    Column.BORN: _born,
    Column.HOME: lambda one: _("at home") if one.in_household else _("outside the home"),
    Column.WORK: lambda one: masking().text(one.school_or_work) or "–",
}


class PeopleModel(QAbstractTableModel):
    """Members in the order they were entered."""

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[MemberView, ...] = ()
        self._powers: tuple[AuthorityCell, ...] = ()

    def set_members(self, members: Sequence[MemberView], powers: Sequence[AuthorityCell] = ()) -> None:
        """Replaces all rows.

        Args:
            members: The people.
            powers: Who has which parental authority over whom.
        """
        self.beginResetModel()
        self._members, self._powers = tuple(members), tuple(powers)
        self.endResetModel()

    @property
    def members(self) -> tuple[MemberView, ...]:
        """All rows."""
        return self._members

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of people; a table has no children."""
        return 0 if parent.isValid() else len(self._members)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Six, and the mark of what can be done."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(theme.Role.CAPTION_MEDIUM)
        title = _TITLES.get(Column(section))
        return _(title) if title and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell; the whole row in words for the screen reader; the MemberView itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._members):
            return None
        member = self._members[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(member, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(member, Column(index.column()))
        return member if role == MEMBER_ROLE else None

    def _cell(self, member: MemberView, column: Column) -> str:
        if column is Column.MORE:
            return MORE
        return _authority(member, self._powers) if column is Column.AUTHORITY else _CELLS[column](member)

    def _spoken(self, member: MemberView, column: Column) -> str:
        if column is Column.MORE:
            return _("What can be done")
        if column is not Column.NAME:
            return self._cell(member, column)
        said = (self._cell(member, one) for one in _TITLES)
        return ", ".join(words for words in said if words != "–")
