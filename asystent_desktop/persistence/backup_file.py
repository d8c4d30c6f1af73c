"""The files of a hub's backup (docs/hub-backup-v1.md): a head in the open, then sealed frames.

    osrodek-<instant>.kopia     the sealed rows and the hub's passphrase header
    osrodek-<instant>.klucze    the wrapped scope keys: without them the rows are noise

Head: one line of JSON. Frames: `crypto.stream` under the hub's secret, which the header in the head opens.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from asystent_desktop.crypto import stream
from asystent_desktop.crypto.faults import CannotOpen
from asystent_desktop.hub.care_faults import BackupDamaged
from asystent_desktop.persistence import driver_faults
from asystent_desktop.persistence.vault_files import sync_folder

FORMAT: Final = "asystent-hub-backup/1"
ROWS, KEYS = ".kopia", ".klucze"
_PART: Final = ".part"
_PREFIX: Final = "osrodek-"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_HEAD_LIMIT_BYTES: Final = 16 * 1024
_LINE_LIMIT_BYTES: Final = 64 * 1024 * 1024


class Head(msgspec.Struct, forbid_unknown_fields=True):
    """What stands in the open.

    Attributes:
        what: "rows" or "keys". `header`: the hub's passphrase envelope. `database`: empty or "postgresql".
    """

    format: str
    what: str
    office: str
    made_at: datetime
    header: bytes
    salt: bytes


@dataclass(frozen=True)
class Opened:
    """The head of a file, its exact bytes, and the file behind it."""

    head: Head
    line: bytes
    file: BinaryIO

    def lines(self, secret: bytes) -> Iterator[bytes]:
        """The content, line by line, each checked.

        Raises:
            BackupDamaged: altered, cut short, or not of this secret.
        """
        held = b""
        try:
            for part in stream.open_frames(
                secret, self.head.what.encode(), self.head.salt, self.line, self.file.read
            ):
                *lines, held = (held + part).split(b"\n")
                yield from lines
                if len(held) > _LINE_LIMIT_BYTES:
                    raise BackupDamaged(reason="line")
        except CannotOpen:
            raise BackupDamaged(reason="content") from None
        if held:
            raise BackupDamaged(reason="end")


def name_of(made_at: datetime) -> str:
    """Name of the rows' file."""
    return _PREFIX + made_at.astimezone(UTC).strftime(_STAMP) + ROWS


def made_at(name: str) -> datetime | None:
    """When a file of that name was made; None when it is no such name."""
    stem = name.removesuffix(ROWS).removesuffix(KEYS)
    try:
        return datetime.strptime(stem, _PREFIX + _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def write_part(path: Path, head: Head, secret: bytes, lines: Iterable[bytes]) -> Path:
    """Writes a file under its part name and makes it durable; nothing is in its place yet.

    Raises:
        StoreFull, StoreUnwritable: nothing is left behind.
    """
    part = path.with_name(path.name + _PART)
    line = msgspec.json.encode(head) + b"\n"
    parts = (one + b"\n" for one in lines)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(line)
            for frame in stream.seal_frames(secret, head.what.encode(), head.salt, line, parts):
                file.write(frame)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        forget(part)
        raise driver_faults.of_system(fault) from None
    return part


def publish(part: Path) -> Path:
    """Gives a part file its name, durably.

    Raises:
        StoreFull, StoreUnwritable.
    """
    path = part.with_name(part.name.removesuffix(_PART))
    try:
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        raise driver_faults.of_system(fault) from None
    return path


def forget(path: Path) -> None:
    """Removes a file; no error when it is gone."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def opened(path: Path, what: str) -> Iterator[Opened]:
    """The head of a file, and the content to be read.

    Raises:
        BackupDamaged: it is none of this program's, or of a later format. Values: reason.
    """
    try:
        with path.open("rb") as file:
            line = file.readline(_HEAD_LIMIT_BYTES)
            try:
                head = msgspec.json.decode(line, type=Head)
            except msgspec.DecodeError:
                raise BackupDamaged(reason="head") from None
            if head.format != FORMAT or head.what != what or not line.endswith(b"\n"):
                raise BackupDamaged(reason="format")
            yield Opened(head, line, file)
    except OSError:
        raise BackupDamaged(reason="missing") from None
