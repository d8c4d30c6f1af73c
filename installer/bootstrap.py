"""Sets the program up in a checkout, on a machine that has only Python, and starts it.

    python3 installer/bootstrap.py run [-- ARGS]     start the program; ARGS reach it
    python3 installer/bootstrap.py test [-- ARGS]    run every check; with ARGS: only pytest, with ARGS

Standard library only. The first call installs what Qt needs from the system, makes `.venv` and fills it with
the packages of `run.lock` or `test.lock`, each checked against its recorded hash; a stamp lets later calls go
straight to the program. `.venv/bin/asystent` (Windows: `.venv\\Scripts\\asystent.cmd`) then starts it too.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - started by whatever python3 is here
    sys.exit("Potrzebny jest Python 3.11 lub nowszy.\n  Python 3.11 or newer is needed.")

INSTALLER = Path(__file__).resolve().parent
sys.path.insert(0, str(INSTALLER))
import system_packages  # noqa: E402
import virtual_environment as venv  # noqa: E402
from notices import SetupFailed, say, tail  # noqa: E402

ROOT = INSTALLER.parent
LAUNCHER = venv.PROGRAMS / ("asystent.cmd" if venv.WINDOWS else "asystent")
CATALOGUES = ROOT / "resources" / "i18n"
NEEDED_BYTES = 1_500_000_000  # Qt takes 650 MB, its archives 250 MB more while they are unpacked
OLDEST_WINDOWS_BUILD = 18362  # Windows 10 1903, what Qt 6.10 and later ask for


def main(arguments: list[str]) -> int:
    """Set up if needed, then become the program or the checks.

    Args:
        arguments: `run` or `test`, then what is passed on, after `--` or without it.

    Returns:
        An exit code: 1 set-up failed, 2 wrong words, 130 interrupted. Does not return where the program
        takes this process over.
    """
    if not arguments or arguments[0] not in ("run", "test"):
        print(__doc__, file=sys.stderr)
        return 0 if arguments[:1] in (["--help"], ["-h"]) else 2
    command, *passed = arguments
    passed = passed[1:] if passed[:1] == ["--"] else passed
    try:
        set_up(command)
    except SetupFailed as failure:
        say(failure.polish, failure.english)
        if failure.details:
            print(failure.details, file=sys.stderr)
        return 1
    except PermissionError as failure:
        say(f"Brak prawa zapisu: {failure.filename}", f"Not allowed to write: {failure.filename}")
        return 1
    except KeyboardInterrupt:
        say("Przerwano.", "Interrupted.")
        return 130
    program = [str(LAUNCHER)] if command == "run" else [str(venv.PYTHON), str(INSTALLER / "check.py")]
    return _become([*program, *passed])


def set_up(command: str) -> None:
    """Bring the machine, `.venv` and the catalogues to what the checkout asks for.

    Args:
        command: `run` or `test`, which has more packages.

    Raises:
        SetupFailed: something the person must see to: network, disk, Python, hashes.
    """
    stamp = _stamp(f"{command}.lock")
    if venv.read(venv.VENV / f".{command}.ok") != stamp:
        _check_machine()
        for_tests = system_packages.missing_test_packages() if command == "test" else []
        system_packages.provide(system_packages.missing_packages(), for_tests)
        venv.make()
        venv.install(INSTALLER / f"{command}.lock")
        _write_launcher()
        (venv.VENV / f".{command}.ok").write_text(stamp, encoding="utf-8")
        if command == "test":  # test.lock holds all of run.lock
            (venv.VENV / ".run.ok").write_text(_stamp("run.lock"), encoding="utf-8")
    _compile_catalogues()


def _stamp(lock: str) -> str:
    """Changes with the locked packages, the set-up itself, the Python and the place of the checkout."""
    digest = hashlib.sha256(venv.foundation().encode())
    for name in (lock, "bootstrap.py", "system_packages.py", "virtual_environment.py"):
        digest.update((INSTALLER / name).read_bytes())
    return digest.hexdigest()


def _check_machine() -> None:
    if sys.platform == "win32" and sys.getwindowsversion().build < OLDEST_WINDOWS_BUILD:
        raise SetupFailed(
            "Potrzebny jest Windows 10 (1903) lub nowszy.", "Windows 10 (1903) or newer is needed."
        )
    if not venv.PYTHON.exists() and shutil.disk_usage(ROOT).free < NEEDED_BYTES:
        raise SetupFailed(
            "Za mało miejsca na dysku: potrzeba 1,5 GB.", "The disk is too full: 1.5 GB is needed."
        )


def _write_launcher() -> None:
    """Write `asystent`, and make the checkout importable from anywhere in `.venv`."""
    root = venv.VENV
    site = root / "Lib/site-packages" if venv.WINDOWS else next(root.glob("lib/python*/site-packages"))
    # Escaped to ASCII: before 3.13 Python reads .pth files in the system's encoding.
    (site / "asystent.pth").write_text(f"import sys; sys.path.append({str(ROOT)!a})\n", encoding="ascii")
    if venv.WINDOWS:
        LAUNCHER.write_text(
            '@"%~dp0python.exe" -P -m asystent_desktop %*\n', encoding="ascii", newline="\r\n"
        )
        return
    found = system_packages.environment()
    exports = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in found.items())
    # Not a Python script: its first line could not hold a long path, or one with spaces.
    LAUNCHER.write_text(
        f"#!/bin/sh\nunset PYTHONDONTWRITEBYTECODE PYTHONHOME\n{exports}"
        f'exec {shlex.quote(str(venv.PYTHON))} -P -m asystent_desktop "$@"\n',
        encoding="utf-8",
    )
    LAUNCHER.chmod(0o755)


def _compile_catalogues() -> None:
    sources = sorted(CATALOGUES.glob("*.po"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    compiled = (CATALOGUES / path.stem / "LC_MESSAGES" / "asystent.mo" for path in sources)
    mark = venv.VENV / ".catalogues.ok"
    if venv.read(mark) == digest and all(path.is_file() for path in compiled):
        return
    done = venv.run([str(venv.PYTHON), str(INSTALLER / "catalogues.py"), str(CATALOGUES)])
    if done.returncode != 0:
        raise SetupFailed(
            "Nie udało się przygotować tłumaczeń.", "Translations could not be compiled.", tail(done.stdout)
        )
    mark.write_text(digest, encoding="utf-8")


def _become(command: list[str]) -> int:
    if not venv.WINDOWS:
        os.execve(command[0], command, venv.environment())
    # There a replaced process loses its console.
    return subprocess.run(command, env=venv.environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
