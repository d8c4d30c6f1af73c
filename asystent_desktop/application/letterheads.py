"""The logo above the letterhead: checked by printing with it, kept so that old papers keep theirs."""

from base64 import b64decode, b64encode
from datetime import date

from asystent_desktop.application.faults import UnusableLogo
from asystent_desktop.application.letterhead import own_or_office_scope
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.office import OfficeLogo
from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.papers import Letterhead
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.errors import AppError
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

LOGO_BYTES = 200 * 1024
"""Longest file of a logo; it travels in one line of a bundle."""

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def set_logo(desk: Desk, picture: bytes) -> ChangeSet:
    """Puts a picture above the letterhead of every paper made from now on.

    Args:
        picture: PNG or JPEG bytes, at most `LOGO_BYTES`.

    Raises:
        OfficeOnly: An enrolled assistant: the letterhead is the office's.
        UnusableLogo: It is too long, of another kind, or cannot be printed.
    """
    scope = own_or_office_scope(desk.identity())
    _refuse_unusable(desk, picture)
    return _keep(desk, scope, sha256_hex(picture), b64encode(picture).decode("ascii"))


def remove_logo(desk: Desk) -> ChangeSet:
    """Papers made from now on bear no logo.

    Raises:
        OfficeOnly: An enrolled assistant.
    """
    return _keep(desk, own_or_office_scope(desk.identity()), "", "")


def _keep(desk: Desk, scope: str, digest: str, picture: str) -> ChangeSet:
    with desk.unit_of_work() as unit:
        unit.save(
            OfficeLogo(
                id=desk.ids.new(), scope=scope, sha256=digest, picture=picture, chosen_at=desk.clock.now()
            )
        )
        return unit.commit("set-logo")


def logo_in_use(unit: UnitOfWork) -> str:
    """Hex digest of the logo new papers bear; empty without one. The office's stands before one's own."""
    held = unit.find(OfficeLogo)
    latest = max(held, key=lambda one: (one.scope == OFFICE_SCOPE, one.chosen_at, one.id), default=None)
    return latest.sha256 if latest else ""


def logo_pictures(unit: UnitOfWork, digest: str) -> dict[str, bytes]:
    """What a renderer needs beside content that names a logo; empty while it has not arrived here."""
    logo = logo_picture(unit, digest)
    return {} if logo is None else {digest: logo}


def present_logo(desk: Desk) -> bytes | None:
    """The picture new papers bear; None without one, or while it has not arrived here."""
    with desk.unit_of_work() as unit:
        return logo_picture(unit, logo_in_use(unit))


def logo_picture(unit: UnitOfWork, digest: str) -> bytes | None:
    """The bytes of a logo that was ever used; None when it has not arrived here."""
    for held in unit.find(OfficeLogo, sha256=digest) if digest else ():
        return b64decode(held.picture)
    return None


def _refuse_unusable(desk: Desk, picture: bytes) -> None:
    if len(picture) > LOGO_BYTES:
        raise UnusableLogo(limit_kb=LOGO_BYTES // 1024, reason="size")
    if not picture.startswith(_MARKS):
        raise UnusableLogo(limit_kb=LOGO_BYTES // 1024, reason="kind")
    digest = sha256_hex(picture)
    sample = PaperContent(
        kind="sample",
        template="sample/1",
        document_title="-",
        title="-",
        dated_on=date(2026, 1, 1),
        blocks=(),
        letterhead=Letterhead("-", "", "", "", ""),
        logo_sha256=digest,
    )
    try:
        desk.renderer.paper(sample, {digest: picture})
    except AppError as fault:
        raise UnusableLogo(limit_kb=LOGO_BYTES // 1024, reason="broken") from fault
