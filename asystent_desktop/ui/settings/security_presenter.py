"""Reads the state of passphrase, backups and recovery; changes the passphrase, backs up, drills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal

from asystent_desktop.application.exchange import recovery
from asystent_desktop.application.exchange.recovery import RecoveryState
from asystent_desktop.application.vault import backups, passphrase
from asystent_desktop.application.vault.backups import BackupState, Drill
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.upkeep import LocalBackup
from asystent_desktop.ui.presenting import Presenter


@dataclass(frozen=True)
class SecurityDesk:
    """Everything the section shows.

    Attributes:
        changed_at: When the passphrase was changed here last; None when never.
        enrolled: The vault belongs to an office.
    """

    now: datetime
    changed_at: datetime | None
    backup: BackupState
    recovery: RecoveryState
    enrolled: bool


class SecurityPresenter(Presenter):
    """The section's own thinking; `loaded` carries a SecurityDesk.

    Attributes:
        changed: The passphrase was changed.
        not_changed: Words of what stopped the change.
        backed_up: Carries a LocalBackup.
        drilled: Carries a Drill.
    """

    changed = Signal()
    not_changed = Signal(str)
    backed_up = Signal(object)
    drilled = Signal(object)
    kinds = ("none",)

    def read(self) -> SecurityDesk:
        """Everything in one go."""
        desk = self.desk
        return SecurityDesk(
            now=desk.clock.now(),
            changed_at=passphrase.changed_at(desk),
            backup=backups.backup_state(desk),
            recovery=recovery.recovery_state(desk),
            enrolled=desk.identity().enrolled,
        )

    def change_passphrase(self, present: str, new: str) -> None:
        """Wraps the store's key anew; takes half a second."""

        def done(_nothing: None) -> None:
            self.changed.emit()
            self.load()

        def failed(error: AppError) -> None:
            self.not_changed.emit(word(error))

        self.tasks.write(self, lambda: passphrase.change_passphrase(self.desk, present, new), done, failed)

    def back_up(self) -> None:
        """Makes a copy now."""

        def done(made: LocalBackup) -> None:
            self.backed_up.emit(made)
            self.load()

        self.write(lambda: backups.make_backup(self.desk), done)

    def drill(self) -> None:
        """Proves the newest copy."""

        def done(found: Drill) -> None:
            self.drilled.emit(found)
            self.load()

        self.write(lambda: backups.run_drill(self.desk), done)

    def refuse(self, error: AppError) -> None:
        """Words a fault and shows what stands."""
        super().refuse(error)
        self.load()
