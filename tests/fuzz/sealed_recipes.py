"""Bundles for the fuzzers: whole files, and contents that only a reader past the seal meets."""

from asystent_desktop.crypto import sealing
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange import bundle
from tests.vectors.bundle_writer import OFFICE, RECIPIENT, RECIPIENT_SEED, SENDER, SENDER_SEED, Recipe

KEY = SealingKey.from_bytes(RECIPIENT_SEED)
SIGNER = SigningKey.from_seed(SENDER_SEED)
GOOD = Recipe()


def read(blob: bytes) -> bundle.OpenedBundle:
    """As the recipient reads it."""
    return bundle.read(
        blob,
        key=KEY,
        office=OFFICE,
        recipient=RECIPIENT,
        sender_key=lambda sender: SIGNER.public if sender == SENDER else None,
    )


def sealed(content: bytes) -> bytes:
    """A file whose content is anything at all: what a compromised computer with a valid key could send."""
    key_id = sealing.key_id(KEY.public)
    return bundle.MAGIC + key_id + sealing.seal(KEY.public, content, bundle.info_for(OFFICE, key_id))


def framed(manifest: bytes, packed: bytes) -> bytes:
    """A well framed, honestly signed content around any manifest and payload."""
    body = len(manifest).to_bytes(4, "big") + manifest + SIGNER.sign(manifest)
    body += len(packed).to_bytes(4, "big") + packed
    return body.ljust(bundle.padded_size(len(body)), b"\0")
