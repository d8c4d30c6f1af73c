"""Which records of a family a paper may be about, for whoever has to choose one.

A kind that is not listed is about the family as a whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from asystent_desktop.domain.cards import latest_versions
from asystent_desktop.domain.kinds.assessment import Assessment
from asystent_desktop.domain.kinds.consent import ConsentForm, CooperationConsent, InformationClause
from asystent_desktop.domain.kinds.court import OpinionDocument
from asystent_desktop.domain.kinds.ending import FollowUp, ServiceEnding
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.paper import PaperDocument
from asystent_desktop.domain.kinds.plan import PlanState, WorkPlan
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class Subject:
    """One record a paper may be about.

    Attributes:
        on: Its day; None for one without (a plan that is still a draft).
        version: Of a plan; 0 otherwise.
        person: Whom it concerns; empty when it concerns the family.
        title: Of a paper; empty otherwise.
    """

    record_id: str
    on: date | None
    version: int = 0
    person: str = ""
    title: str = ""


def _visits(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.on) for one in latest_versions(unit.find(Visit, scope=scope)) if one.held]


def _plans(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.signed_on, one.version) for one in unit.find(WorkPlan, scope=scope)]


def _changed_plans(unit: UnitOfWork, scope: str) -> list[Subject]:
    plans = unit.find(WorkPlan, scope=scope)
    later = [one for one in plans if one.version > 1 and one.state is not PlanState.DRAFT]
    return [Subject(one.id, one.signed_on, one.version) for one in later]


def _assessments(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.on) for one in unit.find(Assessment, scope=scope)]


def _person(unit: UnitOfWork, member_id: str | None) -> str:
    member = unit.get(FamilyMember, member_id) if member_id else None
    return f"{member.first_name} {member.surname}" if member else ""


def _consents(unit: UnitOfWork, scope: str) -> list[Subject]:
    return _given(unit, scope, ConsentForm.CONSENT)


def _acknowledgements(unit: UnitOfWork, scope: str) -> list[Subject]:
    return _given(unit, scope, ConsentForm.ACKNOWLEDGEMENT)


def _given(unit: UnitOfWork, scope: str, form: ConsentForm) -> list[Subject]:
    given = [one for one in unit.find(CooperationConsent, scope=scope) if one.form is form]
    return [Subject(one.id, one.signed_on, person=_person(unit, one.member_id)) for one in given]


def _clauses(unit: UnitOfWork, scope: str) -> list[Subject]:
    given = unit.find(InformationClause, scope=scope)
    return [
        Subject(one.id, one.given_on, person=_person(unit, one.member_id) or one.receiver) for one in given
    ]


def _endings(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.ends_on) for one in unit.find(ServiceEnding, scope=scope)]


def _follow_ups(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.since) for one in unit.find(FollowUp, scope=scope)]


def _minutes(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.on) for one in unit.find(TeamMinutes, scope=scope)]


def _letters(unit: UnitOfWork, scope: str) -> list[Subject]:
    return [Subject(one.id, one.on, title=one.subject) for one in unit.find(Letter, scope=scope)]


def _papers(unit: UnitOfWork, scope: str) -> list[Subject]:
    """What a covering letter may wrap: final court papers and finished ones, letters themselves left out."""
    final = unit.find(OpinionDocument, scope=scope, final=True)
    made = [one for one in unit.find(PaperDocument, scope=scope) if one.kind != "cover-letter"]
    contents = [(one.id, one.content) for one in final] + [(one.id, one.content) for one in made]
    return [
        Subject(paper_id, content.dated_on, title=content.document_title or content.title)
        for paper_id, content in contents
    ]


SUBJECTS: Mapping[str, Callable[[UnitOfWork, str], list[Subject]]] = {
    "visit-card": _visits,
    "work-plan": _plans,
    "plan-change": _changed_plans,
    "assessment": _assessments,
    "consent": _consents,
    "acknowledgement": _acknowledgements,
    "information-clause": _clauses,
    "ending-social-worker": _endings,
    "ending-court": _endings,
    "follow-up": _follow_ups,
    "team-minutes": _minutes,
    "letter": _letters,
    "cover-letter": _papers,
}
"""By key of the kind of paper."""

BLANK_TOO = frozenset({"consent", "acknowledgement", "information-clause"})
"""Kinds that can also be printed blank, to be signed."""


def subjects(desk: Desk, kind: str, family_id: str) -> tuple[Subject, ...]:
    """What a paper of that kind may be about, the newest first; empty for the family as a whole."""
    find = SUBJECTS.get(kind)
    if find is None:
        return ()
    with desk.unit_of_work() as unit:
        found = find(unit, family_scope(family_id))
    return tuple(sorted(found, key=lambda one: (one.on or date.max, one.version), reverse=True))
