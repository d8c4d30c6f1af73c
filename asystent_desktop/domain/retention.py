"""How long files are kept (*kategoria archiwalna*): dated data of the office's list of records.

The clock runs from 1 January after the year in which the matter was closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from asystent_desktop.domain.calendar import BadRuleTable

FAMILY_FILE: Final = "family_file"
RESTRICTED_FILE: Final = "restricted_file"


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """One class as the office's list has it on some days; `label` is Polish data."""

    key: str
    label: str
    category: str
    years: int
    valid_from: date
    valid_until: date | None
    source: str

    def erasable_from(self, closed_on: date) -> date:
        """First day on which a matter closed on that day may be destroyed."""
        return date(closed_on.year + 1 + self.years, 1, 1)


def classes(table: Mapping[str, Any], on: date) -> dict[str, RetentionClass]:
    """The classes that hold on a day, by key; the later entry where two overlap.

    Before the first of a key that one holds: a computer's clock may be decades off.

    Args:
        table: resources/rules/retention.toml, already loaded.

    Raises:
        BadRuleTable: an entry is not in shape.
    """
    found: dict[str, RetentionClass] = {}
    for row in sorted(table.get("class", ()), key=lambda one: str(one.get("valid_from"))):
        try:
            one = RetentionClass(**{"valid_until": None, **row})
        except TypeError as fault:
            raise BadRuleTable(table="retention", entry=str(row.get("key"))) from fault
        if type(one.years) is not int or one.years < 1 or type(one.valid_from) is not date:
            raise BadRuleTable(table="retention", entry=one.key)
        reached = one.valid_from <= on or one.key not in found
        if reached and (one.valid_until is None or on <= one.valid_until):
            found[one.key] = one
    return found
