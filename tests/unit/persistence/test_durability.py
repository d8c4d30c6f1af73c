"""Full disks, kills, power cuts, wrong keys, damaged files, newer versions."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from asystent_desktop.domain.kinds import Visit
from asystent_desktop.persistence import schema
from asystent_desktop.persistence.faults import StoreDamaged, StoreFull, StoreNewer, WrongStoreKey
from asystent_desktop.persistence.store import STORE_FILE, create_store, open_store
from tests.fakes.casework import visit
from tests.fakes.clock import FakeClock
from tests.fakes.disks import small_disk
from tests.fakes.vaults import RAW_KEY, FakeVault, make_vault

__all__ = ["small_disk"]

KILLED = """
import sys
from pathlib import Path
from tests.fakes.casework import visit
from tests.fakes.vaults import make_vault
vault = make_vault(Path(sys.argv[1]))
for number in range(10_000):
    with vault.unit() as unit:
        unit.save(visit(f"v{number:05}", facts="tekst " * 200))
        unit.commit("save-visit")
    print(number, flush=True)
"""


def reopened(folder: Path) -> FakeVault:
    """The vault of `folder` as the next start of the program finds it."""
    spare = make_vault(folder.with_name(folder.name + "-spare"))
    spare.store.close()
    spare.folder = folder
    return spare.reopen()


@pytest.mark.parametrize("after", [1, 7, 30])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, after: int) -> None:
    root = Path(__file__).parents[3]
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "vault")],
        stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert child.stdout is not None
    acknowledged = -1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged >= after:
            child.kill()
            break
    acknowledged = max([acknowledged, *map(int, child.stdout.read().split())])
    child.wait()
    vault = reopened(tmp_path / "vault")
    with vault.unit() as unit:
        found = [one.id for one in unit.find(Visit)]
    assert found[: acknowledged + 1] == [f"v{number:05}" for number in range(acknowledged + 1)]
    assert len(found) <= acknowledged + 2, "at most the one that was under way"
    verified = vault.verify()
    assert (verified.problems, verified.commits) == ((), len(found))
    vault.close()


def test_what_lies_in_the_wal_alone_is_recovered(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    with vault.unit() as unit:
        unit.save(visit("v1"))
        unit.commit("save-visit")
    # A power cut: the files as they lie, the program never closed them. The index of the WAL is lost too.
    cut = tmp_path / "cut"
    shutil.copytree(vault.folder, cut)
    (cut / "store.db-shm").unlink()
    assert (cut / "store.db-wal").stat().st_size > 0
    vault.close()
    after = reopened(cut)
    with after.unit() as unit:
        assert unit.find(Visit) == [visit("v1")]
    assert after.verify().problems == ()
    after.close()


def fill(vault: FakeVault) -> int:
    """Saves until the disk is full; returns how many visits were acknowledged."""
    for number in range(1000):
        with vault.unit() as unit:
            unit.save(visit(f"v{number:05}", facts="tekst " * 1000))
            unit.commit("save-visit")
        with vault.unit() as unit:
            unit.put_blob(f"{number:064}", os.urandom(20_000))
            unit.commit("blob")
    raise AssertionError("the disk never filled")


def test_a_full_disk_says_so_and_loses_nothing(small_disk: Path) -> None:
    vault = make_vault(small_disk / "vault")
    with pytest.raises(StoreFull):
        fill(vault)
    with vault.unit() as unit:
        kept = unit.find(Visit)
    assert kept == [visit(f"v{number:05}", facts="tekst " * 1000) for number in range(len(kept))]
    assert len(kept) > 2
    with pytest.raises(StoreFull), vault.unit() as unit:
        unit.put_blob("ff" * 32, os.urandom(4_000_000))
        unit.commit("blob")
    vault.close()
    vault.reopen()
    with vault.unit() as unit:
        assert unit.find(Visit) == kept
    assert vault.verify().problems == ()
    vault.close()


def test_a_store_that_could_not_be_made_leaves_nothing_behind(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(2 * 1024 * 1024 - 65536))
    folder = small_disk / "vault"
    folder.mkdir()
    with pytest.raises(StoreFull):
        create_store(folder, RAW_KEY, FakeClock())
    assert list(folder.iterdir()) == []
    (small_disk / "ballast").unlink()
    create_store(folder, RAW_KEY, FakeClock()).close()


QUOTA = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from asystent_desktop.persistence.faults import StoreFull
from tests.fakes.vaults import make_vault
from tests.unit.persistence.test_durability import fill
vault = make_vault(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, resource.RLIM_INFINITY))
try:
    fill(vault)
except StoreFull:
    print("full")
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
def test_a_quota_is_a_full_disk_too(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", QUOTA, str(tmp_path / "vault")],
        capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=False,
    )  # fmt: skip
    assert done.stdout == "full\n", done.stderr
    vault = reopened(tmp_path / "vault")
    with vault.unit() as unit:
        assert len(unit.find(Visit)) > 2
    assert vault.verify().problems == ()
    vault.close()


def with_visits(tmp_path: Path) -> Path:
    vault = make_vault(tmp_path / "vault")
    with vault.unit() as unit:
        for number in range(50):
            unit.save(visit(f"v{number:05}", facts="tekst " * 100))
        unit.commit("save-visit")
    vault.close()
    return tmp_path / "vault"


def test_another_key_is_told_from_a_damaged_file(tmp_path: Path) -> None:
    folder = with_visits(tmp_path)
    with pytest.raises(WrongStoreKey):
        open_store(folder, bytes(32), FakeClock())
    path = folder / STORE_FILE
    content = bytearray(path.read_bytes())
    content[2000] ^= 1  # inside the first page
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        open_store(folder, RAW_KEY, FakeClock())


def test_damage_further_in_is_found_when_it_is_read(tmp_path: Path) -> None:
    folder = with_visits(tmp_path)
    path = folder / STORE_FILE
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        store = open_store(folder, RAW_KEY, FakeClock())
        store.verify(lambda _device: None)


def test_missing_empty_and_foreign_files(tmp_path: Path) -> None:
    folder = with_visits(tmp_path)
    path = folder / STORE_FILE
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreDamaged):
        open_store(folder, RAW_KEY, FakeClock())
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        open_store(folder, RAW_KEY, FakeClock())
    path.write_bytes(b"To jest plik tekstowy. " * 1000)
    with pytest.raises((StoreDamaged, WrongStoreKey)):
        open_store(folder, RAW_KEY, FakeClock())
    path.unlink()
    with pytest.raises(StoreDamaged):
        open_store(folder, RAW_KEY, FakeClock())
    assert not path.exists(), "opening never makes a store"


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "VERSION", 2)
    store = create_store(tmp_path, RAW_KEY, FakeClock())
    store.close()
    monkeypatch.undo()
    before = (tmp_path / STORE_FILE).read_bytes()
    with pytest.raises(StoreNewer) as caught:
        open_store(tmp_path, RAW_KEY, FakeClock())
    assert caught.value.values == {"version": 2, "known": 1}
    assert (tmp_path / STORE_FILE).read_bytes() == before
