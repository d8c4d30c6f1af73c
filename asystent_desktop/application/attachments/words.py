"""Words for scans: what a file is, how large it is, what it belongs to."""

from decimal import Decimal

from asystent_desktop.domain.kinds.attachment import AttachedTo, Media
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import number

SUBJECTS = {
    "received": AttachedTo.RECEIVED,
    "visit": AttachedTo.VISIT,
    "delivery": AttachedTo.DELIVERY,
    "paper": AttachedTo.PAPER,
    "court-letter": AttachedTo.REQUEST,
    "minutes": AttachedTo.MINUTES,
}
"""What a scan may belong to, by the word of the command line."""

SUBJECT_LABELS = {
    AttachedTo.RECEIVED: N_("Paper received"),
    AttachedTo.VISIT: N_("Visit card"),
    AttachedTo.DELIVERY: N_("Proof of delivery"),
    AttachedTo.PAPER: N_("Signed document"),
    AttachedTo.REQUEST: N_("Court's letter"),
    AttachedTo.MINUTES: N_("Minutes of a team meeting"),
}
_MEDIA = {Media.JPEG: N_("photo"), Media.PNG: N_("picture"), Media.PDF: "PDF"}


def media_word(media: Media) -> str:
    """What a file is, translated."""
    return _(_MEDIA[media])


def size_words(size_bytes: int) -> str:
    """A size in megabytes (MiB) with one decimal, at least 0,1."""
    tenth = Decimal("0.1")
    return number(max(tenth, (Decimal(size_bytes) / (1024 * 1024)).quantize(tenth)))
