"""What the paper bears beside its parts: case number, date, copies, to whom, attachments, two sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.printing import CopiesField
from asystent_desktop.ui.theme import Role

ADDRESS = ("court", "division", "street", "postcode_city")


class DetailsSheet(kit.Sheet):
    """Edits the fields; nothing is written before "Save".

    Attributes:
        accepted: Carries a dict of the fields that differ.
    """

    accepted = Signal(dict)

    def __init__(self, window: QWidget, view: OpinionView, today: Callable[[], date]) -> None:
        super().__init__(window, _("The paper"), _("Case number, date, copies, attachments"), width=620)
        self._view = view
        self.case_number = kit.TextField(view.case_number, placeholder="PS-11.8120.70.2026.HJ")
        self.dated_on = kit.DateEdit(today)
        self.dated_on.set_value(view.row.dated_on)
        self.copies = CopiesField(view.copies)
        self.attachments, self.recipients = _lines(view.attachments), _lines(view.recipients)
        to = view.addressee
        self.case_ref = kit.TextField(view.case_ref)
        self.address = {name: kit.TextField(getattr(to, name)) for name in ADDRESS}
        self.period = _text(view.period)
        self.sources = _text(view.sources_text)
        self._listed = len(view.recipients)
        self._build()
        self.recipients.textChanged.connect(self._count)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        number = kit.LabeledField(
            _("Case number"),
            self.case_number,
            hint=_("From the office's register. Blank prints a dotted line."),
        )
        row.addWidget(number, 1)
        self._date_field = kit.LabeledField(_("Date of the paper"), self.dated_on)
        row.addWidget(self._date_field)
        row.addWidget(kit.LabeledField(_("Copies"), self.copies))
        self.body.addLayout(row)
        if self._view.request is None:
            self._build_addressee()
        row = QHBoxLayout()
        row.setSpacing(12)
        hint = _("One in each line; numbered in print.")
        row.addWidget(kit.LabeledField(_("Attachments"), self.attachments, hint=hint), 1)
        hint = _("One in each line: the court, each party, a/a. The copies are counted along.")
        row.addWidget(kit.LabeledField(_("Who gets a copy"), self.recipients, hint=hint), 1)
        self.body.addLayout(row)
        self.body.addWidget(kit.LabeledField(_("Period and basis of the cooperation"), self.period))
        self.body.addWidget(kit.LabeledField(_("What the opinion rests on"), self.sources))
        self.ask(_("Save"), self.save)

    def _build_addressee(self) -> None:
        """A paper nobody asked for has its own addressee."""
        labels = (_("Addressee"), _("Division"), _("Street"), _("Postcode and town"))
        fields = [
            kit.LabeledField(label, self.address[name]) for label, name in zip(labels, ADDRESS, strict=True)
        ]
        fields.append(kit.LabeledField(_("Case reference, if there is one"), self.case_ref))
        for pair in (fields[:2], fields[2:4], fields[4:]):
            row = QHBoxLayout()
            row.setSpacing(12)
            for field in pair:
                row.addWidget(field, 1)
            self.body.addLayout(row)

    def field(self, name: str) -> QWidget:
        """The field a name stands for, to put the focus on."""
        fields: dict[str, QWidget] = {
            "case_number": self.case_number,
            "attachments": self.attachments,
            "copies": self.copies,
        }
        return fields.get(name, self.case_number)

    @Slot()
    def _count(self) -> None:
        """A copy for each recipient, unless a person set another number."""
        listed = len(_typed(self.recipients))
        if self.copies.value() == self._listed and listed:
            self.copies.set_value(listed)
        self._listed = listed or self._listed

    @Slot()
    def save(self) -> None:
        """Tells the fields that differ and closes; an unreadable date keeps the sheet."""
        day = self.dated_on.value()
        if day is None:
            self._date_field.set_error(kit.DateEdit.refusal())
            self.dated_on.setFocus()
            return
        fields = self._differing(day)
        if fields:
            self.accepted.emit(fields)
        self.put_away()

    def _differing(self, day: date) -> dict[str, Any]:
        typed: dict[str, Any] = {
            "case_number": self.case_number.text().strip(),
            "dated_on": day,
            "copies": self.copies.value(),
            "attachments": _typed(self.attachments),
            "period": self.period.toPlainText().strip(),
            "sources": self.sources.toPlainText().strip(),
            "recipients": _typed(self.recipients),
        }
        view = self._view
        before = {
            "case_number": view.case_number,
            "dated_on": view.row.dated_on,
            "copies": view.copies,
            "attachments": view.attachments,
            "period": view.period,
            "sources": view.sources_text,
            "recipients": view.recipients,
        }
        if view.request is None:
            typed["case_ref"], before["case_ref"] = self.case_ref.text().strip(), view.case_ref
            address = {name: field.text().strip() for name, field in self.address.items()}
            typed["addressee"], before["addressee"] = Addressee(**address), view.addressee
        return {name: value for name, value in typed.items() if value != before[name]}


def _typed(field: kit.NoteField) -> tuple[str, ...]:
    lines = field.toPlainText().splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _lines(items: tuple[str, ...]) -> kit.NoteField:
    field = _text("\n".join(items))
    field.setFixedHeight(76)
    return field


def _text(text: str) -> kit.NoteField:
    field = kit.NoteField(role=Role.BODY)
    field.setPlainText(text)
    field.setFixedHeight(84)
    return field
