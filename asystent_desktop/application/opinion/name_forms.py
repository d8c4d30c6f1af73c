"""Names in the cases papers use: as the program inflects them, and as somebody corrected them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from asystent_desktop.application.opinion.state import writable
from asystent_desktop.application.reading import family_in, record_in
from asystent_desktop.domain.kinds.court import NameForm, OpinionPart
from asystent_desktop.domain.kinds.family import FamilyMember, Sex
from asystent_desktop.i18n.declension import Case, bend, full_name
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

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


def first_name_forms(member: FamilyMember) -> set[str]:
    """A first name in every case: "Kacper", "Kacpra", "Kacprowi"…"""
    return set(_forms(member.first_name, member.sex is not Sex.MALE))


@lru_cache(512)
def _forms(first_name: str, female: bool) -> frozenset[str]:
    """Kept: an opinion is judged at every pause of its author."""
    return frozenset(bend(first_name, case, female=female) for case in Case) - {""}


Change = tuple[str, Case, str, str]
"""Member id, case, the form before, and the form now; empty for the program's own."""


def set_name_form(desk: Desk, member_id: str, case: Case, form: str) -> ChangeSet:
    """Keeps a corrected form, first name and surname; an empty one leaves it to the program again.

    Raises:
        UnknownRecord: The person is not here.
    """
    with desk.unit_of_work() as unit:
        _keep(desk, unit, member_id, case, form)
        return unit.commit("set-name-form")


def _keep(desk: Desk, unit: UnitOfWork, member_id: str, case: Case, form: str) -> FamilyMember:
    member = record_in(unit, FamilyMember, member_id)
    held = unit.find(NameForm, scope=member.scope, member_id=member_id, case=case.value)
    blank = NameForm(id=desk.ids.new(), scope=member.scope, member_id=member_id, case=case.value)
    unit.save(replace(held[-1] if held else blank, form=" ".join(form.split())))
    return member


def correct_names(desk: Desk, opinion_id: str, changes: Sequence[Change]) -> ChangeSet:
    """Keeps corrected forms and writes them in the draft they were found wrong in, in one transaction.

    Raises:
        UnknownRecord: The paper or a person is not here.
        OpinionFrozen, OthersPaper: The paper is not open for this person's writing.
    """
    with desk.unit_of_work() as unit:
        paper = writable(unit, opinion_id, desk.identity())
        swaps = []
        for member_id, case, before, form in changes:
            member = _keep(desk, unit, member_id, case, form)
            swaps.append((_whole(before), _row(member, case, form).form))
        for part in unit.find(OpinionPart, scope=paper.scope, opinion_id=opinion_id):
            written = tuple(replace(one, text=_swapped(one.text, swaps)) for one in part.paragraphs)
            if written != part.paragraphs:
                unit.save(replace(part, paragraphs=written))
        return unit.commit("correct-names")


def _whole(name: str) -> re.Pattern[str]:
    """A name as words of their own: "Anna Lis" is not found in "Anna Lisowska"."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _swapped(text: str, swaps: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for before, now in swaps:
        text = before.sub(lambda _found, now=now: now, text)  # type: ignore[misc]
    return text
