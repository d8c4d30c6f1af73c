"""Scans and photos of a family's file: adding, listing, looking at, naming, taking back.

Rules:
1. What a file is its bytes say, not its name; only JPEG, PNG and PDF are taken in.
2. Place, camera and time are taken out of a photo before it is kept (GDPR art. 5 section 1 c).
3. The limits of a file and of a family are the office's, with the days they hold.
4. Nothing is ever written to a plaintext file: looking at a scan happens in memory alone.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.attachments.faults import (
    AttachmentAway,
    AttachmentDamaged,
    FamilyFull,
    PictureTooLarge,
    ScanTooLarge,
    TitleMissing,
    UnknownSubject,
)
from asystent_desktop.application.people import person_names
from asystent_desktop.application.reading import family_in, limit_on, record_in
from asystent_desktop.crypto import chunks
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.domain.kinds.attachment import AttachedTo, Attachment, Media
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import KINDS
from asystent_desktop.domain.scans import Scan, examined
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

MIB = 1024 * 1024


@dataclass(frozen=True)
class AttachmentLimits:
    """What may be added today, in MiB and millions of pixels."""

    file_mib: int
    family_mib: int
    megapixels: int


@dataclass(frozen=True)
class AttachmentRow:
    """A scan as lists show it.

    Attributes:
        here: All its chunks lie on this computer. `missing`: how many of its chunks do not.
    """

    attachment_id: str
    family_id: str
    title: str
    note: str
    media: Media
    size_bytes: int
    subject_kind: AttachedTo | None
    subject_id: str | None
    added_at: datetime
    person_name: str
    here: bool
    missing: int


@dataclass(frozen=True)
class Shelf:
    """A family's scans, latest first, and how much room they take."""

    rows: tuple[AttachmentRow, ...]
    used_bytes: int
    limits: AttachmentLimits


def limits(desk: Desk) -> AttachmentLimits:
    """What may be added today."""
    today = desk.clock.today()
    return AttachmentLimits(
        limit_on(desk, Limit.ATTACHMENT_FILE_MIB, today),
        limit_on(desk, Limit.ATTACHMENT_FAMILY_MIB, today),
        limit_on(desk, Limit.ATTACHMENT_PICTURE_MEGAPIXELS, today),
    )


