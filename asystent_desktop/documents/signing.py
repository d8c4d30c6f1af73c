"""PAdES signatures through pyHanko, an optional package (`pip install asystent-desktop[sign]`).

Rules:
1. The signed bytes begin with the frozen ones: the signature is an incremental update (ISO 32000-1, 12.8).
2. Nothing is asked of the network: level B-B, no time stamp, no revocation data. Whoever checks the paper
   fetches those from the issuer of the certificate.
3. The widget has no appearance and lies outside the page: what was read and accepted looks as before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from asystent_desktop.documents.faults import (
    CertificateMissing,
    CertificateNotValid,
    KeyFileFault,
    ModuleFault,
    SigningMissing,
    TokenFault,
    TokenMissing,
    WrongKeyPassword,
    WrongPin,
)
from asystent_desktop.ports.signing import KeyFile, KeyToken, SignedPdf, SigningMeans

if TYPE_CHECKING:
    from pkcs11 import Session

_FIELD = "Podpis"
_EXTRA = "asystent-desktop[sign]"
_NAMES = ("common_name", "organization_name")


class PadesSigner:
    """The real signer behind `ports.signing.Signer`."""

    def sign(self, pdf: bytes, means: SigningMeans, at: datetime) -> SignedPdf:
        """Adds an invisible signature of level B-B.

        Raises:
            as `ports.signing.Signer.sign`.
        """
        try:
            import pyhanko.sign  # noqa: F401  late: optional, and slow to load
        except ImportError:
            raise SigningMissing(extra=_EXTRA) from None
        if isinstance(means, KeyFile):
            return _signed(pdf, _from_file(means), at)
        with _from_token(means) as signer:
            return _signed(pdf, signer, at)


def _signed(pdf: bytes, signer: Any, at: datetime) -> SignedPdf:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter

    certificate = signer.signing_cert
    since, until = certificate.not_valid_before, certificate.not_valid_after
    if not since <= at <= until:
        raise CertificateNotValid(since=since.date().isoformat(), until=until.date().isoformat())
    out = BytesIO()
    signers.PdfSigner(
        signers.PdfSignatureMetadata(
            field_name=_FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
        ),
        signer,
        new_field_spec=SigFieldSpec(_FIELD, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True)),
    ).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=out)
    return SignedPdf(out.getvalue(), _name(certificate))


def _name(certificate: Any) -> str:
    """The subject without its numbers: a Polish qualified certificate bears the PESEL among them."""
    held = certificate.subject.native
    return ", ".join(str(held[name]) for name in _NAMES if held.get(name))


def _from_file(means: KeyFile) -> Any:
    from asn1crypto import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    try:
        pkcs12.Pfx.load(means.content, strict=True).native  # noqa: B018  parsed when it is read
    except (ValueError, TypeError):
        raise KeyFileFault() from None
    try:
        return SimpleSigner.load_pkcs12_data(means.content, (), means.password.encode())
    except ValueError:
        raise WrongKeyPassword() from None
    except AttributeError:  # what pyHanko makes of a file with certificates only
        raise KeyFileFault() from None


@contextmanager
def _from_token(means: KeyToken) -> Iterator[Any]:
    """The signer of an open session; whatever the token says meanwhile becomes a fault with a name."""
    from pkcs11 import exceptions

    try:
        with _session(means) as session:
            yield _of_session(session, means)
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange, exceptions.PinLocked):
        raise WrongPin(token=means.token) from None
    except exceptions.PKCS11Error as error:
        raise TokenFault(token=means.token, fault=type(error).__name__) from None


@contextmanager
def _session(means: KeyToken) -> "Iterator[Session]":
    import pkcs11

    try:
        library = pkcs11.lib(str(means.module))
    except (pkcs11.PKCS11Error, OSError, RuntimeError):
        raise ModuleFault(module=means.module.name) from None
    try:
        token = library.get_token(token_label=means.token)
    except (pkcs11.NoSuchToken, pkcs11.TokenNotPresent, pkcs11.TokenNotRecognised):
        raise TokenMissing(token=means.token) from None
    with token.open(user_pin=means.pin) as session:
        yield session


def _of_session(session: "Session", means: KeyToken) -> Any:
    """Cards give certificate and key one CKA_ID, and often different labels."""
    from pkcs11 import Attribute, ObjectClass
    from pyhanko.sign.pkcs11 import PKCS11Signer

    wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: means.certificate}
    found = list(session.get_objects(wanted))
    if len(found) != 1:
        raise CertificateMissing(certificate=means.certificate, token=means.token)
    identity = bytes(found[0][Attribute.ID])
    key = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: identity}
    if not identity or len(list(session.get_objects(key))) != 1:
        raise CertificateMissing(certificate=means.certificate, token=means.token)
    return PKCS11Signer(session, cert_label=means.certificate, key_id=identity)
