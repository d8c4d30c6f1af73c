"""Where the passphrase comes from, how values are read, what becomes JSON."""

from argparse import ArgumentTypeError
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path

import pytest

from asystent_desktop.cli import frame, values
from asystent_desktop.cli.encoding import plain
from asystent_desktop.crypto.faults import DamagedHeader, NewerVersion
from asystent_desktop.errors import Bug, UserFixable
from tests.unit.cli.conftest import PASSPHRASE
from tests.unit.cli.terminal import Terminal


def test_values_are_read_or_refused() -> None:
    assert values.day("2026-11-17") == values.day("17.11.2026") == date(2026, 11, 17)
    assert values.hour("9:30") == values.hour("09:30") == time(9, 30)
    assert values.positive("14") == 14
    for read, text in (
        (values.day, "17.11"), (values.day, "2026-02-31"), (values.day, "a.b.c"), (values.hour, "24:00"),
        (values.hour, ""), (values.positive, "0"), (values.positive, "-1"), (values.positive, "²"),
    ):  # fmt: skip
        with pytest.raises(ArgumentTypeError):
            read(text)


def test_what_becomes_json() -> None:
    class Colour(Enum):
        RED = "red"

    @dataclass
    class Row:
        on: date
        parts: tuple[object, ...]

    row = Row(date(2026, 11, 17), (Colour.RED, None, True, 3, {"ą": time(9, 5)}))
    assert plain([row]) == [{"on": "2026-11-17", "parts": ["red", None, True, 3, {"ą": "09:05:00"}]}]
    assert plain(datetime(2026, 11, 17, 9, tzinfo=UTC)) == "2026-11-17T09:00:00+00:00"
    with pytest.raises(TypeError):
        plain(1.5)


def test_exit_codes_follow_the_kind_of_fault() -> None:
    kinds = (UserFixable, DamagedHeader, NewerVersion, Bug)
    assert [frame.exit_code(kind()) for kind in kinds] == [3, 4, 5, 70]


def test_the_file_wins_over_the_environment(empty: Terminal, tmp_path: Path) -> None:
    secret = tmp_path / "hasło.txt"
    secret.write_text("inne hasło\nreszta", "utf-8")
    assert empty.run("--passphrase-file", secret, "vault", "create", "--name", "Jan Nowy").code == 0
    assert empty.run("due").code == 3
    assert empty.run("--passphrase-file", secret, "due").code == 0


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"], ids=["empty", "blank", "not UTF-8"])
def test_a_passphrase_file_that_holds_none(empty: Terminal, tmp_path: Path, content: bytes) -> None:
    secret = tmp_path / "haslo.txt"
    secret.write_bytes(content)
    done = empty.run("--passphrase-file", secret, "vault", "create", "--name", "Jan Nowy")
    assert (done.code, done.out, done.told()) == (3, "", ["unusable-passphrase"])
    assert not empty.vault.exists()


def test_a_passphrase_file_as_windows_writes_it(terminal: Terminal, tmp_path: Path) -> None:
    secret = tmp_path / "haslo.txt"
    secret.write_bytes(f"\ufeff{PASSPHRASE}\r\n".encode())
    assert terminal.run("--passphrase-file", secret, "due").code == 0


def test_a_passphrase_file_that_is_not_there(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("--passphrase-file", tmp_path / "nie ma", "due")
    assert (done.code, done.told()) == (3, ["file-away"])


def test_an_empty_passphrase_is_refused(empty: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", "")
    done = empty.run("vault", "create", "--name", "Jan Nowy")
    assert (done.code, done.told()) == (3, ["unusable-passphrase"])
    assert not empty.vault.exists()


def test_a_repeated_passphrase_that_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(("pierwsze", "drugie"))
    monkeypatch.delenv("ASYSTENT_PASSPHRASE")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    with pytest.raises(frame.PassphrasesDiffer):
        frame.secret_from(frame.PASSPHRASE_VARIABLE, "?", repeat=True)
