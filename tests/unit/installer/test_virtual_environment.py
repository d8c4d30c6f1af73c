"""pip's failures in words a person can act on, and the variables the program gets."""

import sys
from pathlib import Path

import pytest

import virtual_environment
from notices import SetupFailed


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        (
            "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE",
            "differs from the one recorded",
        ),
        ("Retrying after NewConnectionError\nERROR: No matching distribution found for x", "no network"),
        ("ERROR: No matching distribution found for PySide6==6.11.3", "no ready build"),
        ("something else", "Installing the packages failed"),
    ],
)
def test_a_failed_install_is_worded_by_its_cause(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, printed: str, said: str
) -> None:
    script = f"import sys; print({printed!r}); sys.exit(1)"
    monkeypatch.setattr(virtual_environment, "_pip", lambda: [sys.executable, "-c", script])
    with pytest.raises(SetupFailed, match=said) as failure:
        virtual_environment.install(tmp_path / "run.lock")
    assert printed.splitlines()[-1] in failure.value.details


def test_pip_gets_the_lock_with_hashes_required(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f"import pathlib, sys; pathlib.Path({str(seen)!r}).write_text(' '.join(sys.argv[1:]))"
    monkeypatch.setattr(virtual_environment, "_pip", lambda: [sys.executable, "-c", script])
    virtual_environment.install(tmp_path / "run.lock")
    words = seen.read_text().split()
    assert {"--require-hashes", "--no-deps"} <= set(words)
    assert words[words.index("--only-binary") + 1] == ":all:" and words[-1] == str(tmp_path / "run.lock")


def test_the_program_is_not_slowed_or_led_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "ASYSTENT_PASSPHRASE"):
        monkeypatch.setenv(name, "1")
    given = virtual_environment.environment()
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH"} & given.keys()
    assert given["ASYSTENT_PASSPHRASE"] == "1"


def test_an_environment_of_another_python_or_place_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[list[str]] = []
    done = type("Done", (), {"returncode": 0, "stdout": ""})
    monkeypatch.setattr(virtual_environment, "VENV", tmp_path)
    monkeypatch.setattr(virtual_environment, "run", lambda command: calls.append(command) or done)
    virtual_environment.make()
    virtual_environment.make()
    assert len(calls) == 1 and "--clear" in calls[0]
    monkeypatch.setattr(virtual_environment.sys, "version", "3.14")
    virtual_environment.make()
    assert len(calls) == 2
