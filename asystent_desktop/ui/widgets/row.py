"""What one row of a RowList says."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.widgets import ring

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_RING = -10_000
"""`Row.ring` when the row has no contact ring (None means a ring without a running term)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: Handed back by the signals; unique within the list.
        title: First line, semibold.
        lead: Before the title in the same weight (a time of day).
        extra: After the title, regular ("Spotkanie (zarządzenie)").
        subtitle: Second line, coloured by `subtitle_tone`; empty makes a one-line row.
        rest: After the subtitle, muted, parted by a middle dot.
        right: At the right end, semibold in `tone` (muted when NEUTRAL).
        pill: Words of a pill at the right end, in `tone`; `right` then stands before it, muted.
        tone: Tone of right text, pill and picture.
        icon: Picture at the left, in `icon_tone` or else `tone`; on a disc of the tone when `disc`.
        ring: Working days left for a contact ring at the left, None for a ring without a term.
        marks: Small pictures at the right end (court, Za życiem) with their tones.
        done: Shown quietly, as finished.
        framed: A tinted box with a 2 px border (the visit that is next).
        heading: A group title that cannot be chosen; `right` is its count, `tone` its colour.
        spoken: Replaces the words made from the fields for the screen reader.
    """

    key: str
    title: str
    lead: str = ""
    extra: str = ""
    subtitle: str = ""
    subtitle_tone: Tone = Tone.NEUTRAL
    rest: str = ""
    right: str = ""
    pill: str = ""
    tone: Tone = Tone.NEUTRAL
    icon: Icon | None = None
    icon_tone: Tone | None = None
    disc: bool = False
    ring: int | None = NO_RING
    marks: tuple[tuple[Icon, Tone], ...] = ()
    done: bool = False
    framed: bool = False
    heading: bool = False
    spoken: str = ""

    @property
    def has_ring(self) -> bool:
        """Whether a contact ring stands at the left."""
        return self.ring != NO_RING

    def words(self) -> str:
        """The whole row in words."""
        if self.spoken:
            return self.spoken
        # The subtitle of a ring row says the distance already; the ring speaks only without one.
        distance = ring.spoken(self.ring) if self.has_ring and not self.subtitle else ""
        parts = (self.lead, self.title, self.extra, self.subtitle, self.rest, distance, self.right, self.pill)
        return ", ".join(part for part in parts if part)
