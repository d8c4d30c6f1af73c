"""Terms before a court against worked examples (KC art. 111-115, KPC art. 165, KRO art. 109 § 4)."""

from datetime import date

from asystent_desktop import assets
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.court_terms import last_day, next_report_on

POLAND = Holidays.from_table(assets.load_toml("rules/holidays.toml"))


def test_a_day_only_the_office_is_closed_moves_nothing() -> None:
    friday = date(2026, 8, 14)
    closed = POLAND.closed_on([friday])
    assert not closed.is_working_day(friday)
    assert last_day(friday, closed) == friday
    assert last_day(date(2026, 8, 15), closed) == date(2026, 8, 17)


def test_a_report_day_stays_until_it_is_answered() -> None:
    first = date(2026, 8, 31)
    assert next_report_on(first, 3, None, None) == first
    assert next_report_on(first, 3, first, None) == date(2026, 11, 30)
    assert next_report_on(first, 3, date(2026, 11, 30), None) == date(2027, 2, 28)
    assert next_report_on(first, 3, date(2026, 11, 30), date(2027, 1, 1)) is None
    assert next_report_on(first, None, first, None) is None
