"""Names of the files in a vault's folder, for those who only look whether there is one."""

from pathlib import Path

HEADER, SPARE, LOCK = "vault.header", "vault.header.bak", "vault.lock"


def has_vault(folder: Path) -> bool:
    """Whether a vault or hub lies there: either copy of its header."""
    return (folder / HEADER).exists() or (folder / SPARE).exists()
