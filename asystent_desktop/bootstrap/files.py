"""Small files a person names: invitations, keys, papers to print elsewhere."""

import errno
import os
from pathlib import Path

from asystent_desktop.errors import UserFixable
from asystent_desktop.persistence.faults import StoreFull

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FileAway(UserFixable):
    """A file a person named cannot be read or written. Values: file, reason (an errno's name)."""

    code = "file-away"


class FileTooLarge(UserFixable):
    """A file is longer than anything it could be. Values: file, limit_bytes."""

    code = "file-too-large"


def read(path: Path, limit_bytes: int) -> bytes:
    """Content of a small file.

    Raises:
        FileAway, FileTooLarge: See the classes.
    """
    try:
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError as error:
        raise _fault(path, error) from error
    if len(content) > limit_bytes:
        raise FileTooLarge(file=str(path), limit_bytes=limit_bytes)
    return content


def write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, readable by its owner only.

    Raises:
        FileAway, StoreFull: The former file, if there was one, is untouched.
    """
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _fault(path, error) from error


def _fault(path: Path, error: OSError) -> UserFixable:
    if error.errno in _FULL:
        return StoreFull()
    return FileAway(file=str(path), reason=errno.errorcode.get(error.errno or 0, ""))
