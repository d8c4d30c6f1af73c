"""Rows of the Today page: ring or picture, two lines, the distance, one button and "…".

A row is one stop of the arrow keys (J and K as well): Enter does what its button does, the menu key what "…"
does. Only the current row can be reached with Tab, so a long day does not make a long way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import FAMILY_ROW_H, RADIUS_CONTROL
from asystent_desktop.ui.today.case_words import Case, Group
from asystent_desktop.ui.widgets import painting

BUTTON_W = 142
NARROW = 600
"""Below this width the distance moves into the second line."""


class CaseRow(QWidget):
    """One term.

    Attributes:
        acted: The button or Enter. `menu_wanted`: "…", right click or the menu key, with a global position.
        entered: The row got the focus. `stepped`: an arrow key, -1 or 1.
    """

    acted = Signal()
    menu_wanted = Signal(QPoint)
    entered = Signal()
    stepped = Signal(int)

    def __init__(self, case: Case, *, first: bool) -> None:
        super().__init__()
        self.case = case
        self._first = first
        self._current = False
        self.setFixedHeight(FAMILY_ROW_H)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        parts = (case.family, case.title, case.when, case.about)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(_("Enter: {action}").format(action=case.button))
        self._lay_out()
        painting.follow_look(self)

    def _lay_out(self) -> None:
        case, item = self.case, self.case.item
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(14)
        if item.kind == DueKind.CONTACT:
            row.addWidget(kit.ContactRing(item.working_days_left))
        else:
            row.addWidget(kit.IconMark(due_words.icon(item), due_words.icon_tone(item), ground=True))
        tone = case.tone if case.tone != Tone.NEUTRAL else "muted"
        self._when = kit.Label(case.when, Role.ROW_STRONG, tone=tone)
        self._when_below = kit.Label(case.when, Role.CAPTION_STRONG, tone=tone)
        self._when_below.hide()
        row.addLayout(self._words(), 1)
        row.addWidget(self._when)
        button = kit.SecondaryButton(case.button)
        self._button = button
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.acted)
        more = kit.IconButton(Icon.MORE, _("More actions"))
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.clicked.connect(lambda: self.menu_wanted.emit(more.mapToGlobal(QPoint(0, more.height()))))
        row.addWidget(button)
        row.addWidget(more)

    def _words(self) -> QVBoxLayout:
        case = self.case
        upper = QHBoxLayout()
        upper.setSpacing(10)
        if case.family:
            upper.addWidget(kit.ElidedLabel(case.family, Role.BUTTON))
        upper.addWidget(kit.ElidedLabel(case.title, Role.ROW), 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(upper)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self._when_below)
        lower.addWidget(kit.ElidedLabel(case.about, Role.CAPTION, tone="muted"), 1)
        words.addLayout(lower)
        words.addStretch(1)
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow row the distance stands in the second line and the button is no wider than needed."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._when.setVisible(not narrow)
        self._when_below.setVisible(narrow)
        wanted = self._button.sizeHint().width()
        self._button.setFixedWidth(wanted if narrow else max(BUTTON_W, wanted))

    def set_current(self, current: bool) -> None:
        """Makes the row the one that Tab reaches and that is framed."""
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hair line above, tint and frame of the current row."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        if self._current:
            border = look.primary
            width = 2.0 if self.hasFocus() else 1.5
            painting.box(painter, area, radius=RADIUS_CONTROL, fill=look.tint, border=border, width=width)
        elif not self._first:
            painting.line(
                painter,
                QRectF(area.adjusted(12, 0.5, -12, 0)).topLeft(),
                area.adjusted(0, 0.5, -12, 0).topRight(),
                look.border,
            )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, the menu key, and the arrows."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit()
        elif key in (Qt.Key.Key_Menu, Qt.Key.Key_Period):
            self.menu_wanted.emit(self.mapToGlobal(QPoint(self.width() // 2, self.height())))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A right click opens the menu; any click makes the row current."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells the list which row is current."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaints without the ring."""
        super().focusOutEvent(event)
        self.update()


class CaseList(QWidget):
    """Groups of rows; the current term stays current when the day is read again.

    Attributes:
        acted: The Case whose button was chosen.
        menu_wanted: A Case and a global position.
        reached: The row that became current, to scroll to.
    """

    acted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    reached = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Deadlines"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[CaseRow] = []
        self._at = 0
        self._content: QWidget | None = None

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """All rows from top to bottom."""
        return tuple(self._rows)

    @property
    def current(self) -> Case | None:
        """The current term; None when there is none."""
        return self._rows[self._at].case if self._rows else None

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Shows other rows."""
        kept = self._key(self.current) if self.current else None
        focused = any(row.hasFocus() for row in self._rows)
        self._rows = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for group in groups:
            self._add_group(column, group)
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._column.addWidget(content)
        places = [at for at, row in enumerate(self._rows) if self._key(row.case) == kept]
        self._go(places[0] if places else min(self._at, len(self._rows) - 1), focus=focused)

    @staticmethod
    def _key(case: Case) -> tuple[str, str]:
        return case.item.kind, case.item.record_id

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        tone = str(group.tone) if group.tone else "muted"
        header = kit.SectionHeader(group.title, count=str(len(group.cases)), tone=tone, role=Role.ROW_STRONG)
        header.row.setContentsMargins(4, 0, 4, 0)
        column.addWidget(header)
        paper = kit.Frame()
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        for at, case in enumerate(group.cases):
            row = CaseRow(case, first=at == 0)
            row.acted.connect(lambda case=case: self.acted.emit(case))
            row.menu_wanted.connect(lambda where, case=case: self.menu_wanted.emit(case, where))
            row.entered.connect(partial(self._go, len(self._rows), focus=False))
            row.stepped.connect(self.step)
            self._rows.append(row)
            inside.addWidget(row)
        column.addWidget(paper)
        column.addSpacing(6)

    def step(self, by: int) -> None:
        """To the next row (1) or the one before (-1), with the focus."""
        if self._rows:
            fresh = not any(row.hasFocus() for row in self._rows)
            at = self._at if fresh else min(max(self._at + by, 0), len(self._rows) - 1)
            self._go(at, focus=True)

    def _go(self, at: int, *, focus: bool) -> None:
        self._at = max(at, 0)
        for place, row in enumerate(self._rows):
            row.set_current(place == self._at)
        if focus and self._rows:
            self._rows[self._at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.reached.emit(self._rows[self._at])
