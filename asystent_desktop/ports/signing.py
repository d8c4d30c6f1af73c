"""Electronic signatures on finished PDF documents (PAdES, ETSI EN 319 142-1)."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class KeyFile:
    """A certificate with its key in a PKCS#12 file (RFC 7292).

    Attributes:
        content: Bytes of the file.
        password: Of that file.
    """

    content: bytes = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class KeyToken:
    """A certificate with its key on a card or token (PKCS#11 v2.40); the key never leaves it.

    Attributes:
        module: Library that came with the card.
        token: Label of the token.
        certificate: Label of the certificate on it.
        pin: Opens the token.
    """

    module: Path
    token: str
    certificate: str
    pin: str = field(repr=False)


SigningMeans = KeyFile | KeyToken


@dataclass(frozen=True)
class SignedPdf:
    """A signed document.

    Attributes:
        content: The bytes that were signed, unchanged, and the signature after them.
        signer: Name and organisation of the certificate, without its numbers (they may be a PESEL).
    """

    content: bytes
    signer: str


class Signer(Protocol):
    """Signs in memory; never writes to the disk."""

    def sign(self, pdf: bytes, means: SigningMeans, at: datetime) -> SignedPdf:
        """Adds an invisible signature of level B-B.

        Args:
            at: When; the certificate must be valid then.

        Raises:
            SigningMissing, KeyFileFault, WrongKeyPassword, CertificateNotValid, ModuleFault, TokenMissing,
            WrongPin, CertificateMissing, TokenFault: of `documents.faults`.
        """
        ...
