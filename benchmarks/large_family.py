"""One invented family of the large vaults: its file, plan, assessments and many notes, in order of time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from asystent_desktop.application.assessments.scale import scale_on
from asystent_desktop.demo import duties
from asystent_desktop.demo.cast import Household, Person, texts
from asystent_desktop.domain.kinds import (
    Appointment,
    Assessment,
    AssessmentArea,
    CaseBasis,
    CooperationConsent,
    Family,
    FamilyMember,
    InformationClause,
    PlanAction,
    PlanGoal,
    Strength,
    Visit,
    WorkPlan,
)
from asystent_desktop.domain.kinds.assessment import AssessmentState, Recommendation
from asystent_desktop.domain.kinds.family import Basis, Outcome, Risk
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.domain.kinds.visit import Safety, VisitKind
from asystent_desktop.domain.records import Record, family_scope, person_scope
from benchmarks.bulk import uuid7

Event = tuple[datetime, str, Sequence[Record]]
"""When, by which command, and the records of one commit."""

_GUIDE = Path(__file__).parents[1] / "docs" / "podrecznik"
_KINDS = (VisitKind.PHONE,) * 11 + (VisitKind.PLANNED,) * 8 + (VisitKind.UNANNOUNCED,)
_WORDS = (10, 40)
"""Words of running Polish added to each note: no two are alike, and the index has a living vocabulary."""


@dataclass(frozen=True)
class Course:
    """How a family's service went.

    Attributes:
        number: 1, 2, 3… in the vault.
        ended: Last day; None while it runs.
        notes: Visit cards.
    """

    number: int
    begins: date
    ended: date | None
    notes: int
    author_id: str


class LargeFamily:
    """Deals out the family's records, each once, in order of time.

    Args:
        today: Nothing is dated later, but plans and planned meetings.
    """

    def __init__(self, household: Household, course: Course, random: Random, today: date) -> None:
        self._home, self._course, self._random, self._today = household, course, random, today
        self._texts = texts()
        self.id = self._id(course.begins)
        self._scope = family_scope(self.id)
        self._mother = ""
        self._children: tuple[str, ...] = ()
        self._goals: tuple[str, ...] = ()

    def events(self) -> Iterator[Event]:
        """Every commit of the family, and those of its meetings in the assistant's planner."""
        begins = self._course.begins
        yield _at(begins, 8), "create-family", self._file()
        planned = begins + timedelta(days=21)
        yield _at(planned, 8), "sign-plan", self._plan(planned)
        last = self._course.ended or self._today
        due = iter([day for day in duties.assessment_days(begins, last) if day > planned])
        next_due = next(due, None)
        for written, day in enumerate(self._days(planned, last)):
            while next_due is not None and next_due < day:
                yield _at(next_due, 8), "finish-assessment", self._assessment(next_due)
                next_due = next(due, None)
            yield from self._note(day, written)

    def _id(self, day: date) -> str:
        return uuid7(_at(day, 8), self._random)

    def _of(self, kind: type[Record], day: date, **fields: Any) -> Any:
        return kind(id=self._id(day), scope=self._scope, **fields)

    def _file(self) -> list[Record]:
        home, day, ended = self._home, self._course.begins, self._course.ended
        family = Family(
            id=self.id,
            scope=self._scope,
            number=f"R-{self._course.number:03}/{day.year}",
            name=home.surname,
            full_name=f"{home.mother.first_name} {home.surname}",
            street=home.street,
            district=home.district,
            phone=home.phone,
            cooperation_from=day,
            diagnosed_on=day + timedelta(days=20),
            ended_on=ended,
            outcome=self._random.choice(list(Outcome)) if ended else None,
            risk_level=Risk.LOW,
        )
        people = [self._member(one) for one in (home.mother, home.father, *home.children) if one]
        self._mother = people[0].id
        self._children = tuple(one.id for one in people[-len(home.children) :])
        court = f"IV Nsm {self._course.number}/{day.year % 100}" if home.basis is Basis.COURT else ""
        strengths = self._random.sample(self._texts["strengths"], 3)
        return [
            family,
            *people,
            self._of(CaseBasis, day, basis=home.basis, since=day, court_case_ref=court),
            self._of(CooperationConsent, day, member_id=self._mother, signed_on=day),
            self._of(InformationClause, day, member_id=self._mother, given_on=day),
            *(self._of(Strength, day, text=text, noted_on=day) for text in strengths),
        ]

    def _member(self, person: Person) -> FamilyMember:
        made: FamilyMember = self._of(FamilyMember, self._course.begins, **vars(person))
        return made

    def _plan(self, day: date) -> list[Record]:
        plan = self._of(
            WorkPlan, day, version=1, state=PlanState.SIGNED, main_goal="Dzieci w domu", signed_on=day
        )
        made: list[Record] = [plan]
        goals = []
        for at, goal in enumerate(self._texts["goals"], start=1):
            fields = {name: goal[name] for name in ("title", "short", "area")}
            goals.append(self._of(PlanGoal, day, plan_id=plan.id, position=at, **fields))
            made += [
                self._action(goals[-1].id, place, one) for place, one in enumerate(goal["actions"], start=1)
            ]
        self._goals = tuple(one.id for one in goals)
        return made + goals

    def _action(self, goal_id: str, place: int, action: dict[str, str]) -> Record:
        made: Record = self._of(
            PlanAction,
            self._course.begins,
            goal_id=goal_id,
            position=place,
            text=action["text"],
            who=action["who"],
            due_on=self._today + timedelta(days=self._random.randint(-2, 90)),
            expected_effect=action["effect"],
            statutory_task=action["task"],
            progress=self._random.choice((1, 2, 3, 5)),
        )
        return made

    def _assessment(self, day: date) -> list[Record]:
        made = self._of(
            Assessment,
            day,
            period_from=max(self._course.begins, day - timedelta(days=182)),
            period_until=day,
            on=day,
            scale_on=day,
            state=AssessmentState.FINISHED,
            risk_level=Risk.LOW,
            cooperation=3,
            recommendation=Recommendation.CONTINUE,
            handed_on=day,
            author_id=self._course.author_id,
            finished_at=_at(day, 8),
        )
        areas = [
            self._of(AssessmentArea, day, assessment_id=made.id, area=area, grade=3, state=self._prose())
            for area in scale_on(self._today).areas
        ]
        return [made, *areas]

    def _days(self, first: date, last: date) -> Iterator[date]:
        """A day for each note, evenly from the plan to the end, no Sundays."""
        span = max(1, (last - first).days - 1)
        for number in range(self._course.notes):
            day = first + timedelta(days=1 + number * span // max(1, self._course.notes))
            yield day - timedelta(days=1) if day.weekday() == 6 else day

    def _note(self, day: date, number: int) -> Iterator[Event]:
        kind = self._random.choice(_KINDS)
        hour, minute = divmod(number * 7 % 480, 60)
        card = self._card(day, time(9 + hour, minute), kind)
        yield _at(day, 9 + hour, minute), "save-visit", [card]
        if kind is VisitKind.PLANNED:
            place = person_scope(self._course.author_id)
            yield _at(day, 9 + hour, minute), "save-visit", [self._appointment(card, place)]
        if self._random.random() < 0.02:
            later = _at(day, 18, minute)
            correction = replace(
                card,
                id=uuid7(later, self._random),
                recorded_at=later,
                corrects=card.id,
                correction_reason="Pomyłka w godzinie.",
            )
            yield later, "correct-visit", [correction]

    def _card(self, day: date, start: time, kind: VisitKind) -> Visit:
        held = self._random.random() > 0.06
        seen = tuple(one for one in self._children if held and self._random.random() < 0.8)
        written = _at(day, start.hour, start.minute)
        return Visit(
            id=uuid7(written, self._random),
            scope=self._scope,
            on=day,
            start=start,
            end=(datetime.combine(day, start) + timedelta(minutes=45)).time(),
            place="home",
            kind=kind,
            held=held,
            present=(self._mother, *seen) if held else (),
            children_seen=seen,
            goals=(self._random.choice(self._goals),),
            facts=f"{self._sentence('facts')} {self._prose()}" if held else "",
            assessment=self._sentence("assessments"),
            safety=(Safety.NO_CONCERN if seen else Safety.NOT_SEEN) if held else None,
            agreements=self._sentence("agreements") if held else "",
            attempts="" if held else self._texts["attempts"][0],
            recorded_at=written,
            author_id=self._course.author_id,
            planned=kind is VisitKind.PLANNED,
            travel_km=self._random.randint(0, 12),
        )

    def _appointment(self, card: Visit, scope: str) -> Appointment:
        return Appointment(
            id=uuid7(card.recorded_at, self._random),
            scope=scope,
            family_id=self.id,
            on=card.on,
            start=card.start,
            end=card.end,
            visit_id=card.id,
        )

    def _sentence(self, name: str) -> str:
        child = self._random.choice(self._home.children).first_name
        mother = self._home.mother.first_name
        text: str = self._random.choice(self._texts[name])
        return text.format(mother=mother, child=child, pupil=child, a="", p="")

    def _prose(self) -> str:
        words = _guide()
        start = self._random.randrange(len(words) - _WORDS[1])
        return " ".join(words[start : start + self._random.randint(*_WORDS)])


@cache
def _guide() -> tuple[str, ...]:
    """The words of the Polish guide, in order."""
    pages = sorted(_GUIDE.glob("*.md"))
    return tuple(re.findall(r"[^\W\d_]+[,.;:]?", " ".join(page.read_text("utf-8") for page in pages)))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
