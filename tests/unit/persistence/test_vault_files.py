"""The folder: two headers, one of which may break; one program at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from asystent_desktop.crypto.envelope import ENVELOPE_BYTES, Cost, Purpose, unwrap, wrap
from asystent_desktop.crypto.faults import DamagedHeader, ForeignFile, NewerVersion, WrongPurpose
from asystent_desktop.persistence import vault_files
from asystent_desktop.persistence.faults import (
    FolderAway,
    FolderNotEmpty,
    NoVault,
    StoreFull,
    VaultExists,
    VaultInUse,
)
from asystent_desktop.persistence.vault_files import HEADER, SPARE, VaultFolder, write_whole

SECRET = bytes(range(32))


def header(passphrase: str = "hasło", purpose: Purpose = Purpose.VAULT) -> bytes:
    return wrap(SECRET, passphrase, purpose, Cost.MINIMAL)


@pytest.fixture
def files(tmp_path: Path) -> VaultFolder:
    made = VaultFolder(tmp_path / "vault")
    made.prepare()
    made.write_header(header())
    return made


def copies(files: VaultFolder) -> tuple[bytes, bytes]:
    return (files.folder / HEADER).read_bytes(), (files.folder / SPARE).read_bytes()


def test_both_copies_are_equal_and_open(files: VaultFolder) -> None:
    main, spare = copies(files)
    assert main == spare == files.read_header(Purpose.VAULT)
    assert unwrap(main, "hasło", Purpose.VAULT) == SECRET
    assert files.exists()


@pytest.mark.parametrize("broken", [HEADER, SPARE])
@pytest.mark.parametrize("how", ["flipped", "cut", "empty", "absent", "foreign", "a-folder"])
def test_a_broken_copy_is_put_right_from_the_other(files: VaultFolder, broken: str, how: str) -> None:
    good = files.read_header(Purpose.VAULT)
    path = files.folder / broken
    content = {
        "flipped": good[:60] + bytes([good[60] ^ 1]) + good[61:],
        "cut": good[:50],
        "empty": b"",
        "foreign": b"%PDF-1.7 " * 20,
    }.get(how)
    path.unlink()
    if how == "a-folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    assert files.read_header(Purpose.VAULT) == good
    if how != "a-folder":
        assert copies(files) == (good, good)


def test_the_main_copy_wins_after_a_crash_between_the_two(files: VaultFolder) -> None:
    changed = header("nowe hasło")
    write_whole(files.folder / HEADER, changed)
    assert files.read_header(Purpose.VAULT) == changed
    assert copies(files) == (changed, changed), "the former passphrase opens nothing any more"


def test_two_broken_copies_are_named(files: VaultFolder) -> None:
    good = files.read_header(Purpose.VAULT)
    for name in (HEADER, SPARE):
        (files.folder / name).write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(DamagedHeader):
        files.read_header(Purpose.VAULT)
    (files.folder / HEADER).write_bytes(b"nic")
    with pytest.raises(ForeignFile):
        files.read_header(Purpose.VAULT)
    (files.folder / HEADER).unlink()
    with pytest.raises(DamagedHeader):
        files.read_header(Purpose.VAULT)


def test_a_newer_header_is_not_overwritten_by_an_older_spare(files: VaultFolder) -> None:
    from asystent_desktop.crypto.digests import sha256

    newer = bytearray(files.read_header(Purpose.VAULT)[:-32])
    newer[8] = 9
    content = bytes(newer) + sha256(bytes(newer))
    (files.folder / HEADER).write_bytes(content)
    with pytest.raises(NewerVersion):
        files.read_header(Purpose.VAULT)
    assert (files.folder / HEADER).read_bytes() == content


def test_a_hub_is_no_vault(files: VaultFolder) -> None:
    files.write_header(header(purpose=Purpose.HUB))
    with pytest.raises(WrongPurpose):
        files.read_header(Purpose.VAULT)
    assert len(files.read_header(Purpose.HUB)) == ENVELOPE_BYTES


def test_folders_that_are_no_vault(tmp_path: Path, files: VaultFolder) -> None:
    with pytest.raises(VaultExists):
        files.prepare()
    with pytest.raises(NoVault):
        VaultFolder(tmp_path).read_header(Purpose.VAULT)
    with pytest.raises(FolderAway):
        VaultFolder(tmp_path / "nowhere").read_header(Purpose.VAULT)
    with pytest.raises(FolderNotEmpty):
        VaultFolder(tmp_path).prepare()
    (tmp_path / "plik").write_text("x")
    with pytest.raises(FolderNotEmpty):
        VaultFolder(tmp_path / "plik").prepare()
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").touch()
    VaultFolder(tmp_path / "empty").prepare()
    VaultFolder(tmp_path / "new" / "deep").prepare()
    if os.name != "nt":
        assert (tmp_path / "new" / "deep").stat().st_mode & 0o077 == 0


def test_a_write_that_fails_leaves_the_former_header(
    files: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    before = copies(files)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(vault_files.os, "fsync", full)
    with pytest.raises(StoreFull):
        files.write_header(header("inne"))
    monkeypatch.undo()
    assert copies(files) == before
    assert {one.name for one in files.folder.iterdir()} == {HEADER, SPARE}


def test_one_program_at_a_time(files: VaultFolder) -> None:
    with files.lock():
        with pytest.raises(VaultInUse) as caught:
            files.lock()
        assert caught.value.values == {}
    files.lock().release()
    with pytest.raises(FolderAway):
        VaultFolder(files.folder / "nowhere").lock()


HOLDS = """
import sys, time
from pathlib import Path
from asystent_desktop.persistence.vault_files import VaultFolder
lock = VaultFolder(Path(sys.argv[1])).lock()
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_program_is_refused_and_a_killed_one_lets_go(files: VaultFolder) -> None:
    root = Path(__file__).parents[3]
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(files.folder)],
        stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(VaultInUse):
        files.lock()
    child.kill()
    child.wait()
    child.stdout.close()
    files.lock().release()
