"""What is forked, missing or lost in this computer's journal: a row each, and a sheet with what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.exchange.journal_notices import JournalNotice, Sort
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 560


def notice_rows(notices: Sequence[JournalNotice]) -> list[kit.Row]:
    """One row a notice."""
    return [
        kit.Row(
            f"notice:{one.id}",
            one.title,
            subtitle=_place(one),
            right=_("Show"),
            tone=Tone.DONE,
            icon=Icon.WAITING if one.sort is Sort.WAITING else Icon.WARNING,
            icon_tone=Tone.SOON if one.sort is Sort.WAITING else Tone.OVERDUE,
        )
        for one in notices
    ]


def _place(one: JournalNotice) -> str:
    return masking().name(one.family_name, one.number) or _("data of the office")


class NoticeSheet(kit.Sheet):
    """The notice in full; one that stays until it is read is put away here.

    Args:
        put_away: Called with the notice's id when the person has read it.
    """

    def __init__(self, window: QWidget, one: JournalNotice, put_away: Callable[[str], object]) -> None:
        parts = (_place(one), one.computer, words.moment(one.at) if one.at else "")
        super().__init__(window, one.title, " · ".join(part for part in parts if part), width=WIDTH)
        self._notice, self._when_read = one, put_away
        self.text = kit.Label(one.text, Role.ROW, wrap=True)
        self.next_step = kit.Label(one.next_step, Role.ROW_STRONG, wrap=True)
        self.body.setSpacing(10)
        self.body.addWidget(self.text)
        self.body.addWidget(self.next_step)
        if one.readable:
            self.read = self.ask(_("I have read it"), self._has_read)
            self.cancel.setText(_("Close"))
        else:
            self.footer.addStretch(1)
            self.close_button = kit.SecondaryButton(_("Close"), key="Esc")
            self.close_button.clicked.connect(self.dismiss)
            self.footer.addWidget(self.close_button)

    def _has_read(self) -> None:
        self.put_away()
        self._when_read(self._notice.id)
