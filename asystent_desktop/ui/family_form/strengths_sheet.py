"""Strengths of a family: adding one, with examples, and taking one off the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application import members
from asystent_desktop.application.family_views import FamilyOverview, StrengthView
from asystent_desktop.i18n import _
from asystent_desktop.i18n.dictionaries import offered
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_text
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

WHOLE_FAMILY = "-"


class StrengthsSheet(FormSheet):
    """Adds a strength and lists those that are there.

    Attributes:
        remove_wanted: A StrengthView to take off the list.
    """

    remove_wanted = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, family: FamilyOverview) -> None:
        super().__init__(window, desk, tasks, _("Strengths"), width=600, save=_("Add the strength"))
        self._family_id = family.family_id
        self._words = kit.TextField()
        self._text = kit.LabeledField(
            _("What goes well"), self._words, hint=_("A sentence of your own says most.")
        )
        self._who = kit.ChoiceField()
        people = [(one.member_id, masking().person(one.first_name)) for one in family.members]
        self._who.set_choices([(WHOLE_FAMILY, _("the whole family")), *people])
        self._who.set_value(WHOLE_FAMILY)
        self._examples = kit.ChoiceField(
            [(one.key, one.label) for one in offered("strengths")], placeholder=_("Take an example…")
        )
        self._examples.activated.connect(self._take_example)
        self.add(self._text)
        self.add(kit.LabeledField(_("Whose"), self._who), kit.LabeledField(_("Examples"), self._examples))
        for one in family.strengths:
            self._add_old(one)

    def _take_example(self) -> None:
        self._words.setText(self._examples.currentText())
        self._words.setFocus()

    def _add_old(self, one: StrengthView) -> None:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        words = masking().text(f"{one.member_name}: {one.text}" if one.member_name else one.text)
        row.addWidget(kit.IconMark(Icon.STRENGTH, Tone.DONE, size=16))
        row.addWidget(kit.Label(words, Role.ROW, wrap=True), 1)
        remove = kit.IconButton(Icon.DELETE, _("Remove: {text}").format(text=words))
        remove.clicked.connect(lambda: self._remove(one, box))
        row.addWidget(remove)
        self.add(box)

    def _remove(self, one: StrengthView, box: QWidget) -> None:
        box.hide()
        self.remove_wanted.emit(one)
        self.refit()

    def typed(self) -> object:
        """Everything in the fields."""
        return self._words.text().strip()

    def job(self) -> Job | None:
        """Adds the strength."""
        if not check_text(self._text, _("Write what goes well.")):
            self._words.setFocus()
            return None
        desk, family_id, text = self.desk, self._family_id, self._words.text().strip()
        who = self._who.value()
        member_id = None if who in (None, WHOLE_FAMILY) else who
        return lambda: members.add_strength(desk, family_id, text, member_id)
