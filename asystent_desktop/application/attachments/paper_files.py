"""Bytes of finished and signed papers: kept once, printed again everywhere the same (ADR-0058).

Rules:
1. Record and bytes are kept in one transaction, sealed in chunks that travel as those of scans do.
2. Bytes count only with the hash the paper's own signed record names, wherever they came from.
3. What is not here is drawn again; a version of the program that draws otherwise asks the office instead.
"""

from collections.abc import Callable

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.faults import PaperAway
from asystent_desktop.crypto import chunks
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.domain.kinds.court import OpinionDocument
from asystent_desktop.domain.kinds.paper import PaperDocument, SignedPaper
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

Paper = PaperDocument | OpinionDocument | SignedPaper


def keep(desk: Desk, unit: UnitOfWork, paper: Paper, content: bytes) -> None:
    """Saves a finished paper and its bytes; the caller commits.

    Args:
        content: The bytes whose SHA-256 the paper names.
    """
    key = chunks.new_key()
    sealed = list(chunks.seal(key, content))
    unit.save(paper)
    for name, part in sealed:
        unit.put_blob(name, part)
    unit.save(
        PaperFile(
            id=desk.ids.new(),
            scope=paper.scope,
            sha256=paper.sha256,
            size_bytes=len(content),
            key=key.hex(),
            chunks=tuple(name for name, _part in sealed),
        )
    )


def stored(desk: Desk, paper: Paper, draw: Callable[[], bytes] | None = None) -> bytes | None:
    """The bytes of a finished paper: those kept here, else drawn again; None when neither has its hash.

    Args:
        draw: Draws the paper again from its frozen content; None where nothing can be, as of a signature.

    Raises:
        PaperAway: Neither, but they were kept and have not come here yet; the office is asked for them.
    """
    with desk.unit_of_work() as unit:
        content = kept(unit, paper)
    if content is None and draw is not None:
        content = draw()
    if content is not None and sha256_hex(content) == paper.sha256:
        return content
    _ask_for_missing(desk, paper)
    return None


def kept(unit: UnitOfWork, paper: Paper) -> bytes | None:
    """The bytes that lie here and have the paper's hash; None when none do."""
    plain = unit.blob(paper.sha256)  # where papers lay before their bytes travelled
    found = (_opened(unit, one) for one in unit.find(PaperFile, scope=paper.scope, sha256=paper.sha256))
    held = (one for one in (plain, *found) if one is not None and sha256_hex(one) == paper.sha256)
    return next(held, None)


def _opened(unit: UnitOfWork, file: PaperFile) -> bytes | None:
    """What the chunks hold; None when some are not here, or are damaged."""
    parts = [unit.blob(name) for name in file.chunks]
    held = [part for part in parts if part is not None]
    try:
        return chunks.open_chunks(bytes.fromhex(file.key), held, file.size_bytes)
    except (CannotOpen, ValueError):
        return None


def _ask_for_missing(desk: Desk, paper: Paper) -> None:
    with desk.unit_of_work() as unit:
        files = unit.find(PaperFile, scope=paper.scope, sha256=paper.sha256)
    for one in files:
        attachment_moves.forget_damaged(desk, one.id, one.chunks)
    with desk.unit_of_work() as unit:
        here = unit.blobs_held([name for one in files for name in one.chunks])
    for one in files:
        if missing := len(set(one.chunks) - here):
            attachment_moves.ask_for(desk, one.id)
            raise PaperAway(document_id=paper.id, missing=missing, parts=len(one.chunks))
