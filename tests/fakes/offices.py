"""A small office on real stores for tests of the head's screens: hub, head, two assistants, three families.

from tests.fakes.offices import english, house, office, settled, tasks   # in a conftest.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from asystent_desktop import i18n
from asystent_desktop.application.family.families import FamilyForm, create_family
from asystent_desktop.bootstrap import files
from asystent_desktop.ports.desk import Desk
from asystent_desktop.transport.folder import FolderCarrier
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from tests.exchange_sim.town import Town, make_town, new_family

__all__ = ["SmallOffice", "english", "house", "office", "settled", "tasks"]


@dataclass
class SmallOffice:
    """Anna holds "Wiśniewska" and "Mazur", Ewa holds nothing, "Rogalska" waits at the head's desk."""

    town: Town
    head: Desk
    anna: Desk
    ewa: Desk
    held: tuple[str, str]
    waiting: str


class RealFiles:
    """The part of `ports.desk.House` these screens use, over the real disk."""

    def carrier(self, folder: Path | str) -> FolderCarrier:
        return FolderCarrier(Path(folder))

    def read_file(self, path: Path, limit_bytes: int) -> bytes:
        return files.read(path, limit_bytes)

    def write_file(self, path: Path, content: bytes) -> None:
        files.write(path, content)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with i18n.speaking("en"):
        yield
    masking().set_on(False)


@pytest.fixture
def house() -> RealFiles:
    return RealFiles()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    town = make_town(tmp_path / "town")
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    head = town.laptop("Halina Jarosz", role="head")
    held = (new_family(anna).id, new_family(anna, "Mazur", "R-04/2025").id)
    town.admit(anna)
    town.admit(ewa)
    town.admit(head, role="head")
    town.round(anna, ewa, head)
    town.round(anna, ewa, head)
    form = FamilyForm(name="Rogalska", full_name="Maria Rogalska", district="Ligota")
    _changes, waiting = create_family(head, form)
    yield SmallOffice(town, head, anna, ewa, held, waiting)
    town.close()


@pytest.fixture
def tasks(qtbot: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def settled(qtbot: object, tasks: Tasks) -> Callable[[], None]:
    """Waits until every job asked for has been answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)  # type: ignore[attr-defined]

    return wait
