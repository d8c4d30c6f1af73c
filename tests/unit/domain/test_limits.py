"""Dated limits."""

from datetime import date
from typing import Any

import pytest

from asystent_desktop import assets
from asystent_desktop.domain.calendar import BadRuleTable
from asystent_desktop.domain.limits import OPTIONAL, Limit, Limits, NoLimitOnDay

SHIPPED = assets.load_toml("rules/limits.toml")


def test_the_shipped_limits_hold_today() -> None:
    today = Limits.from_table(SHIPPED).at(date(2026, 11, 17))
    assert today[Limit.CONTACT_INTERVAL_WORKING_DAYS] == 10
    assert today[Limit.FAMILIES_PER_ASSISTANT] == 15
    assert today[Limit.ASSESSMENT_INTERVAL_MONTHS] == 6
    assert all(today[limit] > 0 for limit in Limit if limit not in OPTIONAL)
    assert {today.optional(limit) for limit in OPTIONAL} == {None}


def test_a_day_is_judged_by_the_limit_of_its_time() -> None:
    limits = Limits.from_table(SHIPPED)
    assert limits.at(date(2014, 12, 31))[Limit.FAMILIES_PER_ASSISTANT] == 20
    assert limits.at(date(2015, 1, 1))[Limit.FAMILIES_PER_ASSISTANT] == 15


def test_no_value_on_a_day_is_a_named_error() -> None:
    with pytest.raises(NoLimitOnDay) as caught:
        Limits.from_table(SHIPPED).at(date(2011, 12, 31))[Limit.FAMILIES_PER_ASSISTANT]
    assert caught.value.values == {"limit": "families_per_assistant", "day": "2011-12-31"}


def test_the_later_of_two_overlapping_entries_holds() -> None:
    rows = [
        {"value": 10, "valid_from": date(2026, 7, 1), "source": "new"},
        {"value": 15, "valid_from": date(2015, 1, 1), "source": "old"},
    ]
    limits = Limits.from_table({**SHIPPED, "families_per_assistant": rows})
    assert limits.at(date(2026, 6, 30))[Limit.FAMILIES_PER_ASSISTANT] == 15
    assert limits.at(date(2026, 7, 1))[Limit.FAMILIES_PER_ASSISTANT] == 10


@pytest.mark.parametrize(
    "row",
    [
        {"value": "10", "valid_from": date(2020, 1, 1), "source": "x"},
        {"value": True, "valid_from": date(2020, 1, 1), "source": "x"},
        {"value": 0, "valid_from": date(2020, 1, 1), "source": "x"},
        {"value": 10, "valid_from": "2020-01-01", "source": "x"},
        {"value": 10, "valid_from": date(2020, 1, 1), "source": ""},
        {"value": 10, "valid_from": date(2020, 1, 1), "valid_until": date(2019, 1, 1), "source": "x"},
        {"value": 10, "source": "x"},
        "10",
    ],
)
def test_an_entry_out_of_shape_is_refused(row: Any) -> None:
    with pytest.raises(BadRuleTable):
        Limits.from_table({**SHIPPED, "families_per_assistant": [row]})


def test_a_table_of_a_former_version_is_read() -> None:
    former = {**SHIPPED, "clipboard_clear_seconds": [{"value": 60}]}
    assert Limits.from_table(former) == Limits.from_table(SHIPPED)


def test_missing_and_unknown_limits_are_refused() -> None:
    with pytest.raises(BadRuleTable):
        Limits.from_table({**SHIPPED, "no_such_limit": []})
    with pytest.raises(BadRuleTable):
        Limits.from_table({name: rows for name, rows in SHIPPED.items() if name != "plain_file_days"})
    with pytest.raises(BadRuleTable):
        Limits.from_table({**SHIPPED, "plain_file_days": []})
