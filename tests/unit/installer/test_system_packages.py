"""Finding what Qt lacks, and the ways to get it with and without root."""

import ctypes
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import system_packages
from notices import SetupFailed

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian only")
Answer = Callable[[list[str]], tuple[int, str]]


@pytest.fixture
def plain_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No root, no sudo, no pkexec; returns the folder for unpacked libraries."""
    monkeypatch.setattr(system_packages, "SYSLIBS", tmp_path / ".syslibs")
    monkeypatch.setattr(system_packages, "UNPACKED", tmp_path / ".syslibs/root")
    monkeypatch.setattr(system_packages, "_ways_to_root", lambda: iter(()))
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    return tmp_path / ".syslibs"


def _answering(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> list[list[str]]:
    """Programs that system_packages starts get this answer; returns what was started."""
    started: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        started.append(command)
        code, text = answer(command)
        return subprocess.CompletedProcess(command, code, text)

    monkeypatch.setattr(system_packages.subprocess, "run", run)
    return started


def test_a_library_that_does_not_load_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(soname: str) -> None:
        if soname in ("libxcb-cursor.so.0", "libEGL.so.1"):
            raise OSError(soname)

    monkeypatch.setattr(system_packages, "UNPACKED", tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", load)
    assert [p for p in system_packages.missing_packages() if p.startswith("lib")] == [
        "libegl1",
        "libxcb-cursor0",
    ]


def test_an_unpacked_library_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(soname: str) -> None:
        raise OSError(soname)

    monkeypatch.setattr(system_packages, "UNPACKED", tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", load)
    place = tmp_path / "usr/lib/x86_64-linux-gnu/libEGL.so.1"
    place.parent.mkdir(parents=True)
    place.touch()
    missing = system_packages.missing_packages()
    assert "libegl1" not in missing and "libgl1" in missing


def test_root_installs_everything_at_once(plain_user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "_ways_to_root", lambda: iter([["sudo", "-n"]]))
    started = _answering(monkeypatch, lambda _: (0, ""))
    system_packages.provide(["libegl1"], ["xvfb"])
    (command,) = started
    assert command[:2] == ["sudo", "-n"] and command[-2:] == ["libegl1", "xvfb"]


def test_a_tool_of_the_tests_that_is_not_to_be_had_stops_nothing(
    plain_user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "_ways_to_root", lambda: iter([[]]))
    started = _answering(monkeypatch, lambda c: (100, "E: no xvfb") if "xvfb" in c else (0, ""))
    system_packages.provide(["libegl1"], ["xvfb"])
    assert [c[-1] for c in started] == ["xvfb", "libegl1"]


def test_without_root_new_packages_are_unpacked_and_upgrades_are_not(
    plain_user: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "Inst libc6 [2.36-9] (2.36-10 Debian)\nInst libegl1 (1.6 Debian)\nInst libglvnd0 (1.6 Debian)\n"

    def apt(command: list[str]) -> tuple[int, str]:
        if "download" in command:
            (plain_user / "debs/libegl1_1.6.deb").touch()
        return 0, plan if "--simulate" in command else ""

    started = _answering(monkeypatch, apt)
    system_packages.provide(["libegl1", "python3-venv"], ["xvfb"])
    simulate, download, unpack = started[1:]
    assert simulate[-2:] == ["libegl1", "python3-pip-whl"]
    assert download[download.index("download") + 1 :] == ["libegl1", "libglvnd0"]
    assert unpack == [
        "dpkg-deb",
        "-x",
        str(plain_user / "debs/libegl1_1.6.deb"),
        str(plain_user / "root"),
    ]
    assert not (plain_user / "debs").exists()
    assert "xvfb" in capsys.readouterr().err


def test_without_root_and_network_it_says_what_failed(
    plain_user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answering(monkeypatch, lambda _: (100, "E: Failed to fetch"))
    with pytest.raises(SetupFailed) as failure:
        system_packages.provide(["libegl1"], [])
    assert "Failed to fetch" in failure.value.details


def test_the_unpacked_libraries_come_before_the_callers(
    plain_user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert system_packages.environment() == {}
    folder = plain_user / "root/usr/lib/x86_64-linux-gnu"
    folder.mkdir(parents=True)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/local/lib")
    assert system_packages.environment()["LD_LIBRARY_PATH"] == f"{folder}:/usr/local/lib"


def test_nothing_missing_starts_nothing(plain_user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = _answering(monkeypatch, lambda _: (0, ""))
    system_packages.provide([], [])
    assert started == []
