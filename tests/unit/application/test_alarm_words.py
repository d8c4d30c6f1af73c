"""Alarms in words: whose computer it is decides what to do."""

from datetime import date
from types import SimpleNamespace

import pytest

from asystent_desktop import assets
from asystent_desktop.application.exchange.alarm_words import worded
from asystent_desktop.domain.limits import Limits

LIMITS = Limits.from_table(assets.load_toml("rules/limits.toml")).at(date(2026, 11, 17))


@pytest.mark.parametrize(
    ("device", "advice"),
    [("0192-laptop", "unieważnij"), ("office", "change-key"), ("office.5f0c", "change-key")],
)
def test_a_fork_of_the_office_key_is_no_laptop_to_revoke(device, advice):
    alarm = SimpleNamespace(code="device-forked", count=1, device=device, values={})
    said = worded(alarm, "Laptop 1", "Anna Nowak", LIMITS)
    assert advice in said.next_step
    assert ("Anna Nowak" in said.text) is (device == "0192-laptop")


@pytest.mark.parametrize(
    ("code", "values", "told"),
    [
        ("gap-old", {"days": "3", "patience": "9"}, ("3", "9")),
        ("gap-old", {}, ("7", "14")),
        ("entry-overdue", {"patience": "9"}, ("9",)),
        ("backup-old", {"days": "3"}, ("3",)),
        ("backup-old", {}, ("7",)),
    ],
)
def test_the_days_of_an_alarm_are_those_the_office_reckoned_with(code, values, told):
    alarm = SimpleNamespace(code=code, count=1, device="0192-laptop", values=values)
    said = worded(alarm, "Laptop 1", "Anna Nowak", LIMITS)
    words = " ".join((said.title, said.text, said.next_step))
    assert [one for one in words.replace("Laptop 1", "").split() if one.isdigit()] == list(told)
