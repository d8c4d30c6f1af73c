"""Citations of law for prints: a register with days of validity, never a text in the code."""

from datetime import date
from typing import Any

from asystent_desktop import assets
from asystent_desktop.errors import UserFixable

_REGISTER = "rules/citations.toml"


class NoCitation(UserFixable):
    """The register holds no citation of a key that is valid on a day. Values: `key`, `day` (ISO date)."""

    code = "i18n.no-citation"


def citation(key: str, day: date, *, publication: bool = False) -> str:
    """The Polish citation in the genitive: "art. 15 ust. 1 pkt 17 ustawy z dnia 9 czerwca 2011 r. o …".

    Args:
        key: A `[[citation]]` of resources/rules/citations.toml, e.g. "court_opinion".
        day: The day the print bears.
        publication: Add the place of publication in brackets, where the register knows it.

    Raises:
        NoCitation: The register has no such entry for that day.
    """
    register = assets.load_toml(_REGISTER)
    unit = _valid(register["citation"], key, day)
    act = _valid(register["act"], unit["act"], day)
    text = f"{unit['unit']} {act['genitive']}"
    return f"{text} ({act['publication']})" if publication and act["publication"] else text


def _valid(rows: list[dict[str, Any]], key: str, day: date) -> dict[str, Any]:
    """The latest row of a key that holds on a day."""
    held = [
        row
        for row in rows
        if row["key"] == key and row["valid_from"] <= day and day <= row.get("valid_until", date.max)
    ]
    if not held:
        raise NoCitation(key=key, day=day.isoformat())
    return max(held, key=lambda row: row["valid_from"])
