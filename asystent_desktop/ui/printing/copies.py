"""How many copies: a number between two buttons; ↑ and ↓ work in the field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.theme.tokens import CONTROL_H

MAX_COPIES = 99


class CopiesField(QWidget):
    """From 1 to 99."""

    def __init__(self, copies: int) -> None:
        super().__init__()
        self.number = QSpinBox()
        self.number.setRange(1, MAX_COPIES)
        self.number.setValue(copies)
        self.number.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFont(theme.font(Role.BODY))
        self.number.setFixedSize(52, CONTROL_H)
        self.number.setAccessibleName(_("Copies"))
        fewer = kit.IconButton(Icon.CARET_DOWN, _("Fewer copies"))
        more = kit.IconButton(Icon.CARET_UP, _("More copies"))
        fewer.clicked.connect(self.number.stepDown)
        more.clicked.connect(self.number.stepUp)
        for button in (fewer, more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same in the field
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.number)
        row.addWidget(fewer)
        row.addWidget(more)
        self.setFocusProxy(self.number)

    def value(self) -> int:
        """The number."""
        return self.number.value()

    def set_value(self, copies: int) -> None:
        """Another number, by program."""
        self.number.setValue(copies)
