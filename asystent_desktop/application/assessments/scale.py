"""The words of the grades 0-5, dated: an assessment keeps the day whose words it was made with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from asystent_desktop import assets
from asystent_desktop.domain.assessment_rules import GRADES
from asystent_desktop.domain.calendar import BadRuleTable

TABLE = "dictionaries/assessment_scale.toml"


@dataclass(frozen=True)
class Scale:
    """The words in force on a day (Polish data).

    Attributes:
        areas: Six words by the area's key, from 0 to 5.
        cooperation: Six words of the family's cooperation.
    """

    valid_from: date
    areas: Mapping[str, tuple[str, ...]]
    cooperation: tuple[str, ...]


def scale_on(day: date) -> Scale:
    """The latest wording that has begun.

    Raises:
        BadRuleTable: No wording holds on that day, or one has not six words.
    """
    begun = [one for one in assets.load_toml(TABLE)["scale"] if one["valid_from"] <= day]
    if not begun:
        raise BadRuleTable(table=TABLE, entry=day.isoformat())
    found = max(begun, key=lambda one: one["valid_from"])
    areas = {one["key"]: tuple(one["grades"]) for one in found["area"]}
    words = {**areas, "cooperation": tuple(found["cooperation"])}
    for key, grades in words.items():
        if len(grades) != len(GRADES):
            raise BadRuleTable(table=TABLE, entry=key)
    return Scale(found["valid_from"], areas, words["cooperation"])
