"""Retention classes on days the table does not know yet."""

from datetime import date

from asystent_desktop import assets
from asystent_desktop.domain import retention

TABLE = assets.load_toml("rules/retention.toml")


def test_before_the_first_day_the_first_class_holds():
    """A head whose clock stood in 1996 could not look at what an erasure would take (simulator, seed 2)."""
    first, later = retention.classes(TABLE, date(1996, 1, 1)), retention.classes(TABLE, date(2026, 1, 1))
    assert first.keys() == later.keys()


def test_of_two_entries_the_one_in_force_holds():
    row = {"key": "x", "label": "X", "category": "B5", "years": 5, "source": "wykaz"}
    old = {**row, "valid_from": date(2012, 1, 1), "valid_until": date(2019, 12, 31)}
    new = {**row, "years": 10, "valid_from": date(2020, 1, 1)}
    for day, years in ((date(1996, 1, 1), 5), (date(2019, 12, 31), 5), (date(2020, 1, 1), 10)):
        assert retention.classes({"class": [new, old]}, day)["x"].years == years
