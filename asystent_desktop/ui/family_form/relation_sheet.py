"""A relation between two people: "first is … of second"; a contradiction is shown and nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from asystent_desktop.application import members
from asystent_desktop.application.family_views import MemberView
from asystent_desktop.application.labels import relation_label
from asystent_desktop.domain.kinds.family import RelationKind
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks


class RelationSheet(FormSheet):
    """Who, what, of whom."""

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, family_id: str, people: Sequence[MemberView]
    ) -> None:
        super().__init__(window, desk, tasks, _("New relation"), width=600, save=_("Add the relation"))
        self._family_id = family_id
        names = [(one.member_id, masking().person(f"{one.first_name} {one.surname}")) for one in people]
        self._first = kit.ChoiceField(names, placeholder=_("Choose a person"))
        self._second = kit.ChoiceField(names, placeholder=_("Choose a person"))
        self._kinds = kit.ChipGroup(
            _("Relation"), [kit.Option(one, _(relation_label(one))) for one in RelationKind], exclusive=True
        )
        self._who = kit.LabeledField(_("Person"), self._first)
        self._what = kit.LabeledField(_("is"), self._kinds)
        self._whose = kit.LabeledField(_("Other person"), self._second)
        self.add(self._who)
        self.add(self._what)
        self.add(self._whose)

    def typed(self) -> object:
        """Everything chosen."""
        return self._first.value(), self._kinds.value(), self._second.value()

    def job(self) -> Job | None:
        """Joins the two."""
        first, kind, second = self._first.value(), self._kinds.value(), self._second.value()
        self._who.set_error("" if first else _("Choose a person."))
        self._what.set_error("" if kind else _("Choose the relation."))
        self._whose.set_error("" if second else _("Choose a person."))
        if first is not None and first == second:
            self._whose.set_error(_("Choose another person than the first."))
        if first is None or kind is None or second is None or first == second:
            return None
        desk, family_id, relation = self.desk, self._family_id, RelationKind(kind)
        return lambda: members.relate(desk, family_id, first, second, relation)
