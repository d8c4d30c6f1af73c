"""Copies the program makes by itself before a risky step, and a copy put back: real vaults, real files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from asystent_desktop.application.exchange import alarms
from asystent_desktop.application.transfer import imports
from asystent_desktop.application.transfer.import_files import COLUMNS, FAMILIES
from asystent_desktop.application.vault import backups
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.crypto.faults import WrongPassphrase
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.limits import Limit
from asystent_desktop.hub.care_faults import BackupDamaged
from asystent_desktop.persistence import local_backups, schema
from asystent_desktop.persistence.faults import NoRoomForCopy, NoSuchBackup, StoreFull
from asystent_desktop.persistence.local_backups import LocalBackups
from asystent_desktop.ports.desk import Desk, NewPerson
from asystent_desktop.ports.upkeep import CopyFor
from tests.exchange_sim.town import new_family
from tests.unit.cli.terminal import Terminal

WORDS = "rower zielony most"
LISTS = {
    name: (";".join(columns) + "\n").encode() for name, columns in COLUMNS.items() if name != FAMILIES
} | {FAMILIES: (";".join(COLUMNS[FAMILIES]) + "\nR-9/2026;Wróbel;Polna 1;;\n").encode()}


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> RealHouse:
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", WORDS)
    return RealHouse(cost=Cost.MINIMAL)


@pytest.fixture
def folder(house: RealHouse, tmp_path: Path) -> Path:
    desk = house.create_vault(tmp_path / "sejf", WORDS, NewPerson("Anna Nowak", "asystentka rodziny"))
    new_family(desk, "Kowalska", "R-01/2026")
    desk.close()
    return tmp_path / "sejf"


@pytest.fixture
def desk(house: RealHouse, folder: Path) -> Iterator[Desk]:
    made = house.open_vault(folder, WORDS)
    yield made
    made.close()


def names(house: RealHouse, folder: Path) -> list[str]:
    desk = house.open_vault(folder, WORDS)
    with desk.unit_of_work() as unit:
        found = sorted(one.name for one in unit.find(Family))
    assert desk.verify().problems == ()
    desk.close()
    return found


def copies(folder: Path) -> list[CopyFor | None]:
    return [one.reason for one in local_backups.rows(folder / "backups")]


def later_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next opening finds the tables made by other declarations than the program's."""
    monkeypatch.setattr(schema, "projected", lambda _connection: {})


def full(_copies: LocalBackups, _to: Path) -> None:
    raise StoreFull()


def test_an_update_is_preceded_by_a_copy(house, folder, monkeypatch):
    with monkeypatch.context() as patch:
        later_version(patch)
        assert names(house, folder) == ["Kowalska"]
    assert set(copies(folder)) == {CopyFor.UPDATE}
    before = copies(folder)
    assert names(house, folder) == ["Kowalska"] and copies(folder) == before, "only when something changes"


def test_an_update_without_room_for_the_copy_waits_and_says_why(house, folder, monkeypatch):
    with monkeypatch.context() as patch:
        later_version(patch)
        patch.setattr(LocalBackups, "_copy", full)
        with pytest.raises(NoRoomForCopy) as refused:
            house.open_vault(folder, WORDS)
        assert refused.value.values["mib"] >= 1
        done = Terminal(house, folder).run("due")
        assert (done.code, done.told()) == (3, ["no-room-for-copy"])
    assert names(house, folder) == ["Kowalska"], "nothing was touched"
    assert copies(folder) == [] and not list((folder / "backups").glob("*"))


def test_an_import_is_preceded_by_a_copy_of_what_was(house, folder, desk):
    imports.run(desk, LISTS)
    assert copies(folder) == [CopyFor.IMPORT]
    imports.run(desk, LISTS)
    assert copies(folder) == [CopyFor.IMPORT], "nothing new, no copy"
    desk.close()
    assert names(house, folder) == ["Kowalska", "Wróbel"]
    house.restore_vault(folder, WORDS)
    assert names(house, folder) == ["Kowalska"]


def test_an_import_without_room_for_the_copy_writes_nothing(desk, monkeypatch):
    monkeypatch.setattr(LocalBackups, "_copy", full)
    with pytest.raises(NoRoomForCopy):
        imports.run(desk, LISTS)
    with desk.unit_of_work() as unit:
        assert [one.name for one in unit.find(Family)] == ["Kowalska"]


