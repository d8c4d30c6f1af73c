"""The list of steps: what is answered, the former grade beside the present one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.assessment.steps import RISK, Step
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
STEP_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_H = 42
COLUMN_W = 44
NONE = "–"


def arrow(step: Step) -> Icon | None:
    """Which way it went since the assessment before."""
    if step.answer is None or step.previous is None:
        return None
    better = step.answer - step.previous
    return Icon.RISE if better > 0 else Icon.FALL if better < 0 else Icon.FORWARD


def spoken(step: Step) -> str:
    """The row for a screen reader."""
    now = _("not answered") if step.answer is None else _("now {n}").format(n=step.answer)
    before = "" if step.previous is None else _("before {n}").format(n=step.previous)
    return ", ".join(part for part in (f"{step.number}. {step.title}", now, before) if part)


class StepModel(QAbstractListModel):
    """Immutable steps."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[Step, ...] = ()

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Shows other steps; the same ones keep what is chosen."""
        same = [one.key for one in steps] == [one.key for one in self.steps]
        if same:
            self.steps = steps
            self.dataChanged.emit(self.index(0), self.index(max(0, len(steps) - 1)))
            return
        self.beginResetModel()
        self.steps = steps
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of steps."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, spoken words, or the step."""
        if not index.isValid() or index.row() >= len(self.steps):
            return None
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(step)
        return step if role == STEP_ROLE else None


class _Delegate(QStyledItemDelegate):
    """Mark, title, former grade, present grade with an arrow."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(200, ROW_H)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints a row."""
        step = index.data(STEP_ROLE)
        view = self.parent()
        if not isinstance(step, Step) or not isinstance(view, StepList):
            return
        look, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.currentIndex() == index:
            border = look.text if view.hasFocus() and view.ring_due else look.primary
            box = area.adjusted(2, 1, -2, -1)
            painting.box(painter, box, radius=8, fill=look.tint, border=border, width=2)
        done = step.answer is not None
        mark = QRectF(area.left() + 14, area.center().y() - 10, 20, 20)
        ink = look.primary if done else look.input_border
        icons.paint(painter, mark, Icon.DONE if done else Icon.EMPTY, ink, size=20, filled=done)
        right = area.right() - 8
        now = QRectF(right - COLUMN_W - 12, area.top(), COLUMN_W, area.height())
        before = QRectF(now.left() - COLUMN_W, area.top(), COLUMN_W, area.height())
        self._grades(painter, step, before, now)
        room = QRectF(area.left() + 44, area.top(), before.left() - area.left() - 48, area.height())
        painting.lines(painter, room, f"{step.number}. {step.title}", look.text, Role.ROW_STRONG)
        painter.restore()

    @staticmethod
    def _grades(painter: QPainter, step: Step, before: QRectF, now: QRectF) -> None:
        look = theme.current()
        if step.key == RISK:
            word = NONE if step.answer is None else step.choices[step.answer].word
            painting.text(painter, before.united(now), word, look.text, Role.ROW, align=painting.RIGHT)
            return
        former = "" if step.previous is None else str(step.previous)
        painting.text(painter, before, former, look.text2, Role.ROW, align=painting.CENTRE)
        value = NONE if step.answer is None else str(step.answer)
        role = Role.ROW if step.answer is None else Role.CARD
        painting.text(painter, now, value, look.text, role, align=painting.CENTRE)
        if (icon := arrow(step)) is not None:
            place = QRectF(now.right() - 6, now.top(), 16, now.height())
            icons.paint(painter, place, icon, look.primary if icon is not Icon.FALL else look.soon, size=13)


class StepList(QListView):
    """The view.

    Attributes:
        chosen: Key of the step that became current.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.steps = StepModel()
        self.setModel(self.steps)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Areas of the assessment"))
        self.setProperty("surface", "clear")
        self.ring_due = True
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        painting.follow_look(self.viewport())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line of what is missing makes the list lower: the current step stays in view."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Enter belong to the tab: a digit answers, it does not search."""
        if event.text().isdigit() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def current_key(self) -> str:
        """Key of the current step, or ""."""
        step = self.currentIndex().data(STEP_ROLE) if self.currentIndex().isValid() else None
        return step.key if isinstance(step, Step) else ""

    def choose(self, key: str) -> None:
        """Makes a step current."""
        for row, step in enumerate(self.steps.steps):
            if step.key == key:
                self.setCurrentIndex(self.steps.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which step is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.scrollTo(current)
            self.chosen.emit(self.current_key())


class ListTitles(QWidget):
    """Titles of the columns: area, the day before, now."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 20, 4)
        row.setSpacing(0)
        row.addWidget(kit.Label(_("Area"), Role.CAPTION_STRONG), 1)
        self.before, now = kit.Label("", Role.CAPTION_STRONG), kit.Label(_("now"), Role.CAPTION_STRONG)
        for label in (self.before, now):
            label.setFixedWidth(COLUMN_W)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(label)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Shows the day of the assessment before."""
        former = next((one.previous_on for one in steps if one.previous_on), None)
        self.before.setText(f"{former:%d.%m}" if former else "")
