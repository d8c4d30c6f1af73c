"""Icons by meaning: one registry, glyphs of the Phosphor font carried by qtawesome.

A wrong glyph name would raise inside a paintEvent and hang the program, so the names live here alone and
`tests/ui/kit/test_icons.py` looks every one of them up. Painting is one `drawText`: quick, and sharp at any
scale.
"""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter


class Icon(StrEnum):
    """What a picture means; the value is the glyph."""

    # rail
    TODAY = "ph.sun-horizon"
    FAMILIES = "ph.users-three"
    CALENDAR = "ph.calendar-blank"
    OPINIONS = "ph.file-text"
    EXCHANGE = "ph.arrows-clockwise"
    SETTINGS = "ph.gear-six"
    # casework
    COURT = "ph.scales"
    FOR_LIFE = "ph.baby"
    CHILD = "ph.smiley"
    CONTACT = "ph.chats-circle"
    STRENGTH = "ph.leaf"
    GOAL = "ph.target"
    ASSESSMENT = "ph.clipboard-text"
    HOME = "ph.house-line"
    SCHOOL = "ph.chalkboard-teacher"
    OFFICE = "ph.buildings"
    PHONE = "ph.phone"
    PLACE = "ph.map-pin"
    AGREEMENT = "ph.handshake"
    WAITING = "ph.hourglass-medium"
    PERSON = "ph.user"
    PERSON_ADD = "ph.user-plus"
    PERSON_LIST = "ph.user-list"
    MEETING = "ph.users-four"
    NOTE = "ph.note-pencil"
    DOCUMENT = "ph.file"
    PDF = "ph.file-pdf"
    LETTER = "ph.envelope-simple"
    ATTACHMENT = "ph.paperclip"
    COPIES = "ph.copy"
    VERSIONS = "ph.git-diff"
    LINK = "ph.link"
    COMMENT = "ph.chat-text"
    FLAG = "ph.flag"
    # actions
    SEARCH = "ph.magnifying-glass"
    ADD = "ph.plus"
    EDIT = "ph.pencil-simple"
    DELETE = "ph.trash"
    MORE = "ph.dots-three"
    CLOSE = "ph.x"
    BACK = "ph.arrow-left"
    FORWARD = "ph.arrow-right"
    NEXT = "ph.arrow-down"
    RISE = "ph.arrow-up-right"
    FALL = "ph.arrow-down-right"
    UNDO = "ph.arrow-counter-clockwise"
    REDO = "ph.arrow-clockwise"
    TIDY = "ph.magic-wand"
    FIT = "ph.corners-out"
    LESS = "ph.minus"
    BOND = "ph.activity"
    SORT = "ph.sort-ascending"
    FILTER = "ph.funnel"
    PRINT = "ph.printer"
    DOWNLOAD = "ph.download-simple"
    UPLOAD = "ph.upload-simple"
    SEND = "ph.paper-plane-tilt"
    RETURN = "ph.arrow-u-up-left"
    ZOOM_IN = "ph.magnifying-glass-plus"
    ZOOM_OUT = "ph.magnifying-glass-minus"
    DRAG = "ph.dots-six-vertical"
    CARET_DOWN = "ph.caret-down"
    CARET_UP = "ph.caret-up"
    CARET_LEFT = "ph.caret-left"
    CARET_RIGHT = "ph.caret-right"
    COLLAPSE = "ph.caret-double-right"
    # privacy and state
    SHOW = "ph.eye"
    HIDE = "ph.eye-slash"
    LOCK = "ph.lock-simple"
    UNLOCKED = "ph.lock-simple-open"
    SHIELD = "ph.shield-check"
    KEY = "ph.key"
    FINGERPRINT = "ph.fingerprint"
    CAPS_LOCK = "ph.arrow-fat-up"
    LAPTOP = "ph.laptop"
    USB = "mdi6.usb-flash-drive-outline"
    ONLINE = "ph.wifi-high"
    OFFLINE = "ph.cloud-slash"
    CLOCK = "ph.clock"
    TIMER = "ph.timer"
    HISTORY = "ph.clock-counter-clockwise"
    DEMO = "ph.flask"
    LANGUAGE = "ph.translate"
    FOLDER = "ph.folder-open"
    DATABASE = "ph.database"
    SUN = "ph.sun"
    # answers
    CHECK = "ph.check"
    DONE = "ph.check-circle"
    DONE_FILLED = "ph.check-circle-fill"
    ACCEPTED = "ph.circle-wavy-check"
    EMPTY = "ph.circle"
    INFO = "ph.info"
    ATTENTION = "ph.warning-circle"
    WARNING = "ph.warning"
    REFUSED = "ph.x-circle"
    BUSY = "ph.spinner"


SETS = {"ph": "phosphor-", "mdi6": "materialdesignicons6-"}


@cache
def files() -> Path:
    """The folder of icon fonts inside qtawesome.

    The package is found, not imported: it would pull in qtpy and with it OpenGL and data visualisation
    (0.3 s of every start), while only a font and a table of names are needed.

    Raises:
        ModuleNotFoundError: qtawesome is not installed.
    """
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("qtawesome", name="qtawesome")
    return Path(spec.origin).parent / "fonts"


@cache
def _set(prefix: str) -> tuple[str, dict[str, str]]:
    """Loads one icon font: its family and the character of each glyph name."""
    stem = SETS[prefix]
    ttf = next(files().glob(f"{stem}*.ttf"))
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(ttf)))[0]
    codes = json.loads(next(files().glob(f"{stem}*charmap*.json")).read_text("utf-8"))
    return family, {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def glyph(name: str, *, filled: bool = False) -> tuple[str, str]:
    """The font family and the character of a glyph such as `ph.house`.

    Raises:
        KeyError: No such glyph.
    """
    prefix, _, short = name.partition(".")
    family, known = _set(prefix)
    if filled and f"{short}-fill" in known:
        short = f"{short}-fill"
    return family, known[short]


@cache
def _font(family: str, size: int) -> QFont:
    made = QFont(family)
    made.setPixelSize(size)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def paint(
    painter: QPainter,
    where: QRect | QRectF,
    icon: Icon,
    colour: str | QColor,
    *,
    size: int = 18,
    filled: bool = False,
) -> None:
    """Paints an icon of `size` logical pixels in the middle of `where`; keeps the painter's state."""
    family, char = glyph(icon.value, filled=filled)
    painter.save()
    painter.setPen(QColor(colour))
    painter.setFont(_font(family, size))
    painter.drawText(QRectF(where), int(Qt.AlignmentFlag.AlignCenter), char)
    painter.restore()
