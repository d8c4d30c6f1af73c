"""The six-step bar."""

from datetime import date

from asystent_desktop.domain.stages import ServiceFacts, StageKey, StageState, stages

TODAY = date(2026, 11, 17)
BEGUN = date(2025, 3, 12)


def states(facts: ServiceFacts) -> str:
    return "".join(stage.state.value[0] for stage in stages(facts, TODAY))


def test_a_service_moves_by_its_events() -> None:
    assert states(ServiceFacts()) == "cnnnnn"
    assert states(ServiceFacts(BEGUN)) == "dcnnnn"
    assert states(ServiceFacts(BEGUN, diagnosed_on=date(2025, 4, 4))) == "ddcnnn"
    assert states(ServiceFacts(BEGUN, date(2025, 4, 4), 3, date(2026, 10, 8))) == "dddcnn"


def test_a_plan_without_a_recorded_diagnosis_is_work_all_the_same() -> None:
    bar = stages(ServiceFacts(BEGUN, plan_version=1), TODAY)
    assert [stage.state for stage in bar[:4]] == [
        StageState.DONE,
        StageState.NEXT,
        StageState.DONE,
        StageState.CURRENT,
    ]


def test_follow_up_is_current_until_its_last_day() -> None:
    ended = date(2026, 10, 1)
    running = ServiceFacts(BEGUN, date(2025, 4, 4), 1, ended, None, ended, follow_up_until=TODAY)
    assert states(running) == "dddddc"
    over = ServiceFacts(BEGUN, date(2025, 4, 4), 1, ended, None, ended, follow_up_until=date(2026, 11, 16))
    assert states(over) == "dddddd"
    without = ServiceFacts(BEGUN, date(2025, 4, 4), 1, ended, None, ended)
    assert states(without) == "dddddn"


def test_interruption_takes_the_place_of_completion() -> None:
    keys = [stage.key for stage in stages(ServiceFacts(BEGUN, ended_on=TODAY, interrupted=True), TODAY)]
    assert keys[4] == StageKey.INTERRUPTION


def test_the_work_shows_the_next_assessment_and_the_plan_its_version() -> None:
    bar = stages(ServiceFacts(BEGUN, None, 3, date(2026, 10, 8), date(2026, 12, 11)), TODAY)
    assert (bar[2].plan_version, bar[2].on, bar[3].on) == (3, date(2026, 10, 8), date(2026, 12, 11))


def test_a_future_beginning_is_not_done() -> None:
    assert states(ServiceFacts(date(2026, 12, 1))) == "cnnnnn"
