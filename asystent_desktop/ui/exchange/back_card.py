"""This computer went back to an older state: what happened, what comes back, and one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.alarms import word_went_back
from asystent_desktop.application.exchange.desk import ExchangeDesk
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.theme import Icon, Role, Tone


class BackCard(kit.Frame):
    """The card; hidden unless the computer went back.

    Attributes:
        confirmed: The person has read it.
    """

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_tone(Tone.SOON)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(kit.IconMark(Icon.UNDO, Tone.SOON, ground=True))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._title = kit.Label("", Role.CARD, wrap=True)
        self._text = kit.Label("", Role.ROW, wrap=True)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        row.addLayout(texts, 1)
        self.read = kit.SecondaryButton(_("I have read it"))
        self.read.clicked.connect(self.confirmed)
        row.addWidget(self.read)

    def show_desk(self, desk: ExchangeDesk) -> None:
        """Shows it, or nothing."""
        found = desk.went_back
        self.setVisible(found is not None)
        if found is not None:
            when = words.moment(found.noticed_at)
            self._title.setText(
                _("This computer went back to an older state (noticed {when})").format(when=when)
            )
            self._text.setText(word_went_back(found))
