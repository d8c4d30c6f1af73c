"""The same fictional family as for the opinion, without a court's letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from asystent_desktop.ports.desk import Desk
from tests.ui.opinion.conftest import family_file, no_leftovers, plain, tasks

__all__ = ["no_leftovers", "plain", "tasks"]


@dataclass(frozen=True)
class Case:
    """What the tests name."""

    desk: Desk
    family_id: str


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(*family_file(tmp_path / "vault"))
    yield made
    made.desk.close()
