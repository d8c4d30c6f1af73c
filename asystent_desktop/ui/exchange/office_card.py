"""The office's server: whether it answers, and that its key is the right one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange.disc import Disc
from asystent_desktop.ui.theme import Icon, Role, Tone


class OfficeCard(kit.Frame):
    """The card; tinted while the next exchange goes that way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Office's network"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(Disc(Icon.OFFICE), 0, Qt.AlignmentFlag.AlignVCenter)
        self._pill = kit.Pill("")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(kit.ElidedLabel(_("Office's network"), Role.CARD), 1)
        head.addWidget(self._pill)
        self._first = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        self._second = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(head)
        texts.addWidget(self._first)
        texts.addWidget(self._second)
        row.addLayout(texts, 1)
        self.show_way("", alarm="")

    def show_alarm(self, text: str) -> None:
        """Another server answers at the office's address."""
        self.show_way("", alarm=text)
        self.show()

    def show_way(self, place: str, *, alarm: str) -> None:
        """Shows what is known.

        Args:
            place: Address of the server that answers; "" while none does.
            alarm: Words about a server with another key, else "".
        """
        self.set_selected(bool(place))
        self.set_tone(Tone.OVERDUE if alarm else None)
        if alarm:
            self._pill.set(_("wrong key"), Tone.OVERDUE, Icon.WARNING)
            self._first.set_text(alarm)
            self._second.set_text(_("Nothing is sent to it."))
        elif place:
            self._pill.set(_("connected"), Tone.DONE, Icon.CHECK)
            self._first.set_text(_("Server recognised, its key is the office's"))
            self._second.set_text(place)
        else:
            self._pill.set(_("not in reach"), Tone.NEUTRAL)
            self._first.set_text(_("You can go on working; everything is kept here"))
            self._second.set_text(_("The program notices by itself when the office answers"))
