"""What the sections of the settings are made of: a column of cards, and one that reads by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.settings.presenter import SettingsDesk
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP


class Section(QWidget):
    """A column of cards."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def card(self, title: str, icon: Icon, note: str = "") -> kit.Card:
        """A card with a picture before its title."""
        card = kit.Card(title)
        if card.header is not None:
            card.header.row.insertWidget(0, kit.IconMark(icon, Tone.DONE, size=20))
        card.body.setContentsMargins(12, 4, 12, 4)
        if note:
            card.body.addWidget(kit.Label(note, Role.CAPTION, tone="muted", wrap=True))
        self.column.addWidget(card)
        return card

    def show_desk(self, desk: SettingsDesk) -> None:
        """Shows what was read."""


class ReadingSection(Section):
    """A section that reads when it comes into view; what was typed and not kept stays in its fields.

    Attributes:
        said: A sentence about something done.
    """

    said = Signal(str)

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self._presenter = presenter
        presenter.setParent(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh."""
        super().showEvent(event)
        self._presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rests."""
        super().hideEvent(event)
        self._presenter.hide()


def ticked(text: str, icon: Icon = Icon.DONE, tone: Tone = Tone.DONE) -> QWidget:
    """A line with a picture before it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(kit.IconMark(icon, tone))
    row.addWidget(
        kit.Label(text, Role.ROW, tone=tone if tone is Tone.OVERDUE else "", wrap=True, selectable=True), 1
    )
    return line
