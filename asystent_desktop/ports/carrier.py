"""Moves sealed bytes; understands nothing and is trusted with nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from asystent_desktop.errors import Tampered, UserFixable


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


class OfficeUnreachable(CarrierAway):
    """The office's server does not answer: no network, switched off, or broken off. Values: url, reason."""

    code = "office-unreachable"


class OfficeBusy(CarrierAway):
    """The office's server answers that it has too much to do now. Values: url."""

    code = "office-busy"


class OfficeRefuses(UserFixable):
    """The office's server refuses this computer or this request. Values: url, reason (a stable code)."""

    code = "office-refuses"


class UnknownToOffice(OfficeRefuses):
    """The office has not signed this computer in (yet). Values: url."""

    code = "unknown-to-office"


class WrongPin(Tampered):
    """Another server than the office's answers at its address; nothing was sent to it. Values: url."""

    code = "wrong-pin"


class NoWay(UserFixable):
    """Neither the office answers nor does a folder or stick with its exchange folder lie at hand."""

    code = "no-way"


@dataclass(frozen=True)
class OfficeAddress:
    """Where the office's server is, as its directory or an invitation says.

    Attributes:
        url: ``https://host:port``.
        pin: SHA-256 (hex) of the server's public key, as SubjectPublicKeyInfo (RFC 7469 §2.4).
    """

    url: str
    pin: str


ByteProgress = Callable[[str, int, int], None]
"""("receive" or "send", bytes done, bytes in all) of one bundle, or ("wait", 0, 0) while the server thinks.

What it raises breaks the transfer off.
"""


class Carrier(Protocol):
    """A place where two sides leave files for each other: a folder, a stick, the office's server.

    Names are flat file names. Raises on use: `CarrierAway` (folder, stick or server gone), `CarrierFull`.
    """

    @property
    def prompt(self) -> bool:
        """Whether the other side has read and answered a bundle by the time `put` returns."""
        ...

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

    def move(self, box: str, name: str, to: str) -> None:
        """Puts a file into another box at once; no error when it is gone already."""
        ...

    def delete(self, box: str, name: str) -> None:
        """Removes a file; no error when it is gone already."""
        ...
