"""The hub's own TLS key: made by itself, vouched for by nobody, known by the hash of its public key.

There is no authority and no date that counts: a laptop learns the hash (the *pin*) from the signed invitation
or directory and compares it before it sends a byte. TLS 1.3 alone is spoken. Source: exchange.md §3 Carriers,
RFC 7469 §2.4 (what is hashed), docs/hub-http-v1.md §2.
"""

import secrets
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.faults import BadKey

SEED_BYTES: Final = 32
_NAME: Final = "asystent-hub"
_FROM: Final = datetime(2020, 1, 1, tzinfo=UTC)
_UNTIL: Final = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""RFC 5280 §4.1.2.5: no well-defined expiration."""


@dataclass(frozen=True, slots=True)
class TlsIdentity:
    """A key with its certificate.

    Attributes:
        seed: The 32 secret bytes of the Ed25519 key: to be stored inside an encrypted store only.
        certificate: DER. The same seed gives the same certificate.
    """

    seed: bytes
    certificate: bytes

    @property
    def pin(self) -> str:
        """What laptops know the server by: SHA-256, hex, of its SubjectPublicKeyInfo."""
        return pin_of(self.certificate)

    def __repr__(self) -> str:
        return f"TlsIdentity(pin={self.pin})"


def new_seed() -> bytes:
    """The secret of a new TLS key, 32 bytes from the system's random source."""
    return secrets.token_bytes(SEED_BYTES)


def identity(seed: bytes) -> TlsIdentity:
    """Key and self-signed certificate of a seed.

    Raises:
        BadKey: the seed is not 32 bytes.
    """
    if len(seed) != SEED_BYTES:
        raise BadKey(what="TLS seed", size=len(seed))
    key = Ed25519PrivateKey.from_private_bytes(seed)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .sign(key, None)
    )
    return TlsIdentity(seed, made.public_bytes(serialization.Encoding.DER))


def pin_of(certificate: bytes) -> str:
    """The pin of a certificate (DER).

    Raises:
        BadKey: it is no certificate.
    """
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except ValueError:
        raise BadKey(what="certificate", size=len(certificate)) from None
    return sha256_hex(
        key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def server_context(own: TlsIdentity) -> ssl.SSLContext:
    """The server's side. Python reads keys from files only: it lies there encrypted, for a moment."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.num_tickets = 0
    password = secrets.token_hex(SEED_BYTES)
    with TemporaryDirectory(prefix="asystent-") as folder:
        file = Path(folder) / "tls.pem"
        file.write_bytes(_encrypted_pem(own, password))
        context.load_cert_chain(file, password=password)
    return context


def client_context() -> ssl.SSLContext:
    """The laptop's side: believes no authority and no date; whoever uses it compares the pin."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _encrypted_pem(own: TlsIdentity, password: str) -> bytes:
    key = Ed25519PrivateKey.from_private_bytes(own.seed).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    return key + ssl.DER_cert_to_PEM_cert(own.certificate).encode()
