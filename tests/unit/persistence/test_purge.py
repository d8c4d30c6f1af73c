"""Purge, erasure and local backups on a real encrypted store, judged by its decrypted pages."""

import pytest
from sqlalchemy import event

from asystent_desktop.domain.records import family_scope
from asystent_desktop.persistence import local_backups, scrub
from asystent_desktop.persistence.faults import NoSuchBackup, StoreBusy
from asystent_desktop.ports.store import Draft
from tests.fakes import casework
from tests.fakes.sqlcipher_pages import PageDoesNotHold, lies_in, pages
from tests.fakes.vaults import RAW_KEY, make_vault

GONE, KEPT = "Żółtopuzik", "Rdzawoskrzydły"
WORDS = (GONE, "zoltopuzik")
OTHER = "01930000-0000-7000-8000-0000000000f2"
OTHER_SCOPE = family_scope(OTHER)
FILE_NAME = "ab" * 32


@pytest.fixture
def vault(tmp_path):
    made = make_vault(tmp_path)
    fill(made)
    yield made
    made.close()


@pytest.fixture
def upkeep(vault):
    return vault.store.upkeep(vault.public_keys, kept=3)


def fill(vault):
    """A family that goes and one that stays, weeks of cards, drafts, files, a backup."""
    with vault.unit() as unit:
        unit.save(casework.family(name=GONE, number="R-1"))
        unit.save(casework.family(id=OTHER, scope=OTHER_SCOPE, number="R-2", name=KEPT))
        unit.commit("create-family")
    for week in range(20):
        with vault.unit() as unit:
            unit.save(casework.visit(f"v{week}", facts=f"{GONE} {week} " * (1 + week * 7 % 50)))
            unit.save(casework.visit(f"w{week}", scope=OTHER_SCOPE, facts=f"{KEPT} {week} " * 9))
            unit.save(casework.action("a", text=f"{GONE} {FILE_NAME}" if week else GONE))
            unit.put_blob(FILE_NAME, GONE.encode() * 3000)
            unit.put_blob("cd" * 32, KEPT.encode())
            now = vault.clock.now()
            unit.put_draft(Draft("visit:a", casework.SCOPE, "", {"facts": GONE * (week + 1)}, now))
            unit.put_draft(Draft("visit:b", OTHER_SCOPE, "", {"facts": KEPT}, now))
            unit.commit("save-visit")
    vault.store.upkeep(vault.public_keys, kept=3).back_up()
    vault.clock.advance(seconds=1)


def purge(upkeep):
    gone = upkeep.remove([casework.SCOPE])
    upkeep.scrub()
    upkeep.replace_backups()
    return gone


def overwriting_nothing(vault):
    """A store whose deletions leave their bytes where they were: VACUUM has to hold alone."""

    def forget(connection, _record):
        connection.execute("PRAGMA secure_delete = OFF")

    event.listen(vault.store._engine, "connect", forget)
    vault.store._engine.dispose()


def test_the_search_of_pages_finds_what_lies_there(vault, tmp_path):
    found = lies_in(tmp_path, RAW_KEY, WORDS)
    assert "store.db" in found
    assert len(found) == 2, "and the backup"
    with pytest.raises(PageDoesNotHold):
        list(pages(tmp_path / "store.db", bytes(32)))


def test_nothing_of_a_purged_family_lies_anywhere(vault, upkeep, tmp_path):
    gone = purge(upkeep)
    assert (gone.commits, gone.records, gone.drafts, gone.blobs) == (21, 22, 1, 1)
    assert lies_in(tmp_path, RAW_KEY, (*WORDS, casework.FAMILY_ID)) == []
    assert len(lies_in(tmp_path, RAW_KEY, (KEPT,))) == 2
    assert vault.verify().problems == ()
    with vault.unit() as unit:
        assert [draft.key for draft in unit.drafts()] == ["visit:b"]
        assert unit.search(GONE) == []
        assert len(unit.search(KEPT)) == 21
        assert unit.blob(FILE_NAME) is None
        assert unit.blob("cd" * 32) is not None


def test_vacuum_holds_alone_when_deletions_overwrite_nothing(vault, upkeep, tmp_path):
    overwriting_nothing(vault)
    purge(upkeep)
    assert lies_in(tmp_path, RAW_KEY, WORDS) == []


def nothing(*_given):
    return None


def without_index_secrecy(vault, _monkeypatch):
    with vault.store._engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO search_text(search_text, rank) VALUES ('secure-delete', 0)")


