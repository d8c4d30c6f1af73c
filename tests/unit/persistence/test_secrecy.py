"""Nothing readable on disk, and a second, independent program that reads the store with its key."""

import os
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from asystent_desktop.crypto.envelope import Cost, Purpose, wrap
from asystent_desktop.persistence.vault_files import VaultFolder
from asystent_desktop.ports.store import Draft
from tests.fakes.casework import SCOPE, family, visit
from tests.fakes.vaults import RAW_KEY, FakeVault, make_vault

CANARY = "Kanarekżółty"
FORMS = [
    form
    for text in (CANARY, CANARY.lower(), "kanarekzolty", "zolty")
    for form in (text.encode(), text.encode("utf-16-le"), text.encode().hex().encode())
]


def write_everywhere(vault: FakeVault) -> None:
    """The canary as record, in the search index, as draft, blob, setting and document."""
    with vault.unit() as unit:
        unit.save(family(name=CANARY, full_name=CANARY))
        for number in range(40):
            unit.save(visit(f"v{number}", facts=f"{CANARY} {number} " * 20))
        unit.put_draft(Draft("visit:f", SCOPE, "", {"facts": CANARY}, datetime.now(UTC)))
        unit.put_blob("ab" * 32, CANARY.encode() * 100)
        unit.put_setting("last", CANARY)
        unit.commit("test")
    vault.store.put_document("identity", CANARY.encode())


def readable(folder: Path) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name}: {form!r}" for form in FORMS if form in content]
    return found


def test_no_file_holds_a_word_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP"):
        monkeypatch.setenv(name, str(temporary))
    folder = tmp_path / "vault"
    vault = make_vault(folder)
    files = VaultFolder(folder)
    files.write_header(wrap(RAW_KEY, "hasło", Purpose.VAULT, Cost.MINIMAL))
    with files.lock():
        write_everywhere(vault)
        with vault.unit() as unit:  # sorting and a query that would spill to a temporary file
            assert len(unit.search("kanarekzolty", limit=100)) == 41
            unit.put_draft(Draft("x", SCOPE, "", {"facts": CANARY * 1000}, datetime.now(UTC)))
            during = {path.name for path in folder.iterdir()}
            assert {"store.db", "store.db-wal", "store.db-shm", "vault.header", "vault.lock"} <= during
            assert readable(tmp_path) == []
    vault.close()
    assert readable(tmp_path) == []
    assert {path.name for path in folder.iterdir()} == {
        "store.db", "vault.header", "vault.header.bak", "vault.lock",
    }  # fmt: skip
    assert list(temporary.iterdir()) == []


def test_the_search_for_readable_text_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"\x00\x01" + CANARY.encode() + b"\x02")
    assert len(readable(tmp_path)) == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_the_store_is_its_owners(vault: FakeVault) -> None:
    write_everywhere(vault)
    for path in vault.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_an_independent_program_reads_it_with_the_key(vault: FakeVault) -> None:
    write_everywhere(vault)
    vault.close()
    other = apsw.Connection(str(vault.folder / "store.db"))
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.execute(f"PRAGMA key = \"x'{RAW_KEY.hex()}'\"")
    assert other.pragma("integrity_check") == "ok"
    assert other.execute("SELECT name, number FROM rec_family").fetchall() == [(CANARY, "R-03/2025")]
    assert other.execute("SELECT count(*) FROM commits").fetchall() == [(1,)]
    assert b"asystent-commit/1" in other.execute("SELECT envelope FROM commits").fetchall()[0][0]
    other.execute("DELETE FROM rec_family")  # a plain database to any reader: the guard is ours alone
    other.close()
    again = apsw.Connection(str(vault.folder / "store.db"))
    again.pragma("cipher", "sqlcipher")
    again.pragma("legacy", 4)
    again.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    with pytest.raises(apsw.NotADBError):
        again.execute("SELECT count(*) FROM commits")
    again.close()
    vault.reopen()
    assert vault.verify().problems == (f"record-missing:family/{family().id}",)
