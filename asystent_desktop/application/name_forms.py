"""Names in the cases papers use: as the program inflects them, and as somebody corrected them."""

from dataclasses import dataclass, replace

from asystent_desktop.application.reading import family_in, record_in
from asystent_desktop.domain.kinds.court import NameForm
from asystent_desktop.domain.kinds.family import FamilyMember, Sex
from asystent_desktop.i18n.declension import Case, full_name
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

USED = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.LOCATIVE)


@dataclass(frozen=True)
class NameFormRow:
    """A person's name in one case.

    Attributes:
        form: What papers print. `corrected`: whether a person typed it.
    """

    member_id: str
    name: str
    case: Case
    form: str
    corrected: bool


def name_forms(desk: Desk, family_id: str) -> tuple[NameFormRow, ...]:
    """Every person of the family in every case papers use.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        people = unit.find(FamilyMember, scope=scope)
        typed = {(one.member_id, one.case): one.form for one in unit.find(NameForm, scope=scope)}
    return tuple(
        _row(member, case, typed.get((member.id, case.value), "")) for member in people for case in USED
    )


def _row(member: FamilyMember, case: Case, typed: str) -> NameFormRow:
    female = member.sex is not Sex.MALE
    form = typed or full_name(member.first_name, member.surname, case, female=female)
    name = f"{member.first_name} {member.surname}".strip()
    return NameFormRow(member.id, name, case, form, bool(typed))


def set_name_form(desk: Desk, member_id: str, case: Case, form: str) -> ChangeSet:
    """Keeps a corrected form, first name and surname; an empty one leaves it to the program again.

    Raises:
        UnknownRecord: The person is not here.
    """
    with desk.unit_of_work() as unit:
        member = record_in(unit, FamilyMember, member_id)
        held = unit.find(NameForm, scope=member.scope, member_id=member_id, case=case.value)
        made = (
            held[-1]
            if held
            else NameForm(id=desk.ids.new(), scope=member.scope, member_id=member_id, case=case.value)
        )
        unit.save(replace(made, form=" ".join(form.split())))
        return unit.commit("set-name-form")
