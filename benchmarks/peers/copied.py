"""The whole store as a file: what a folder that synchronises itself moves for one changed field."""

from pathlib import Path

import zstandard


def compressed_bytes(store: Path) -> int:
    """Its size after compression; encrypted pages hardly compress."""
    whole = store.read_bytes()
    log = store.with_name(store.name + "-wal")
    whole += log.read_bytes() if log.exists() else b""
    return len(zstandard.ZstdCompressor(level=6).compress(whole))
