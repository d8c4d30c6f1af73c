"""The printed bytes of finished papers, which lie beside the journal, sealed (`crypto.chunks`)."""

from asystent_desktop.domain.records import Merge, Record, record


@record("paper_file", merge=Merge.APPEND_ONLY)
class PaperFile(Record):
    """Where the bytes of a finished or signed paper are, on every computer that may read the paper.

    It belongs to whatever record of its scope names the same `sha256`: `paper_document`, `opinion_document`
    or `signed_paper`; that record answers for the bytes, this one only leads to them.

    Attributes:
        sha256: Hex digest of the bytes as they were printed or signed.
        key: The random key of their chunks, 64 hex digits.
        chunks: Names of the sealed chunks, in order.
    """

    sha256: str
    size_bytes: int
    key: str
    chunks: tuple[str, ...]
