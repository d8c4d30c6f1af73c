"""Endings: prepared by the assistant, closed by the team; follow-up; return to service."""

from datetime import date
from typing import Any

import pytest

from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import card, endings, families, follow_ups, services
from asystent_desktop.application.faults import EndingOpen, NothingToEnd, ServiceOpen, TeamCloses
from asystent_desktop.application.wording import case_states
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.domain.kinds.ending import EndingCause, EndingNotice, Stability, Told
from asystent_desktop.domain.kinds.family import CaseBasis, Outcome
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes
from asystent_desktop.domain.stages import StageKey, StageState
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, new_family

GOALS = {"outcome": Outcome.COMPLETED, "cause": EndingCause.GOALS_REACHED, "ends_on": TODAY, "reason": "cele"}


def minutes(desk: Desk, family_id: str, decision: TeamDecision, on: date = TODAY) -> str:
    given: dict[str, Any] = {"number": "Z-7/2026", "on": on, "members": ("J. Lis",), "decision": decision}
    return entries.add(desk, family_id, TeamMinutes, **given)[1]


def state(desk: Desk, family_id: str) -> CaseState:
    return next(row.state for row in case_states.case_states(desk) if row.family_id == family_id)


def closed(desk: Desk, family_id: str) -> str:
    _changes, made = endings.prepare_ending(desk, family_id, **GOALS)
    endings.close_ending(desk, made, minutes(desk, family_id, TeamDecision.COMPLETE))
    return made


def test_a_prepared_ending_waits_and_still_counts(desk: Desk, family_id: str, signed_plan: str) -> None:
    _changes, made = endings.prepare_ending(desk, family_id, **GOALS)
    assert (state(desk, family_id), families.load(desk).current) == (CaseState.TO_CLOSE, 1)
    [view] = endings.endings(desk, family_id)
    assert view.lacks == "minutes-missing"
    assert [(one.title, one.done) for one in view.ending.goals] == [("Dzieci regularnie w szkole", 1)]
    bar = {one.key: one.state for one in families.overview(desk, family_id).stages}
    assert bar[StageKey.COMPLETION] == StageState.CURRENT
    with pytest.raises(EndingOpen):
        endings.prepare_ending(desk, family_id, **GOALS)
    with pytest.raises(TeamCloses):
        endings.close_ending(desk, made)
    with pytest.raises(TeamCloses):
        endings.close_ending(desk, made, minutes(desk, family_id, TeamDecision.CONTINUE))
    with pytest.raises(TeamCloses):
        endings.close_ending(desk, made, head_note="kierownik: zamknąć")
    endings.drop_ending(desk, made)
    assert state(desk, family_id) == CaseState.RUNNING


def test_the_team_closes_and_the_bases_end_with_the_service(desk: Desk, family_id: str) -> None:
    made = closed(desk, family_id)
    assert (state(desk, family_id), families.load(desk).current) == (CaseState.ENDED, 0)
    assert [one.until for one in entries.entries(desk, family_id, CaseBasis)] == [TODAY]
    [service] = card.card(desk, family_id).services
    assert (service.until_on, service.outcome, service.bases) == (TODAY, Outcome.COMPLETED, ("court",))
    with pytest.raises(NothingToEnd):
        endings.close_ending(desk, made)
    with pytest.raises(NothingToEnd):
        endings.prepare_ending(desk, family_id, **GOALS)


