"""Lists with a form at their right, or in their place where there is no room for both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.records.form_pane import FormPane
from asystent_desktop.ui.theme.tokens import GAP

FORM_W = 420
BESIDE_FROM = 760
"""From here on the form stands beside the lists."""
ABREAST_FROM = 640
"""From here on, lists of a page that wants it stand side by side."""
NO_LIMIT = 16777215


class ListsAndForm(QWidget):
    """The arrangement.

    Args:
        cards: The lists.
        abreast: They stand side by side where there is room.

    Attributes:
        above, below: Layouts over and under the lists.
        filled: Whether the form takes the place of the lists now; what stands around may make room.
    """

    filled = Signal(bool)

    def __init__(self, cards: Sequence[QWidget], form: FormPane, *, abreast: bool) -> None:
        super().__init__()
        self._form, self._abreast = form, abreast
        self.is_filled = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._scroll = kit.ScrollColumn(_("Entries"))
        self.above = QVBoxLayout()
        self.above.setSpacing(GAP)
        self._scroll.column.addLayout(self.above)
        self._cards = kit.Abreast()
        self._cards.set_abreast(False)
        self._cards.setSpacing(GAP)
        for card in cards:
            self._cards.addWidget(card)
        self._scroll.column.addLayout(self._cards)
        self.below = QVBoxLayout()
        self.below.setSpacing(GAP)
        self._scroll.column.addLayout(self.below)
        self._scroll.column.addStretch(1)
        row.addWidget(self._scroll, 1)
        row.addWidget(form)
        form.hide()

    def arrange(self) -> None:
        """Places the form by the room there is and by whether it is open."""
        wide, is_open = self.width() >= BESIDE_FROM, self._form.is_open
        if self.is_filled != (is_open and not wide):
            self.is_filled = is_open and not wide
            self.filled.emit(self.is_filled)
        self._scroll.setVisible(wide or not is_open)
        self._form.setVisible(is_open)
        self._form.setMinimumWidth(FORM_W if wide else 0)
        self._form.setMaximumWidth(FORM_W if wide else NO_LIMIT)
        room = self.width() - (FORM_W + GAP if is_open else 0)
        across = self._abreast and room >= ABREAST_FROM
        self._cards.set_abreast(across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arranges anew."""
        super().resizeEvent(event)
        self.arrange()
