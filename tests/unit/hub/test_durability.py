"""Receipts that prove themselves, durable only by a proven backup, a restored hub, a restored laptop."""

import shutil
from dataclasses import replace

import pytest

from asystent_desktop.application.exchange.memory import memory
from asystent_desktop.bootstrap import hub_backups
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange import receipts
from asystent_desktop.hub import alarms, epoch, state
from asystent_desktop.hub.backup import back_up
from asystent_desktop.hub.care_faults import BackupDamaged, DirectoryBehind, NotRestored, OnlyReceiving
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.persistence.hub_store import create_hub
from tests.exchange_sim.town import new_family, save, stored
from tests.fakes.hubs import _desk, office_of, secret_of


def receipts_of(desk, scope):
    with desk.exchange_unit() as unit:
        commits = unit.beyond({}, [scope])
        return unit.receipts([commit.hash for commit in commits]), len(commits)


def not_durable(desk, scope):
    with desk.exchange_unit() as unit:
        return unit.not_durable(scope)


def restored_from(town, file, name="hub"):
    """The town's hub is lost; another is filled from the backup, as `hub_restore` does it."""
    town.hub.close()
    place = town.folder / "restored"
    place.mkdir()
    store = create_hub(place, office_of(name), secret_of(name), town.clock)
    keys = file.with_name(hub_backups.keys_name(file.name))
    head = hub_backups.fill(store, file, keys, secret_of(name))
    with store.exchange_unit() as unit:
        epoch.begin(unit, "another-epoch", town.clock.now(), head.made_at)
        unit.commit()
    town.hub = _desk(place, store, name, town.clock, town.hub.ids)
    return town.hub


@pytest.fixture
def backups(tmp_path, town):
    folder = tmp_path / "kopie"
    folder.mkdir()
    if not (town.hub.folder / "vault.header").exists():
        from asystent_desktop.crypto.envelope import Cost, Purpose, wrap

        header = wrap(secret_of("hub"), "hasło", Purpose.HUB, Cost.MINIMAL)
        (town.hub.folder / "vault.header").write_bytes(header)
    return folder


def working(town):
    anna = town.laptop("Anna Nowak")
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    return anna, family


def test_a_receipt_proves_itself_and_not_another_commit(town):
    anna, family = working(town)
    held, count = receipts_of(anna, family.scope)
    assert len(held) == count == 1
    (receipt,) = held.values()
    office, hub_key = town.hub.office, town.hub.keys.signing.public
    assert receipts.proven(receipt, office, hub_key)
    for other in (
        replace(receipt, commit="a" * 64),
        replace(receipt, status=receipts.Status.HELD),
        replace(receipt, received_at=receipt.received_at.replace(year=2020)),
        replace(receipt, directory_version=receipt.directory_version + 1),
    ):
        assert not receipts.proven(other, office, hub_key)
    assert not receipts.proven(receipt, "another-office", hub_key)


def test_durable_comes_only_from_a_proven_backup(town, backups):
    anna, family = working(town)
    town.round(anna)
    assert not_durable(anna, family.scope) == 1
    made = back_up(town.hub, backups)
    assert made.durable >= 1
    assert not_durable(anna, family.scope) == 1  # not told yet
    report = town.round(anna)[0]
    assert report.durable == 2  # the assignment too
    assert not_durable(anna, family.scope) == 0
    save(anna, replace(stored(anna, family.id), phone="32 000 00 01"))
    town.round(anna)
    assert not_durable(anna, family.scope) == 1


@pytest.mark.parametrize("suffix", [".kopia", ".klucze"])
def test_a_damaged_backup_is_found_by_its_drill(town, backups, suffix):
    working(town)
    made = back_up(town.hub, backups)
    file = backups / made.proven.name
    assert town.hub.archive.check(file).commits == made.proven.commits
    hurt = file.with_suffix(suffix)
    whole = hurt.read_bytes()
    for broken in (whole[:-1], whole[:-40] + b"\0" + whole[-39:], whole + b"x", b""):
        hurt.write_bytes(broken)
        with pytest.raises(BackupDamaged):
            town.hub.archive.check(file)
    hurt.unlink()
    with pytest.raises(BackupDamaged):
        town.hub.archive.check(file)


def test_old_backups_go_and_the_newest_stays(town, backups):
    working(town)
    first = back_up(town.hub, backups).proven.name
    town.clock.advance(days=36)
    assert back_up(town.hub, backups).expired == 1
    assert not (backups / first).exists()
    assert len(list(backups.iterdir())) == 2


