"""The tools over the pictures: which of them, relations and bonds, undo, order, zoom, the day shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role


class Shown(StrEnum):
    """What the tab shows."""

    TABLE = "table"
    GENOGRAM = "genogram"
    ECOMAP = "ecomap"
    BOTH = "both"


class PeopleToolbar(kit.Frame):
    """The row of tools; it breaks into two where the window is narrow. Print and add keep the right end.

    Attributes:
        shown_changed: Another view was chosen.
        relate_wanted, bond_wanted, circle_wanted: Something new to enter.
        undo_wanted, redo_wanted, arrange_wanted, print_wanted, add_wanted: As on the buttons.
        zoom_wanted: 1 larger, -1 smaller, 0 fitting.
        day_wanted: A day, or None for today.
    """

    shown_changed = Signal()
    relate_wanted = Signal()
    bond_wanted = Signal()
    circle_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    arrange_wanted = Signal()
    print_wanted = Signal()
    add_wanted = Signal()
    zoom_wanted = Signal(int)
    day_wanted = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._views = kit.Segmented(
            _("View"),
            [
                kit.Option(Shown.TABLE, _("Table")),
                kit.Option(Shown.GENOGRAM, _("Genogram")),
                kit.Option(Shown.ECOMAP, _("Ecomap")),
                kit.Option(Shown.BOTH, _("Both")),
            ],
        )
        self._views.set_values([Shown.BOTH])
        self.relate = kit.QuietButton(_("Relation"), icon=Icon.LINK)
        self.bond = kit.QuietButton(_("Bond"), icon=Icon.BOND)
        self.circle = kit.QuietButton(_("Circle"), icon=Icon.ADD)
        self.undo = kit.IconButton(Icon.UNDO, _("Undo"), key="Ctrl+Z")
        self.redo = kit.IconButton(Icon.REDO, _("Do again"), key="Ctrl+Y")
        self.arrange = kit.IconButton(Icon.TIDY, _("Put everything in order"))
        self.smaller = kit.IconButton(Icon.LESS, _("Smaller"), key="Ctrl+-")
        self.zoom = kit.Label("100%", Role.ROW, tone="muted")
        self.larger = kit.IconButton(Icon.ADD, _("Larger"), key="Ctrl++")
        self.fit = kit.IconButton(Icon.FIT, _("Fit into the window"), key="Ctrl+0")
        self.day = kit.DateEdit(today, name=_("As it stood on"))
        self.day.setFixedWidth(178)
        self.day.setPlaceholderText(_("As it stands today"))
        self.day.setToolTip(_("Day the pictures show; empty for today"))
        self.print = kit.IconButton(Icon.PRINT, _("Print"), bordered=True, size=36)
        self.add = kit.PrimaryButton(_("Add a person"), icon=Icon.PERSON_ADD, key="Ins")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = kit.FlowRow(spacing=4)
        self._pictured: tuple[QWidget, ...] = (
            self.bond,
            self.circle,
            self.undo,
            self.redo,
            self.arrange,
            self.smaller,
            self.zoom,
            self.larger,
            self.fit,
            self.day,
        )
        self.zoom.setFixedWidth(46)
        self.zoom.setFixedHeight(32)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._views, self.relate, *self._pictured):
            row.add(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.addWidget(row, 1)
        for button in (self.print, self.add):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self._views.changed.connect(self._view_chosen)
        for button, signal in (
            (self.relate, self.relate_wanted),
            (self.bond, self.bond_wanted),
            (self.circle, self.circle_wanted),
            (self.undo, self.undo_wanted),
            (self.redo, self.redo_wanted),
            (self.arrange, self.arrange_wanted),
            (self.print, self.print_wanted),
            (self.add, self.add_wanted),
        ):
            button.clicked.connect(signal)
        self.smaller.clicked.connect(lambda: self.zoom_wanted.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_wanted.emit(1))
        self.fit.clicked.connect(lambda: self.zoom_wanted.emit(0))
        self.day.changed.connect(lambda: self.day_wanted.emit(self.day.value()))

    @property
    def shown(self) -> Shown:
        """The view chosen."""
        return Shown(self._views.value() or Shown.BOTH)

    def set_shown(self, shown: Shown) -> None:
        """Chooses a view by program."""
        self._views.set_values([shown])
        self._view_chosen()

    def _view_chosen(self) -> None:
        table = self.shown is Shown.TABLE
        for part in self._pictured:
            part.setVisible(not table)
        self.circle.setVisible(self.shown in (Shown.ECOMAP, Shown.BOTH))
        self.bond.setVisible(self.shown in (Shown.GENOGRAM, Shown.BOTH))
        self.shown_changed.emit()

    def tell(self, *, zoom: float, can_undo: bool, can_redo: bool) -> None:
        """Shows how far the pictures are zoomed, and what can be taken back."""
        self.zoom.setText(f"{round(zoom * 100)}%")
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
