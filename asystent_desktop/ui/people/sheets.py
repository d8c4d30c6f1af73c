"""Forms of the pictures: a relation with its years, a bond, the link of a circle, years, a death."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.diagrams.views import Circle, Stands
from asystent_desktop.application.diagrams.words import circle_words, support_label
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family.views import MemberView, RelationView
from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.application.wording import entry_words
from asystent_desktop.application.wording.labels import relation_label
from asystent_desktop.domain.kinds.diagram import Bond, Flow, PersonBond, RelationDetails
from asystent_desktop.domain.kinds.family import RelationKind
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role

_COUPLES = frozenset(
    {RelationKind.MARRIED, RelationKind.COHABITING, RelationKind.SEPARATED, RelationKind.DIVORCED}
)
NOTE_H = 76


def year_in(row: kit.LabeledField) -> tuple[bool, int | None]:
    """Whether a year can be read from a field, and the year; none for an empty field."""
    text = _text(row)
    readable = not text or (text.isdecimal() and len(text) == 4)
    row.set_error("" if readable else _("Give a year of four digits, for example 2019."))
    return readable, int(text) if text and readable else None


def _text(row: kit.LabeledField) -> str:
    field = row.field
    assert isinstance(field, kit.TextField)
    return field.text().strip()


class _Years:
    """Two fields for the years of a couple."""

    def __init__(self, held: RelationDetails | None = None) -> None:
        self.since = kit.LabeledField(_("Since the year"), kit.TextField())
        self.until = kit.LabeledField(_("Divorced or separated in"), kit.TextField())
        for row, year in ((self.since, held and held.since_year), (self.until, held and held.until_year)):
            field = row.field
            assert isinstance(field, kit.TextField)
            field.setText(str(year) if year else "")

    def read(self) -> tuple[bool, int | None, int | None]:
        """Whether both can be read, and the two years."""
        (first, since), (second, until) = year_in(self.since), year_in(self.until)
        return first and second, since, until

    def typed(self) -> tuple[str, str]:
        """What stands in the fields."""
        return _text(self.since), _text(self.until)

    def explain(self, error: AppError) -> bool:
        """Shows a refusal at its field."""
        rows = {"since_year": self.since, "until_year": self.until}
        here = [one for one in getattr(error, "problems", ()) if one.field in rows]
        for one in here:
            rows[one.field].set_error(entry_words.word_problem(one))
        return bool(here)


class PairSheet(FormSheet):
    """Two people and what is between them.

    Args:
        first: Id of the person chosen at first; "" for none.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        people: Sequence[MemberView],
        words: tuple[str, str, str],
        options: Sequence[kit.Option],
        first: str = "",
    ) -> None:
        title, save, between = words
        super().__init__(window, desk, tasks, title, width=600, save=save)
        names = [(one.member_id, masking().person(f"{one.first_name} {one.surname}")) for one in people]
        self._first = kit.ChoiceField(names, placeholder=_("Choose a person"))
        self._second = kit.ChoiceField(names, placeholder=_("Choose a person"))
        self._first.set_value(first or None)
        self.kinds = kit.ChipGroup(between, options, exclusive=True)
        self._who = kit.LabeledField(_("Person"), self._first)
        self._what = kit.LabeledField(between, self.kinds)
        self._whose = kit.LabeledField(_("Other person"), self._second)
        self.add(self._who)
        self.add(self._what)
        self.add(self._whose)

    def choose(self, first: str, kind: str, second: str) -> None:
        """Fills the form by program."""
        self._first.set_value(first)
        self._second.set_value(second)
        self.kinds.set_values([kind])

    def typed(self) -> object:
        """Everything chosen."""
        return self._first.value(), self.kinds.value(), self._second.value()

    def job(self) -> Job | None:
        """Joins the two."""
        first, kind, second = self._first.value(), self.kinds.value(), self._second.value()
        self._who.set_error("" if first else _("Choose a person."))
        self._what.set_error("" if kind else _("Choose what joins them."))
        self._whose.set_error("" if second else _("Choose a person."))
        if first is not None and first == second:
            self._whose.set_error(_("Choose another person than the first."))
        if first is None or kind is None or second is None or first == second:
            return None
        return self.joined(first, kind, second)

    @abstractmethod
    def joined(self, first: str, kind: str, second: str) -> Job | None:
        """The write, once all three are chosen."""