def test_a_restored_hub_only_receives_until_office_signs(town, backups):
    anna, family = working(town)
    back_up(town.hub, backups)
    town.round(anna)
    assert not_durable(anna, family.scope) == 0
    save(anna, replace(stored(anna, family.id), phone="32 000 00 02"))
    town.round(anna)
    before, _ = receipts_of(anna, family.scope)
    hub = restored_from(town, backups / next(backups.glob("*.kopia")).name)
    save(anna, replace(stored(anna, family.id), phone="32 000 00 03"))
    town.clock.advance(hours=1)
    town.exchange(anna)
    done = town.answer()
    assert done.only_receives
    assert town.carrier.boxes["do-osrodka"]
    with pytest.raises(OnlyReceiving):
        back_up(hub, backups)
    town.exchange(anna)  # reads the notice of the new epoch: everything is offered again
    assert not_durable(anna, family.scope) > 0
    with anna.exchange_unit() as unit:
        assert memory(unit).office_heads == {}
    town.answer()
    with hub.reading() as unit:
        assert len(unit.beyond({}, [family.scope])) == 2  # what had a receipt came back by itself
    epoch.resume(hub, town.office)
    with pytest.raises(NotRestored):
        epoch.resume(hub, town.office)
    town.answer()
    town.round(anna)
    after, count = receipts_of(anna, family.scope)
    assert count == len(after) == 3
    for name, receipt in before.items():
        assert after[name] == replace(receipt, durable=False)
    with hub.reading() as unit:
        known = unit.receipts(before)
        assert {name: one.received_at for name, one in known.items()} == {
            name: one.received_at for name, one in before.items()
        }
    assert [one.code for one in town_alarms(town)] == [alarms.HUB_RESTORED]
    assert town.verify(anna).problems == ()


def town_alarms(town):
    with town.hub.reading() as unit:
        return alarms.events(unit)


def test_a_forgotten_revocation_comes_back_with_a_laptop(town, backups):
    anna, _family = working(town)
    jan = town.laptop("Jan Lis")
    town.admit(jan)
    town.round(anna, jan)
    made = back_up(town.hub, backups)
    revoke(town.hub, town.office, jan.identity().device_id)
    town.round(anna)
    hub = restored_from(town, backups / made.proven.name)
    new_family(jan, "Lisowska", "R-09/2026")
    town.clock.advance(hours=1)
    town.exchange(anna)
    town.answer()
    with pytest.raises(DirectoryBehind):
        epoch.resume(hub, town.office)
    town.exchange(jan)
    town.exchange(anna)
    town.answer()
    epoch.resume(hub, town.office)
    taken = town.answer()
    assert {one.fault for one in taken.ingested if one.device == jan.identity().device_id} == {
        "revoked-device"
    }
    with hub.reading() as unit:
        device = state.directory(unit).device(jan.identity().device_id)
    assert device is not None and device.revoked_at is not None
    assert town.exchange(anna).problems == ()


def test_a_receipt_of_another_key_is_no_proof_for_a_restored_hub(town, backups):
    anna, family = working(town)
    forger = SigningKey.generate()
    with anna.exchange_unit() as unit:
        commits = unit.beyond({}, [family.scope])
        held = unit.receipts([commits[0].hash])[commits[0].hash]
        forged = receipts.signed(replace(held, signature=b""), town.hub.office, forger.sign)
    assert not receipts.proven(forged, town.hub.office, town.hub.keys.signing.public)


def test_a_laptop_that_went_back_is_noticed_and_gets_its_entries_back(town):
    anna, family = working(town)
    vault = anna.verify.__self__
    vault.store.exchange_unit()
    kept = town.folder / "copy.db"
    vault.store.close()
    shutil.copy(anna.folder / "store.db", kept)
    vault.reopen()
    save(anna, replace(stored(anna, family.id), phone="32 111 11 11"))
    town.round(anna)
    town.round(anna)
    vault.store.close()
    shutil.copy(kept, anna.folder / "store.db")
    vault.reopen()
    assert stored(anna, family.id).phone == ""
    save(anna, replace(stored(anna, family.id), name="Wiśniewska-Kos"))
    town.clock.advance(hours=2)
    town.round(anna)
    town.round(anna)
    assert stored(anna, family.id).phone == "32 111 11 11"
    assert stored(anna, family.id).name == "Wiśniewska-Kos"
    codes = {one.code for one in town_alarms(town)}
    assert codes == {alarms.LAPTOP_RESTORED, alarms.DEVICE_FORKED}


def test_an_honest_laptop_raises_no_alarm(town):
    anna, family = working(town)
    for number in range(4):
        save(anna, replace(stored(anna, family.id), phone=f"32 222 22 2{number}"))
        town.round(anna)
    assert town_alarms(town) == ()


def test_a_late_bundle_is_no_sign_of_a_restored_laptop(town):
    anna, family = working(town)
    box = town.carrier.boxes["do-osrodka"]
    save(anna, replace(stored(anna, family.id), phone="32 333 33 33"))
    town.exchange(anna)
    (late,) = [(name, blob) for name, blob in box.items()]
    save(anna, replace(stored(anna, family.id), phone="32 444 44 44"))
    town.round(anna)
    box[late[0]] = late[1]
    town.answer()
    assert town_alarms(town) == ()


def test_settling_an_alarm_takes_it_away(town):
    anna, _family = working(town)
    with town.hub.exchange_unit() as unit:
        alarms.note(unit, alarms.DEVICE_FORKED, town.clock.now(), anna.identity().device_id)
        alarms.note(unit, alarms.DEVICE_FORKED, town.clock.now(), anna.identity().device_id)
        unit.commit()
    (one,) = town_alarms(town)
    assert one.count == 2
    alarms.settle(town.hub, one.id)
    assert town_alarms(town) == ()
