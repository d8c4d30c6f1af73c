"""The question before an opinion is frozen: what goes where, and what the head will see."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.check_labels import CheckView, address_warnings
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.theme import Icon, Role, Tone

LISTED = 6


class SubmitSheet(kit.Sheet):
    """Confirms the submission, which cannot be undone without a trace.

    Attributes:
        accepted: Freeze it.
    """

    accepted = Signal()

    def __init__(self, window: QWidget, view: OpinionView, today: date) -> None:
        super().__init__(window, _("Submit for acceptance"), words.title(view.row), width=560)
        self._facts(view, today)
        for warning in address_warnings(view.checks):
            self.body.addWidget(kit.Banner(warning, Tone.SOON))
        blocking = [check for check in view.checks if check.tone == CheckTone.BLOCK]
        if blocking:
            self._blocking(blocking)
        frozen = _(
            "The text, the date and the sources are frozen: a print of it will always be the same. "
            "It can be taken back for changes until the head accepts it."
        )
        self.body.addWidget(kit.Label(frozen, Role.ROW, tone="muted", wrap=True))
        self.body.addStretch(1)
        cancel = kit.SecondaryButton(_("Go on writing"))
        cancel.clicked.connect(self.put_away)
        self.go = kit.PrimaryButton(_("Submit for acceptance"), icon=Icon.SEND)
        self.go.clicked.connect(self._accept)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(self.go)

    def _facts(self, view: OpinionView, today: date) -> None:
        to = view.addressee
        address = ", ".join(part for part in (to.street, to.postcode_city) if part)
        court = f"{to.court}, {to.division}".strip(", ")
        for label, value in (
            (_("Addressee"), court or _("missing")),
            (_("Address"), address or _("missing")),
            (_("Case reference"), masking().text(view.case_ref) or _("missing")),
            (_("Case number"), view.case_number or _("blank: a dotted line is printed")),
            (_("Date of the paper"), day_date(view.row.dated_on)),
            (_("Deadline"), words.due_words(view.row.due_on, today)),
        ):
            row = QHBoxLayout()
            name = kit.Label(label, Role.ROW, tone="muted")
            name.setFixedWidth(140)
            row.addWidget(name)
            row.addWidget(kit.Label(value, Role.ROW_MEDIUM, wrap=True), 1)
            self.body.addLayout(row)

    def _blocking(self, checks: list[CheckView]) -> None:
        title = ngettext(
            "{n} check blocks the final version. It does not stop sending; the head will see it.",
            "{n} checks block the final version. They do not stop sending; the head will see them.",
            len(checks),
        ).format(n=len(checks))
        self.body.addWidget(kit.Banner(title, Tone.SOON))
        column = QVBoxLayout()
        column.setSpacing(2)
        for check in checks[:LISTED]:
            column.addWidget(kit.Label("· " + " · ".join(labels.word_check(check)), Role.ROW, wrap=True))
        if len(checks) > LISTED:
            more = _("and {n} more").format(n=len(checks) - LISTED)
            column.addWidget(kit.Label(more, Role.ROW, tone="muted"))
        self.body.addLayout(column)

    @Slot()
    def _accept(self) -> None:
        self.put_away()
        self.accepted.emit()
