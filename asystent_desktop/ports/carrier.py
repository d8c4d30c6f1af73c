"""Moves sealed bytes; understands nothing and is trusted with nothing."""

from collections.abc import Sequence
from typing import Protocol


class Carrier(Protocol):
    """A place where two sides leave files for each other (a folder, a stick, later HTTPS).

    Names are flat file names. Raises on use: `CarrierAway` (folder or stick gone), `CarrierFull`.
    """

    def list(self, box: str) -> Sequence[str]:
        """Names of the complete files in a box, sorted; partial and foreign files are left out."""
        ...

    def get(self, box: str, name: str, limit_bytes: int) -> bytes:
        """Content of a file; refuses one longer than `limit_bytes` (`CarrierTooLarge`)."""
        ...

    def put(self, box: str, name: str, content: bytes) -> None:
        """Writes a file so that it is either whole or absent: part file, fsync, rename."""
        ...

    def delete(self, box: str, name: str) -> None:
        """Removes a file; no error when it is gone already."""
        ...
