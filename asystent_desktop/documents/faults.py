"""What can go wrong before a document is printed: the program's own fonts and texts."""

from typing import ClassVar

from asystent_desktop.errors import AppError, UserFixable


class FontMissing(AppError):
    """The font package is not installed or is damaged; values: `font`."""

    code: ClassVar[str] = "font-missing"


class TemplateFault(UserFixable):
    """A file of document texts was changed so that it cannot be used; values: `file`, `fault`."""

    code: ClassVar[str] = "document-template"


class PictureFault(UserFixable):
    """A picture that was to be printed is broken or of an unknown kind."""

    code: ClassVar[str] = "document-picture"


class SigningMissing(UserFixable):
    """The optional package that signs is not installed; values: `extra` (what to install)."""

    code: ClassVar[str] = "signing.not-installed"


class KeyFileFault(UserFixable):
    """The file is no PKCS#12 file, or holds no key with a certificate."""

    code: ClassVar[str] = "signing.key-file"


class WrongKeyPassword(UserFixable):
    """The password does not open the PKCS#12 file."""

    code: ClassVar[str] = "signing.wrong-password"


class CertificateNotValid(UserFixable):
    """The certificate is not valid at that time; values: `since`, `until` (ISO days)."""

    code: ClassVar[str] = "signing.certificate-not-valid"


class ModuleFault(UserFixable):
    """The library of the card cannot be loaded; values: `module` (file name)."""

    code: ClassVar[str] = "signing.module"


class TokenMissing(UserFixable):
    """No token with that label is here; values: `token`."""

    code: ClassVar[str] = "signing.token-missing"


class WrongPin(UserFixable):
    """The token does not take the PIN, or is locked after too many wrong ones; values: `token`."""

    code: ClassVar[str] = "signing.wrong-pin"


class CertificateMissing(UserFixable):
    """The token holds no such certificate with its key; values: `certificate`, `token`."""

    code: ClassVar[str] = "signing.certificate-missing"


class TokenFault(UserFixable):
    """The token refused to sign; values: `token`, `fault` (name of the PKCS#11 fault)."""

    code: ClassVar[str] = "signing.token"
