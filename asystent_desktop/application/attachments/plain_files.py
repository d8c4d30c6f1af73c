"""Papers saved on purpose as plain files: noted so that the program can remind to delete them.

Rules:
1. The note stays on this computer, encrypted with the store: a path may name a family.
2. Only the very bytes that were saved are deleted. A file that was changed since, or is no longer in its
   place, is left alone and told; the program looks for it nowhere else.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.limits import Limit
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ports.plain_files import Fate
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "Fate",
    "PlainFile",
    "delete_plain_files",
    "due_plain_files",
    "forget_plain_files",
    "note_plain_file",
    "plain_files",
]

_SETTING = "plain-files"


@dataclass(frozen=True)
class PlainFile:
    """A file outside the vault.

    Attributes:
        sha256: Of the bytes that were saved.
    """

    path: str
    sha256: str
    size_bytes: int
    saved_on: date


def note_plain_file(desk: Desk, path: str, content: bytes) -> None:
    """Remembers a file a person just saved; one saved over another takes its place."""
    made = PlainFile(path, sha256_hex(content), len(content), desk.clock.today())
    with desk.unit_of_work() as unit:
        kept = [one for one in _read(unit) if one.path != path]
        _write(unit, [*kept, made])


def plain_files(desk: Desk) -> tuple[PlainFile, ...]:
    """Every file noted and not yet deleted or forgotten, oldest first."""
    with desk.unit_of_work() as unit:
        return tuple(_read(unit))


def due_plain_files(desk: Desk) -> tuple[PlainFile, ...]:
    """Those that have lain open for as long as the limit `plain_file_days` lets them."""
    today = desk.clock.today()
    longest = timedelta(days=desk.rules.limits.at(today)[Limit.PLAIN_FILE_DAYS])
    return tuple(one for one in plain_files(desk) if one.saved_on + longest <= today)


def forget_plain_files(desk: Desk, paths: tuple[str, ...]) -> None:
    """Reminds of them no longer; the files stay as they are."""
    with desk.unit_of_work() as unit:
        _write(unit, [one for one in _read(unit) if one.path not in paths])


def delete_plain_files(desk: Desk, house: House, paths: tuple[str, ...]) -> tuple[tuple[str, Fate], ...]:
    """Deletes files that still hold what was saved; what was refused is reminded of again.

    Returns:
        Path and fate, in the order the files were saved.
    """
    told = [
        (one.path, house.delete_file(one.path, one.size_bytes, one.sha256))
        for one in plain_files(desk)
        if one.path in paths
    ]
    forget_plain_files(desk, tuple(path for path, fate in told if fate is not Fate.REFUSED))
    return tuple(told)


def _read(unit: UnitOfWork) -> list[PlainFile]:
    rows = json.loads(unit.setting(_SETTING) or "[]")
    return [PlainFile(path, digest, size, date.fromisoformat(on)) for path, digest, size, on in rows]


def _write(unit: UnitOfWork, files: list[PlainFile]) -> None:
    rows = [[one.path, one.sha256, one.size_bytes, one.saved_on.isoformat()] for one in files]
    unit.put_setting(_SETTING, json.dumps(rows))
    unit.commit("note-plain-files")
