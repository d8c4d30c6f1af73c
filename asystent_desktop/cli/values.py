"""Readers of argument values; each says in words what it could not read."""

from argparse import ArgumentTypeError
from datetime import date, time
from pathlib import Path

from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _, dictionaries

_PLACES = {
    "dom": "home",
    "ośrodek": "office",
    "osrodek": "office",
    "szkoła": "school",
    "szkola": "school",
    "urząd": "authority_or_court",
    "urzad": "authority_or_court",
    "zdrowie": "health",
    "piecza": "foster_home",
    "inne": "other",
}


class NoSuchFile(UserFixable):
    """A file to be read is not there. Values: file."""

    code = "cli.no-such-file"


class FileThere(UserFixable):
    """A key would be written over a file that is there already. Values: file."""

    code = "cli.file-there"


def day(text: str) -> date:
    """A day as 2026-11-17 or 17.11.2026.

    Raises:
        ArgumentTypeError: It is neither.
    """
    try:
        if "." not in text:
            return date.fromisoformat(text)
        number, month, year = (int(part) for part in text.split("."))
        return date(year, month, number)
    except ValueError as error:
        raise ArgumentTypeError(
            _("{text} is not a date; write for instance 2026-11-17 or 17.11.2026").format(text=text)
        ) from error


def hour(text: str) -> time:
    """A time of day as HH:MM or H:MM.

    Raises:
        ArgumentTypeError: It is not one.
    """
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError as error:
        raise ArgumentTypeError(
            _("{text} is not a time; write for instance 9:30").format(text=text)
        ) from error


def positive(text: str) -> int:
    """A whole number of at least 1.

    Raises:
        ArgumentTypeError: It is not one.
    """
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(_("{text} is not a whole number of at least 1").format(text=text))
    return int(text)


def whole(text: str) -> int:
    """A whole number, 0 included.

    Raises:
        ArgumentTypeError: It is not one.
    """
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(_("{text} is not a whole number").format(text=text))
    return int(text)


def place(said: str) -> str:
    """A place by its Polish word or by its key.

    Raises:
        ArgumentTypeError: There is none.
    """
    key = _PLACES.get(said, said)
    known = {entry.key for entry in dictionaries.entries("places")}
    if key not in known:
        raise ArgumentTypeError(
            _("{text} is not a place; choose one of: {known}").format(
                text=said, known=", ".join(sorted({*_PLACES, *known}))
            )
        )
    return key


def file_there(text: str) -> Path:
    """A file that exists.

    Raises:
        NoSuchFile: It does not.
    """
    if not Path(text).is_file():
        raise NoSuchFile(file=text)
    return Path(text)


def new_file(text: str) -> Path:
    """Where a key is to be written: never over another file, which may be the only one of its kind.

    Raises:
        FileThere: Something lies there.
    """
    if Path(text).exists():
        raise FileThere(file=text)
    return Path(text)
