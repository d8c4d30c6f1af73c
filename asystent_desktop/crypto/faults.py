"""Named faults of the crypto room. Values hold sizes and versions, never key material."""

from asystent_desktop.errors import Outdated, Tampered, UserFixable


class BadKey(Tampered):
    """A key has the wrong length or is not a valid key. Values: what, size."""

    code = "bad-key"


class BadSignature(Tampered):
    """An Ed25519 signature does not hold for these bytes and this key."""

    code = "bad-signature"


class CannotOpen(Tampered):
    """Sealed bytes do not open: altered, cut short, meant for another key or another purpose."""

    code = "cannot-open"


class BadProof(Tampered):
    """A keyed proof (HMAC) does not fit the transcript. Values: label."""

    code = "bad-proof"


class ForeignFile(UserFixable):
    """The file does not start as a passphrase envelope: it is something else."""

    code = "foreign-file"


class WrongPurpose(UserFixable):
    """A sound envelope of another purpose, e.g. a hub header where a vault's was expected.

    Values: expected, found (purpose names, "unknown" for a number this version does not know).
    """

    code = "wrong-purpose"


class NewerVersion(Outdated):
    """A sound envelope written by a newer program. Values: version, known."""

    code = "newer-header"


class DamagedHeader(Tampered):
    """The envelope's checksum or length does not fit: a damaged copy. Try the other one."""

    code = "damaged-header"


class HostileParameters(Tampered):
    """The envelope asks for an absurd derivation. Values: memory_kib, iterations, lanes."""

    code = "hostile-parameters"


class WrongPassphrase(UserFixable):
    """The envelope is sound, the passphrase does not open it."""

    code = "wrong-passphrase"


class UnusablePassphrase(UserFixable):
    """A new passphrase is empty or holds characters that cannot be written as UTF-8."""

    code = "unusable-passphrase"
