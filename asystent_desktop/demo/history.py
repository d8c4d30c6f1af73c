"""A family's invented years: assignment, diagnosis, plan, visits, a court's letter, each at its own time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from asystent_desktop.application.family import families, members
from asystent_desktop.application.family.views import BasisForm, FamilyForm, MemberForm
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import RequestForm
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.application.visits.forms import VisitForm
from asystent_desktop.demo import duties
from asystent_desktop.demo.cast import Household, Person, texts
from asystent_desktop.domain.kinds.family import Authority, Basis, RelationKind, Sex
from asystent_desktop.domain.kinds.visit import Place, Safety, VisitKind
from asystent_desktop.ports.desk import Desk

_SUPPORT = ("infant_care", "how_offices_work", "official_matters")

Event = tuple[datetime, Callable[[], object]]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant of that day; UTC is near enough for invented work."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@dataclass
class Known:
    """Ids that come to be as the story goes on."""

    family_id: str = ""
    adults: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class FamilyHistory:
    """The events of one family, in order.

    Args:
        begins: First day of the service.
        last_visit: Day of the latest held meeting; decides the ring.
    """

    def __init__(
        self, desk: Desk, random: Random, household: Household, *, begins: date, last_visit: date, today: date
    ) -> None:
        self._desk = desk
        self._random = random
        self._household = household
        self._begins = begins
        self._last_visit = last_visit
        self._today = today
        self._texts = texts()
        self._known = Known()
        self._case_ref = f"IV Nsm {400 + random.randint(1, 99)}/{begins.year % 100}"

    @property
    def family_id(self) -> str:
        """The family's id, once the first event has happened."""
        return self._known.family_id

    @property
    def known(self) -> Known:
        """Ids of the people and the plan, once they came to be."""
        return self._known

    @property
    def case_ref(self) -> str:
        """The court's reference."""
        return self._case_ref

    def events(self) -> Iterator[Event]:
        """What happened, when, and the deed that writes it; to be done in order of time."""
        yield at(self._begins, 8), self._open_file
        yield at(self._begins, 8, 30), self._sign
        for day in duties.assessment_days(self._begins, self._today):
            yield at(day, 15), self._assess(day)
        planned = self._desk.rules.holidays.next_working_day(self._begins + timedelta(days=21))
        yield at(planned, 9), lambda: families.change_family(self._desk, self.family_id, diagnosed_on=planned)
        yield at(planned, 10), lambda: self._agree_plan(planned)
        for number, day in enumerate(self._visit_days()):
            yield at(day, 14, number % 50), self._visit(day, number)
        if self._household.basis is Basis.COURT:
            yield at(self._letter_day(), 8, 5), self._court_letter

    def plan_visit(self, day: date, start: time) -> Callable[[], object]:
        """A deed that puts a meeting into the planner."""
        end = (datetime.combine(day, start) + timedelta(minutes=55)).time()
        return lambda: appointments.plan_visit(self._desk, self.family_id, day, start, end, Place.HOME)

    def _letter_day(self) -> date:
        return self._desk.rules.holidays.add_working_days(self._today, -9)

    def _open_file(self) -> None:
        home = self._household
        form = FamilyForm(
            name=home.surname,
            full_name=f"{home.mother.first_name} {home.surname}",
            street=home.street,
            district=home.district,
            postcode="40-000",
            city="Katowice",
            phone=home.phone,
            social_worker=self._random.choice(self._texts["social_workers"]),
            cooperation_from=self._begins,
        )
        basis = BasisForm(
            home.basis,
            self._begins,
            document="postanowienie sądu"
            if home.basis is Basis.COURT
            else "skierowanie pracownika socjalnego",
            court_case_ref=self._case_ref if home.basis is Basis.COURT else "",
        )
        _changes, self._known.family_id = families.create_family(self._desk, form, basis)
        self._add_people()
        for text in self._random.sample(self._texts["strengths"], self._random.randint(2, 4)):
            members.add_strength(self._desk, self.family_id, text)

    def _add_people(self) -> None:
        home = self._household
        mother = self._add(home.mother, Authority.FULL)
        father = self._add(home.father, Authority.FULL) if home.father else None
        if father:
            relation = RelationKind.DIVORCED if home.apart else RelationKind.MARRIED
            members.relate(self._desk, self.family_id, mother, father, relation)
        if home.grandmother:
            grandmother = self._add(home.grandmother, Authority.UNKNOWN)
            members.relate(self._desk, self.family_id, grandmother, mother, RelationKind.PARENT_OF)
        children = []
        for child in home.children:
            children.append(self._add(child, Authority.UNKNOWN))
            for parent in (mother, father):
                if parent:
                    members.relate(self._desk, self.family_id, parent, children[-1], RelationKind.PARENT_OF)
        self._known.adults = tuple(one for one in (mother, father) if one)
        self._known.children = tuple(children)

    def _add(self, person: Person, authority: Authority) -> str:
        form = MemberForm(
            person.first_name,
            person.surname,
            person.role,
            sex=person.sex,
            birth_date=person.birth_date,
            in_household=person.in_household,
            school_or_work=person.school_or_work,
            authority=authority,
        )
        return members.add_member(self._desk, self.family_id, form)[1]

    def _sign(self) -> None:
        duties.sign(self._desk, self.family_id, self._known.adults[0], self._household.basis, self._begins)

    def _assess(self, day: date) -> Callable[[], object]:
        # Random of its own: a change here leaves the rest of the invented years as they were.
        random = Random(f"{self._household.surname}/{day}")
        return lambda: duties.assess(self._desk, self.family_id, day, random)

    def _agree_plan(self, day: date) -> None:
        _changes, plan_id = work_plan.start_plan(self._desk, self.family_id)
        work_plan.change_plan(
            self._desk,
            plan_id,
            main_goal="Dzieci pozostają w domu, a rodzice sami dbają o naukę, spokój i budżet.",
        )
        for whom in (work_plan.ConsultedWith.SOCIAL_WORKER, work_plan.ConsultedWith.FAMILY):
            work_plan.add_consultation(self._desk, plan_id, with_whom=whom, on=day)
        goals, actions = [], []
        for goal in self._texts["goals"]:
            goals.append(
                work_plan.add_goal(
                    self._desk, plan_id, goal["title"], area=goal["area"], short=goal["short"]
                )[1]
            )
            actions += [self._add_action(goals[-1], action) for action in goal["actions"]]
        work_plan.sign_plan(self._desk, plan_id, day)
        self._known.goals, self._known.actions = tuple(goals), tuple(actions)

    def _add_action(self, goal_id: str, action: dict[str, str]) -> str:
        progress = self._random.choice((0, 2, 3, 3, 5))
        late = progress < 5 and self._random.random() < 0.03
        due = self._today + timedelta(
            days=self._random.randint(-4, -1) if late else self._random.randint(3, 90)
        )
        _changes, action_id = work_plan.add_action(
            self._desk,
            goal_id,
            action["text"],
            who=action["who"],
            due_on=self._desk.rules.holidays.next_working_day(due),
            expected_effect=action["effect"],
            statutory_task=action["task"],
        )
        if progress:
            work_plan.change_action(self._desk, action_id, progress=progress)
        return action_id

    def _visit_days(self) -> list[date]:
        days, day = [], self._last_visit
        while day > self._begins + timedelta(days=2):
            days.append(day)
            day = self._desk.rules.holidays.add_working_days(day, -self._random.randint(6, 10))
        return list(reversed(days))

    def _visit(self, day: date, number: int) -> Callable[[], object]:
        def write() -> None:
            start = time(9 + number % 5, (0, 15, 30)[number % 3])
            end = (datetime.combine(day, start) + timedelta(minutes=40 + number % 4 * 10)).time()
            seen = tuple(one for one in self._known.children if self._random.random() < 0.8)
            form = VisitForm(
                family_id=self.family_id,
                on=day,
                start=start,
                end=end,
                place=Place.HOME if number % 7 else Place.SCHOOL,
                kind=VisitKind.PLANNED if number % 11 else VisitKind.UNANNOUNCED,
                present=self._known.adults[:1] + seen,
                children_seen=seen,
                goals=(self._known.goals[number % 3],) if self._known.goals else (),
                facts=self._sentence("facts"),
                assessment=self._sentence("assessments"),
                safety=Safety.NO_CONCERN if seen else Safety.NOT_SEEN,
                agreements=self._sentence("agreements"),
                life_support=(_SUPPORT[number % len(_SUPPORT)],) if self._for_life else (),
            )
            cards.save_visit(self._desk, form)

        return write

    def _sentence(self, name: str) -> str:
        """A sentence about the mother, one child and the eldest, with the endings their sex asks for."""
        children = self._household.children
        child, pupil = self._random.choice(children), children[0]
        text: str = self._random.choice(self._texts[name])
        return text.format(
            mother=self._household.mother.first_name,
            child=child.first_name,
            a=_ending(child),
            pupil=pupil.first_name,
            p=_ending(pupil),
        )

    @property
    def _for_life(self) -> bool:
        return self._household.basis is Basis.FOR_LIFE

    def _court_letter(self) -> None:
        court = opinions.courts()[0]
        letter = self._letter_day()
        form = RequestForm(
            court=court.court,
            division=court.division,
            street=court.street,
            postcode_city=court.postcode_city,
            case_ref=self._case_ref,
            letter_on=letter - timedelta(days=2),
            received_on=letter,
            due_on=self._desk.rules.holidays.add_working_days(self._today, self._random.randint(3, 14)),
            questions=tuple(self._texts["court_questions"][: self._random.randint(1, 3)]),
        )
        _changes, request_id = opinions.add_request(self._desk, self.family_id, form)
        if self._random.random() < 0.6:
            opinions.start_opinion(self._desk, request_id)


def _ending(person: Person) -> str:
    return "a" if person.sex is Sex.FEMALE else ""