class RelationSheet(PairSheet):
    """ "First is … of second", with the years of a couple."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        family_id: str,
        people: Sequence[MemberView],
        first: str = "",
    ) -> None:
        words = (_("New relation"), _("Add the relation"), _("is"))
        options = [kit.Option(one, _(relation_label(one))) for one in RelationKind]
        super().__init__(window, desk, tasks, people, words, options, first)
        self._family_id = family_id
        self.years = _Years()
        self.add(self.years.since, self.years.until)
        self.kinds.changed.connect(self._couple)
        self._couple()

    def _couple(self) -> None:
        pair = self.kinds.value() in _COUPLES
        self.years.since.setVisible(pair)
        self.years.until.setVisible(pair)
        self.refit()

    def typed(self) -> object:
        """Everything chosen and typed."""
        return super().typed(), self.years.typed()

    def explain(self, error: AppError) -> bool:
        """A year that cannot be."""
        return self.years.explain(error)

    def joined(self, first: str, kind: str, second: str) -> Job | None:
        """Joins the two."""
        readable, since, until = self.years.read()
        if kind not in _COUPLES:
            readable, since, until = True, None, None
        if not readable:
            return None
        desk, family_id, relation = self.desk, self._family_id, RelationKind(kind)
        return lambda: diagrams.relate(desk, family_id, first, second, relation, since, until)


class BondSheet(PairSheet):
    """A bond between two people: close, distant, in conflict."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        family_id: str,
        people: Sequence[MemberView],
        first: str = "",
    ) -> None:
        words = (_("New bond"), _("Add the bond"), _("Bond"))
        options = [kit.Option(one, _(entry_words.enum_label(one))) for one in Bond if one is not Bond.PLANNED]
        super().__init__(window, desk, tasks, people, words, options, first)
        self._family_id = family_id
        self._note = kit.NoteField(role=Role.BODY)
        self._note.setFixedHeight(NOTE_H)
        self.add(kit.LabeledField(_("Note"), self._note))

    def typed(self) -> object:
        """Everything chosen and typed."""
        return super().typed(), self._note.toPlainText()

    def joined(self, first: str, kind: str, second: str) -> Job | None:
        """Adds the bond."""
        desk, family_id, note = self.desk, self._family_id, self._note.toPlainText().strip()
        given: dict[str, Any] = {"first_id": first, "second_id": second, "bond": Bond(kind), "note": note}
        return lambda: entries.add(desk, family_id, PersonBond, **given)


class CircleSheet(FormSheet):
    """The link of one circle with the home; a new circle has a name, too."""

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, family_id: str, circle: Circle | None = None
    ) -> None:
        name = circle_words(circle, masking())[0] if circle else _("New circle")
        super().__init__(window, desk, tasks, name, width=600, save=_("Save"))
        self._family_id, self._circle = family_id, circle
        self.name = kit.TextField()
        self._name = kit.LabeledField(_("Name"), self.name)
        self.bond = kit.ChipGroup(
            _("Link"),
            [kit.Option(one, _(support_label(one))) for one in Bond],
            exclusive=True,
            clearable=False,
        )
        self.flow = kit.ChipGroup(
            _("Direction of help"),
            [kit.Option(one, _(entry_words.enum_label(one))) for one in Flow],
            exclusive=True,
            clearable=False,
        )
        self._note = kit.NoteField(role=Role.BODY)
        self._note.setFixedHeight(NOTE_H)
        if circle is None or circle.stands is Stands.OWN:
            self.add(self._name)
            self.name.setText(circle.name if circle else "")
        else:
            self._name.hide()
        self.add(kit.LabeledField(_("Link"), self.bond))
        self.add(kit.LabeledField(_("Direction of help"), self.flow))
        self.add(kit.LabeledField(_("Note"), self._note))
        self.bond.set_values([circle.bond if circle else Bond.ORDINARY])
        self.flow.set_values([circle.flow if circle else Flow.NONE])
        self._note.setPlainText(circle.note if circle else "")

    def typed(self) -> object:
        """Everything chosen and typed."""
        return self.name.text(), self.bond.value(), self.flow.value(), self._note.toPlainText()

    def explain(self, error: AppError) -> bool:
        """A name that is missing."""
        if not isinstance(error, InvalidForm):
            return False
        self._name.set_error(_("Name the circle, for example “neighbour”."))
        return True

    def job(self) -> Job | None:
        """Adds the circle, or sets its link."""
        desk, family_id = self.desk, self._family_id
        name, note = self.name.text().strip(), self._note.toPlainText().strip()
        bond, flow = Bond(self.bond.value() or Bond.ORDINARY), Flow(self.flow.value() or Flow.NONE)
        if self._circle is None:
            return lambda: diagrams.add_circle(desk, family_id, name, bond, flow, note)
        key = self._circle.key
        given: dict[str, Any] = {"bond": bond, "flow": flow, "note": note}
        if self._circle.stands is Stands.OWN:
            given["name"] = name
        return lambda: diagrams.set_circle(desk, family_id, key, **given)


class YearsSheet(FormSheet):
    """The years of a couple that is kept already."""

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, relation: RelationView, held: RelationDetails | None
    ) -> None:
        names = " – ".join(masking().person(one) for one in (relation.first_name, relation.second_name))
        super().__init__(window, desk, tasks, _("Years of the relation"), names, width=520)
        self._relation_id = relation.relation_id
        self.years = _Years(held)
        self.add(self.years.since, self.years.until)

    def typed(self) -> object:
        """Both fields."""
        return self.years.typed()

    def explain(self, error: AppError) -> bool:
        """A year that cannot be."""
        return self.years.explain(error)

    def job(self) -> Job | None:
        """Writes the years."""
        readable, since, until = self.years.read()
        desk, relation_id = self.desk, self._relation_id
        return (lambda: diagrams.set_years(desk, relation_id, since, until)) if readable else None
