"""One named fault per way a bundle can be wrong (bundle-v1 §8). Values hold sizes, numbers and ids."""

from asystent_desktop.errors import Bug, Outdated, Tampered, UserFixable


class TooLarge(Tampered):
    """The file exceeds the packed limit. Values: size, limit (bytes)."""

    code = "too-large"


class NotABundle(UserFixable):
    """The file does not start as a bundle."""

    code = "not-a-bundle"


class NewerFormat(Outdated):
    """A newer program wrote it, and this one must not read it. Values: found, known."""

    code = "newer-format"


class WrongName(Tampered):
    """The file's name is not the SHA-256 of its content: cut short or altered on the way."""

    code = "wrong-name"


class Truncated(Tampered):
    """The bytes end before the structure does. Values: size."""

    code = "truncated"


class OtherRecipientKey(UserFixable):
    """Sealed for another key: somebody else's bundle, or for a key since replaced. Values: key_id (hex)."""

    code = "other-recipient-key"


class WrongPadding(Tampered):
    """The padding is not the one and only padding of this content."""

    code = "wrong-padding"


class ManifestTooLong(Tampered):
    """Values: size, limit (bytes)."""

    code = "manifest-too-long"


class BadManifest(Tampered):
    """A field of the manifest is missing or has the wrong shape. Values: field."""

    code = "bad-manifest"


class UnknownSender(Tampered):
    """The directory knows no signing key for the sender. Values: sender (a device id)."""

    code = "unknown-sender"


class WrongOffice(Tampered):
    """The signed manifest names another office. Values: office."""

    code = "wrong-office"


class WrongRecipient(Tampered):
    """The signed manifest names another recipient: re-wrapped by somebody. Values: recipient."""

    code = "wrong-recipient"


class HeadsMismatch(Tampered):
    """The listed heads do not give the stated digest."""

    code = "heads-mismatch"


class PayloadLength(Tampered):
    """Values: stated, found (bytes)."""

    code = "payload-length"


class PayloadHash(Tampered):
    """The payload is not the one the manifest was signed for."""

    code = "payload-hash"


class BadCompression(Tampered):
    """The payload is not one plain zstd frame within the window limit."""

    code = "bad-compression"


class ZipBomb(Tampered):
    """More comes out than the limit or the manifest allows. Values: limit (bytes)."""

    code = "zip-bomb"


class RawLength(Tampered):
    """The decompressed length is not the stated one. Values: stated."""

    code = "raw-length"


class TooManyLines(Tampered):
    """Values: count, limit."""

    code = "too-many-lines"


class CountMismatch(Tampered):
    """The payload has another number of lines than stated. Values: stated, found."""

    code = "count-mismatch"


class LineTooLong(Tampered):
    """A line, or a JSON document read alone, exceeds its limit. Values: size, limit (bytes)."""

    code = "line-too-long"


class BytesLeftOver(Tampered):
    """Something follows where nothing may."""

    code = "bytes-left-over"


class InvalidUtf8(Tampered):
    """Text that is not UTF-8, or an escaped lone surrogate."""

    code = "invalid-utf8"


class NotJson(Tampered):
    """Not JSON as RFC 8259 has it."""

    code = "not-json"


class NotAnObject(Tampered):
    """JSON, but no object."""

    code = "not-an-object"


class TooDeep(Tampered):
    """Values: limit."""

    code = "too-deep"


class DuplicateKey(Tampered):
    """An object names a key twice: two readers would see two documents."""

    code = "duplicate-key"


class FloatNumber(Tampered):
    """A number with a fraction or exponent, NaN or Infinity: no record holds one."""

    code = "float-number"


class NumberOutOfRange(Tampered):
    """An integer beyond 64 bits, signed."""

    code = "number-out-of-range"


class BadCompactLine(Tampered):
    """A line of many commits does not unfold (bundle-v1 §6.1). Values: field."""

    code = "bad-compact-line"


class CannotEncode(Bug):
    """The caller asked for a bundle that no reader would take. Values: what."""

    code = "cannot-encode"
