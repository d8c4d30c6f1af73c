"""The monthly record: what counts as a meeting, and what is time worked."""

from datetime import UTC, date, datetime, time

from asystent_desktop.domain.kinds.visit import Visit, VisitKind
from asystent_desktop.domain.records import family_scope
from asystent_desktop.domain.time_sheet import month_of

DAY = date(2026, 11, 17)


def _card(key: str, **fields: object) -> Visit:
    return Visit(
        id=key,
        scope=family_scope("F1"),
        on=DAY,
        start=time(9),
        end=time(10),
        recorded_at=datetime(2026, 11, 17, 12, tzinfo=UTC),
        author_id="P1",
        place="home",
        held=True,
        statutory_tasks=("6",),
        **fields,
    )


def test_a_telephone_call_is_time_worked_and_no_meeting() -> None:
    month = month_of(DAY, [_card("V1"), _card("V2", kind=VisitKind.PHONE)], [])
    assert (month.meetings, month.missed, month.total_minutes) == (1, 0, 120)
    assert [(one.meetings, one.minutes) for one in (*month.by_family, *month.by_task)] == [(1, 120)] * 2