def shelf(
    desk: Desk, family_id: str, subject_kind: AttachedTo | None = None, subject_id: str | None = None
) -> Shelf:
    """A family's scans, or those of one of its records.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        held = unit.find(Attachment, scope=family_in(unit, family_id).scope)
        here = unit.blobs_held([name for one in held for name in one.chunks])
    names = person_names(desk)
    of_subject = [
        one
        for one in held
        if subject_id is None or (one.subject_kind, one.subject_id) == (subject_kind, subject_id)
    ]
    rows = [_row(one, family_id, here, names.get(one.author_id, "")) for one in of_subject]
    used = sum(one.size_bytes for one in held)
    return Shelf(tuple(sorted(rows, key=lambda row: row.added_at, reverse=True)), used, limits(desk))


def add(
    desk: Desk,
    family_id: str,
    title: str,
    content: bytes,
    *,
    note: str = "",
    subject_kind: AttachedTo | None = None,
    subject_id: str | None = None,
) -> tuple[ChangeSet, str]:
    """Adds a scan or photo; record, key and chunks are kept in one transaction or not at all.

    Args:
        subject_kind, subject_id: The record of the same family it belongs to.

    Raises:
        UnknownFamily: The family is not in this store.
        NotAScan, BrokenScan: No JPEG, PNG or PDF, or a damaged one.
        ScanTooLarge, PictureTooLarge, FamilyFull: A limit is exceeded; the message names it.
        TitleMissing, UnknownSubject.
    """
    if not title.strip():
        raise TitleMissing()
    bounds = limits(desk)
    scan = _fit(content, bounds)
    key = chunks.new_key()
    sealed = list(chunks.seal(key, scan.content))
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        _check_room(unit, scope, len(scan.content), bounds)
        _check_subject(unit, scope, subject_kind, subject_id)
        made = Attachment(
            id=desk.ids.new(),
            scope=scope,
            caption=title.strip(),
            media=scan.media,
            size_bytes=len(scan.content),
            sha256=sha256_hex(scan.content),
            key=key.hex(),
            chunks=tuple(name for name, _bytes in sealed),
            subject_kind=subject_kind,
            subject_id=subject_id,
            note=note.strip(),
            added_at=desk.clock.now().astimezone(UTC),
            author_id=desk.identity().person_id,
        )
        for name, part in sealed:
            unit.put_blob(name, part)
        unit.save(made)
        return unit.commit("add-attachment"), made.id


def _check_room(unit: UnitOfWork, scope: str, size_bytes: int, bounds: AttachmentLimits) -> None:
    used = sum(one.size_bytes for one in unit.find(Attachment, scope=scope))
    if used + size_bytes > bounds.family_mib * MIB:
        raise FamilyFull(limit_mib=bounds.family_mib)


def _fit(content: bytes, bounds: AttachmentLimits) -> Scan:
    """The file, cleaned, when it keeps within the limits of one file."""
    if len(content) > bounds.file_mib * MIB:
        raise ScanTooLarge(size_mib=-(-len(content) // MIB), limit_mib=bounds.file_mib)
    scan = examined(content)
    if scan.width * scan.height > bounds.megapixels * 1_000_000:
        raise PictureTooLarge(width=scan.width, height=scan.height, limit=bounds.megapixels)
    return scan


def content(desk: Desk, attachment_id: str) -> tuple[AttachmentRow, bytes]:
    """A scan's bytes, in memory alone.

    Raises:
        UnknownRecord: It is not in this store.
        AttachmentAway: Its bytes have not come to this computer yet, or are damaged here; the office is asked
            for them.
        AttachmentDamaged: What lies here is not what was added, and no chunk of it could come anew.
    """
    with desk.unit_of_work() as unit:
        one = record_in(unit, Attachment, attachment_id)
        parts = [unit.blob(name) for name in one.chunks]
    names = person_names(desk)
    held = [part for part in parts if part is not None]
    if len(held) < len(parts):
        fetch(desk, attachment_id)
        raise AttachmentAway(missing=len(parts) - len(held), parts=len(parts))
    try:
        found = chunks.open_chunks(bytes.fromhex(one.key), held, one.size_bytes)
    except (CannotOpen, ValueError):
        found = b""
    if sha256_hex(found) != one.sha256:
        if again := attachment_moves.forget_damaged(desk, attachment_id, one.chunks):
            raise AttachmentAway(missing=again, parts=len(parts))
        raise AttachmentDamaged(attachment=attachment_id)
    family_id = one.scope.partition(":")[2]
    return _row(one, family_id, set(one.chunks), names.get(one.author_id, "")), found


def fetch(desk: Desk, attachment_id: str) -> None:
    """Asks the office for a scan that is not here, with the next exchange."""
    with desk.unit_of_work() as unit:
        record_in(unit, Attachment, attachment_id)
    attachment_moves.ask_for(desk, attachment_id)


def describe(
    desk: Desk, attachment_id: str, *, title: str | None = None, note: str | None = None
) -> ChangeSet:
    """Another title or note; the scan itself never changes.

    Raises:
        UnknownRecord, TitleMissing.
    """
    with desk.unit_of_work() as unit:
        one = record_in(unit, Attachment, attachment_id)
        made = replace(
            one,
            caption=one.caption if title is None else title.strip(),
            note=one.note if note is None else note.strip(),
        )
        if not made.caption:
            raise TitleMissing()
        unit.save(made)
        return unit.commit("describe-attachment")


def attach_to(
    desk: Desk, attachment_id: str, subject_kind: AttachedTo | None, subject_id: str | None
) -> ChangeSet:
    """Links a scan to another record of the same family, or to none.

    Raises:
        UnknownRecord, UnknownSubject.
    """
    with desk.unit_of_work() as unit:
        one = record_in(unit, Attachment, attachment_id)
        _check_subject(unit, one.scope, subject_kind, subject_id)
        unit.save(replace(one, subject_kind=subject_kind, subject_id=subject_id))
        return unit.commit("attach")


def remove(desk: Desk, attachment_id: str) -> ChangeSet:
    """Takes back a scan added by mistake; its bytes stay sealed until the file is erased.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, Attachment, attachment_id))
        return unit.commit("remove-attachment")


def restore(desk: Desk, attachment_id: str) -> ChangeSet:
    """Brings back a scan just removed."""
    with desk.unit_of_work() as unit:
        one = unit.get(Attachment, attachment_id)
        if one is not None:
            unit.save(replace(one, deleted=False))
        return unit.commit("restore-attachment")


def _check_subject(unit: UnitOfWork, scope: str, kind: AttachedTo | None, record_id: str | None) -> None:
    if kind is None and record_id is None:
        return
    found = unit.get(KINDS[kind.value].cls, record_id) if kind is not None and record_id else None
    if found is None or found.deleted or found.scope != scope:
        raise UnknownSubject(kind=kind.value if kind else "", record_id=record_id or "")


def _row(one: Attachment, family_id: str, here: set[str], person_name: str) -> AttachmentRow:
    missing = sum(name not in here for name in one.chunks)
    return AttachmentRow(
        attachment_id=one.id,
        family_id=family_id,
        title=one.caption,
        note=one.note,
        media=one.media,
        size_bytes=one.size_bytes,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        added_at=one.added_at,
        person_name=person_name,
        here=not missing,
        missing=missing,
    )
