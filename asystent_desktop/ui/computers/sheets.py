"""Sheets over the page: a computer's facts, a lost computer, a held entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.assignments.views import FamilyRef, RevokedComputer
from asystent_desktop.application.history.words import kind_label
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.computers import words
from asystent_desktop.ui.computers.presenter import HeldText, Machine
from asystent_desktop.ui.history.boxes import FactBox, ValueBox
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone


def families_text(families: Sequence[FamilyRef]) -> str:
    """Families aboard, one a line."""
    ordered = sorted(families, key=lambda one: (collation_key(one.name), one.number))
    return "\n".join(masking().name(one.name, one.number) + _number(one) for one in ordered)


def _number(one: FamilyRef) -> str:
    return "" if masking().on or not one.number else f" · {one.number}"


class MachineSheet(kit.Sheet):
    """One computer.

    Attributes:
        lost: Id of the computer: it is to be reported lost.
        forgotten: Its person no longer knows the passphrase.
    """

    lost = Signal(str)
    forgotten = Signal(str)

    def __init__(self, window: QWidget, machine: Machine) -> None:
        title = _("Computer {label}").format(label=machine.named)
        super().__init__(window, title, machine.person_name, width=520)
        facts = [
            (_("State"), words.state(machine)[0]),
            (_("Last exchange"), words.heard(machine)[0]),
            (_("Changes it still had then"), str(machine.waiting)),
            (_("Recovery drill"), words.drill(machine)[0]),
            (_("Number of the computer"), machine.device_id),
        ]
        self.body.addWidget(FactBox(facts))
        count = ngettext("{n} family aboard", "{n} families aboard", len(machine.families))
        self.body.addWidget(kit.Label(count.format(n=len(machine.families)), Role.ROW_STRONG))
        text = families_text(machine.families) or _("none")
        self.body.addWidget(kit.Label(text, Role.ROW, wrap=True, selectable=True))
        self.body.addStretch(1)
        if machine.revoked_at is None:
            report = kit.Button(_("Report as lost…"), kind=kit.Kind.DANGER, icon=Icon.WARNING)
            report.clicked.connect(lambda: self._lost(machine.device_id))
            self.footer.addWidget(report)
            forgot = kit.SecondaryButton(_("Forgotten passphrase…"), icon=Icon.KEY)
            forgot.clicked.connect(lambda: self._forgotten(machine.device_id))
            self.footer.addWidget(forgot)
        self.footer.addStretch(1)
        self.close_button = kit.SecondaryButton(_("Close"), key=_("Esc"))
        self.close_button.clicked.connect(self.put_away)
        self.footer.addWidget(self.close_button)

    def _lost(self, device_id: str) -> None:
        self.put_away()
        self.lost.emit(device_id)

    def _forgotten(self, device_id: str) -> None:
        self.put_away()
        self.forgotten.emit(device_id)


class LostSheet(kit.Sheet):
    """Cuts a lost computer off; shows the families aboard before anything is written.

    Attributes:
        accepted: Id of the computer, and why.
    """

    accepted = Signal(str, str)

    def __init__(self, window: QWidget, machines: Sequence[Machine], device_id: str = "") -> None:
        super().__init__(window, _("Report a lost computer"), _("This cannot be undone."), width=560)
        self._machines = {one.device_id: one for one in machines if one.revoked_at is None}
        choices = [(key, f"{one.named} · {one.person_name}") for key, one in self._machines.items()]
        self.machine = kit.ChoiceField(choices)
        self.machine.set_value(device_id or None)
        self.machine.currentIndexChanged.connect(lambda _at: self._show())
        self.reason = kit.TextField()
        self.fields = {
            "machine": kit.LabeledField(_("Computer"), self.machine),
            "reason": kit.LabeledField(
                _("What happened"),
                self.reason,
                hint=_("For example: stolen from a car; write no family names."),
            ),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        text = _(
            "The office takes nothing more from this computer, and what it had not handed in is held for "
            "your decision. Its data stays encrypted."
        )
        self.body.addWidget(kit.Banner(text, Tone.SOON))
        self._aboard = kit.Label("", Role.ROW_STRONG)
        self._families = kit.Label("", Role.ROW, wrap=True, selectable=True)
        self.body.addWidget(self._aboard)
        self.body.addWidget(self._families)
        self.body.addStretch(1)
        self.go = kit.Button(_("Cut the computer off"), kind=kit.Kind.DANGER, icon=Icon.WARNING)
        self.go.clicked.connect(self.accept)
        self.end_with(self.go)
        self._show()

    def _show(self) -> None:
        machine = self._machines.get(self.machine.value() or "")
        families = machine.families if machine else ()
        count = ngettext("{n} family aboard", "{n} families aboard", len(families))
        self._aboard.setText(count.format(n=len(families)) if machine else "")
        self._families.setText(families_text(families))
        self.refit()

    def accept(self) -> None:
        """Checks both fields."""
        self.fields["machine"].set_error("" if self.machine.value() else _("Choose the computer."))
        reason = self.reason.text().strip()
        self.fields["reason"].set_error("" if reason else _("Write what happened."))
        if not self.machine.value():
            self.reveal(self.machine)
        elif not reason:
            self.reveal(self.reason)
        else:
            self.accepted.emit(self.machine.value(), reason)
            self.put_away()


class RevokedSheet(kit.Sheet):
    """After the cut: what was aboard, for the breach notice."""

    def __init__(self, window: QWidget, found: RevokedComputer, machine: Machine | None) -> None:
        label = machine.named if machine else ""
        super().__init__(
            window,
            _("Computer {label} is cut off").format(label=label),
            _("For the breach notice"),
            width=560,
        )
        text = _(
            "The office honours it with the next exchange of this computer: exchange now. Decide with the "
            "data protection officer about the notice: 72 hours run from the moment you knew (GDPR art. 33)."
        )
        self.body.addWidget(kit.Banner(text, Tone.SOON))
        facts = [
            (_("State of the data"), _("encrypted; the passphrase is not on the computer")),
            (_("Last exchange"), words.heard(machine)[0] if machine else "–"),
            (_("Number of the computer"), found.device_id),
        ]
        self.body.addWidget(FactBox(facts))
        count = ngettext("{n} family aboard", "{n} families aboard", len(found.families))
        self.body.addWidget(kit.Label(count.format(n=len(found.families)), Role.ROW_STRONG))
        self.families = kit.Label(families_text(found.families), Role.ROW, wrap=True, selectable=True)
        self.body.addWidget(self.families)
        self.body.addStretch(1)
        self.footer.addStretch(1)
        self.close_button = kit.PrimaryButton(_("Close"))
        self.close_button.clicked.connect(self.put_away)
        self.footer.addWidget(self.close_button)


class HeldSheet(kit.Sheet):
    """A held entry: what it says, why it waits, and the decision.

    Attributes:
        admitted: Hash of the commit. `rejected`: hash and reason.
    """

    admitted = Signal(str)
    rejected = Signal(str, str)

    def __init__(self, window: QWidget, text: HeldText) -> None:
        entry = text.entry
        name = masking().name(entry.family_name, entry.number)
        super().__init__(window, _("Entry that waits for your decision"), name, width=640)
        self._commit = entry.commit
        facts = [
            (_("Who"), " · ".join(part for part in (entry.person_name, entry.device_label) if part)),
            (_("Written"), words.moment(entry.written_at)),
            (_("At the office"), words.moment(entry.received_at)),
            (_("Why it waits"), _(entry.reason_label)),
        ]
        self.body.addWidget(FactBox(facts))
        for field in text.fields:
            label = f"{_(kind_label(field.kind))} · {_(field.label)}"
            self.body.addWidget(kit.Label(label, Role.CAPTION_STRONG, tone="muted"))
            self.body.addWidget(ValueBox(masking().text(field.text), Tone.NEUTRAL))
        self.reason = kit.TextField()
        self.reason_field = kit.LabeledField(_("Reason, when you reject it"), self.reason)
        self.body.addWidget(self.reason_field)
        self.body.addStretch(1)
        later = kit.SecondaryButton(_("Later"), key=_("Esc"))
        later.clicked.connect(self.put_away)
        reject = kit.SecondaryButton(_("Reject"))
        reject.clicked.connect(self.reject)
        self.go = kit.PrimaryButton(_("Take into the file"), icon=Icon.CHECK)
        self.go.setEnabled(entry.admissible)
        self.go.clicked.connect(self.admit)
        self.footer.addWidget(later)
        self.footer.addStretch(1)
        self.footer.addWidget(reject)
        self.footer.addWidget(self.go)

    def admit(self) -> None:
        """Takes it in."""
        self.admitted.emit(self._commit)
        self.put_away()

    def reject(self) -> None:
        """Leaves it out, with a reason; it stays in the history."""
        reason = self.reason.text().strip()
        if not reason:
            self.reason_field.set_error(_("Write why; the author will ask."))
            self.reveal(self.reason)
            return
        self.rejected.emit(self._commit, reason)
        self.put_away()
