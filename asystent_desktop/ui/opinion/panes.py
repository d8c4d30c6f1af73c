"""Parts, text, notes and preview side by side, or one at a time where the window is narrow.

Widths are logical pixels of the page (the window less the rail):
    from 1116   parts | text | notes | preview; F9 gives the preview the room of text and notes
    from 776    parts | text | notes; F9 shows the preview in their place
    below       one of the four, chosen above
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import parts_column, side_column
from asystent_desktop.ui.opinion.editor import PartEditor
from asystent_desktop.ui.opinion.parts_column import PartsColumn
from asystent_desktop.ui.opinion.side_column import SideColumn
from asystent_desktop.ui.printing.preview import PreviewPane
from asystent_desktop.ui.theme.tokens import DOCK_FOLDS_BELOW, LIST_FOLDS_BELOW, RAIL_W

DOCKED_FROM = DOCK_FOLDS_BELOW - RAIL_W
NARROWEST = QSize(380, 206)
COLUMNS_FROM = LIST_FOLDS_BELOW - RAIL_W


class Pane(StrEnum):
    """What a narrow window shows."""

    PARTS = "parts"
    TEXT = "text"
    SIDE = "side"
    PREVIEW = "preview"


class OpinionPanes(QWidget):
    """Holds the four and decides which are seen.

    Attributes:
        folded: The arrangement changed: whether the preview is docked, and whether only one pane is seen.
    """

    folded = Signal(bool, bool)

    def __init__(self) -> None:
        super().__init__()
        self.parts, self.editor = PartsColumn(), PartEditor()
        self.side, self.preview = SideColumn(), PreviewPane()
        self.editor.setProperty("surface", "paper")
        for each in (self.parts, self.editor, self.side, self.preview):
            each.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pane, self._large = Pane.TEXT, False
        self._shape: tuple[bool, bool] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        names = {
            Pane.PARTS: _("Parts"),
            Pane.TEXT: _("Text"),
            Pane.SIDE: _("Checks and sources"),
            Pane.PREVIEW: _("Preview"),
        }
        self.switch = kit.Segmented(_("What is shown"), [kit.Option(pane, names[pane]) for pane in Pane])
        self.switch.changed.connect(self._switched)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(14, 6, 14, 6)
        bar.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._lines = [kit.Line(vertical=True) for _each in range(3)]
        columns: tuple[QWidget, ...] = (self.parts, self.editor, self.side)
        for column_of, line in zip(columns, self._lines, strict=True):
            row.addWidget(column_of)
            row.addWidget(line)
        row.addWidget(self.preview)
        row.setStretchFactor(self.editor, 421)
        row.setStretchFactor(self.preview, 446)
        column.addLayout(row, 1)
        self.preview.zoom_wanted.connect(self.toggle_preview)
        self._arrange()

    @property
    def small(self) -> bool:
        """Only one pane is seen."""
        return self.width() < COLUMNS_FROM

    @property
    def docked(self) -> bool:
        """The preview stands beside the text."""
        return self.width() >= DOCKED_FROM

    @Slot()
    def toggle_preview(self) -> None:
        """F9: the preview large, or the text again."""
        if self.small:
            self.show_pane(Pane.TEXT if self._pane == Pane.PREVIEW else Pane.PREVIEW)
            return
        self._large = not self._large
        self._arrange()
        if self._large:
            self.preview.keep_keyboard()
        else:
            self.editor.first_focus()

    def show_pane(self, pane: Pane) -> None:
        """Brings a pane into sight, whatever the width."""
        self._pane = pane
        if pane in (Pane.TEXT, Pane.SIDE):
            self._large = False
        self._arrange()

    @Slot()
    def _switched(self) -> None:
        value = self.switch.value()
        if value is not None:
            self.show_pane(Pane(value))

    def _arrange(self) -> None:
        small, docked = self.small, self.docked
        self._bar.setVisible(small)
        self.switch.set_values([self._pane])
        seen = {
            self.parts: not small or self._pane == Pane.PARTS,
            self.editor: self._pane == Pane.TEXT if small else not self._large,
            self.side: self._pane == Pane.SIDE if small else not self._large,
            self.preview: self._pane == Pane.PREVIEW if small else docked or self._large,
        }
        for widget, visible in seen.items():
            widget.setVisible(visible)
        for line, left in zip(self._lines, (self.parts, self.editor, self.side), strict=True):
            last = left is self.side and not seen[self.preview]
            line.setVisible(not small and seen[left] and not last)
        for widget, wide in ((self.parts, parts_column.WIDTH), (self.side, side_column.WIDTH)):
            widget.setMinimumWidth(0 if small else wide)
            widget.setMaximumWidth(16_777_215 if small else wide)
        self.preview.set_large(self._large)
        if (docked, small) != self._shape:
            self._shape = (docked, small)
            self.folded.emit(docked, small)

    def minimumSizeHint(self) -> QSize:
        """Of the narrow arrangement, so that a wide one never keeps the window from being narrowed."""
        return NARROWEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean another arrangement."""
        super().resizeEvent(event)
        if (self.docked, self.small) != self._shape:
            self._arrange()
