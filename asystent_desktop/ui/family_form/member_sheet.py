"""A person of a family: adding one, and changing what was written down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.family import members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.application.wording.labels import authority_label, role_label, sex_label
from asystent_desktop.domain.kinds.family import Authority, MemberRole, Sex
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.birth_edit import BirthEdit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_day, check_text
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role

ABOUT, HOME = "about", "home"


class MemberSheet(FormSheet):
    """A person.

    Args:
        family_id: Whose file.
        member_id: None for a new person; `saved` then carries (ChangeSet, id), else a ChangeSet.
        form: What stands in the fields at first.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        family_id: str,
        *,
        member_id: str | None = None,
        form: MemberForm | None = None,
    ) -> None:
        new = member_id is None
        title = _("New person") if new else _("Person")
        super().__init__(window, desk, tasks, title, width=640, save=_("Add the person") if new else "")
        self._family_id, self._member_id, self._form = family_id, member_id, form
        shown = form or MemberForm("", "", MemberRole.OTHER)
        self._names(shown)
        self._kind(shown, chosen=form is not None)
        self._birth(shown)
        self._rest(shown)
        self._follow_role()

    def _names(self, shown: MemberForm) -> None:
        self._first = kit.LabeledField(_("First name"), kit.TextField(shown.first_name))
        self._last = kit.LabeledField(_("Last name"), kit.TextField(shown.surname))
        self.add(self._first, self._last)

    def _kind(self, shown: MemberForm, *, chosen: bool) -> None:
        self._roles = kit.ChipGroup(
            _("Role"), [kit.Option(role, _(role_label(role))) for role in MemberRole], exclusive=True
        )
        self._roles.set_values([shown.role] if chosen else [])
        self._roles.changed.connect(self._follow_role)
        self._role = kit.LabeledField(_("Role in the family"), self._roles)
        self._sexes = kit.ChipGroup(
            _("Sex"), [kit.Option(sex, _(sex_label(sex))) for sex in (Sex.FEMALE, Sex.MALE)], exclusive=True
        )
        self._sexes.set_values([shown.sex])
        self._home = kit.ChipGroup(_("Lives"), [kit.Option(HOME, _("at home"))])
        self._home.set_values([HOME] if shown.in_household else [])
        self.add(self._role)
        self.add(kit.LabeledField(_("Sex"), self._sexes), kit.LabeledField(_("Lives"), self._home))

    def _birth(self, shown: MemberForm) -> None:
        field = BirthEdit(self.desk.clock.today, name=_("Born"))
        field.setPlaceholderText("")  # a day of this year or a counted one is nobody's date of birth
        field.set_value(shown.birth_date)
        self._born = kit.LabeledField(
            _("Born"), field, hint=_("Day, month and year, e.g. 17.11.2017, or only the year")
        )
        self._about = kit.ChipGroup(_("Date of birth"), [kit.Option(ABOUT, _("about"))])
        self._about.set_values([ABOUT] if shown.birth_approximate else [])
        field.roughly.connect(lambda: self._about.set_values([ABOUT]))
        self.add(self._born, kit.LabeledField(_("Date of birth"), self._about, hint=_("Only roughly known")))

    def _rest(self, shown: MemberForm) -> None:
        self._work = kit.TextField(shown.school_or_work)
        self._powers = kit.ChoiceField([(one, _(authority_label(one))) for one in Authority])
        self._powers.set_value(shown.authority)
        self._authority = kit.LabeledField(_("Parental authority"), self._powers)
        self.add(kit.LabeledField(_("School or work"), self._work), self._authority)
        self._health = kit.NoteField(role=Role.BODY)
        self._health.setPlainText(shown.health_note)
        self._health.setFixedHeight(56)
        self.add(
            kit.LabeledField(_("Health"), self._health, hint=_("Only what the work with the family needs"))
        )

    def _follow_role(self) -> None:
        """A child holds no parental authority; a mother and a father say their sex themselves."""
        role = self._roles.value()
        self._authority.setVisible(role != MemberRole.CHILD)
        implied = (
            {MemberRole.MOTHER: Sex.FEMALE, MemberRole.FATHER: Sex.MALE}.get(MemberRole(role))
            if role
            else None
        )
        if implied is not None and self._sexes.value() is None:
            self._sexes.set_values([implied])

    @staticmethod
    def _words(row: kit.LabeledField) -> str:
        assert isinstance(row.field, kit.TextField)
        return row.field.text().strip()

    def form(self) -> MemberForm:
        """What was typed."""
        born = self._born.field
        assert isinstance(born, BirthEdit)
        role = MemberRole(self._roles.value() or MemberRole.OTHER)
        base = self._form or MemberForm("", "", role)
        return replace(
            base,
            first_name=self._words(self._first),
            surname=self._words(self._last),
            role=role,
            sex=Sex(self._sexes.value() or Sex.UNKNOWN),
            birth_date=born.value(),
            birth_approximate=bool(self._about.values()) or born.is_year_alone(),
            in_household=bool(self._home.values()),
            school_or_work=self._work.text().strip(),
            health_note=self._health.toPlainText().strip(),
            authority=Authority(self._powers.value() or Authority.UNKNOWN),
        )

    def typed(self) -> object:
        """Everything in the fields."""
        return self.form(), self._roles.value()

    def _valid(self) -> bool:
        ok = check_text(self._first, _("Give the first name."))
        self._role.set_error("" if self._roles.value() else _("Choose the role in the family."))
        ok = check_day(self._born) and ok and not self._role.error
        born = self.form().birth_date
        if born is not None and born > self.desk.clock.today():
            self._born.set_error(BirthEdit.refusal())
            return False
        return ok

    def job(self) -> Job | None:
        """Adds the person, or changes what differs from before."""
        if not self._valid():
            wrong = next((row for row in (self._first, self._born) if row.error), None)
            if wrong is not None:
                wrong.field.setFocus()
            return None
        form, desk, family_id, member_id = self.form(), self.desk, self._family_id, self._member_id
        if member_id is None:
            return lambda: members.add_member(desk, family_id, form)
        changed = {name: value for name, value in vars(form).items() if value != getattr(self._form, name)}
        return lambda: members.change_member(desk, member_id, **changed)
