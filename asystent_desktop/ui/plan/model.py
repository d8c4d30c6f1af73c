"""Goals and their actions as a tree model over immutable views."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from asystent_desktop.application.plans.views import ActionView, GoalView
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import theme
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
GOAL_H = 34
ACTION_H = 42


class Column(IntEnum):
    """Columns of the table."""

    TASK = 0
    WHO = 1
    DUE = 2
    EFFECT = 3
    STATUTORY = 4
    PROGRESS = 5


def heads() -> tuple[str, ...]:
    """Titles of the columns."""
    return (
        _("Goal and tasks"),
        _("Who"),
        _("Deadline"),
        _("Expected effect"),
        _("Art. 15"),
        _("Progress"),
    )


def point(statutory_task: str) -> str:
    """Gives "pkt 6", or "" without a task."""
    return _("pt. {number}").format(number=statutory_task) if statutory_task else ""


def goal_note(goal: GoalView) -> str:
    """How far a goal is: "2 z 4 zadań · do 31.12"."""
    counted = ngettext("{done} of {n} task", "{done} of {n} tasks", goal.total)
    text = counted.format(done=goal.done, n=goal.total)
    if goal.due_on is None:
        return text
    return _("{counted} · by {day}").format(counted=text, day=f"{goal.due_on:%d.%m}")


def is_goal_late(goal: GoalView) -> bool:
    """Whether an open action of the goal is past its deadline."""
    return any(action.late for action in goal.actions)


class PlanModel(QAbstractItemModel):
    """Two levels; each index hands out its GoalView or ActionView by `ITEM_ROLE`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.data_shown: PlanData | None = None
        self._goals: tuple[GoalView, ...] = ()

    def set_plan(self, data: PlanData) -> bool:
        """Shows a version; returns whether rows came, went or moved (else only contents changed)."""
        goals = data.plan.goals if data.plan else ()
        same = _ids(goals) == _ids(self._goals)
        if not same:
            self.beginResetModel()
        self._goals, self.data_shown = goals, data
        if not same:
            self.endResetModel()
            return True
        last = len(Column) - 1
        for row, goal in enumerate(goals):
            top = self.index(row, 0)
            self.dataChanged.emit(top, self.index(row, last))
            if goal.actions:
                bottom = self.index(len(goal.actions) - 1, last, top)
                self.dataChanged.emit(self.index(0, 0, top), bottom)
        return False

    def refresh(self) -> None:
        """Tells that all texts are to be read again (masking)."""
        self.layoutChanged.emit()

    def find(self, record_id: str) -> QModelIndex:
        """The index of a goal or action; an invalid one when it is not there."""
        for row, goal in enumerate(self._goals):
            if goal.goal_id == record_id:
                return self.index(row, 0)
            for place, action in enumerate(goal.actions):
                if action.action_id == record_id:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Goals carry 0, actions the place of their goal from 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The goal of an action."""
        place = index.internalId() if index.isValid() else 0
        return self.createIndex(place - 1, 0, 0) if place else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Goals, or the actions of one."""
        if not parent.isValid():
            return len(self._goals)
        if parent.internalId() or parent.column() or parent.row() >= len(self._goals):
            return 0
        return len(self._goals[parent.row()].actions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Six."""
        return len(Column)

    def item(self, index: Index) -> GoalView | ActionView:
        """The view behind a valid index."""
        place = index.internalId()
        if not place:
            return self._goals[index.row()]
        return self._goals[place - 1].actions[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell, the whole row for the screen reader, or the view itself."""
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(40, GOAL_H if isinstance(item, GoalView) else ACTION_H)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(item, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(item)
        return None

    def cell(self, item: GoalView | ActionView, column: Column) -> str:
        """Words of one cell, masked where masking asks for it."""
        mask = masking()
        if isinstance(item, GoalView):
            return (mask.text(item.title) or _("goal without words")) if column == Column.TASK else ""
        texts = {
            Column.TASK: mask.text(item.text) or _("task without words"),
            Column.WHO: mask.text(item.who),
            Column.DUE: short_date(item.due_on) if item.due_on else _("add a deadline"),
            Column.EFFECT: mask.text(item.expected_effect.strip()) or _("add the effect"),
            Column.STATUTORY: point(item.statutory_task),
            Column.PROGRESS: progress_note(item),
        }
        return texts[column]

    def words(self, item: GoalView | ActionView) -> str:
        """The whole row in words."""
        number = self.data_shown.number(item) if self.data_shown else ""
        if isinstance(item, GoalView):
            parts = [f"{number} {self.cell(item, Column.TASK)}", item.area_label, goal_note(item)]
        else:
            parts = [f"{number} {self.cell(item, Column.TASK)}"]
            parts += [self.cell(item, column) for column in list(Column)[1:]]
            parts += [_("done")] if item.done else []
            parts += [_("overdue")] if item.late else []
        return ", ".join(part for part in parts if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles, small and flush left."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(Role.CAPTION_STRONG)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _ids(goals: tuple[GoalView, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(goal.goal_id, tuple(action.action_id for action in goal.actions)) for goal in goals]


def progress_note(action: ActionView) -> str:
    """Gives "3 z 5", with what it was before when that is known."""
    now = _("{n} of 5").format(n=action.progress)
    if action.previous_progress is None:
        return now
    return _("{now}, was {before}").format(now=now, before=action.previous_progress)
