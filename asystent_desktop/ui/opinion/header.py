"""The head of the editor: back, title, state, the court's letter, and the deeds."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from asystent_desktop.application.opinion.views import OpinionRow, OpinionView
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.theme import Icon, Role

NARROWEST_W = 380


class OpinionHeader(QWidget):
    """One row, two where it is narrow.

    Attributes:
        back: To where the reader came from.
        insert_wanted: "Insert from notes", F4.
        preview_wanted: Shown only where the preview has no room of its own, F9.
        next_wanted: The next step of the paper: submit, seal, what left the office.
        menu_wanted: "…".
    """

    back = Signal()
    insert_wanted = Signal()
    preview_wanted = Signal()
    next_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "canvas")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 8, 20, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        back = kit.IconButton(Icon.BACK, _("Back"), key="Alt+←")
        back.clicked.connect(self.back)
        self.title = kit.ElidedLabel("", Role.DIALOG)
        self.state = kit.Pill("")
        self.subtitle = kit.ElidedLabel("", Role.ROW_MEDIUM, tone="muted")
        self._grid = grid
        self._row: OpinionRow | None = None
        self._small = False
        grid.addWidget(back, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.state, 0, 2)
        grid.addWidget(self.subtitle, 0, 3)
        grid.setColumnStretch(3, 1)
        grid.addLayout(self._deeds(), 0, 4)

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.insert = kit.SecondaryButton(_("Insert from notes"), icon=None, key="F4")
        self.insert_small = kit.IconButton(
            Icon.NOTE, _("Insert from notes"), key="F4", bordered=True, size=36
        )
        self.preview = kit.SecondaryButton(_("Preview"), key="F9")
        self.submit = kit.PrimaryButton(_("Submit for acceptance"))
        self.insert.clicked.connect(self.insert_wanted)
        self.insert_small.clicked.connect(self.insert_wanted)
        self.preview.clicked.connect(self.preview_wanted)
        self.submit.clicked.connect(self.next_wanted)
        self.more = kit.IconButton(Icon.MORE, _("More"), bordered=True, size=36)
        self.more.clicked.connect(self.menu_wanted)
        for button in (self.insert_small, self.insert, self.preview, self.submit, self.more):
            row.addWidget(button)
        return row

    def minimumSizeHint(self) -> QSize:
        """Of the narrow arrangement: a wide one must not keep the window from being narrowed."""
        return QSize(NARROWEST_W, super().minimumSizeHint().height())

    def show_view(self, view: OpinionView, today: date, *, note: str = "", writable: bool = True) -> None:
        """Shows title, state and letter; `note` follows the state."""
        self._row = view.row
        self._show_title()
        tone, icon = words.STATES[view.state]
        state = words.state_word(view.state)
        self.state.set(f"{state} · {note}" if note else state, tone, icon)
        self.subtitle.set_text(words.subtitle(view, today))
        self._show_step(view, writable=writable)
        self.insert.setEnabled(writable)
        self.insert_small.setEnabled(writable)

    def _show_step(self, view: OpinionView, *, writable: bool) -> None:
        """The one step that comes next; none while the head reads it."""
        text = _("Submit for acceptance") if writable else words.next_step(view.state)
        self.submit.setVisible(bool(text))
        if text and text != self.submit.text():
            self.submit.setText(text)
            self.submit.setAccessibleName(text)
            self.submit.updateGeometry()

    def _show_title(self) -> None:
        if self._row is not None:
            self.title.set_text(words.title(self._row, short=self._small))

    def fold(self, *, docked: bool, small: bool) -> None:
        """Gives way: the letter moves to a second row, words become pictures."""
        self._small = small
        self._show_title()
        self.preview.setVisible(not docked and not small)
        self.insert.setVisible(not small)
        self.insert_small.setVisible(small)
        self._grid.removeWidget(self.subtitle)
        if small or not docked:
            self._grid.addWidget(self.subtitle, 1, 1, 1, 4)
        else:
            self._grid.addWidget(self.subtitle, 0, 3)
