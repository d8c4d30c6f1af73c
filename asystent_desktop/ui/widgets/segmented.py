"""Two to four views of the same thing (by time | by family), and the rating 0 to 5."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.chips import Chip, ChipGroup, Option
from asystent_desktop.ui.widgets.labels import Label

SEGMENT_H = 32


class SegmentChip(Chip):
    """One part of a segmented control."""

    def sizeHint(self) -> QSize:
        """Words with 12 px at both ends; the width does not change when chosen."""
        return QSize(round(painting.width(self.text(), Role.ROW_STRONG, mnemonic=True)) + 26, SEGMENT_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen part is tinted and bordered."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            painting.box(
                painter,
                area,
                radius=RADIUS_CONTROL,
                fill=look.tint if on else look.hover,
                border=look.primary if on else look.input_border,
            )
        ink, role = (look.primary, Role.ROW_STRONG) if on else (look.text2, Role.ROW_MEDIUM)
        painting.text(painter, area, self.text(), ink, role, align=painting.CENTRE, mnemonic=True)
        if self.ring_due:
            painting.box(
                painter, area, radius=RADIUS_CONTROL, border=look.text if on else look.primary, width=2
            )
        painter.end()


class Segmented(ChipGroup):
    """Exactly one of a few views; the first is chosen at the start."""

    chip_type = SegmentChip
    chip_gap = 0
    wraps = False

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(name, options, exclusive=True, clearable=False, mark=False, parent=parent)
        if options:
            self.set_values([options[0].value])
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box around all parts."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.childrenRect())
        painting.box(painter, area, radius=RADIUS_CONTROL, fill=look.surface, border=look.input_border)
        painter.end()


class GradeChip(SegmentChip):
    """One grade box."""

    def sizeHint(self) -> QSize:
        """40 x 32."""
        return QSize(40, SEGMENT_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with the figure."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        fill = look.tint if on else look.hover if self.underMouse() else look.surface
        border = look.primary if on or self.ring_due else look.border
        painting.box(
            painter,
            area,
            radius=RADIUS_CONTROL,
            fill=fill,
            border=border,
            width=2 if on or self.ring_due else 1,
        )
        ink, role = (look.primary, Role.ROW_STRONG) if on else (look.text2, Role.ROW_MEDIUM)
        painting.text(painter, area, self.text(), ink, role, align=painting.CENTRE)
        painter.end()


class _Grades(ChipGroup):
    """The row of boxes."""

    chip_type = GradeChip
    chip_gap = 4
    wraps = False


class RatingField(QWidget):
    """A grade 0 to 5 with its word below; the keys 0 to 5 choose. Empty until chosen.

    Args:
        name: What is graded.
        words: Six words, for 0 to 5.

    Attributes:
        changed: The person chose another grade or cleared it.
    """

    changed = Signal()

    def __init__(self, name: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        options = [Option(str(n), str(n), spoken=f"{n} – {word}") for n, word in enumerate(self._words)]
        self._group = _Grades(name, options, exclusive=True, mark=False)
        self._below = Label("", Role.CAPTION, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._group)
        column.addWidget(self._below)
        column.addStretch(1)
        self._group.changed.connect(self._changed)

    def value(self) -> int | None:
        """The grade, or None."""
        chosen = self._group.value()
        return None if chosen is None else int(chosen)

    def set_value(self, grade: int | None) -> None:
        """Shows a grade; nothing is emitted."""
        self._group.set_values([] if grade is None else [str(grade)])
        self._tell()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        grade = self.value()
        self._below.setText("" if grade is None else f"{grade} – {self._words[grade]}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 to 5 choose."""
        typed = event.text()
        if (
            typed.isdigit()
            and int(typed) < len(self._words)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.set_value(int(typed))
            self.changed.emit()
            return
        super().keyPressEvent(event)
