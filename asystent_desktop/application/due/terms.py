"""The terms of one family whose service runs, kind by kind; `due.py` puts them together.

Rules:
1. Contact: the Director's order, counted from the last contact that resets it, else from the first day of the
   service ("Spotkanie (zarządzenie)", never a statutory term).
2. Court: the day the court set, moved by KC art. 115 alone; closed by the day the answer left.
3. Plan: deadlines of actions not done, of the plan in force only; without one, a term of the office's own.
4. Half-yearly assessment (art. 15 ust. 1 pkt 15): half a year after the last one, else after the first day of
   the service; it never moves later, and a missed one stays.
5. What ends (certificates, authorisations, help plans) is due on its last day unless a newer one replaced it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asystent_desktop.application.due.records import DueRecords
from asystent_desktop.application.reading import limit_on
from asystent_desktop.domain.assessment_rules import next_due
from asystent_desktop.domain.court_terms import last_day, next_report_on
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.assessment import Assessment
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Referral, ReferralState, TeamWork
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.ending import EndingState, ServiceEnding
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, Family, FamilyMember
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.plan_rules import is_done, newest_plan, plan_in_force
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class Term:
    """A term as found: its day, what it says beside its kind, the record to open, when it is near."""

    kind: DueKind
    due_on: date
    detail: str
    record_id: str
    soon_days: int


@dataclass(frozen=True)
class Reckoning:
    """What every rule is given: the records, the day, and the office's limits on it."""

    desk: Desk
    records: DueRecords
    day: date

    def limit(self, limit: Limit) -> int:
        """A limit on the day."""
        return limit_on(self.desk, limit, self.day)


def running_terms(at: Reckoning, family: Family) -> Iterator[Term]:
    """Every term of a family whose service runs, but the contact."""
    yield from _court(at, family)
    yield from _plan(at, family)
    yield from _assessment(at, family)
    yield from _papers(at, family)
    yield from _placed(at, family)
    yield from _around(at, family)
    yield from _blue_card(at, family)
    yield from _ending(at, family)
    yield from _lacks(at, family)


def _court(at: Reckoning, family: Family) -> Iterator[Term]:
    soon, holidays = at.limit(Limit.COURT_SOON_DAYS), at.desk.rules.holidays
    for one in at.records.of(CourtRequest, family):
        if one.closed_on is None and one.due_on is not None:
            yield Term(DueKind.COURT_OPINION, last_day(one.due_on, holidays), one.case_ref, one.id, soon)
    for plan in at.records.of(CourtReportSchedule, family):
        set_on = next_report_on(plan.first_on, plan.every_months, plan.done_until, plan.ends_on)
        if set_on is not None:
            yield Term(DueKind.COURT_REPORT, last_day(set_on, holidays), plan.case_ref, plan.id, soon)


def _plan(at: Reckoning, family: Family) -> Iterator[Term]:
    soon = at.limit(Limit.ACTION_SOON_DAYS)
    plans = at.records.of(WorkPlan, family)
    valid = plan_in_force(plans)
    if valid is not None:
        goals = {one.id for one in at.records.of(PlanGoal, family) if one.plan_id == valid.id}
        for action in at.records.of(PlanAction, family):
            if action.goal_id in goals and action.due_on is not None and not is_done(action):
                yield Term(DueKind.PLAN_ACTION, action.due_on, action.text, action.id, soon)
    elif family.cooperation_from is not None:
        until = family.cooperation_from + timedelta(days=at.limit(Limit.FIRST_PLAN_DAYS))
        draft = newest_plan(plans)
        yield Term(DueKind.NO_PLAN, until, "", draft.id if draft else family.id, soon)


def _assessment(at: Reckoning, family: Family) -> Iterator[Term]:
    begun = family.cooperation_from
    if begun is not None and begun > at.day:
        return
    months = at.limit(Limit.ASSESSMENT_INTERVAL_MONTHS)
    until = next_due(begun, at.records.of(Assessment, family), months)
    if until is not None:
        yield Term(DueKind.ASSESSMENT, until, "", family.id, at.limit(Limit.ASSESSMENT_SOON_DAYS))


