"""The people behind a family: grandparents, years of couples, bonds, and who stands around the home.

Both pictures of the family's file are drawn from them; only what a person would mark by hand is marked.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import household, members
from asystent_desktop.application.family.views import MemberForm, MemberView
from asystent_desktop.demo.history import Event, FamilyHistory, at
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.diagram import Bond, Flow, PersonBond
from asystent_desktop.domain.kinds.family import MemberRole, RelationKind, Sex
from asystent_desktop.ports.desk import Desk

FAMILIES = (0, 1)
"""Which of the caseload's families are drawn to their grandparents: the two a newcomer opens first."""

_DRAWN_DAYS = 80
_MOTHERS = (("Zofia", "Malinowska", Sex.FEMALE), ("Henryk", "Malinowski", Sex.MALE))
_FATHERS = (("Helena", "Jarząbek", Sex.FEMALE), ("Józef", "Jarząbek", Sex.MALE))
_GENERATION = 26
"""Years between a grandparent and a parent."""


class Kin:
    """The kin of one family.

    Args:
        history: Its story; the people are those it invented.
    """

    def __init__(self, desk: Desk, history: FamilyHistory, today: date) -> None:
        self._desk, self._history, self._today = desk, history, today

    def events(self) -> Iterator[Event]:
        """The talk in which the family told of its people, and what was drawn from it."""
        yield at(self._today - timedelta(days=_DRAWN_DAYS), 11), self._tell
        yield at(self._today - timedelta(days=_DRAWN_DAYS), 13), self._draw

    @property
    def _people(self) -> list[MemberView]:
        return members.members(self._desk, self._history.family_id)

    def _tell(self) -> None:
        """Grandparents on every side whose parent is in the file, and the years of the couples."""
        desk, family_id = self._desk, self._history.family_id
        people = self._people
        mother = people[0]
        father = next((one for one in people if one.role is MemberRole.FATHER), None)
        grandmother, _grandfather = self._parents_of(mother, _MOTHERS)
        members.relate(desk, family_id, grandmother, mother.member_id, RelationKind.SUPPORT)
        household.change_member_details(
            desk, mother.member_id, education="zasadnicze zawodowe", profession="kucharka"
        )
        if father is None:
            return
        _grandmother, grandfather = self._parents_of(father, _FATHERS)
        household.change_member_details(desk, grandfather, died_on=self._today - timedelta(days=1500))
        couple = next(
            one
            for one in members.relations(desk, family_id)
            if {one.first_id, one.second_id} == {mother.member_id, father.member_id}
        )
        apart = couple.relation is RelationKind.DIVORCED
        diagrams.set_years(
            desk, couple.relation_id, self._today.year - 10, self._today.year - 1 if apart else None
        )

    def _parents_of(self, child: MemberView, couple: tuple[tuple[str, str, Sex], ...]) -> list[str]:
        """Ids of the two, who live elsewhere; one who is in the file already keeps the place."""
        desk, family_id = self._desk, self._history.family_id
        known = next((one for one in self._people if one.role is MemberRole.GRANDPARENT), None)
        born = child.birth_date or self._today
        made = []
        for first_name, surname, sex in couple:
            if known is not None and sex is known.sex and couple is _MOTHERS:
                made.append(known.member_id)
                continue
            form = MemberForm(
                first_name,
                surname,
                MemberRole.GRANDPARENT,
                sex=sex,
                birth_date=date(born.year - _GENERATION, 3, 14),
                birth_approximate=True,
                in_household=False,
            )
            made.append(members.add_member(desk, family_id, form)[1])
            members.relate(desk, family_id, made[-1], child.member_id, RelationKind.PARENT_OF)
        diagrams.relate(desk, family_id, made[0], made[1], RelationKind.MARRIED, since=born.year - 2)
        return made

    def _draw(self) -> None:
        """Bonds, whom the case is about, and the circles around the home."""
        desk, family_id = self._desk, self._history.family_id
        known = self._history.known
        mother, eldest = known.adults[0], known.children[0]
        elders = [one.member_id for one in self._people if one.role is MemberRole.GRANDPARENT]
        if len(known.children) > 1:
            self._bond(eldest, known.children[1], Bond.STRONG, "Starsze czyta młodszemu przed snem.")
        self._bond(mother, elders[1], Bond.TENSE, "Nie rozmawiają od sporu o mieszkanie.")
        diagrams.mark_person(desk, eldest, index_person=True)
        diagrams.mark_person(desk, elders[1], dx=24)
        for one in entries.entries(desk, family_id, Contact):
            diagrams.set_circle(desk, family_id, one.id, bond=Bond.ORDINARY, flow=Flow.BOTH)
        diagrams.add_circle(
            desk,
            family_id,
            "Sąsiadka z parteru",
            Bond.STRONG,
            Flow.TO_HOME,
            "Odbiera dzieci, gdy matka jest w urzędzie.",
        )
        diagrams.add_circle(desk, family_id, "Parafia, grupa wsparcia", Bond.WEAK)

    def _bond(self, first: str, second: str, bond: Bond, note: str) -> None:
        entries.add(
            self._desk,
            self._history.family_id,
            PersonBond,
            first_id=first,
            second_id=second,
            bond=bond,
            note=note,
        )
