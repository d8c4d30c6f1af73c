"""What cannot be done is told in words, with its exit code, and leaves the output to data."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from asystent_desktop import __main__ as program
from tests.unit.cli.terminal import Terminal

KEY = "klucz.key"


@pytest.fixture
def office(empty: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line over a folder where a hub is to be."""
    monkeypatch.setenv("ASYSTENT_OFFICE_PASSPHRASE", "hasło klucza ośrodka")
    return Terminal(empty.house, tmp_path / "osrodek")


def init(office: Terminal, key: Path, name: str = "Ośrodek") -> tuple[int, list[str]]:
    done = office.run("hub", "init", "--name", name, "--office-key", key)
    return done.code, done.told()


@pytest.mark.parametrize(
    "words", [("due", "--json"), ("verify", "--json"), ("hub", "status", "--json"), ("vault", "restore")]
)
def test_no_folder(words: tuple[str, ...], empty: Terminal) -> None:
    done = empty.run(*words)
    assert (done.code, done.out, done.told()) == (3, "", ["cli.nothing-there"])
    assert str(empty.vault) in done.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("family", "show", "R-99/2026", "--json"), "cli.unknown-family"),
        (("bundle", "verify", "nie ma.bundle", "--json"), "file-away"),
        (("hub", "held", "--json"), "application.office-only"),
        (("hub", "status", "--json"), "wrong-purpose"),
        (("vault", "restore"), "cli.no-copy-yet"),
    ],
)
def test_a_vault_that_cannot(words: tuple[str, ...], code: str, terminal: Terminal) -> None:
    done = terminal.run(*words)
    assert (done.code, done.out) == (3, "") and code in done.told()


def test_a_wrong_passphrase_in_the_language_asked_for(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", "nie to")
    assert terminal.run("due", "--json").told() == ["wrong-passphrase"]
    assert terminal.run("--lang=en", "due", "--json").err.startswith("Wrong passphrase.")
    monkeypatch.setenv("ASYSTENT_LANG", "en")
    assert terminal.run("due").err.startswith("Wrong passphrase.")
    monkeypatch.setenv("ASYSTENT_LANG", "xx")
    assert terminal.run("due").told() == ["wrong-passphrase"]


def test_a_language_nobody_speaks(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.run("--lang", "xx", "due").code == 2
    assert "'xx'" in capsys.readouterr().err


def test_a_founding_that_broke_off_goes_on(office: Terminal, tmp_path: Path) -> None:
    assert init(office, office.vault / KEY) == (3, ["office-key-inside-hub"])
    assert init(office, tmp_path / "nie ma" / KEY) == (3, ["file-away"])
    assert init(office, tmp_path / KEY) == (0, [])
    assert init(office, tmp_path / "inny.key", "Inny") == (3, ["hub-founded"])
    assert not (tmp_path / "inny.key").exists()


def test_no_key_is_written_over_another_file(office: Terminal, tmp_path: Path) -> None:
    for taken in (KEY, f"{KEY}.next"):
        (tmp_path / taken).write_bytes(b"klucz innego osrodka")
        assert init(office, tmp_path / KEY) == (3, ["cli.file-there"])
        assert (tmp_path / taken).read_bytes() == b"klucz innego osrodka"
        (tmp_path / taken).unlink()
    assert not office.vault.exists()


def test_files_that_are_not_there_are_no_damage(office: Terminal, tmp_path: Path) -> None:
    away = str(tmp_path / "nie ma")
    for words in (
        ("hub", "restore", "--from", away),
        ("hub", "backup", "--check", away),
        ("hub", "enrol", away, "--office-key", away),
        ("hub", "resume", "--office-key", away),
        ("hub", "recovery", "drill", "--half", away, away),
    ):
        done = office.run(*words)
        assert (words, done.code, done.out, done.told()) == (words, 3, "", ["cli.no-such-file"])
        assert away in done.err


def test_a_place_to_listen_at(office: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')
    for wrong in ("osrodek", "127.0.0.1", "127.0.0.1:70000"):
        assert office.run("hub", "serve", "--listen", wrong).code == 2
        assert f"{wrong}" in capsys.readouterr().err
    assert init(office, tmp_path / KEY) == (0, [])
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = office.run("hub", "serve", "--listen", f"127.0.0.1:{taken.getsockname()[1]}")
    assert (done.code, done.out, done.told()) == (3, "", ["cannot-listen"])


@pytest.mark.parametrize(("raised", "code"), [("ValueError('Anna Nowak')", 70), ("KeyboardInterrupt", 130)])
def test_a_fault_of_the_program_and_an_interruption(raised: str, code: int) -> None:
    script = (
        "import sys\nfrom asystent_desktop.__main__ import _crashed\n"
        f"sys.excepthook = _crashed\nraise {raised}"
    )
    checkout = Path(program.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=checkout
    )
    assert (done.returncode, done.stdout, "Nowak" in done.stderr) == (code, "", False)
    assert ("ValueError" in done.stderr) == (code == 70)
