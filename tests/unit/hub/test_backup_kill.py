"""A backup or a restore killed before any of its file operations leaves the old backup, and no half hub."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.hub import epoch, founding, state
from asystent_desktop.hub.backup import back_up
from asystent_desktop.persistence.faults import FolderAway, NoVault
from tests.fakes.kills import killed_at

PHRASE = "hasło huba"
MADE = (Path, "mkdir")


@pytest.fixture
def clock():
    return PutClock(datetime(2026, 11, 17, 9, 0, tzinfo=UTC))


@pytest.fixture
def house(clock):
    return RealHouse(clock, cost=Cost.MINIMAL)


@pytest.fixture
def hub(house, tmp_path):
    made = house.create_hub(tmp_path / "hub", PHRASE)
    founding.init_hub(made, "Ośrodek", "klucz", lambda one, other: None, Cost.MINIMAL)
    yield made
    made.close()


def test_a_killed_backup_leaves_the_old_one_whole(hub, clock, tmp_path, monkeypatch):
    place = tmp_path / "kopie"
    place.mkdir()
    hub.archive.write(place)
    clock.put(clock.now() + timedelta(days=1))
    before = {one.name: one.read_bytes() for one in place.iterdir()}
    for step in range(1, 60):
        folder = shutil.copytree(place, tmp_path / f"k{step}")
        killed = killed_at(monkeypatch, step, lambda one=folder: hub.archive.write(one), MADE)
        assert all((folder / name).read_bytes() == content for name, content in before.items())
        for rows in folder.glob("*.kopia"):
            hub.archive.check(rows)
        if not killed:
            break
    assert not killed and step > 5
    assert len(list(folder.glob("*.kopia"))) == 2 and not list(folder.glob("*.part"))
    assert not list(hub.folder.glob(".proba*"))


def test_a_killed_restore_leaves_no_hub_or_a_whole_one(hub, house, tmp_path, monkeypatch):
    place = tmp_path / "kopie"
    place.mkdir()
    file = place / back_up(hub, place).proven.name
    office = hub.office
    for step in range(1, 80, 2):
        folder = tmp_path / f"r{step}"
        killed = killed_at(monkeypatch, step, lambda one=folder: house.restore_hub(file, one, PHRASE), MADE)
        try:
            made = house.open_hub(folder, PHRASE)
        except (NoVault, FolderAway):
            assert killed
            house.restore_hub(file, folder, PHRASE)
            made = house.open_hub(folder, PHRASE)
        with made.reading() as unit:
            assert state.directory(unit).office == office
            assert epoch.restored(unit)
        assert made.verify().problems == ()
        made.close()
        if not killed:
            break
    assert not killed
