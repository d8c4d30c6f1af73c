"""Fonts: Segoe UI on Windows, the bundled Inter elsewhere, always with tabular figures.

Inter ships as one variable file. Qt registers it as a single Regular face, so a weight asked for with
`setWeight` would be painted by smearing; here the `wght` axis is set instead. For the same reason no QSS rule
names a font: widgets take theirs from `font()`.
"""

from __future__ import annotations

import sys
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

REGULAR = 400
MEDIUM = 500
SEMIBOLD = 600


class Role(Enum):
    """Where a text stands: (size in logical pixels, weight)."""

    DISPLAY = (26, SEMIBOLD)
    FAMILY = (20, SEMIBOLD)
    DIALOG = (18, SEMIBOLD)
    PANE = (16, SEMIBOLD)
    NOTE = (15, REGULAR)
    CARD = (14, SEMIBOLD)
    BODY = (14, REGULAR)
    BODY_STRONG = (14, MEDIUM)
    BUTTON = (14, SEMIBOLD)
    ROW = (13, REGULAR)
    ROW_MEDIUM = (13, MEDIUM)
    ROW_STRONG = (13, SEMIBOLD)
    CAPTION = (12, REGULAR)
    CAPTION_MEDIUM = (12, MEDIUM)
    CAPTION_STRONG = (12, SEMIBOLD)
    BADGE = (11, SEMIBOLD)
    RAIL = (11, MEDIUM)

    @property
    def size(self) -> int:
        """Height in logical pixels."""
        return self.value[0]

    @property
    def weight(self) -> int:
        """Weight, 400 to 650."""
        return self.value[1]


@cache
def family() -> str:
    """Name of the family the program writes in; loads the files on first use (needs a QApplication)."""
    if sys.platform == "win32" and "Segoe UI" in QFontDatabase.families():
        return "Segoe UI"
    import fontpkg_inter

    names: list[str] = []
    for file in sorted((Path(fontpkg_inter.ROOT) / "files").glob("*.ttf")):
        names += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return names[0] if names else QFont().family()


@cache
def font(role: Role) -> QFont:
    """The font of a role. Callers must not change the object: it is shared."""
    return sized(role.size, role.weight)


@cache
def sized(size: int, weight: int = REGULAR) -> QFont:
    """A font of `size` logical pixels and `weight` 400 to 650, shared between callers."""
    made = QFont(family())
    made.setPixelSize(size)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if made.family() == "Inter":
        made.setVariableAxis(QFont.Tag("wght"), weight)
    else:
        nearest = min(QFont.Weight, key=lambda known: abs(known.value - weight))
        made.setWeight(nearest)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
