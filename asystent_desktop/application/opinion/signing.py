"""Electronic signatures on finished papers (PAdES).

Rules:
1. What is signed are the frozen bytes; a draft is never signed. A masked variant bears its own signature.
2. The signed bytes are kept sealed beside the frozen ones, as a record that only grows. The frozen paper, its
   number and its code stay as they are.
3. Signed bytes cannot be made again: they travel as scans do. Those signed by an earlier version stayed on
   the computer where they were signed.
"""

from dataclasses import dataclass

from asystent_desktop.application.attachments.paper_files import keep, stored
from asystent_desktop.application.opinion.papers import document_bytes
from asystent_desktop.application.papers.codes import read_code
from asystent_desktop.application.papers.faults import NoSuchPaper, SignedAway
from asystent_desktop.application.papers.making import stored_paper
from asystent_desktop.application.reading import record_in
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.court import OpinionDocument
from asystent_desktop.domain.kinds.paper import PaperDocument, SignedPaper
from asystent_desktop.domain.records import kind_of
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.signing import SigningMeans
from asystent_desktop.ports.store import UnitOfWork

Finished = PaperDocument | OpinionDocument


@dataclass(frozen=True)
class Signature:
    """A signature that was made here, and what was signed.

    Attributes:
        content: The signed PDF.
    """

    record: SignedPaper
    content: bytes


def find_finished(desk: Desk, wanted: str) -> Finished:
    """The finished paper a person means.

    Args:
        wanted: Its id or the opinion's, or the beginning of one, or the code of the footer.

    Raises:
        NoSuchPaper: None or several are meant, or the opinion is not final yet.
    """
    with desk.unit_of_work() as unit:
        found = _by_code(unit, wanted) or _by_id(unit, wanted)
    if len(found) != 1:
        raise NoSuchPaper(wanted=wanted, found=len(found))
    return found[0]


def _by_code(unit: UnitOfWork, wanted: str) -> list[Finished]:
    code = read_code(wanted)
    return [*unit.find(PaperDocument, code=code), *unit.find(OpinionDocument, code=code)] if code else []


def _by_id(unit: UnitOfWork, wanted: str) -> list[Finished]:
    """An opinion's id means the whole text; a masked variant is meant by its own id or code."""
    if not wanted:
        return []
    papers = [one for one in unit.find(PaperDocument) if one.id.startswith(wanted)]
    final = [one for one in unit.find(OpinionDocument) if one.final]
    own = [one for one in final if one.id.startswith(wanted)]
    whole = [one for one in final if one.opinion_id.startswith(wanted) and not one.copy_for]
    return [*papers, *{one.id: one for one in (*own, *whole)}.values()]


def sign_paper(desk: Desk, paper: Finished, means: SigningMeans) -> tuple[ChangeSet, Signature]:
    """Signs the frozen bytes and keeps the signed ones sealed; nothing is kept when signing fails.

    Raises:
        PaperAway, PaperLost, OpinionLost: The frozen bytes are neither here nor can be made again the same.
        AppError: as `ports.signing.Signer.sign`; StoreFull: nothing was kept.
    """
    at = desk.clock.now()
    signed = desk.signer.sign(frozen_bytes(desk, paper), means, at)
    record = SignedPaper(
        id=desk.ids.new(),
        scope=paper.scope,
        document_kind=kind_of(paper).name,
        document_id=paper.id,
        sha256=sha256_hex(signed.content),
        size_bytes=len(signed.content),
        signed_at=at,
        signer=signed.signer,
        author_id=desk.identity().person_id,
    )
    with desk.unit_of_work() as unit:
        keep(desk, unit, record, signed.content)
        return unit.commit("sign-paper"), Signature(record, signed.content)


def frozen_bytes(desk: Desk, paper: Finished) -> bytes:
    """The frozen bytes of a finished paper of either sort, not signed.

    Raises:
        PaperAway, PaperLost, OpinionLost: They are neither here nor can be made again the same.
    """
    return document_bytes(desk, paper) if isinstance(paper, OpinionDocument) else stored_paper(desk, paper.id)


def signatures(desk: Desk, paper: Finished) -> tuple[SignedPaper, ...]:
    """Signatures on a paper, the latest first."""
    with desk.unit_of_work() as unit:
        found = unit.find(SignedPaper, scope=paper.scope, document_id=paper.id)
    return tuple(sorted(found, key=lambda one: (one.signed_at, one.id), reverse=True))


def signed_bytes(desk: Desk, signature_id: str) -> bytes:
    """The signed PDF as it was kept.

    Raises:
        UnknownRecord: No such signature is here.
        PaperAway: The bytes have not come here yet; the office is asked for them.
        SignedAway: It was signed on another computer, by a version of the program that left the bytes there.
    """
    with desk.unit_of_work() as unit:
        record = record_in(unit, SignedPaper, signature_id)
    kept = stored(desk, record)
    if kept is None:
        raise SignedAway(signature_id=signature_id)
    return kept