def without_vacuum(vault, monkeypatch):
    overwriting_nothing(vault)
    monkeypatch.setattr(scrub, "_vacuum", nothing)


def without_cutting_the_log(_vault, monkeypatch):
    monkeypatch.setattr(scrub, "_cut_log", nothing)


def without_new_backups(_vault, monkeypatch):
    monkeypatch.setattr(local_backups.LocalBackups, "replace", lambda _self: 0)


@pytest.mark.parametrize(
    "take_out", [without_index_secrecy, without_vacuum, without_cutting_the_log, without_new_backups]
)
def test_each_step_is_needed(vault, upkeep, tmp_path, monkeypatch, take_out):
    take_out(vault, monkeypatch)
    purge(upkeep)
    assert lies_in(tmp_path, RAW_KEY, WORDS) != []


def test_every_step_may_be_repeated(vault, upkeep, tmp_path):
    purge(upkeep)
    vault.clock.advance(seconds=1)
    assert purge(upkeep).commits == 0
    assert lies_in(tmp_path, RAW_KEY, WORDS) == []


def test_a_reader_delays_the_scrub_and_loses_nothing(vault, upkeep):
    with vault.unit() as unit:
        unit.find(type(casework.family()))
        upkeep.remove([casework.SCOPE])
        with pytest.raises(StoreBusy):
            upkeep.scrub()
    upkeep.scrub()
    assert vault.verify().problems == ()


def test_a_backup_opens_and_shows_what_the_vault_shows(vault, upkeep):
    made = upkeep.back_up()
    check = upkeep.check_backup(made.name)
    assert check.holds
    assert check.state_hash == vault.verify().state_hash
    assert (check.commits, check.records) == (vault.verify().commits, vault.verify().records)


def test_a_damaged_backup_is_named(vault, upkeep, tmp_path):
    made = upkeep.back_up()
    file = tmp_path / "backups" / made.name / "store.db"
    content = bytearray(file.read_bytes())
    content[9000] ^= 1
    file.write_bytes(content)
    assert not upkeep.check_backup(made.name).holds
    with pytest.raises(NoSuchBackup):
        upkeep.check_backup("20000101T000000000000Z")


def test_three_backups_are_kept_and_leftovers_swept(vault, upkeep, tmp_path):
    (tmp_path / "backups" / "20261117T090000000009Z.part").mkdir()
    for _turn in range(4):
        vault.clock.advance(hours=1)
        upkeep.back_up()
    assert len(upkeep.backups()) == 3
    assert len(list((tmp_path / "backups").iterdir())) == 3
    assert upkeep.backups()[0].made_at == vault.clock.now()


def test_a_copy_has_its_name_on_the_disk_before_anybody_leans_on_it(upkeep, monkeypatch):
    synced = []
    monkeypatch.setattr(
        local_backups, "sync_folder", lambda folder: synced.append([one.name for one in folder.iterdir()])
    )
    made = upkeep.back_up()
    assert [made.name in names for names in synced] == [True]


def test_erased_payloads_are_gone_and_the_chain_holds(vault, upkeep, tmp_path):
    before = vault.verify()
    gone = upkeep.erase(casework.SCOPE, None)
    upkeep.scrub()
    upkeep.replace_backups()
    assert (gone.commits, gone.records) == (21, 22)
    assert lies_in(tmp_path, RAW_KEY, WORDS) == []
    after = vault.verify()
    assert after.problems == ()
    assert (after.commits, after.records) == (before.commits, before.records - 22)
    assert upkeep.erase(casework.SCOPE, None).commits == 0


def test_one_record_is_erased_and_its_neighbours_stay(vault, upkeep, tmp_path):
    with vault.unit() as unit:
        unit.save(casework.visit("lone", facts="Samotnik"))
        unit.put_draft(Draft("visit:c", casework.SCOPE, "lone", {"facts": "Samotnik"}, vault.clock.now()))
        unit.commit("save-visit")
    with vault.exchange() as unit:
        lone = [one.hash for one in unit.beyond({}, [casework.SCOPE]) if b"Samotnik" in one.payload_bytes]
    gone = upkeep.erase(casework.SCOPE, lone)
    assert (gone.records, gone.drafts) == (1, 1), "what was being typed about it goes, other drafts stay"
    upkeep.scrub()
    upkeep.replace_backups()
    assert lies_in(tmp_path, RAW_KEY, ("Samotnik", "samotnik")) == []
    assert len(lies_in(tmp_path, RAW_KEY, WORDS)) == 2
    assert vault.verify().problems == ()
