"""A vault that stays shut: recovery through the office, and a local copy put back, from the unlock page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.exchange import joining, recovery
from asystent_desktop.application.exchange.enrolment import Answered
from asystent_desktop.application.vault.backups import COPY_WORDS
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.i18n.polish import day_time, file_size
from asystent_desktop.ports.desk import House
from asystent_desktop.ports.upkeep import CopyFor, LocalBackup
from asystent_desktop.ui.exchange.join_presenter import ANSWER_NAME
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.unlock.recovery_sheet import RecoverySheet
from asystent_desktop.ui.unlock.requests import RecoverRequest, RestoreRequest
from asystent_desktop.ui.unlock.restore_sheet import RestoreSheet

_ONLY_IF_CHOSEN = (CopyFor.RESTORE, CopyFor.DAMAGED)
"""Made because another copy was put back: never the one offered first (as `House.restore_vault`)."""


@dataclass(frozen=True)
class Recovered:
    """The vault has its new passphrase.

    Attributes:
        name: Suggested for the answer file.
        answered: What goes back to the office; None when nothing has to.
        fault: Why there is no answer; the passphrase is set nevertheless.
    """

    name: str = ""
    answered: Answered | None = None
    fault: AppError | None = None


def recover(house: House, folder: Path, request: RecoverRequest) -> Recovered:
    """Sets the new passphrase and makes the answer; raises as `House.read_file` and `House.recover_vault`."""
    file = house.read_file(request.file, joining.INVITATION_BYTES)
    house.recover_vault(folder, file, request.code, request.passphrase)
    try:
        desk = house.open_vault(folder, request.passphrase)
        try:
            name = ANSWER_NAME.format(device=desk.identity().device_id[-8:])
            return Recovered(name, recovery.recovery_answer(desk))
        finally:
            desk.close()
    except AppError as fault:
        return Recovered(fault=fault)


class Rescue(QObject):
    """Both sheets over one window, and their work on the database thread.

    Args:
        house: Makes the house; first called on that thread. `window`: which the sheets cover.
    """

    def __init__(self, house: Callable[[], House], folder: Path, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._house, self._folder, self._tasks, self._window = house, folder, tasks, window

    def recover(self) -> RecoverySheet:
        """Opens the sheet for a forgotten passphrase."""
        sheet = RecoverySheet(self._window)

        def begin(request: RecoverRequest) -> None:
            sheet.set_busy(True)
            job = lambda: recover(self._house(), self._folder, request)  # noqa: E731
            self._tasks.read(sheet, job, lambda made: self._recovered(sheet, made), _refusing(sheet))

        sheet.wanted.connect(begin)
        sheet.open(sheet.first_field)
        return sheet

    def _recovered(self, sheet: RecoverySheet, made: Recovered) -> None:
        answered = made.answered
        if answered is None:
            sheet.show_opened()
            if made.fault is not None:
                sheet.refuse(word(made.fault))
            return

        def write(path: Path) -> None:
            self._tasks.read(
                sheet,
                lambda: self._house().write_file(path, answered.file),
                lambda _none: sheet.show_written(path),
                _refusing(sheet),
            )

        sheet.answer_placed.connect(write)
        sheet.show_answer(made.name, answered.fingerprint, answered.families)

    def restore(self, passphrase: str) -> RestoreSheet:
        """Opens the sheet with the local copies. `passphrase`: as typed on the page."""
        sheet = RestoreSheet(self._window, passphrase)

        def begin(request: RestoreRequest) -> None:
            sheet.set_busy(True)
            job = lambda: self._house().restore_vault(  # noqa: E731
                self._folder, request.passphrase, request.name
            )
            self._tasks.read(sheet, job, lambda row: sheet.show_restored(_when(row)), _refusing(sheet))

        def show(rows: tuple[LocalBackup, ...]) -> None:
            newest = next((row.name for row in rows if row.reason not in _ONLY_IF_CHOSEN), None)
            sheet.show_copies([(row.name, _about(row)) for row in rows], newest)

        sheet.wanted.connect(begin)
        sheet.open(sheet.first_field)
        self._tasks.read(sheet, lambda: self._house().vault_copies(self._folder), show, _refusing(sheet))
        return sheet


def _refusing(sheet: RecoverySheet | RestoreSheet) -> Callable[[AppError], None]:
    return lambda error: sheet.refuse(word(error))


def _when(row: LocalBackup) -> str:
    return day_time(local_time(row.made_at))


def _about(row: LocalBackup) -> str:
    """When it was made, how large it is, and the step the program made it for."""
    words = f"{_when(row)} · {file_size(row.size_bytes)}"
    return f"{words} · {_(COPY_WORDS[row.reason])}" if row.reason else words
