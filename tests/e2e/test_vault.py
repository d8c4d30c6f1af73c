"""Making, opening and checking a vault from the command line: exit codes and Polish messages."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from asystent_desktop import __version__
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Purpose
from asystent_desktop.ports.desk import Desk
from tests.e2e.program import PASSPHRASE, run

HEADERS = ("vault.header", "vault.header.bak")


def test_the_version() -> None:
    done = run("--version")
    assert (done.code, done.out) == (0, f"Asystent {__version__}\n")


def test_a_vault_made_with_a_passphrase_file_opens_with_the_environment(tmp_path: Path) -> None:
    secret, vault = tmp_path / "haslo.txt", tmp_path / "sejf"
    secret.write_text(f"{PASSPHRASE}\ndruga linia\n", "utf-8")
    made = run(
        "--passphrase-file", secret, "vault", "create", "--name", "Anna Nowak", vault=vault, passphrase=None
    )
    assert (made.code, made.err) == (0, "")
    assert str(vault) in made.out
    assert {one.name for one in vault.iterdir()} >= {*HEADERS, "store.db", "vault.lock"}
    listed = run("family", "list", "--json", vault=vault)
    assert (listed.code, listed.data()) == (0, [])
    again = run("vault", "create", "--name", "Anna Nowak", vault=vault)
    assert (again.code, again.told()) == (3, ["vault-exists"])


def test_without_a_passphrase_nobody_is_kept_waiting(own_vault: Path) -> None:
    done = run("due", vault=own_vault, passphrase=None)
    assert (done.code, done.out, done.told()) == (3, "", ["cli.passphrase-missing"])
    assert "ASYSTENT_PASSPHRASE" in done.err


def test_a_wrong_passphrase(own_vault: Path) -> None:
    before = contents(own_vault)
    done = run("family", "list", vault=own_vault, passphrase="rower zielony most!")
    assert (done.code, done.out, done.told()) == (3, "", ["wrong-passphrase"])
    assert contents(own_vault) == before


def test_no_vault_and_a_folder_that_is_away(tmp_path: Path) -> None:
    (tmp_path / "pusty").mkdir()
    none, away = (run("due", vault=tmp_path / name) for name in ("pusty", "stick/sejf"))
    assert (none.code, none.told()) == (3, ["no-vault"])
    assert (away.code, away.told()) == (3, ["cli.nothing-there"])
    assert not (tmp_path / "stick").exists()


def test_a_vault_open_elsewhere(own_vault: Path, opened: Desk) -> None:
    done = run("family", "list", vault=own_vault)
    assert (done.code, done.out, done.told()) == (3, "", ["vault-in-use"])


def spoil_magic(header: bytes) -> bytes:
    return b"%PDF-1.7" + header[8:]


def flip(header: bytes) -> bytes:
    return header[:40] + bytes([header[40] ^ 1]) + header[41:]


def newer(header: bytes) -> bytes:
    body = header[:8] + bytes([header[8] + 1]) + header[9:-32]
    return body + hashlib.sha256(body).digest()


@pytest.mark.parametrize(
    ("spoil", "code", "fault"),
    [(spoil_magic, 3, "foreign-file"), (flip, 4, "damaged-header"), (newer, 5, "newer-header")],
    ids=["foreign", "damaged", "newer"],
)
def test_a_header_that_cannot_be_used(
    own_vault: Path, spoil: Callable[[bytes], bytes], code: int, fault: str
) -> None:
    for name in HEADERS:
        (own_vault / name).write_bytes(spoil((own_vault / name).read_bytes()))
    before = contents(own_vault)
    done = run("family", "list", vault=own_vault)
    assert (done.code, done.out) == (code, "")
    assert fault in done.told()
    assert contents(own_vault) == before, "evidence is kept"


def test_one_damaged_header_is_put_right_by_the_other(own_vault: Path) -> None:
    main, spare = (own_vault / name for name in HEADERS)
    main.write_bytes(flip(main.read_bytes()))
    assert run("family", "list", vault=own_vault).code == 0
    assert main.read_bytes() == spare.read_bytes()


def test_a_whole_store_verifies(own_vault: Path) -> None:
    done = run("verify", "--json", vault=own_vault)
    report = done.data()
    assert (done.code, report["problems"]) == (0, [])
    assert report["commits"] > 0
    assert len(report["state"]) == 64


def test_a_store_changed_behind_the_journals_back(own_vault: Path) -> None:
    header = (own_vault / HEADERS[0]).read_bytes()
    key = envelope.unwrap(header, PASSPHRASE, Purpose.VAULT)
    other = apsw.Connection(str(own_vault / "store.db"))
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    other.execute("UPDATE commits SET signature = zeroblob(64)")
    other.close()
    done = run("verify", vault=own_vault)
    assert done.code == 1
    assert "Podpis nie zgadza się z danymi." in done.out
    assert run("verify", "--json", vault=own_vault).data()["problems"]


def test_a_flipped_byte_of_the_store_is_told_and_kept(own_vault: Path) -> None:
    store = own_vault / "store.db"
    content = bytearray(store.read_bytes())
    for page in range(4096 * 2, len(content), 4096):
        content[page + 100] ^= 1
    store.write_bytes(content)
    done = run("verify", vault=own_vault)
    assert (done.code, done.told()) == (4, ["store-damaged"])
    assert store.read_bytes() == content


def test_a_store_that_is_gone(own_vault: Path) -> None:
    (own_vault / "store.db").unlink()
    done = run("family", "list", vault=own_vault)
    assert (done.code, done.told()) == (4, ["store-damaged"])
    assert not (own_vault / "store.db").exists()


def test_a_header_of_another_vault(own_vault: Path, tmp_path: Path) -> None:
    other = tmp_path / "inny"
    assert run("vault", "create", "--name", "Jan Nowy", vault=other).code == 0
    for name in HEADERS:
        shutil.copyfile(other / name, own_vault / name)
    done = run("family", "list", vault=own_vault)
    assert (done.code, done.told()) == (4, ["wrong-store-key"])


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}
