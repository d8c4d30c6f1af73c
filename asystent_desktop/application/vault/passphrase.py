"""The passphrase of an open vault is changed; the store key stays (a new one: `House.rekey_vault`)."""

from datetime import datetime
from typing import Final

from asystent_desktop.ports.desk import Desk

_CHANGED: Final = "passphrase-changed"


def change_passphrase(desk: Desk, present: str, new: str) -> None:
    """Wraps the store key under a new passphrase, in the vault and in its local backups.

    Raises:
        WrongPassphrase: `present` is not the passphrase. UnusablePassphrase: `new` cannot be one.
        StoreFull, StoreUnwritable: one of the two passphrases still opens the vault.
    """
    desk.keeper.change_passphrase(present, new)
    with desk.unit_of_work() as unit:
        unit.put_setting(_CHANGED, desk.clock.now().isoformat())
        unit.commit("change-passphrase")


def changed_at(desk: Desk) -> datetime | None:
    """When it was changed here last (UTC); None when never."""
    with desk.unit_of_work() as unit:
        held = unit.setting(_CHANGED)
    return None if held is None else datetime.fromisoformat(held)