def test_as_many_of_each_sort_stay_as_the_rules_say(folder, desk):
    kept = desk.rules.limits.at(desk.clock.today())[Limit.LOCAL_BACKUPS_KEPT]
    for reason in (None, CopyFor.IMPORT):
        for _turn in range(kept + 1):
            desk.upkeep.back_up(reason)
    assert sorted(map(str, copies(folder))) == sorted(["None"] * kept + ["import"] * kept)


def test_a_copy_that_cannot_be_read_back_is_none(folder, desk, monkeypatch):
    real = LocalBackups._copy

    def flipped(one: LocalBackups, to: Path) -> None:
        real(one, to)
        content = bytearray(to.read_bytes())
        content[-100] ^= 1
        to.write_bytes(content)

    monkeypatch.setattr(LocalBackups, "_copy", flipped)
    with pytest.raises(Exception, match="store-damaged"):
        desk.upkeep.back_up()
    assert copies(folder) == []


def test_a_copy_put_back_keeps_what_was_and_tells_that_it_went_back(house, folder, desk):
    desk.upkeep.back_up()
    new_family(desk, "Zielińska", "R-04/2026")
    desk.close()
    done = Terminal(house, folder).run("vault", "restore")
    assert done.code == 0, done
    assert names(house, folder) == ["Kowalska"]
    assert copies(folder) == [CopyFor.RESTORE, None]
    opened = house.open_vault(folder, WORDS)
    found = alarms.went_back(opened)
    opened.close()
    assert found is not None and found.missing >= 1
    (kept,) = (one for one in local_backups.rows(folder / "backups") if one.reason is CopyFor.RESTORE)
    house.restore_vault(folder, WORDS, kept.name)
    assert names(house, folder) == ["Kowalska", "Zielińska"]


@pytest.mark.parametrize("harm", ["cut", "gone", "header"])
def test_a_vault_that_no_longer_opens_comes_back_and_its_files_are_kept(house, folder, desk, harm):
    desk.upkeep.back_up()
    desk.close()
    store = folder / "store.db"
    if harm == "cut":
        store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])
    if harm == "gone":
        store.unlink()
    if harm == "header":
        for name in ("vault.header", "vault.header.bak"):
            (folder / name).write_bytes(b"")
    with pytest.raises(Exception, match=r"damaged|foreign|header"):
        house.open_vault(folder, WORDS)
    house.restore_vault(folder, WORDS)
    assert names(house, folder) == ["Kowalska"]
    assert copies(folder)[0] is (CopyFor.RESTORE if harm == "header" else CopyFor.DAMAGED)
    opened = house.open_vault(folder, WORDS)
    assert backups.run_drill(opened).passed, "of the copy, never of the damaged files"
    opened.close()


def test_what_cannot_be_put_back_is_refused_and_the_vault_stays(house, folder, desk):
    with pytest.raises(NoSuchBackup):
        house.restore_vault(folder, WORDS)
    made = desk.upkeep.back_up()
    desk.close()
    with pytest.raises(WrongPassphrase):
        house.restore_vault(folder, "inne hasło")
    copy = folder / "backups" / made.name / "store.db"
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(BackupDamaged):
        house.restore_vault(folder, WORDS)
    assert names(house, folder) == ["Kowalska"] and copies(folder) == [None]
    assert not (folder / ".przywracanie").exists()


def test_what_a_killed_restore_left_goes_with_the_next_opening(house, folder):
    (folder / ".przywracanie").mkdir()
    shutil.copy(folder / "store.db", folder / ".przywracanie" / "store.db")
    assert names(house, folder) == ["Kowalska"]
    assert not (folder / ".przywracanie").exists()


def test_the_drill_of_the_command_line_is_the_one_settings_show(house, folder, desk):
    desk.upkeep.back_up(CopyFor.IMPORT)
    desk.close()
    said = Terminal(house, folder).data("vault", "backup", "--check")
    assert said["problems"] == 0 and said["commits"] >= 1
    listed = Terminal(house, folder).run("--lang", "en", "vault", "backup", "--list").out
    assert "before an import" in listed
    opened = house.open_vault(folder, WORDS)
    drill = backups.backup_state(opened).drill
    opened.close()
    assert drill is not None and drill.passed and drill.commits == said["commits"]
