"""The first command after an update puts the files in order, tells how far it is, and outlives a kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from asystent_desktop.cli.frame import DONE, FIXABLE
from asystent_desktop.ports.renewal import RenewalWatch
from tests.fakes.former import age
from tests.unit.cli.conftest import FAMILIES, PASSPHRASE
from tests.unit.cli.terminal import Terminal

KILLED_AT_THE_SECOND_FAMILY = """
import os, signal, sys
from pathlib import Path
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.ports.renewal import RenewalWatch

def progress(done, total):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)

RealHouse().open_vault(Path(sys.argv[1]), sys.argv[2], RenewalWatch(progress))
"""


def counted(err: str) -> list[str]:
    """The progress lines of a command."""
    return [line.partition(": ")[2] for line in err.splitlines() if line.startswith("Putting in order")]


def test_a_command_tells_how_far_it_is_and_answers_as_before(terminal: Terminal) -> None:
    before = terminal.run("--lang", "en", "due", "--json")
    assert (before.code, counted(before.err)) == (DONE, [])
    age(terminal.vault, PASSPHRASE)
    after = terminal.run("--lang", "en", "due", "--json")
    assert (after.code, after.out) == (DONE, before.out)
    assert counted(after.err)[-FAMILIES:] == [f"{n} of {FAMILIES} families" for n in range(FAMILIES)]
    assert counted(terminal.run("--lang", "en", "due").err) == [], "once only"


def test_a_kill_loses_nothing_and_the_next_command_does_the_rest(terminal: Terminal) -> None:
    before = terminal.run("verify", "--json").out
    age(terminal.vault, PASSPHRASE)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_AT_THE_SECOND_FAMILY, str(terminal.vault), PASSPHRASE],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    after = terminal.run("--lang", "en", "verify", "--json")
    assert (after.code, after.out) == (DONE, before)
    left = FAMILIES - 1
    assert counted(after.err) == [f"{n} of {left} families" for n in range(left)], "not from the beginning"


def test_breaking_off_leaves_the_vault_free_for_the_next_opening(terminal: Terminal) -> None:
    age(terminal.vault, PASSPHRASE)
    told: list[tuple[int, int]] = []
    watch = RenewalWatch(lambda done, total: told.append((done, total)), lambda: len(told) > 1)
    watched = Terminal(Watched(terminal.house, watch), terminal.vault)  # type: ignore[arg-type]
    stopped = watched.run("--lang", "en", "due")
    assert stopped.code == FIXABLE and "was broken off" in stopped.err
    assert terminal.run("due").code == DONE


class Watched:
    """A house whose openings are watched by somebody else."""

    def __init__(self, house: object, watch: RenewalWatch) -> None:
        self.house, self._watch = house, watch

    def __getattr__(self, name: str) -> object:
        return getattr(self.house, name)

    def open_vault(self, folder: Path, passphrase: str, _watch: RenewalWatch) -> object:
        """Opens it under the other's eyes."""
        return self.house.open_vault(folder, passphrase, self._watch)  # type: ignore[attr-defined]
