"""What every command shares: where output goes, where the passphrase comes from, what the exit codes mean.

Exit codes: 0 done; 1 a check failed (`verify`, `demo --headless`); 2 wrong usage; 3 something the person can
put right; 4 a signature or digest does not hold; 5 written by another version; 70 a fault of the program;
130 broken off with Ctrl+C.
"""

import getpass
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from asystent_desktop.application.exchange.alarms import went_back, word_went_back
from asystent_desktop.application.vault.clock_check import clock_behind, word_clock
from asystent_desktop.cli.encoding import plain
from asystent_desktop.crypto.faults import UnusablePassphrase
from asystent_desktop.errors import AppError, Outdated, Tampered, UserFixable
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk, House, HubDesk
from asystent_desktop.ports.renewal import RenewalWatch

DONE, FAILED, USAGE, FIXABLE, TAMPERED, OUTDATED, BUG = 0, 1, 2, 3, 4, 5, 70
PASSPHRASE_VARIABLE = "ASYSTENT_PASSPHRASE"
OFFICE_VARIABLE = "ASYSTENT_OFFICE_PASSPHRASE"
_PASSPHRASE_LIMIT_BYTES = 4096


class PassphraseMissing(UserFixable):
    """No passphrase was given and nobody can be asked."""

    code = "cli.passphrase-missing"


class NothingThere(UserFixable):
    """`--vault`, or its default, names a folder that is not there. Values: folder."""

    code = "cli.nothing-there"


class PassphrasesDiffer(UserFixable):
    """The repeated passphrase is not the first one."""

    code = "cli.passphrases-differ"


@dataclass(frozen=True)
class Console:
    """Where a command reads and writes.

    Attributes:
        house: Opens vaults and hubs.
        vault: Folder chosen by `--vault` or its default.
        passphrase_file: From `--passphrase-file`; None otherwise.
    """

    house: House
    vault: Path
    passphrase_file: Path | None
    out: TextIO
    err: TextIO

    def say(self, text: str = "") -> None:
        """Writes one line for a person."""
        print(text, file=self.out)

    def data(self, value: object) -> None:
        """Writes JSON: dataclasses become objects, dates ISO text."""
        print(json.dumps(plain(value), ensure_ascii=False, indent=2), file=self.out)

    def passphrase(self, *, repeat: bool = False) -> str:
        """The passphrase: from the file, from the environment, or asked for.

        Raises:
            PassphraseMissing, PassphrasesDiffer: See the classes.
        """
        if self.passphrase_file is not None:
            return self.first_line(self.passphrase_file)
        return secret_from(PASSPHRASE_VARIABLE, _("Passphrase: "), repeat=repeat)

    def office_passphrase(self, file: Path | None, *, repeat: bool = False) -> str:
        """The passphrase of the OFFICE key file; the store's own one is never tried for it."""
        if file is not None:
            return self.first_line(file)
        return secret_from(OFFICE_VARIABLE, _("Passphrase of the office key: "), repeat=repeat)

    def first_line(self, path: Path) -> str:
        """A secret from a file; the mark that Windows editors put before UTF-8 text belongs to none."""
        try:
            content = self.house.read_file(path, _PASSPHRASE_LIMIT_BYTES).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UnusablePassphrase() from None
        return content.splitlines()[0] if content else ""

    def folder(self) -> Path:
        """The chosen folder; looked for before anybody is asked for a passphrase.

        Raises:
            NothingThere: There is none.
        """
        if not self.vault.exists():
            raise NothingThere(folder=str(self.vault))
        return self.vault

    def desk(self) -> Desk:
        """Opens the chosen vault; a clock that was set back is told on the error stream."""
        desk = self.house.open_vault(self.folder(), self.passphrase(), self.watch())
        behind = clock_behind(desk)
        if behind is not None:
            print(word_clock(behind), file=self.err)
        lost = went_back(desk)
        if lost is not None:
            print(word_went_back(lost), file=self.err)
        return desk

    def any_desk(self) -> Desk | HubDesk:
        """Opens whichever of the two the folder holds."""
        return self.house.open_any(self.folder(), self.passphrase(), self.watch())

    def watch(self) -> RenewalWatch:
        """Tells on the error stream how far putting the files in order after an update is."""

        def progress(done: int, total: int) -> None:
            if total:
                words = _("Putting in order after the update: {done} of {total} families")
                print(words.format(done=done, total=total), file=self.err, flush=True)

        return RenewalWatch(progress)

    def hub(self) -> HubDesk:
        """Opens the chosen hub."""
        return self.house.open_hub(self.folder(), self.passphrase())

    def with_desk(self, job: Callable[[Desk], int]) -> int:
        """Runs a job on the opened vault and closes it whatever happens."""
        desk = self.desk()
        try:
            return job(desk)
        finally:
            desk.close()

    def with_hub(self, job: Callable[[HubDesk], int]) -> int:
        """Runs a job on the opened hub and closes it whatever happens."""
        hub = self.hub()
        try:
            return job(hub)
        finally:
            hub.close()


def secret_from(variable: str, prompt: str, *, repeat: bool) -> str:
    """A secret from an environment variable, else from the terminal without echo."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise PassphraseMissing(variable=variable)
    first = getpass.getpass(prompt)
    if repeat and getpass.getpass(_("Once more: ")) != first:
        raise PassphrasesDiffer()
    return first


def exit_code(error: AppError) -> int:
    """The documented exit code for an error."""
    for kind, code in ((UserFixable, FIXABLE), (Tampered, TAMPERED), (Outdated, OUTDATED)):
        if isinstance(error, kind):
            return code
    return BUG


Handler = Callable[[Console, Any], int]
