"""Entries that tell of a day stand in order of their days, whenever they were written down."""

from __future__ import annotations

from datetime import time
from typing import Any

from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import EntryWays


class ByDay(EntryWays):
    """As every entry; read in order of `on`, and of `at` where the kind has an hour."""

    def held(self, desk: Desk, family_id: str, cls: type[Any]) -> list[Any]:
        """A family's entries, the earliest day first."""
        found = super().held(desk, family_id, cls)
        return sorted(found, key=lambda one: (one.on, getattr(one, "at", None) or time.min, one.id))
