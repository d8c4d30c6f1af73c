"""Moves sealed bytes; understands nothing and is trusted with nothing."""

from collections.abc import Sequence
from typing import Protocol

from asystent_desktop.errors import UserFixable


class CarrierAway(UserFixable):
    """The folder or stick is not there, or cannot be read or written. Values: reason (an errno's name)."""

    code = "carrier-away"


class CarrierFull(UserFixable):
    """No room for the file; nothing was left behind. Values: size_bytes."""

    code = "carrier-full"


class CarrierTooLarge(UserFixable):
    """A file is longer than any bundle. Values: name, limit_bytes."""

    code = "carrier-too-large"


class CarrierMissing(UserFixable):
    """The file went away since it was listed: somebody else took it. Values: name."""

    code = "carrier-missing"


class Carrier(Protocol):
    """A place where two sides leave files for each other (a folder, a stick, later HTTPS).

    Names are flat file names. Raises on use: `CarrierAway` (folder or stick gone), `CarrierFull`.
    """

    def list(self, box: str) -> Sequence[str]:
        """Names of the complete files in a box, sorted; partial and foreign files are left out."""
        ...

    def get(self, box: str, name: str, limit_bytes: int) -> bytes:
        """Content of a file; refuses one longer than `limit_bytes` (`CarrierTooLarge`).

        Raises:
            CarrierMissing: it is gone.
        """
        ...

    def put(self, box: str, name: str, content: bytes) -> None:
        """Writes a file so that it is either whole or absent: part file, fsync, rename."""
        ...

    def delete(self, box: str, name: str) -> None:
        """Removes a file; no error when it is gone already."""
        ...