def test_a_death_or_a_move_needs_only_the_heads_note(desk: Desk, family_id: str) -> None:
    moved = {**GOALS, "outcome": Outcome.OTHER, "cause": EndingCause.MOVED_AWAY, "ends_on": date(2026, 11, 2)}
    _changes, made = endings.prepare_ending(desk, family_id, **moved)
    assert endings.endings(desk, family_id)[0].lacks == "head-note-missing"
    with pytest.raises(TeamCloses):
        endings.close_ending(desk, made, head_note="  ")
    endings.close_ending(desk, made, head_note="przeprowadzka do Gdyni, akta przekazane")
    assert card.card(desk, family_id).services[0].until_on == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cause": EndingCause.FAMILY_STOPPED}, "cause"),
        ({"reason": " "}, "reason"),
        ({"outcome": Outcome.INTERRUPTED, "cause": EndingCause.NO_EFFECT}, "recommendations"),
        ({"ends_on": date(2024, 1, 1)}, "ends_on"),
    ],
)
def test_an_ending_that_contradicts_itself(
    desk: Desk, family_id: str, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        endings.prepare_ending(desk, family_id, **{**GOALS, **changes})
    assert [one.field for one in caught.value.problems] == [field]


def test_who_must_be_told_follows_the_basis(desk: Desk, family_id: str) -> None:
    plain = new_family(desk, "Bez sądu")
    endings.prepare_ending(desk, plain, **GOALS)
    assert [one.told for one in endings.endings(desk, plain)[0].told] == [Told.SOCIAL_WORKER]
    _changes, made = endings.prepare_ending(
        desk,
        family_id,
        outcome=Outcome.INTERRUPTED,
        cause=EndingCause.FAMILY_STOPPED,
        ends_on=TODAY,
        reason="odmowa współpracy",
        recommendations="wgląd w sytuację dzieci",
        protective_orders=True,
    )
    told = endings.endings(desk, family_id)[0].told
    assert [one.told for one in told] == [Told.SOCIAL_WORKER, Told.COURT, Told.PROTECTIVE_ORDERS]
    entries.add(desk, family_id, EndingNotice, ending_id=made, told=Told.COURT, on=TODAY, proof="ePUAP")
    told = endings.endings(desk, family_id)[0].told
    assert [one.notice is not None for one in told] == [False, True, False]


def test_follow_up_has_its_own_dates_and_leads_back(desk: Desk, family_id: str) -> None:
    with pytest.raises(ServiceOpen):
        follow_ups.start_follow_up(desk, family_id)
    closed(desk, family_id)
    _changes, made = follow_ups.start_follow_up(desk, family_id, next_on=date(2026, 12, 15))
    [view] = follow_ups.follow_ups(desk, family_id)
    assert (view.follow_up.since, view.follow_up.until) == (date(2026, 11, 18), date(2027, 2, 17))
    assert (view.next_on, view.running) == (date(2026, 12, 15), True)
    assert state(desk, family_id) == CaseState.FOLLOW_UP
    assert families.load(desk).followed_up == 1
    follow_ups.add_follow_up_contact(desk, made, TODAY, Stability.NEEDS_RETURN, next_on=date(2026, 12, 1))
    [view] = follow_ups.follow_ups(desk, family_id)
    assert (view.next_on, view.needs_return) == (date(2026, 12, 1), True)
    with pytest.raises(InvalidEntry):
        services.return_to_service(desk, family_id, TODAY)
    services.return_to_service(desk, family_id, date(2026, 11, 18))
    former, running = card.card(desk, family_id).services
    assert (former.until_on, former.bases) == (TODAY, ("court",))
    assert (running.from_on, running.until_on) == (date(2026, 11, 18), None)
    assert follow_ups.follow_ups(desk, family_id)[0].running is False


def test_a_follow_up_is_prolonged_and_ended_with_its_result(desk: Desk, family_id: str) -> None:
    closed(desk, family_id)
    _changes, made = follow_ups.start_follow_up(desk, family_id, date(2027, 1, 31))
    follow_ups.change_follow_up(desk, made, until=date(2027, 5, 31))
    assert state(desk, family_id) == CaseState.FOLLOW_UP
    with pytest.raises(InvalidEntry):
        follow_ups.change_follow_up(desk, made, ended_on=date(2026, 11, 1))
    follow_ups.change_follow_up(desk, made, ended_on=date(2026, 12, 31), result="sytuacja stabilna")
    assert follow_ups.follow_ups(desk, family_id)[0].follow_up.result == "sytuacja stabilna"
