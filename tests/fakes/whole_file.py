"""A family file with something of everything papers are made from; fictional from end to end."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from asystent_desktop.domain.kinds.assessment import (
    Assessment,
    AssessmentArea,
    AssessmentState,
    GoalState,
    Recommendation,
)
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    AuthorisedInstitution,
    CooperationConsent,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.ending import (
    EndingCause,
    FollowUp,
    FollowUpContact,
    ServiceEnding,
    Stability,
)
from asystent_desktop.domain.kinds.family import (
    Authority,
    Basis,
    CaseBasis,
    FamilyMember,
    MemberRole,
    Outcome,
    Risk,
    Sex,
    Strength,
)
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    ParentalAuthority,
    Problem,
)
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.placement import Placement, PlacementForm
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, PlanState, WorkPlan
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes, TeamTask
from asystent_desktop.domain.kinds.visit import Attempt, Place, Safety, Visit, VisitSignature
from asystent_desktop.domain.records import Record, family_scope
from asystent_desktop.ports.desk import Desk

MOTHER = "Oksana Zażółć-Przykładowa"
PANGRAM = "Pchnąć w tę łódź jeża lub ośm skrzyń fig; Кирилиця: їєґ."


def whole_file(desk: Desk, family_id: str, today: date) -> None:
    """Adds to a family whatever a paper can be about."""
    writing = _Writing(desk, family_id, today)
    with desk.unit_of_work() as unit:
        for record in writing.records():
            unit.save(record)
        unit.commit("test-whole-file")


class _Writing:
    """The records, each naming the ones before it."""

    def __init__(self, desk: Desk, family_id: str, today: date) -> None:
        self._desk, self._scope, self._today = desk, family_scope(family_id), today
        self._author = desk.identity().person_id
        first, surname = MOTHER.split(" ")
        self.mother = FamilyMember(
            **self._new(), first_name=first, surname=surname, role=MemberRole.MOTHER, sex=Sex.FEMALE
        )
        self.child = FamilyMember(
            **self._new(),
            first_name="Ola",
            surname=surname,
            role=MemberRole.CHILD,
            sex=Sex.FEMALE,
            birth_date=date(2017, 3, 1),
            birth_approximate=True,
        )

    def _new(self) -> dict[str, str]:
        return {"id": self._desk.ids.new(), "scope": self._scope}

    def records(self) -> list[Record]:
        """In an order in which every record finds those it names."""
        return [
            self.mother,
            self.child,
            CaseBasis(
                **self._new(),
                basis=Basis.COURT,
                since=self._today,
                document="postanowienie",
                court_case_ref="III Nsm 1/26",
            ),
            Strength(**self._new(), text="Matka zna wychowawczynię i dzwoni do szkoły."),
            CooperationConsent(**self._new(), member_id=self.mother.id, signed_on=self._today),
            InformationClause(**self._new(), member_id=self.mother.id, given_on=self._today),
            Contact(**self._new(), name="Maria Wymyślona", role="probation_officer", phone="500 000 000"),
            CourtRequest(
                **self._new(),
                court="Sąd Rejonowy w Przykładowie",
                division="III Wydział Rodzinny i Nieletnich",
                case_ref="III Nsm 1/26",
                letter_on=self._today,
                received_on=self._today,
                due_on=self._today,
            ),
            *self._household(),
            *self._plans(),
            *self._visits(),
            *self._assessment(),
            *self._ending(),
        ]

    def _household(self) -> list[Record]:
        new = self._new
        return [
            FamilyAddress(**new(), street="ul. Wzorcowa 2/3", postcode="00-001", city="Próbowo"),
            FamilyPhone(**new(), number="500 100 200", member_id=self.mother.id),
            ParentalAuthority(
                **new(),
                child_id=self.child.id,
                parent_id=self.mother.id,
                authority=Authority.LIMITED,
                since=self._today,
                court="Sąd Rejonowy w Przykładowie",
                order_on=self._today,
                scope_text="nadzór kuratora",
            ),
            Guardianship(
                **new(),
                child_id=self.child.id,
                guardian="Zofia Przykładowa",
                since=self._today,
                court="Sąd Rejonowy",
            ),
            Authorisation(
                **new(),
                member_id=self.mother.id,
                given_on=self._today,
                institutions=(AuthorisedInstitution("court", "Sąd Rejonowy w Przykładowie"),),
                scope_text="sprawy mieszkaniowe",
            ),
            Problem(**new(), problem="debt", member_id=self.mother.id, since=self._today, note="czynsz"),
            Placement(
                **new(),
                child_id=self.child.id,
                form=PlacementForm.FOSTER_KIN,
                place="babcia",
                since=self._today,
                coordinator="Adam Wymyślony",
            ),
            Letter(
                **new(),
                subject="Prośba o termin",
                on=self._today,
                addressee=("Poradnia Przykładowa",),
                text="Proszę o termin.",
                attachments=("upoważnienie",),
            ),
            ReceivedDocument(
                **new(), title="postanowienie", sender="Sąd Rejonowy", received_on=self._today, kept="k. 4"
            ),
        ]

    def _plans(self) -> list[Record]:
        found: list[Record] = []
        for version, effect in ((1, "Ola chodzi do szkoły"), (2, "Ola chodzi do szkoły codziennie")):
            plan = WorkPlan(
                **self._new(),
                version=version,
                state=PlanState.SIGNED,
                main_goal="Ola zostaje w domu",
                reason="" if version == 1 else "Zmiana szkoły.",
                signed_on=self._today,
            )
            self.goal = goal = PlanGoal(
                **self._new(), plan_id=plan.id, position=1, title="Szkoła", area="school"
            )
            action = PlanAction(
                **self._new(),
                goal_id=goal.id,
                position=1,
                text="Rozmowa z wychowawczynią",
                who="matka",
                due_on=self._today,
                expected_effect=effect,
                statutory_task="6",
                progress=3,
            )
            found += [plan, goal, action]
        return found

    def _visits(self) -> list[Record]:
        shared = {"place": Place.HOME, "author_id": self._author}
        at = datetime(self._today.year, self._today.month, self._today.day, 12, tzinfo=UTC)
        held = Visit(
            **self._new(),
            **shared,
            on=self._today,
            start=time(9),
            end=time(10, 30),
            present=(self.mother.id,),
            children_seen=(self.child.id,),
            goals=(self.goal.id,),
            facts=PANGRAM,
            assessment="Opieka wystarczająca.",
            safety=Safety.NO_CONCERN,
            agreements="Telefon do szkoły\nWniosek o obiady",
            recorded_at=at,
            planned=True,
            settled=("Rozmowa z pedagogiem",),
            statutory_tasks=("1", "11a"),
            life_support=("support_places",),
            travel_km=12,
            travel_minutes=25,
            child_voice="Boję się taty.",
            attempted=(Attempt(time(8, 50), "door"),),
        )
        early = replace(
            held,
            **self._new(),
            on=self._today.replace(day=1) - timedelta(days=12),
            agreements="Zapis do poradni",
        )
        signed = VisitSignature(
            **self._new(), visit_id=held.id, signed_on=self._today, member_id=self.mother.id
        )
        missed = Visit(
            **self._new(),
            **shared,
            on=self._today,
            start=time(8),
            end=time(8, 15),
            held=False,
            attempts="Dzwonek, telefon, kartka w drzwiach.",
            recorded_at=at,
        )
        return [early, missed, held, signed]

    def _assessment(self) -> list[Record]:
        held = Assessment(
            **self._new(),
            period_from=date(self._today.year - 1, 1, 1),
            period_until=self._today,
            on=self._today,
            scale_on=self._today,
            state=AssessmentState.FINISHED,
            planned=12,
            held=10,
            missed=2,
            goals=(GoalState("goal", "Szkoła", 1, 3),),
            risk_level=Risk.LOW,
            cooperation=4,
            recommendation=Recommendation.CONTINUE,
            author_id=self._author,
        )
        areas = [
            AssessmentArea(**self._new(), assessment_id=held.id, area=area, grade=3, state="Poprawa.")
            for area in ("school", "health")
        ]
        return [held, *areas]

    def _ending(self) -> list[Record]:
        minutes = TeamMinutes(
            **self._new(),
            number="Z-1/2026",
            on=self._today,
            members=("Jan Wymyślony, kierownik",),
            decision=TeamDecision.COMPLETE,
            findings="Cele osiągnięto.",
        )
        task = TeamTask(**self._new(), minutes_id=minutes.id, text="Pismo do sądu", who="asystentka")
        ending = ServiceEnding(
            **self._new(),
            outcome=Outcome.COMPLETED,
            cause=EndingCause.GOALS_REACHED,
            ends_on=self._today,
            goals=(GoalState("goal", "Szkoła", 3, 3),),
            reason="Cele planu osiągnięto.",
            recommendations="Kontakt z pedagogiem.",
            minutes_id=minutes.id,
        )
        after = FollowUp(**self._new(), since=self._today, until=self._today, plan="Telefon co miesiąc")
        look = FollowUpContact(
            **self._new(), follow_up_id=after.id, on=self._today, how="telefon", stability=Stability.STABLE
        )
        return [minutes, task, ending, after, look]
