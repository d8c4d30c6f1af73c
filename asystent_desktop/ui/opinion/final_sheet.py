"""The last question before a paper is sealed: the office's case number, and what still blocks it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.check_labels import address_warnings
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.theme import Icon, Role, Tone

LISTED = 6


class FinalSheet(kit.Sheet):
    """Asks for the case number; never proposes one of its own.

    Attributes:
        accepted: The case number as typed.
        review_wanted: The review list first.
    """

    accepted = Signal(str)
    review_wanted = Signal()

    def __init__(self, window: QWidget, view: OpinionView, *, undecided: int) -> None:
        super().__init__(window, _("Final version"), words.title(view.row), width=560)
        self._undecided = undecided
        self.case_number = kit.TextField(view.case_number, placeholder="PS-11.8120.70.2026.HJ")
        hint = _("Copy it from the office's register; the program never makes one up.")
        self._field = kit.LabeledField(_("Case number"), self.case_number, hint=hint)
        self.body.addWidget(self._field)
        for warning in address_warnings(view.checks):
            self.body.addWidget(kit.Banner(warning, Tone.SOON))
        for check in [one for one in view.checks if one.tone == CheckTone.BLOCK][:LISTED]:
            banner = kit.Banner(" · ".join(part for part in labels.word_check(check) if part), Tone.OVERDUE)
            self.body.addWidget(banner)
        if undecided:
            ask = kit.Banner(
                _("Passages parents may read still wait for your decision."),
                Tone.SOON,
                action=_("Open the list"),
            )
            ask.acted.connect(self._review)
            self.body.addWidget(ask)
        sealed = _(
            "The paper gets a number and a code and is sealed: every print of it will be the same. "
            "A mistake found later is put right by a correction."
        )
        self.body.addWidget(kit.Label(sealed, Role.ROW, tone="muted", wrap=True))
        self.body.addStretch(1)
        self.go = self.ask(_("Seal the final version"), self._accept, icon=Icon.LOCK)
        self.go.setEnabled(not view.blocking and not undecided)

    @Slot()
    def _accept(self) -> None:
        number = self.case_number.text().strip()
        if not number:
            self._field.set_error(_("Type the case number from the office's register."))
            self.reveal(self.case_number)
            return
        self.put_away()
        self.accepted.emit(number)

    @Slot()
    def _review(self) -> None:
        self.put_away()
        self.review_wanted.emit()
