"""The program as its user starts it: a process with words, an exit code, and what it printed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fakes.told import told

ROOT = Path(__file__).parents[2]
PASSPHRASE = "rower zielony most"


@dataclass(frozen=True)
class Ran:
    """How a process ended and what it printed."""

    code: int
    out: str
    err: str

    def data(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)

    def told(self) -> list[str]:
        """Codes of the faults that it worded in Polish on standard error."""
        return told(self.err)


def environment(**more: str) -> dict[str, str]:
    """What a process of a user gets: no language, no secret and no folder of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASYSTENT_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # dozens of processes: compiling once is enough
    path = os.pathsep.join(filter(None, (str(ROOT), kept.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": path, "LC_ALL": "C.UTF-8", **more}


def run(
    *words: object,
    vault: Path | None = None,
    passphrase: str | None = PASSPHRASE,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> Ran:
    """Runs `asystent [--vault VAULT] WORDS`.

    Args:
        passphrase: Goes into ASYSTENT_PASSPHRASE; None leaves the variable unset.
        before: Called in the child before the program starts.
    """
    chosen = [] if vault is None else ["--vault", str(vault)]
    secret = {} if passphrase is None else {"ASYSTENT_PASSPHRASE": passphrase}
    done = subprocess.run(
        [sys.executable, "-m", "asystent_desktop", *chosen, *map(str, words)],
        env=environment(**secret, **(env or {})),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        preexec_fn=before,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
