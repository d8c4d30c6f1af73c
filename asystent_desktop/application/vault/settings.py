"""Settings of this computer: kept inside the encrypted store, never exchanged."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from asystent_desktop.application.faults import NotOnesField
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

LOCK_MINUTES = range(1, 16)
"""Idle minutes until the program locks itself; the office may not stretch it further."""

THEMES = ("system", "light", "dark")
LANGUAGES = ("pl", "en")


@dataclass(frozen=True)
class Settings:
    """What a person chose on this computer.

    Attributes:
        theme: One of `THEMES`. `language`: one of `LANGUAGES`.
        lock_minutes: Idle minutes until the lock, 1 to 15.
        exchange_folder: Folder or stick the exchange goes through; empty until one was chosen.
    """

    theme: str = "system"
    language: str = "pl"
    lock_minutes: int = 5
    exchange_folder: str = ""


def settings(desk: Desk) -> Settings:
    """The settings in force; what cannot be read any more counts as not chosen."""
    with desk.unit_of_work() as unit:
        return _read(unit)


def change_settings(desk: Desk, **fields: Any) -> Settings:
    """Keeps some settings.

    Args:
        desk: The opened vault.
        fields: As in `Settings`; lock minutes outside 1 to 15 are brought to the nearer end.

    Raises:
        NotOnesField: There is no such setting, or it cannot take that value.
    """
    for name, value in fields.items():
        if name not in Settings.__dataclass_fields__ or not _possible(name, value):
            raise NotOnesField(kind="settings", field=name)
    if "lock_minutes" in fields:
        fields["lock_minutes"] = min(max(fields["lock_minutes"], LOCK_MINUTES[0]), LOCK_MINUTES[-1])
    with desk.unit_of_work() as unit:
        changed = replace(_read(unit), **fields)
        for name, value in asdict(changed).items():
            unit.put_setting(name, str(value))
        unit.commit("change-settings")
    return changed


def _read(unit: UnitOfWork) -> Settings:
    held = {name: unit.setting(name) for name in Settings.__dataclass_fields__}
    plain: dict[str, Any] = {
        name: value
        for name, value in held.items()
        if value is not None and name != "lock_minutes" and _possible(name, value)
    }
    minutes = held["lock_minutes"] or ""
    if minutes.isascii() and minutes.isdigit() and int(minutes) in LOCK_MINUTES:
        plain["lock_minutes"] = int(minutes)
    return Settings(**plain)


def _possible(name: str, value: object) -> bool:
    allowed = {"theme": THEMES, "language": LANGUAGES}.get(name)
    if allowed is not None:
        return value in allowed
    return isinstance(value, int if name == "lock_minutes" else str)
