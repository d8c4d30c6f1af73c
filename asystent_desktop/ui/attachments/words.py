"""Rows and sentences of the scans."""

from __future__ import annotations

from asystent_desktop.application.attachments.attachments import AttachmentRow, Shelf
from asystent_desktop.application.attachments.words import media_word, size_words
from asystent_desktop.domain.kinds.attachment import Media
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone


def scan_row(row: AttachmentRow) -> kit.Row:
    """One scan of the list."""
    about = _("{kind}, {size} MB").format(kind=media_word(row.media), size=size_words(row.size_bytes))
    return kit.Row(
        row.attachment_id,
        masking().text(row.title),
        subtitle=short_date(row.added_at.date()),
        rest=about,
        icon=Icon.PDF if row.media is Media.PDF else Icon.ATTACHMENT,
        pill="" if row.here else _("at the office"),
        tone=Tone.NEUTRAL if row.here else Tone.INFO,
    )


def limits_line(shelf: Shelf) -> str:
    """What may be added, and how much room is left: stated before anybody tries."""
    return _(
        "Drop photos or scans here. JPEG, PNG or PDF, one at most {file} MB; this family: {used} of "
        "{family} MB. Place and camera are taken out of photos."
    ).format(file=shelf.limits.file_mib, used=size_words(shelf.used_bytes), family=shelf.limits.family_mib)
