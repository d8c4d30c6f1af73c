"""The command line inside the test's own process: words in, exit code and text out."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asystent_desktop.cli.main import main
from asystent_desktop.ports.desk import House
from tests.fakes.told import told


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    def told(self) -> list[str]:
        """Codes of the faults it worded in Polish on standard error."""
        return told(self.err)


@dataclass(frozen=True)
class Terminal:
    """Runs commands over one vault; the passphrase comes from the environment."""

    house: House
    vault: Path

    def run(self, *words: object) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        code = main(["--vault", str(self.vault), *map(str, words)], self.house, out, err)
        return Ran(code, out.getvalue(), err.getvalue())

    def data(self, *words: object) -> Any:
        """What a command prints with --json."""
        done = self.run(*words, "--json")
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)
