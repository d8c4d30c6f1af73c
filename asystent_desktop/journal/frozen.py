"""The hash of a paper's frozen content: what a step of the paper's way names (`domain.kinds.workflow`)."""

import hashlib

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def content_sha256(*parts: object) -> str:
    """Hex SHA-256 over the parts in order: equal values give the equal hash, on every replica.

    Args:
        parts: Frozen dataclasses, texts, dates and tuples of them: the text, the addressee, the case, the
            signatory and the template's name. Instants must be aware and in UTC.
    """
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()
