"""Certificates and tokens that are made for one test, of fictional people."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC)
PASSWORD, PIN, TOKEN, LABEL = "tajne hasło", "246810", "Karta próbna", "Podpis Anny"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so")


def certified(until: datetime = NOW + timedelta(days=30)) -> tuple[Any, x509.Certificate]:
    """A key and the certificate it gave itself; the number in its name is no real PESEL."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "Anna Przykładowa"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ośrodek Przykładowy"),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, "PNOPL-00000000000"),
        ]
    )
    usage = x509.KeyUsage(True, True, *[False] * 7)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=60))
        .not_valid_after(until)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


def key_file(key: Any, certificate: x509.Certificate, password: str = PASSWORD) -> bytes:
    """Both as PKCS#12."""
    lock = serialization.BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(b"podpis", key, certificate, None, lock)


def soft_token(folder: Path) -> Path | None:
    """A SoftHSM2 token in that folder, with key and certificate under one id; None without SoftHSM2."""
    module = next((Path(one) for one in MODULES if Path(one).is_file()), None)
    if module is None:
        return None
    import pkcs11

    pkcs11.unload(str(module))  # a library reads its settings once
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n", "utf-8")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    words = ("--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", "13579")
    subprocess.run(("softhsm2-util", *words), check=True, capture_output=True)
    _fill(module)
    return module


def _fill(module: Path) -> None:
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    key, certificate = certified()
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    named = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.ID: b"\x01"}
    token = pkcs11.lib(str(module)).get_token(token_label=TOKEN)
    with token.open(user_pin=PIN, rw=True) as session:
        # As on a card: the two labels differ, the id joins them.
        session.create_object(
            decode_rsa_private_key(der)
            | named
            | {pkcs11.Attribute.LABEL: "klucz", pkcs11.Attribute.PRIVATE: True}
        )
        public = certificate.public_bytes(serialization.Encoding.DER)
        session.create_object(decode_x509_certificate(public) | named | {pkcs11.Attribute.LABEL: LABEL})
