"""Real vaults and hubs: made, opened, locked, refused; nothing half made passes for a vault."""

import os
import uuid
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from asystent_desktop.bootstrap import about, files
from asystent_desktop.bootstrap.clock import PutClock, SystemIds
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse, load_rules
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.faults import UnusablePassphrase, WrongPassphrase, WrongPurpose
from asystent_desktop.persistence import store as stores
from asystent_desktop.persistence.faults import (
    FolderNotEmpty,
    NoVault,
    StoreDamaged,
    StoreFull,
    VaultExists,
    VaultInUse,
)
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import Desk, HubDesk, NewPerson
from tests.fakes.caseload import new_family

PASSPHRASE = "rower zielony most"
PERSON = NewPerson("Anna Nowak", "asystentka rodziny", office_name="Ośrodek Przykładowy", device_label="L-07")


@pytest.fixture
def house() -> RealHouse:
    return RealHouse(cost=DEMO_COST)


def test_a_vault_keeps_who_works_in_it(house: RealHouse, tmp_path: Path) -> None:
    made = house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON)
    identity, public = made.identity(), made.keys.signing.public
    assert (identity.name, identity.office_name, identity.device_label) == (
        "Anna Nowak",
        "Ośrodek Przykładowy",
        "L-07",
    )
    assert (identity.enrolled, identity.role) == (False, "assistant")
    made.close()
    again = house.open_vault(tmp_path / "sejf", PASSPHRASE)
    assert (again.identity(), again.keys.signing.public) == (identity, public)
    again.put_identity(identity.__class__(**{**vars(identity), "enrolled": True}))
    assert again.identity().enrolled
    again.close()
    third = house.open_vault(tmp_path / "sejf", PASSPHRASE)
    assert third.identity().enrolled
    third.close()


def test_a_vault_is_open_once(house: RealHouse, tmp_path: Path) -> None:
    desk = house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON)
    with pytest.raises(VaultInUse):
        house.open_vault(tmp_path / "sejf", PASSPHRASE)
    desk.close()
    house.open_vault(tmp_path / "sejf", PASSPHRASE).close()


def test_a_refused_passphrase_leaves_the_vault_free(house: RealHouse, tmp_path: Path) -> None:
    house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON).close()
    with pytest.raises(WrongPassphrase):
        house.open_vault(tmp_path / "sejf", "inne")
    house.open_vault(tmp_path / "sejf", PASSPHRASE).close()


def test_a_store_that_does_not_open_leaves_the_vault_free(house: RealHouse, tmp_path: Path) -> None:
    house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON).close()
    store = tmp_path / "sejf" / "store.db"
    whole = store.read_bytes()
    store.unlink()
    for _time in range(2):
        with pytest.raises(StoreDamaged):
            house.open_vault(tmp_path / "sejf", PASSPHRASE)
    store.write_bytes(whole)
    house.open_vault(tmp_path / "sejf", PASSPHRASE).close()


def test_a_vault_is_made_in_an_empty_folder_only(house: RealHouse, tmp_path: Path) -> None:
    house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON).close()
    with pytest.raises(VaultExists):
        house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON)
    (tmp_path / "zdjęcia").mkdir()
    (tmp_path / "zdjęcia" / "a.jpg").touch()
    with pytest.raises(FolderNotEmpty):
        house.create_vault(tmp_path / "zdjęcia", PASSPHRASE, PERSON)
    with pytest.raises(UnusablePassphrase):
        house.create_vault(tmp_path / "inny", "", PERSON)
    assert not (tmp_path / "inny").exists()


def test_a_making_that_was_cut_short_is_no_vault(
    house: RealHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise StoreFull()

    with monkeypatch.context() as broken:
        broken.setattr(stores.Store, "put_document", full)
        with pytest.raises(StoreFull):
            house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON)
    with pytest.raises(NoVault):
        house.open_vault(tmp_path / "sejf", PASSPHRASE)
    assert house.about(tmp_path / "sejf") is None


def test_vault_and_hub_are_told_apart(house: RealHouse, tmp_path: Path) -> None:
    house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON).close()
    house.create_hub(tmp_path / "hub", PASSPHRASE).close()
    with pytest.raises(WrongPurpose):
        house.open_hub(tmp_path / "sejf", PASSPHRASE)
    with pytest.raises(WrongPurpose):
        house.open_vault(tmp_path / "hub", PASSPHRASE)
    vault, hub = (house.open_any(tmp_path / name, PASSPHRASE) for name in ("sejf", "hub"))
    assert isinstance(vault, Desk)
    assert isinstance(hub, HubDesk)
    assert hub.verify().problems == vault.verify().problems == ()
    vault.close()
    hub.close()


def test_a_real_vault_costs_what_a_guesser_has_to_pay(tmp_path: Path) -> None:
    house = RealHouse()
    house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON).close()
    header = (tmp_path / "sejf" / "vault.header").read_bytes()
    assert int.from_bytes(header[10:14], "big") == envelope.Cost.DEFAULT.memory_kib >= 128 * 1024
    assert int.from_bytes(header[14:18], "big") == envelope.Cost.DEFAULT.iterations >= 3


def test_a_demo_house_writes_the_past_and_the_real_clock_goes_on(tmp_path: Path) -> None:
    house, clock = RealHouse(PutClock(datetime(2026, 11, 17, 9, tzinfo=UTC))).demo_house()
    desk = house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON)
    clock.put(datetime(2024, 3, 1, 23, 30, tzinfo=UTC))
    assert desk.clock.today() == date(2024, 3, 2), "the day in Poland, not in Greenwich"
    new_family(desk, cooperation_from=date(2024, 3, 1))
    assert desk.verify().problems == ()
    desk.close()


def test_what_is_shown_before_unlocking(house: RealHouse, tmp_path: Path) -> None:
    assert house.about(tmp_path / "sejf") is None
    house.create_vault(tmp_path / "sejf", PASSPHRASE, PERSON).close()
    shown = About(name="Anna Nowak", title="asystentka rodziny", waiting=3, last_exchange=datetime.now(UTC))
    house.put_about(tmp_path / "sejf", shown)
    assert house.about(tmp_path / "sejf") == shown
    for spoilt in (b"", b"{", b'{"name": 4}', b"\xff"):
        (tmp_path / "sejf" / about.FILE).write_bytes(spoilt)
        found = house.about(tmp_path / "sejf")
        assert found is not None, "an unreadable file is no reason not to offer the unlock page"
        assert found.name == ""


def test_small_files(tmp_path: Path) -> None:
    path = tmp_path / "zaproszenie"
    files.write(path, b"12345")
    assert files.read(path, 5) == b"12345"
    with pytest.raises(files.FileTooLarge):
        files.read(path, 4)
    with pytest.raises(files.FileAway) as away:
        files.read(tmp_path / "nie ma", 5)
    assert away.value.values["reason"] == "ENOENT"
    with pytest.raises(files.FileAway):
        files.read(tmp_path, 5)
    with pytest.raises(files.FileAway):
        files.write(tmp_path / "nie" / "ma", b"")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_ids_rise_and_are_uuids_of_version_7() -> None:
    ids = SystemIds()
    made = [ids.new() for _ in range(5000)]
    assert made == sorted(set(made))
    assert {uuid.UUID(one).version for one in made} == {7}
    assert {uuid.UUID(one).variant for one in made} == {uuid.RFC_4122}
    assert len(ids.random_bytes(32)) == 32


def test_the_rules_hold_for_today() -> None:
    rules = load_rules()
    assert not rules.holidays.is_working_day(date(2026, 11, 11))
    assert rules.holidays.is_working_day(date(2026, 11, 12))
