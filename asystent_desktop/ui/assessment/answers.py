"""Rows to choose from, painted: worded grades of which one holds, and cards that are ticked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import theme
from asystent_desktop.ui.assessment.steps import Choice, Step
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.labels import Pill

ROW_H = 38
WORD_W = 112
CARD_H = 44


class _Row(painting.KeyboardFocus, QAbstractButton):
    """A row that can be chosen; the ring shows where the keyboard is."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(220, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the list around: Qt would choose the neighbour, and so write an answer."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)


class GradeRow(_Row):
    """A grade: digit, word, what it means; the former one has a dated pill."""

    def __init__(self, choice: Choice, former: str) -> None:
        super().__init__(ROW_H)
        self.choice = choice
        spoken = ", ".join(part for part in (f"{choice.key} {choice.word}", choice.words, former) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(choice.words)
        self._pill = Pill(former, Tone.INFO, parent=self) if former else None
        if self._pill is not None:
            self._pill.set(former, Tone.INFO, Icon.HISTORY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, ring, digit, words."""
        look = theme.current()
        painter = painting.start(self)
        on = self.isChecked()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        border = look.primary if on else look.text if self.ring_due else look.border
        fill = look.tint if on else look.hover if self.underMouse() else look.surface
        painting.box(
            painter,
            area,
            radius=RADIUS_CONTROL,
            fill=fill,
            border=border,
            width=2 if on or self.ring_due else 1,
        )
        ink = look.primary if on else look.input_border
        mark = Icon.DONE_FILLED if on else Icon.EMPTY
        icons.paint(painter, QRectF(12, 0, 20, self.height()), mark, ink, size=20)
        high = self.height()
        painting.text(painter, QRectF(40, 0, 16, high), str(self.choice.key), look.text, Role.CARD)
        painting.text(painter, QRectF(60, 0, WORD_W, high), self.choice.word, look.text, Role.ROW_STRONG)
        end = self._pill.x() - 8 if self._pill is not None else self.width() - 12
        left = 60 + WORD_W + 8
        painting.lines(painter, QRectF(left, 0, end - left, high), self.choice.words, look.text2, Role.ROW)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        """The pill stands at the right end."""
        if self._pill is not None:
            size = self._pill.sizeHint()
            self._pill.setGeometry(
                self.width() - size.width() - 10,
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )


class GradeList(QWidget):
    """The grades of one step; ↑ and ↓ walk, Space or a digit chooses.

    Attributes:
        given: Key of the answer a person gave.
    """

    given = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[GradeRow] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._group.buttonClicked.connect(self._clicked)

    def show_step(self, step: Step, *, editable: bool) -> None:
        """Shows the grades; those of the same step keep the focus."""
        if [row.choice for row in self.rows] != list(step.choices) or self._former(
            step
        ) != self._shown_former:
            self._rebuild(step)
        self._group.setExclusive(False)
        for row in self.rows:
            row.setChecked(row.choice.key == step.answer)
            row.setEnabled(editable)
        self._group.setExclusive(True)

    _shown_former: tuple[int | None, str] = (None, "")

    @staticmethod
    def _former(step: Step) -> tuple[int | None, str]:
        return step.previous, f"{step.previous_on:%d.%m}" if step.previous_on else ""

    def _rebuild(self, step: Step) -> None:
        focused = any(row.hasFocus() for row in self.rows)
        for row in self.rows:
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        self._shown_former = self._former(step)
        key, day = self._shown_former
        self.rows = [GradeRow(one, day if one.key == key else "") for one in step.choices]
        for row in self.rows:
            self._group.addButton(row)
            self._column.addWidget(row)
            row.show()
        if focused:
            self.first_focus()

    def _clicked(self, row: QAbstractButton) -> None:
        if isinstance(row, GradeRow):
            self.given.emit(row.choice.key)

    def give(self, key: int) -> None:
        """A digit was pressed."""
        row = next((one for one in self.rows if one.choice.key == key and one.isEnabled()), None)
        if row is not None:
            row.setChecked(True)
            self.given.emit(key)

    def first_focus(self) -> None:
        """The answer given, else the first."""
        if self.rows:
            next((row for row in self.rows if row.isChecked()), self.rows[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        if steps is None or at is None:
            super().keyPressEvent(event)
            return
        self.rows[(at + steps) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)


class CardRow(_Row):
    """A visit card that an answer may rest on."""

    def __init__(self, visit: VisitRow) -> None:
        super().__init__(CARD_H)
        self.visit_id = visit.visit_id
        words = masking().text(visit.first_line)
        self._title = words or _(visit.kind_label)
        self._line = f"{short_date(visit.on)} · {_(visit.kind_label)}"
        self.setAccessibleName(f"{self._line}: {self._title}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tick, first line, day and kind."""
        look = theme.current()
        painter = painting.start(self)
        if self.ring_due:
            painting.box(painter, QRectF(self.rect()), radius=RADIUS_CONTROL, border=look.text, width=2)
        box = QRectF(4, self.height() / 2 - 9, 18, 18)
        on = self.isChecked()
        painting.box(painter, box, radius=4, fill=look.primary if on else None, border=look.input_border)
        if on:
            icons.paint(painter, box, Icon.CHECK, look.on_primary, size=14)
        half, wide = self.height() / 2, self.width() - 34
        painting.text(painter, QRectF(32, 3, wide, half - 3), self._title, look.text, Role.ROW_MEDIUM)
        painting.text(painter, QRectF(32, half, wide, half - 3), self._line, look.text2, Role.CAPTION)
        painter.end()
