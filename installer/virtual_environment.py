"""The checkout's own Python environment in `.venv`, filled with exactly the locked packages."""

from __future__ import annotations

import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import system_packages
from notices import SetupFailed, say, tail

VENV = Path(__file__).resolve().parent.parent / ".venv"
WINDOWS = os.name == "nt"
PROGRAMS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = PROGRAMS / ("python.exe" if WINDOWS else "python")

_NO_NETWORK = ("Brak połączenia z siecią.", "There is no network connection.")
_PIP_FAILURES = {
    "No space left": ("Za mało miejsca na dysku.", "The disk is full."),
    "DO NOT MATCH THE HASHES": (
        "Pobrany plik różni się od zapisanego w repozytorium. Niczego nie zainstalowano.",
        "A downloaded file differs from the one recorded here. Nothing was installed.",
    ),
    "NewConnectionError": _NO_NETWORK,
    "NameResolutionError": _NO_NETWORK,
    "ConnectTimeoutError": _NO_NETWORK,
    "ReadTimeoutError": _NO_NETWORK,
    "ProxyError": _NO_NETWORK,
    "SSLError": ("Nie można ustalić, z kim łączy się pip.", "pip cannot tell whom it is talking to."),
    "No matching distribution": (
        "Dla tego systemu lub tej wersji Pythona brak gotowego pakietu.",
        "A package has no ready build for this system or this Python.",
    ),
}


def foundation() -> str:
    """What an environment stands on: another Python, or another place of the checkout, needs a new one."""
    return f"{sys.version}\n{sys.base_prefix}\n{VENV}"


def read(mark: Path) -> str:
    """The text of a mark that an earlier step left; empty where there is none."""
    return mark.read_text(encoding="utf-8") if mark.is_file() else ""


def make() -> None:
    """Make `.venv` anew unless this very Python has already made it whole at this place.

    Raises:
        SetupFailed: Python could not make it.
    """
    mark = VENV / ".foundation.ok"
    if read(mark) == foundation():
        return
    say("Tworzę środowisko Pythona (.venv)", "Creating the Python environment (.venv)")
    importlib.invalidate_caches()  # apt may have brought ensurepip a moment ago
    without = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    done = run([sys.executable, "-m", "venv", "--clear", *without, str(VENV)])
    if done.returncode != 0:
        raise SetupFailed(
            "Nie udało się utworzyć środowiska Pythona.",
            "The Python environment could not be created.",
            tail(done.stdout),
        )
    mark.write_text(foundation(), encoding="utf-8")


def install(lock: Path) -> None:
    """Install exactly the packages of a lock.

    The lock is complete: nothing outside it is looked up, nothing is built here, and nothing enters whose
    SHA-256 is not in it.

    Args:
        lock: a requirements file with versions and hashes.

    Raises:
        SetupFailed: pip failed; worded by what it printed.
    """
    say("Pobieram i instaluję pakiety (kilka minut)", "Downloading and installing packages (a few minutes)")
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--no-input"]
    command = [*_pip(), "install", "--disable-pip-version-check", *options, "-r", str(lock)]
    printed = []
    with subprocess.Popen(
        command,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            printed.append(line)
            if "Downloading" in line:
                print(" ", line.strip(), file=sys.stderr, flush=True)
    if process.returncode != 0:
        text = "".join(printed)
        default = ("Instalacja pakietów nie powiodła się.", "Installing the packages failed.")
        polish, english = next((m for sign, m in _PIP_FAILURES.items() if sign in text), default)
        raise SetupFailed(polish, english, tail(text))


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a step of set-up and keep what it prints.

    Args:
        command: program and arguments.

    Returns:
        The finished process; its `stdout` holds standard error as well.
    """
    return subprocess.run(
        command,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def environment() -> dict[str, str]:
    """The caller's variables, less those that would slow the program or lead it to another Python."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | system_packages.environment()


def _pip() -> list[str]:
    if any(VENV.glob("lib/python*/site-packages/pip")) or (VENV / "Lib/site-packages/pip").is_dir():
        return [str(PYTHON), "-m", "pip"]
    wheels = system_packages.pip_wheels()
    if not wheels:
        raise SetupFailed(
            "Brak programu pip: zainstaluj pakiet python3-venv.", "pip is missing: install python3-venv."
        )
    return [str(PYTHON), str(wheels[-1] / "pip")]
