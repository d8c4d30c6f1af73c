"""What happens in the families beside visits and plans: people around, referrals, placements, papers.

The scenes are data (resources/demo/scenes.toml); here they become entries, each written on its own day.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.entries import entries
from asystent_desktop.application.opinion import opinions
from asystent_desktop.demo.history import Event, FamilyHistory, at
from asystent_desktop.domain.records import KINDS
from asystent_desktop.journal import codec
from asystent_desktop.ports.desk import Desk

_DAY = re.compile(r"@([+-]\d+)")


@cache
def _scenes() -> tuple[Mapping[str, Any], ...]:
    return tuple(assets.load_toml("demo/scenes.toml")["entry"])


class Scenes:
    """The scenes of one family.

    Args:
        place: Which of the caseload's families it is, from 0.
    """

    def __init__(self, desk: Desk, history: FamilyHistory, place: int, today: date) -> None:
        self._desk, self._history, self._today = desk, history, today
        self._mine = [one for one in _scenes() if one["family"] == place]
        self._written: dict[str, str] = {}

    def events(self) -> Iterator[Event]:
        """Each entry on its day; to be done in order of time."""
        for number, one in enumerate(self._mine):
            yield at(self._today - timedelta(days=one["days"]), 12, number), self._deed(one)

    def _deed(self, scene: Mapping[str, Any]) -> Callable[[], object]:
        def write() -> None:
            kind = KINDS[scene["kind"]]
            raw = {name: self._said(value) for name, value in scene["fields"].items()}
            given = {name: codec.decode_field(kind, name, value) for name, value in raw.items()}
            _changes, made = entries.add(self._desk, self._history.family_id, kind.cls, **given)
            self._written[kind.name] = made

        return write

    def _said(self, value: Any) -> Any:
        """A value with what "@" stands for."""
        if isinstance(value, list):
            return [self._said(one) for one in value]
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        if found := _DAY.fullmatch(value):
            return (self._today + timedelta(days=int(found[1]))).isoformat()
        return self._people().get(value[1:]) or self._written[value[1:]]

    def _people(self) -> dict[str, str]:
        known = self._history.known
        return {
            "mother": known.adults[0],
            "father": known.adults[-1],
            "eldest": known.children[0],
            "child": known.children[-1],
            "court": opinions.courts()[0].court,
            "case": self._history.case_ref,
        }
