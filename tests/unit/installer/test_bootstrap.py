"""The two commands: what they pass on, when they set up, what they leave behind."""

import ast
import os
import subprocess
from pathlib import Path

import pytest

import bootstrap
import system_packages
import virtual_environment
from notices import SetupFailed


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout at a place with a space and Polish letters, whose set-up steps only leave a trace."""
    root = tmp_path / "praca w toku łąka"
    environment = root / ".venv"
    (environment / "lib/python3.11/site-packages").mkdir(parents=True)
    (environment / "bin").mkdir()
    monkeypatch.setattr(bootstrap, "ROOT", root)
    monkeypatch.setattr(bootstrap, "CATALOGUES", root / "i18n")
    monkeypatch.setattr(bootstrap, "LAUNCHER", environment / "bin/asystent")
    monkeypatch.setattr(virtual_environment, "VENV", environment)
    monkeypatch.setattr(virtual_environment, "PYTHON", environment / "bin/python")
    monkeypatch.setattr(virtual_environment, "make", lambda: None)
    monkeypatch.setattr(system_packages, "SYSLIBS", root / ".syslibs")
    monkeypatch.setattr(system_packages, "UNPACKED", root / ".syslibs/root")
    monkeypatch.setattr(system_packages, "provide", lambda needed, for_tests: None)
    monkeypatch.setattr(bootstrap, "_compile_catalogues", lambda: None)
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)  # set where the libraries are unpacked ones
    return root


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locks that were installed, in order."""
    names: list[str] = []
    monkeypatch.setattr(virtual_environment, "install", lambda lock: names.append(lock.name))
    return names


def test_a_second_run_installs_nothing(checkout: Path, installed: list[str]) -> None:
    bootstrap.set_up("run")
    bootstrap.set_up("run")
    assert installed == ["run.lock"]


def test_after_the_tests_a_run_installs_nothing(checkout: Path, installed: list[str]) -> None:
    bootstrap.set_up("test")
    bootstrap.set_up("run")
    assert installed == ["test.lock"]


def test_a_failed_install_is_tried_again(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def fail(lock: Path) -> None:
        tries.append(lock.name)
        raise SetupFailed("Brak sieci.", "No network.")

    monkeypatch.setattr(virtual_environment, "install", fail)
    for _ in range(2):
        with pytest.raises(SetupFailed):
            bootstrap.set_up("run")
    assert tries == ["run.lock", "run.lock"]


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        (["run"], []),
        (["run", "--", "--version"], ["--version"]),
        (["run", "due", "--json"], ["due", "--json"]),
        (["run", "--", "search", "--", "-x"], ["search", "--", "-x"]),
    ],
)
def test_run_passes_its_arguments_on(
    checkout: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch, given: list[str], passed: list[str]
) -> None:
    monkeypatch.setattr(bootstrap, "_become", lambda command: 0 if command[1:] == passed else 99)
    assert bootstrap.main(given) == 0


@pytest.mark.parametrize(("given", "code"), [([], 2), (["start"], 2), (["--help"], 0)])
def test_wrong_words_explain_the_two_commands(
    capsys: pytest.CaptureFixture[str], given: list[str], code: int
) -> None:
    assert bootstrap.main(given) == code
    printed = capsys.readouterr()
    assert "bootstrap.py run" in printed.err and printed.out == ""


def test_a_failure_is_told_in_both_languages_and_keeps_standard_output_clean(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(lock: Path) -> None:
        raise SetupFailed("Brak połączenia z siecią.", "There is no network connection.", "the end of pip")

    monkeypatch.setattr(virtual_environment, "install", fail)
    assert bootstrap.main(["run"]) == 1
    printed = capsys.readouterr()
    assert "Brak połączenia" in printed.err and "no network" in printed.err and "end of pip" in printed.err
    assert printed.out == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows gets asystent.cmd")
def test_the_launcher_starts_the_program_from_any_folder(checkout: Path, tmp_path: Path) -> None:
    unpacked = checkout / ".syslibs/root/usr/lib/x86_64-linux-gnu"
    unpacked.mkdir(parents=True)
    python = virtual_environment.PYTHON
    python.write_text('#!/bin/sh\nprintf "%s|" "$@" "$LD_LIBRARY_PATH" "$PYTHONDONTWRITEBYTECODE"\n')
    python.chmod(0o755)
    bootstrap._write_launcher()
    done = subprocess.run(
        [str(bootstrap.LAUNCHER), "due", "a b"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"-P|-m|asystent_desktop|due|a b|{unpacked}||"


def test_the_checkout_is_importable_whatever_letters_its_path_has(checkout: Path) -> None:
    bootstrap._write_launcher()
    site = virtual_environment.VENV / "lib/python3.11/site-packages"
    (line,) = (site / "asystent.pth").read_bytes().splitlines()
    paths: list[str] = []
    exec(line.replace(b"import sys; sys.path", b"paths"), {"paths": paths})
    assert line.isascii() and paths == [str(checkout)]


def test_too_full_a_disk_is_told_before_anything_is_fetched(
    checkout: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "NEEDED_BYTES", 10**18)
    with pytest.raises(SetupFailed, match="disk is too full"):
        bootstrap.set_up("run")
    assert installed == []


def test_windows_gets_a_launcher_that_finds_its_own_python(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (virtual_environment.VENV / "Lib/site-packages").mkdir(parents=True)
    monkeypatch.setattr(virtual_environment, "WINDOWS", True)
    monkeypatch.setattr(bootstrap, "LAUNCHER", virtual_environment.VENV / "asystent.cmd")
    bootstrap._write_launcher()
    assert bootstrap.LAUNCHER.read_bytes() == b'@"%~dp0python.exe" -P -m asystent_desktop %*\r\n'
    assert (virtual_environment.VENV / "Lib/site-packages/asystent.pth").is_file()


def test_an_old_python_reads_far_enough_to_say_that_it_is_too_old() -> None:
    source = Path(bootstrap.__file__).read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    check = next(i for i, node in enumerate(tree.body) if isinstance(node, ast.If))
    imported = {a.name for node in tree.body[:check] if isinstance(node, ast.Import) for a in node.names}
    assert imported == {"hashlib", "os", "shlex", "shutil", "subprocess", "sys"}
