"""Reads what a vault shows before it is unlocked: one small open file beside the header.

Apart from the house, and with the standard library alone, so that the unlock page waits for nothing else.
"""

import json
from datetime import datetime
from pathlib import Path

from asystent_desktop.persistence.vault_names import has_vault
from asystent_desktop.ports.about import About

FILE = "vault.about"


def read(folder: Path) -> About | None:
    """None when there is no vault; an unreadable file is no reason not to offer the unlock page."""
    if not has_vault(folder):
        return None
    try:
        held = json.loads((folder / FILE).read_text("utf-8"))
        last = held.pop("last_exchange")
        return About(**held, last_exchange=datetime.fromisoformat(last) if last else None)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return About(name="", title="")
