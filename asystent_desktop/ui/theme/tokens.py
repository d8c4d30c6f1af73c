"""Colours of the two looks and the measures of the grid ("Spokojny zeszyt": warm paper, deep teal).

Rules: every text pair keeps a contrast of 4.5:1 or more, every active graphic 3:1 or more
(`tests/ui/kit/test_tokens.py` measures them). A tone is told by shape, number and word as well, never by
colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a pill, row, banner or number says; each tone owns a text, a ground and a graphic colour."""

    NEUTRAL = "neutral"
    DONE = "done"
    INFO = "info"
    SOON = "soon"
    OVERDUE = "overdue"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look; every value is `#rrggbb`."""

    name: str
    canvas: str
    surface: str
    sunken: str
    border: str
    input_border: str
    text: str
    text2: str
    text3: str
    primary: str
    on_primary: str
    primary_hover: str
    primary_pressed: str
    tint: str
    rail: str
    rail_active: str
    rail_text: str
    rail_text_active: str
    brand: str
    brand_empty: str
    badge: str
    on_badge: str
    overdue: str
    overdue_ground: str
    on_overdue: str
    soon: str
    soon_ground: str
    soon_graphic: str
    info: str
    info_ground: str
    court: str
    court_ground: str
    ring_empty: str
    hover: str
    key_ground: str

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name == "dark"

    def ink(self, tone: Tone) -> str:
        """Text colour of a tone, legible on `ground(tone)`, on `surface` and on `canvas`."""
        return {
            Tone.NEUTRAL: self.text2,
            Tone.DONE: self.primary,
            Tone.INFO: self.info,
            Tone.SOON: self.soon,
            Tone.OVERDUE: self.overdue,
            Tone.COURT: self.court,
        }[tone]

    def ground(self, tone: Tone) -> str:
        """Ground of a pill or banner of a tone."""
        return {
            Tone.NEUTRAL: self.key_ground,
            Tone.DONE: self.tint,
            Tone.INFO: self.info_ground,
            Tone.SOON: self.soon_ground,
            Tone.OVERDUE: self.overdue_ground,
            Tone.COURT: self.court_ground,
        }[tone]

    def graphic(self, tone: Tone) -> str:
        """Colour of a ring, bar or line of a tone."""
        return self.soon_graphic if tone is Tone.SOON else self.ink(tone)


LIGHT = Tokens(
    name="light",
    canvas="#f4f2ed",
    surface="#ffffff",
    sunken="#faf8f4",
    border="#dfdad0",
    input_border="#857f73",
    text="#1d2422",
    text2="#4e5854",
    text3="#5f6964",
    primary="#0b5d56",
    on_primary="#ffffff",
    primary_hover="#0d6b63",
    primary_pressed="#084a44",
    tint="#dcede9",
    rail="#11302c",
    rail_active="#1f4a44",
    rail_text="#c6d8d4",
    rail_text_active="#ffffff",
    brand="#76cfc1",
    brand_empty="#2f5550",
    badge="#f2b8ae",
    on_badge="#4a0f0a",
    overdue="#a3261b",
    overdue_ground="#fbe5e1",
    on_overdue="#ffffff",
    soon="#7a4f00",
    soon_ground="#fbedcf",
    soon_graphic="#b86e00",
    info="#1b5690",
    info_ground="#e0ebf6",
    court="#58398f",
    court_ground="#ece5f6",
    ring_empty="#d9d4c9",
    hover="#f4f2ed",
    key_ground="#efece5",
)

DARK = Tokens(
    name="dark",
    canvas="#141817",
    surface="#1c2220",
    sunken="#191e1d",
    border="#323c38",
    input_border="#7c8984",
    text="#e9eeeb",
    text2="#b8c3be",
    text3="#98a5a0",
    primary="#76cfc1",
    on_primary="#08211e",
    primary_hover="#8bd9cd",
    primary_pressed="#62bcae",
    tint="#1c3b36",
    rail="#0f1413",
    rail_active="#1f3b37",
    rail_text="#b8c3be",
    rail_text_active="#ffffff",
    brand="#76cfc1",
    brand_empty="#2f5550",
    badge="#ffa598",
    on_badge="#3b0d07",
    overdue="#ffa598",
    overdue_ground="#46221d",
    on_overdue="#3b0d07",
    soon="#f2c46c",
    soon_ground="#3d3015",
    soon_graphic="#e0a63a",
    info="#95c5f4",
    info_ground="#1b334a",
    court="#c8b5f3",
    court_ground="#34294d",
    ring_empty="#3a4541",
    hover="#242b29",
    key_ground="#2a322f",
)

# The grid: steps of 4 logical pixels; a control is 36 high, a chip 28, a pill 22.
GAP = 12
PAD = 16
RADIUS_CARD = 10
RADIUS_CONTROL = 6
CONTROL_H = 36
CHIP_H = 28
PILL_H = 22
HEADER_H = 34
FAMILY_ROW_H = 54
TODAY_ROW_H = 50
RAIL_W = 84
LIST_W = 268
DOCK_W = 304
TOP_H = 52
STATUS_H = 30

# Reflow by logical width (screens.md, interaction rule 10).
DOCK_FOLDS_BELOW = 1200
LIST_FOLDS_BELOW = 860
ONE_COLUMN_BELOW = 620


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white).

    Source: WCAG 2.2, definition of relative luminance.
    """
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, success criterion 1.4.3.
    """
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)
