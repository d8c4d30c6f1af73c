"""The command line inside the test's own process: words in, exit code and text out."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asystent_desktop.cli.main import main
from asystent_desktop.i18n import _, speaking
from asystent_desktop.i18n.fault_texts import TEXTS
from asystent_desktop.ports.desk import House


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    def told(self) -> list[str]:
        """Codes of the faults it worded in Polish on standard error; of two that begin alike the longer."""
        with speaking("pl"):
            begins = {code: _(text).partition("{")[0] for code, text in TEXTS.items()}
        found = {code: begin for code, begin in begins.items() if begin in self.err}
        return [
            code
            for code, begin in found.items()
            if not any(other != begin and other.startswith(begin) for other in found.values())
        ]


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
