"""The people of a family as a table model: frozen rows, named columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from asystent_desktop.application.family.views import MemberView
from asystent_desktop.application.wording.labels import authority_label
from asystent_desktop.domain.kinds.family import Authority, MemberRole
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import theme
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


_TITLES = {
    Column.NAME: N_("First and last name"),
    Column.ROLE: N_("Role"),
    Column.BORN: N_("Born"),
    Column.HOME: N_("Lives"),
    Column.WORK: N_("School or work"),
    Column.AUTHORITY: N_("Parental authority"),
}


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


def _authority(one: MemberView) -> str:
    """Of a parent always; of somebody else where a court decided, for a grandparent has none to ask about."""
    parent = one.role in (MemberRole.MOTHER, MemberRole.FATHER)
    asked = parent or (one.role != MemberRole.CHILD and one.authority != Authority.UNKNOWN)
    return _(authority_label(one.authority)) if asked else "–"


_CELLS: dict[Column, Callable[[MemberView], str]] = {
    Column.NAME: _name,
    Column.ROLE: lambda one: _(one.role_label),
    Column.BORN: _born,
    Column.HOME: lambda one: _("at home") if one.in_household else _("outside the home"),
    Column.WORK: lambda one: masking().text(one.school_or_work) or "–",
    Column.AUTHORITY: _authority,
}


class PeopleModel(QAbstractTableModel):
    """Members in the order they were entered."""

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[MemberView, ...] = ()

    def set_members(self, members: Sequence[MemberView]) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        self._members = tuple(members)
        self.endResetModel()

    @property
    def members(self) -> tuple[MemberView, ...]:
        """All rows."""
        return self._members

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of people; a table has no children."""
        return 0 if parent.isValid() else len(self._members)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Six."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(theme.Role.CAPTION_MEDIUM)
        return _(_TITLES[Column(section)]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell; the whole row in words for the screen reader; the MemberView itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._members):
            return None
        member = self._members[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _CELLS[Column(index.column())](member)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                self._words(member)
                if index.column() == Column.NAME
                else _CELLS[Column(index.column())](member)
            )
        return member if role == MEMBER_ROLE else None

    @staticmethod
    def _words(member: MemberView) -> str:
        return ", ".join(words for cell in _CELLS.values() if (words := cell(member)) != "–")
