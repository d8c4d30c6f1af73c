"""The sheet "It left the office": the way, the day, to whom, and the proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application.papers.shelf import DeliveryForm
from asystent_desktop.application.wording.choice_words import CHANNELS
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role

WIDTH = 560


class DeliverySheet(kit.Sheet):
    """Asks how a paper left; the way is never chosen beforehand.

    Args:
        title: What left.
        addressee: To whom, as the paper says.
        closes: What the posting ends, in words; empty when nothing.

    Attributes:
        accepted: Carries a DeliveryForm.
    """

    accepted = Signal(object)

    def __init__(
        self,
        window: QWidget,
        title: str,
        today: Callable[[], date],
        *,
        addressee: str = "",
        closes: str = "",
    ) -> None:
        super().__init__(window, _("It left the office"), title, width=WIDTH)
        self._today = today
        ways = [kit.Option(way.value, _(label)) for way, label in CHANNELS.items()]
        self.channel = kit.ChipGroup(_("How"), ways, exclusive=True)
        self.posted_on = kit.DateEdit(today)
        self.posted_on.set_value(today())
        self.addressee = kit.TextField(addressee)
        self.proof = kit.TextField()
        hint = _("The day of the postmark or of the registry's stamp.")
        self._way = kit.LabeledField(_("How"), self.channel)
        self._day = kit.LabeledField(_("Sent on"), self.posted_on, hint=hint)
        number = _("Number of the registered letter, or who took it.")
        self.body.addWidget(self._way)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._day)
        row.addWidget(kit.LabeledField(_("Proof"), self.proof, hint=number), 1)
        self.body.addLayout(row)
        self.body.addWidget(kit.LabeledField(_("To whom"), self.addressee))
        if closes:
            self.body.addWidget(kit.Label(closes, Role.ROW, tone="muted", wrap=True))
        self.go = self.ask(_("Note it"), self.save)

    @Slot()
    def save(self) -> None:
        """Tells the form; what is missing gets the focus."""
        way, day = self.channel.value(), self.posted_on.value()
        self._way.set_error("" if way else _("Choose how it left."))
        late = day is not None and day > self._today()
        wrong = kit.DateEdit.refusal() if day is None else _("It cannot have left in the future.")
        self._day.set_error(wrong if day is None or late else "")
        if way and day is not None and not late:
            texts = self.addressee.text().strip(), self.proof.text().strip()
            self.accepted.emit(DeliveryForm(Channel(way), day, *texts))
            self.put_away()
            return
        if way:
            self.reveal(self.posted_on)
        else:
            self.channel.focus_first()
