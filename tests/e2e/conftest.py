"""A fictional office built once by the program itself, and cheap vaults of one's own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.demo import office
from asystent_desktop.ports.desk import Desk, NewPerson
from tests.e2e.program import PASSPHRASE, Ran, run
from tests.fakes.caseload import new_family


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The folder of a small played demo, and how the process that made it ended."""
    folder = tmp_path_factory.mktemp("demo") / "pokaz"
    return folder, run("demo", folder, "--headless", "--families", 3, passphrase=None)


@pytest.fixture
def laptop(played: tuple[Path, Ran], tmp_path: Path) -> Path:
    """A copy of the demo's first laptop, to be changed or damaged; its passphrase is the demo's."""
    return shutil.copytree(played[0] / office.LAPTOP_1, tmp_path / office.LAPTOP_1)


@pytest.fixture
def house() -> RealHouse:
    """Real parts with a cheap passphrase."""
    return RealHouse(cost=DEMO_COST)


@pytest.fixture
def own_vault(house: RealHouse, tmp_path: Path) -> Path:
    """A vault with one family, R-01 of this year, closed."""
    folder = tmp_path / "sejf"
    desk = house.create_vault(folder, PASSPHRASE, NewPerson("Anna Nowak", "asystentka rodziny"))
    new_family(desk)
    desk.close()
    return folder


@pytest.fixture
def opened(house: RealHouse, own_vault: Path) -> Iterator[Desk]:
    """The same vault, open in this process."""
    desk = house.open_vault(own_vault, PASSPHRASE)
    yield desk
    desk.close()
