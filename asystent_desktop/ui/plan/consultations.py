"""With whom and when a version was talked over: the line above the table, and the sheet behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.plans import words as plan_words
from asystent_desktop.application.plans.views import ConsultationView, PlanView
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.kinds.plan import ConsultedWith
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 600
NO_PLACEMENT = ""
NEEDED = frozenset({ConsultedWith.FAMILY, ConsultedWith.SOCIAL_WORKER})


def told(one: ConsultationView) -> str:
    """One consultation in words, masked where masking is on."""
    return plan_words.consultation_line(one, masking().text(one.name), masking().person(one.child))


def is_agreed(plan: PlanView) -> bool:
    """The family, the social worker and, for placed children, the help plans (art. 15 ust. 1 pkt 1, 2)."""
    return {one.with_whom for one in plan.consultations} >= NEEDED and not plan.uncoordinated


class ConsultedLine(QWidget):
    """The line: what was talked over, a mark that all were asked, a pencil.

    Attributes:
        wanted: The sheet is to be opened.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: PlanView | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(kit.Label(_("Consulted with:"), Role.CAPTION_STRONG, tone="muted"))
        self.words = kit.ElidedLabel("", Role.ROW)
        row.addWidget(self.words, 1)
        self.mark = kit.IconMark(Icon.DONE, Tone.DONE)
        row.addWidget(self.mark)
        self.pencil = kit.IconButton(Icon.EDIT, _("Consultations of the plan"), size=28)
        self.pencil.clicked.connect(self.wanted)
        row.addWidget(self.pencil)
        masking().changed.connect(self._show)

    def show_plan(self, plan: PlanView) -> None:
        """Shows what is noted of a version."""
        self._plan = plan
        self._show()

    def _show(self) -> None:
        if self._plan is None:
            return
        lacking = [
            _("without the child help plan: {child}").format(child=masking().person(one.child))
            for one in self._plan.uncoordinated
        ]
        noted = [told(one) for one in self._plan.consultations] or [_("not noted yet")]
        self.words.set_text(" · ".join((*noted, *lacking)))
        agreed = is_agreed(self._plan)
        self.mark.set(Icon.DONE if agreed else Icon.ATTENTION, Tone.DONE if agreed else Tone.SOON)
        state = _("everybody was asked") if agreed else _("somebody was not asked yet")
        self.mark.setAccessibleName(state)
        self.mark.setToolTip(state)


class ConsultationSheet(kit.Sheet):
    """Lists what is noted; of a draft one more can be added, or one taken back.

    Attributes:
        added: Fields of a consultation.
        removed: One that is to be taken back.
    """

    added = Signal(dict)
    removed = Signal(object)

    def __init__(self, window: QWidget, today: Callable[[], date], *, draft: bool) -> None:
        super().__init__(window, _("Consultations of the plan"), width=WIDTH)
        self._today, self._draft = today, draft
        self._held = QVBoxLayout()
        self._held.setSpacing(4)
        self.body.addLayout(self._held)
        self.whom = kit.ChipGroup(
            _("With whom"),
            [kit.Option(one.value, _(enum_label(one))) for one in ConsultedWith],
            exclusive=True,
        )
        self.name = kit.TextField()
        self.on = kit.DateEdit(today)
        self.on.set_value(today())
        self.placement = kit.ChoiceField()
        self._whom = kit.LabeledField(_("With whom"), self.whom)
        self._day = kit.LabeledField(_("Date"), self.on)
        self._name = kit.LabeledField(_("Who"), self.name)
        self._agreed = kit.LabeledField(_("Agreed with the help plan of"), self.placement)
        self.add = kit.SecondaryButton(_("Add the consultation"), icon=Icon.ADD, key="Ctrl+Enter")
        self.add.setShortcut(QKeySequence("Ctrl+Return"))
        self.notice = kit.Banner("", Tone.SOON)
        self.notice.hide()
        self.body.addWidget(self.notice)
        for part in (self._whom, self._day, self._name, self._agreed, self.add):
            self.body.addWidget(part)
            part.setVisible(draft)
        close = kit.PrimaryButton(_("Close"), key="Esc")
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        close.clicked.connect(self.dismiss)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)

    def show_plan(self, plan: PlanView) -> None:
        """Shows what is noted now."""
        kit.clear(self._held)
        for one in plan.consultations:
            self._held.addWidget(self._row(one))
        if not plan.consultations:
            self._held.addWidget(kit.Label(_("not noted yet"), Role.ROW, tone="muted"))
        choices = [(one.placement_id, masking().person(one.child)) for one in plan.uncoordinated]
        self.placement.set_choices([(NO_PLACEMENT, _("not about a help plan")), *choices])
        self.placement.set_value(NO_PLACEMENT)
        self._agreed.setVisible(self._draft and bool(choices))

    def _row(self, one: ConsultationView) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(kit.Label(told(one), Role.ROW, wrap=True), 1)
        if self._draft:
            name = _("Take back: {what}").format(what=told(one))
            button = kit.IconButton(Icon.DELETE, name, size=28)
            button.clicked.connect(lambda: self.removed.emit(one))
            row.addWidget(button)
        return line

    def dismiss(self) -> None:
        """Closes; one that was begun and not added is said first."""
        begun = self._draft and (self.whom.value() is not None or bool(self.name.text().strip()))
        if not begun or not self.notice.isHidden():
            super().dismiss()
            return
        words = _("This is not saved yet. Ctrl+Enter saves it; Esc once more drops it.")
        self.notice.set(words, Tone.SOON)
        self.notice.show()
        kit.announce(self, words, urgent=True)

    def _add(self) -> None:
        whom, day = self.whom.value(), self.on.value()
        self._whom.set_error("" if whom else _("Choose with whom."))
        future = day is not None and day > self._today()
        wrong = kit.DateEdit.refusal() if day is None else _("It cannot have been in the future.")
        self._day.set_error(wrong if day is None or future else "")
        if whom is None:
            self.whom.focus_first()
            return
        if day is None or future:
            self.reveal(self.on)
            return
        fields: dict[str, Any] = {
            "with_whom": ConsultedWith(whom),
            "on": day,
            "name": self.name.text().strip(),
        }
        if self.placement.value():
            fields["placement_id"] = self.placement.value()
        self.notice.hide()
        self.added.emit(fields)
        self.whom.set_values(())
        self.name.clear()
