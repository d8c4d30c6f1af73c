"""A small caseload on a fixed day, in real vaults with a cheap passphrase."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from asystent_desktop import i18n
from asystent_desktop.application.opinion import opinions
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.demo import caseload
from asystent_desktop.demo.cast import Cast
from asystent_desktop.ports.desk import NewPerson
from tests.unit.cli.terminal import Terminal

PASSPHRASE = "rower zielony most"
NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)  # a Tuesday
FAMILIES = 3


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("ASYSTENT_LANG", raising=False)


@pytest.fixture(autouse=True)
def language_of_others():
    """A command speaks the language it was asked for; the tests after it speak theirs."""
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.fixture
def clock() -> PutClock:
    return PutClock(NOW)


@pytest.fixture
def house(clock: PutClock) -> RealHouse:
    return RealHouse(clock, cost=DEMO_COST)


@pytest.fixture(scope="session")
def caseload_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with three families, a year of visits and a frozen opinion."""
    clock = PutClock(NOW)
    folder = tmp_path_factory.mktemp("caseload") / "sejf"
    person = NewPerson("Anna Nowak", "asystentka rodziny")
    desk = RealHouse(clock, cost=DEMO_COST).create_vault(folder, PASSPHRASE, person)
    random = Random(1)
    caseload.fill(desk, clock, Cast(random, clock.today()), random, families=FAMILIES, years=1)
    opinions.submit(desk, opinions.start_opinion(desk, opinions.requests(desk)[0].request_id)[1])
    desk.close()
    return folder


@pytest.fixture
def terminal(house: RealHouse, caseload_folder: Path, tmp_path: Path) -> Terminal:
    """The command line over a copy of it."""
    return Terminal(house, shutil.copytree(caseload_folder, tmp_path / "sejf"))


@pytest.fixture
def empty(house: RealHouse, tmp_path: Path) -> Terminal:
    """The command line over a folder that is not there yet."""
    return Terminal(house, tmp_path / "nowy")
