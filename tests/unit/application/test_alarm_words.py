"""Alarms in words: whose computer it is decides what to do."""

from types import SimpleNamespace

import pytest

from asystent_desktop.application.exchange.alarm_words import worded


@pytest.mark.parametrize(
    ("device", "advice"),
    [("0192-laptop", "unieważnij"), ("office", "change-key"), ("office.5f0c", "change-key")],
)
def test_a_fork_of_the_office_key_is_no_laptop_to_revoke(device, advice):
    alarm = SimpleNamespace(code="device-forked", count=1, device=device)
    said = worded(alarm, "Laptop 1", "Anna Nowak")
    assert advice in said.next_step
    assert ("Anna Nowak" in said.text) is (device == "0192-laptop")
