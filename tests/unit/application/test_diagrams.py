"""The pictures of a family read from its file, refined by hand, and told in words."""

from datetime import date

import pytest

from asystent_desktop.application.diagrams import diagrams, pictures as diagram_pictures
from asystent_desktop.application.diagrams.views import Stands
from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import household, members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.domain.kinds.contacts import Contact, Referral, ReferralState
from asystent_desktop.domain.kinds.diagram import Bond, EcomapLink, Flow, PersonBond
from asystent_desktop.domain.kinds.family import MemberRole, RelationKind, Sex
from asystent_desktop.i18n import speaking
from tests.fakes.caseload import new_family


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def family(desk) -> str:
    return new_family(desk)


def person(desk, family: str, name: str, **fields: object) -> str:
    values = {"role": MemberRole.OTHER, "in_household": False, **fields}
    return members.add_member(desk, family, MemberForm(name, "Wzór", **values))[1]


def told(parts) -> str:
    return "\n".join(line.whole for part in parts for line in part.lines)


def circle(desk, family: str, key: str):
    return next(one for one in diagrams.read(desk, family).circles if one.key == key)


def test_circles_come_from_contacts_referrals_and_people_outside(desk, family) -> None:
    gran = person(desk, family, "Barbara", role=MemberRole.GRANDPARENT, sex=Sex.FEMALE)
    person(desk, family, "Anna", in_household=True)
    contact = {"name": "Ewa Lis", "role": "teacher", "institution": "Szkoła nr 17"}
    entries.add(desk, family, Contact, **contact)
    entries.add(desk, family, Contact, name="Dawna", role="teacher", until=date(2026, 1, 1))
    given = {"specialist": "psychologist", "to": "Poradnia", "on": date(2026, 11, 2)}
    entries.add(desk, family, Referral, **given, first_meeting_on=date(2026, 11, 30))
    entries.add(
        desk, family, Referral, specialist="psychologist", on=date(2026, 3, 2), state=ReferralState.REFUSED
    )
    found = diagrams.read(desk, family).circles
    assert [(one.stands, one.name, one.bond) for one in found] == [
        (Stands.MEMBER, "Barbara", Bond.ORDINARY),
        (Stands.CONTACT, "Szkoła nr 17", Bond.ORDINARY),
        (Stands.REFERRAL, "Poradnia", Bond.PLANNED),
    ]
    assert found[0].key == gran
    words = told(diagram_pictures.ecomap_picture(diagrams.read(desk, family)).twin)
    assert "planned support; Mon 30.11" in words


def test_a_bond_with_somebody_at_home_shows_on_the_ecomap_until_it_is_set_by_hand(desk, family) -> None:
    anna = person(desk, family, "Anna", in_household=True)
    piotr = person(desk, family, "Piotr")
    entries.add(desk, family, PersonBond, first_id=piotr, second_id=anna, bond=Bond.TENSE)
    diagrams.set_circle(desk, family, piotr, dx=40)
    assert circle(desk, family, piotr).bond is Bond.TENSE
    diagrams.set_circle(desk, family, piotr, bond=Bond.WEAK, flow=Flow.TO_HOME)
    held = circle(desk, family, piotr)
    assert (held.bond, held.flow, held.moved) == (Bond.WEAK, Flow.TO_HOME, (40, 0))


def test_the_dead_are_on_the_genogram_alone_and_only_from_their_day(desk, family) -> None:
    henryk = person(desk, family, "Henryk", birth_date=date(1950, 1, 1))
    household.change_member_details(desk, henryk, died_on=date(2019, 5, 1))
    now, then = diagrams.read(desk, family), diagrams.read(desk, family, date(2018, 1, 1))
    assert (now.dead, then.dead) == ({henryk}, frozenset())
    assert [one.key for one in now.circles] == []
    assert [one.key for one in then.circles] == [henryk]
    crossed = [one for one in diagram_pictures.genogram_picture(now).drawing.shapes if one.form == "line"]
    assert len(crossed) == 2


def test_a_circle_of_its_own_keeps_its_name(desk, family) -> None:
    _changes, key = diagrams.add_circle(desk, family, " Sąsiadka ", Bond.STRONG)
    with pytest.raises(InvalidEntry):
        diagrams.add_circle(desk, family, "  ")
    with pytest.raises(InvalidEntry):
        diagrams.set_circle(desk, family, key, name="")
    entries.remove(desk, EcomapLink, key)
    assert diagrams.read(desk, family).circles == ()
    with pytest.raises(UnknownRecord):
        diagrams.set_circle(desk, family, key, dx=1)


@pytest.mark.parametrize(("since", "until"), [(1899, None), (2027, None), (2015, 2014), (None, 2099)])
def test_years_that_cannot_be_are_refused_and_nothing_is_written(desk, family, since, until) -> None:
    ends = person(desk, family, "Anna"), person(desk, family, "Piotr")
    with pytest.raises(InvalidEntry):
        diagrams.relate(desk, family, *ends, RelationKind.DIVORCED, since, until)
    assert members.relations(desk, family) == []


def test_arranging_forgets_moves_and_nothing_else(desk, family) -> None:
    anna = person(desk, family, "Anna")
    diagrams.mark_person(desk, anna, dx=30, dy=4, index_person=True)
    diagrams.arrange(desk, family)
    mark = diagrams.read(desk, family).marks[anna]
    assert (mark.dx, mark.dy, mark.index_person) == (0, 0, True)
    diagrams.put_back(desk, family, {anna: (30, 4)}, ecomap=False)
    assert diagrams.read(desk, family).marks[anna].dx == 30


def test_a_role_stands_in_for_a_relation_and_says_so(desk, family) -> None:
    person(desk, family, "Anna", role=MemberRole.MOTHER, in_household=True)
    person(desk, family, "Kacper", role=MemberRole.CHILD, in_household=True)
    words = told(diagram_pictures.genogram_picture(diagrams.read(desk, family)).twin)
    assert "parents by role only: Anna" in words


def test_the_legend_names_only_what_is_drawn(desk, family) -> None:
    ends = person(desk, family, "Anna", sex=Sex.FEMALE), person(desk, family, "Piotr", sex=Sex.MALE)
    diagrams.relate(desk, family, *ends, RelationKind.DIVORCED)
    legend = diagram_pictures.genogram_legend(diagrams.read(desk, family), 600)
    assert [one.words for one in legend.shapes if one.words] == ["man", "woman", "divorce"]
    narrow = diagram_pictures.genogram_legend(diagrams.read(desk, family), 60)
    assert narrow.height > legend.height


def test_what_an_unknown_person_is_told(desk, family) -> None:
    person(desk, family, "Ktoś")
    about = person(desk, family, "Jan", birth_date=date(1960, 1, 1), birth_approximate=True)
    words = told(diagram_pictures.genogram_picture(diagrams.read(desk, family)).twin)
    assert "Ktoś Wzór, age not known: other person." in words
    assert "Jan Wzór, ~66" in words
    with pytest.raises(InvalidEntry):
        entries.add(desk, family, PersonBond, first_id=about, second_id=about, bond=Bond.STRONG)
