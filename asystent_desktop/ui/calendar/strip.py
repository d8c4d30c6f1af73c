"""Above the hours: the days, and the terms that fall on them.

A solid frame is a term of a court, of the law or of the plan; a dashed amber one the office's order. They say
when something must have happened, the boxes below when it is planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.planner.week import WeekDay, WeekView
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.calendar import term_words
from asystent_desktop.ui.calendar.canvas import GUTTER
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.widgets import painting

SHOWN = 3
CHIP_H = 25


class TermChip(QAbstractButton):
    """One term, or "zaległe: 3"."""

    def __init__(self, words: str, icon: Icon, tone: Tone, *, dashed: bool, about: str = "") -> None:
        super().__init__()
        self._icon, self._tone, self._dashed = icon, tone, dashed
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(about)
        self.setToolTip("" if masking().on else about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(CHIP_H)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """The column gives the width."""
        return QSize(60, CHIP_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, icon, words."""
        look = theme.current()
        painter = painting.start(self)
        ink = look.ink(self._tone)
        fill = look.surface if self._dashed else look.ground(self._tone)
        frame = look.graphic(self._tone) if self._dashed else ink
        width = 2.0 if self.hasFocus() else 1.2
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        dashed = self._dashed and not self.hasFocus()
        painting.box(painter, shape, radius=5, fill=fill, border=frame, width=width, dashed=dashed)
        icons.paint(painter, QRect(6, 4, 17, 17), self._icon, ink, size=15)
        painting.text(
            painter, QRectF(27, 0, self.width() - 32, CHIP_H), self.text(), ink, Role.CAPTION_STRONG
        )
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring."""
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Repaints when it is switched."""
        super().changeEvent(event)
        self.update()


class TermStrip(QWidget):
    """Heads of the days and their terms.

    Attributes:
        term_opened: A DueItem.
        many_opened: Several of them and a global position: one is to be chosen.
    """

    term_opened = Signal(object)
    many_opened = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Deadlines of the week"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self.chips: list[TermChip] = []

    def show_week(self, week: WeekView, days: Sequence[WeekDay]) -> None:
        """Shows other days."""
        self.chips = []
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, GUTTER)
        label = kit.Label(_("Deadlines"), Role.BADGE, tone="muted")
        label.setFixedWidth(GUTTER)
        grid.addWidget(label, 1, 0, Qt.AlignmentFlag.AlignTop)
        for place, day in enumerate(days, 1):
            grid.addWidget(_head(day, week.today), 0, place)
            grid.addWidget(self._terms(week, day), 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        if self._content is not None:
            self._row.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._row.addWidget(content)
        content.show()

    def _terms(self, week: WeekView, day: WeekDay) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(4, 0, 5, 0)
        column.setSpacing(4)
        if day.on == week.today and week.overdue:
            words = term_words.overdue_words(len(week.overdue))
            column.addWidget(self._many(words, Icon.ATTENTION, Tone.OVERDUE, week.overdue))
        shown = day.terms if len(day.terms) <= SHOWN else day.terms[: SHOWN - 1]
        for item in shown:
            column.addWidget(self._chip(item))
        rest = day.terms[len(shown) :]
        if rest:
            words = term_words.more_words(len(rest))
            column.addWidget(self._many(words, Icon.MORE, Tone.NEUTRAL, rest))
        return box

    def _chip(self, item: DueItem) -> TermChip:
        told = term_words.told(item)
        chip = TermChip(told.words, told.icon, told.tone, dashed=told.dashed, about=told.about)
        chip.clicked.connect(lambda: self.term_opened.emit(item))
        self.chips.append(chip)
        return chip

    def _many(self, words: str, icon: Icon, tone: Tone, items: Sequence[DueItem]) -> TermChip:
        chip = TermChip(words, icon, tone, dashed=False)
        chip.clicked.connect(
            lambda: self.many_opened.emit(tuple(items), chip.mapToGlobal(QPoint(0, chip.height())))
        )
        self.chips.append(chip)
        return chip


class _Whole(kit.ElidedLabel):
    """A word that stands whole or not at all; a muted day says as much."""

    def _fit(self) -> None:
        super()._fit()
        if self.text() != self._whole:
            self.setText("")


def _head(day: WeekDay, today: date) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(10, 8, 8, 8)
    row.setSpacing(6)
    tone = "" if day.working and day.on >= today else "muted"
    is_today = day.on == today
    row.addWidget(kit.Label(short_date(day.on), Role.BUTTON, tone="link" if is_today else tone))
    if is_today:
        row.addWidget(kit.Pill(_("today"), Tone.DONE))
    if day.holiday:
        row.addWidget(kit.ElidedLabel(day.holiday, Role.CAPTION, tone="muted"), 1)
    elif not day.working:
        row.addWidget(_Whole(_("free"), Role.CAPTION, tone="muted"), 1)
    else:
        row.addStretch(1)
    return box
