"""The one list of checks, for a developer and for CI; `bootstrap.py test` runs it inside `.venv`.

Every check runs even after one has failed, the tests last. With arguments only pytest runs, with them.
`ASYSTENT_COVERAGE=1` also says which lines no test runs; it makes the tests half as slow again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
TYPED = ("asystent_desktop", "installer", "benchmarks", "scripts")
CHECKS: dict[str, list[str]] = {
    "ruff": [PYTHON, "-m", "ruff", "check", "."],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "mypy": [PYTHON, "-m", "mypy", *(name for name in TYPED if (ROOT / name).is_dir())],
    "imports": [str(Path(PYTHON).parent / "lint-imports"), "--no-cache"],
    "translations": [PYTHON, "-m", "scripts.translations", "check"],
}


def main(arguments: list[str]) -> int:
    """Run every check, or only pytest.

    Args:
        arguments: what pytest gets; with any, the other checks are left out.

    Returns:
        0 when everything passed; otherwise 1, or pytest's own exit code when only pytest ran.
    """
    pytest = [PYTHON, "-m", "pytest"]
    if arguments:
        return _run([*pytest, *arguments])
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    _say(f"failed before the tests: {', '.join(failed)}" if failed else "all checks before the tests passed")
    # By file: what a module prepares once is not prepared in every worker. Pytest's closing line stays last.
    workers = str(min(os.cpu_count() or 1, 8))
    measured = ["--cov", "--cov-report=term"] if os.environ.get("ASYSTENT_COVERAGE") else []
    tests = _run([*pytest, "-n", workers, "--dist", "loadfile", *measured])
    if failed:
        _say(f"failed: {', '.join(failed)}")
    return 1 if failed or tests else 0


def _passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    code = _run(command)
    _say(f"{name}: {'ok' if code == 0 else 'FAILED'} ({time.monotonic() - began:.0f} s)")
    return code == 0


def _run(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _say(text: str) -> None:
    print(f"== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
