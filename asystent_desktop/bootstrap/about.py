"""What a vault shows before it is unlocked: one small open file beside the header.

Kept apart from the house so that the unlock window need not wait for the store's libraries.
"""

from pathlib import Path

import msgspec

from asystent_desktop.persistence.vault_files import VaultFolder, write_whole
from asystent_desktop.ports.desk import About

FILE = "vault.about"


def read(folder: Path) -> About | None:
    """None when there is no vault; an unreadable file is no reason not to offer the unlock page."""
    if not VaultFolder(folder).exists():
        return None
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=About)
    except (OSError, msgspec.DecodeError):
        return About(name="", title="")


def write(folder: Path, about: About) -> None:
    """Writes it whole or not at all; raises StoreFull, StoreUnwritable."""
    write_whole(folder / FILE, msgspec.json.encode(about))
