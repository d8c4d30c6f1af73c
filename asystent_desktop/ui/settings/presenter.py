"""Reads and keeps the settings, the letterhead, and checks the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application import letterhead as office, letterheads
from asystent_desktop.application.letterhead import ProfileView, is_office
from asystent_desktop.application.vault import settings
from asystent_desktop.application.vault.settings import Settings
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.store import Verification
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class SettingsDesk:
    """Everything the screen shows.

    Attributes:
        letterhead_own: The person at this desk may change the letterhead.
        logo: Picture above it; None without one.
    """

    settings: Settings
    identity: Identity
    folder: str
    letterhead: ProfileView
    letterhead_own: bool
    logo: bytes | None = None


class SettingsPresenter(QObject):
    """The settings screen's own thinking.

    Attributes:
        loaded: Carries a SettingsDesk.
        checked: Carries a Verification.
        check_failed: Words of what stopped the check.
        refused: Words of another fault.
    """

    loaded = Signal(object)
    checked = Signal(object)
    check_failed = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks = desk, tasks
        tasks.changed.connect(self._changed)

    def load(self) -> None:
        """Reads everything."""
        self.tasks.read(self, self._read, self.loaded.emit, self._refuse)

    def _read(self) -> SettingsDesk:
        identity = self.desk.identity()
        return SettingsDesk(
            settings.settings(self.desk),
            identity,
            str(self.desk.folder),
            office.profile(self.desk),
            not identity.enrolled or is_office(identity),
            letterheads.present_logo(self.desk),
        )

    def keep(self, **fields: Any) -> None:
        """Keeps some settings at once."""
        self.tasks.write(self, lambda: settings.change_settings(self.desk, **fields), None, self._refuse)

    def keep_letterhead(self, **fields: str) -> None:
        """Keeps fields of the letterhead."""
        self.tasks.write(self, lambda: office.change_profile(self.desk, **fields), None, self._refuse)

    def keep_logo(self, picture: bytes | None) -> None:
        """Puts a picture above the letterhead, or takes it away."""

        def job() -> ChangeSet:
            if picture is None:
                return letterheads.remove_logo(self.desk)
            return letterheads.set_logo(self.desk, picture)

        self.tasks.write(self, job, None, self._refuse)

    def check(self) -> None:
        """Walks journal and projection; takes seconds for a large store."""

        def failed(error: AppError) -> None:
            self.check_failed.emit(word(error))

        def verified(found: Verification) -> None:
            self.checked.emit(found)

        self.tasks.read(self, self.desk.verify, verified, failed)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))
        self.load()

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches("office_profile", "office_logo"):
            self.load()