def _papers(at: Reckoning, family: Family) -> Iterator[Term]:
    """Certificates and authorisations that end; the newest of a person counts."""
    soon = at.limit(Limit.PAPER_SOON_DAYS)
    bases = [one for one in at.records.of(CaseBasis, family) if one.basis == Basis.FOR_LIFE]
    if bases and not any(in_force(one, at.day) for one in bases):
        return
    proofs = {(one.member_id, one.proof): one for one in _by_day(at.records.of(ForLifeDocument, family))}
    given = at.records.of(Authorisation, family)
    authorised = {
        one.member_id: one
        for one in sorted(given, key=lambda one: (one.valid_until or date.max, one.id))
        if one.revoked_on is None
    }
    for proof in proofs.values():
        if proof.valid_until is not None:
            yield Term(DueKind.CERTIFICATE, proof.valid_until, proof.issuer, proof.id, soon)
    for one in authorised.values():
        if one.valid_until is not None:
            names = ", ".join(held.name for held in one.institutions)
            yield Term(DueKind.AUTHORISATION, one.valid_until, names, one.id, soon)


def _by_day(held: Iterable[ForLifeDocument]) -> list[ForLifeDocument]:
    return sorted(held, key=lambda one: (one.valid_until or date.max, one.id))


def _placed(at: Reckoning, family: Family) -> Iterator[Term]:
    soon = at.limit(Limit.ACTION_SOON_DAYS)
    for one in at.records.of(Placement, family):
        if not in_force(one, at.day):
            continue
        if one.help_plan_until is not None:
            yield Term(DueKind.HELP_PLAN, one.help_plan_until, one.coordinator, one.id, soon)
        if one.return_planned_on is not None:
            yield Term(DueKind.RETURN_HOME, one.return_planned_on, one.place, one.id, soon)


def _around(at: Reckoning, family: Family) -> Iterator[Term]:
    """Referrals, tasks and next meetings of teams."""
    soon = at.limit(Limit.ACTION_SOON_DAYS)
    for referral in at.records.of(Referral, family):
        if referral.state == ReferralState.GIVEN and referral.first_meeting_on is not None:
            yield Term(DueKind.REFERRAL, referral.first_meeting_on, referral.to, referral.id, soon)
    for task in at.records.of(TeamTask, family):
        if task.done_on is None and task.due_on is not None:
            yield Term(DueKind.TEAM_TASK, task.due_on, task.text, task.id, soon)
    yield from _next_meeting(at.records.of(TeamMinutes, family), soon)
    yield from _next_meeting(at.records.of(TeamWork, family), soon)


def _next_meeting(held: Sequence[TeamMinutes] | Sequence[TeamWork], soon: int) -> Iterator[Term]:
    """The day the latest meeting set for the next one."""
    latest = max(held, key=lambda one: (one.on, one.id), default=None)
    if latest is not None and latest.next_on is not None:
        yield Term(DueKind.TEAM_MEETING, latest.next_on, "", latest.id, soon)


def _blue_card(at: Reckoning, family: Family) -> Iterator[Term]:
    """Only that something is due: what stands in the compartment stays there."""
    soon = at.limit(Limit.COURT_SOON_DAYS)
    for one in at.records.cards.get(family.id, ()):
        if one.hand_over_by is not None:
            yield Term(DueKind.BLUE_CARD_HAND_OVER, one.hand_over_by, "", one.card_id, soon)
        if one.first_meeting_by is not None:
            yield Term(DueKind.BLUE_CARD_MEETING, one.first_meeting_by, "", one.card_id, soon)


def _ending(at: Reckoning, family: Family) -> Iterator[Term]:
    for one in at.records.of(ServiceEnding, family):
        if one.state == EndingState.PREPARED:
            yield Term(DueKind.TO_CLOSE, one.ends_on, "", one.id, at.limit(Limit.ACTION_SOON_DAYS))


def _lacks(at: Reckoning, family: Family) -> Iterator[Term]:
    """What a complete file has and this one lacks (art. 15 ust. 1 pkt 14); as `card_gaps` says it."""
    begun = family.cooperation_from
    if begun is None or begun > at.day:
        return
    consents = at.records.of(CooperationConsent, family)
    if not any(one.withdrawn_on is None or one.withdrawn_on > at.day for one in consents):
        yield Term(DueKind.CONSENT, begun, "", family.id, 0)
    placed = at.records.of(Placement, family)
    lacking = (
        not any(in_force(one, at.day) for one in at.records.of(CaseBasis, family)),
        not at.records.of(FamilyMember, family),
        not at.records.of(InformationClause, family),
        any(in_force(one, at.day) and one.help_plan_on is None for one in placed),
    )
    if any(lacking):
        yield Term(DueKind.FILE_GAP, begun, str(sum(lacking)), family.id, 0)
