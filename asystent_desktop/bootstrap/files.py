"""Small files a person names: invitations, keys, papers to print elsewhere."""

import errno
from pathlib import Path

from asystent_desktop.errors import UserFixable
from asystent_desktop.persistence.faults import StoreUnwritable
from asystent_desktop.persistence.vault_files import write_whole


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
    try:
        write_whole(path, content)
    except StoreUnwritable as error:
        raise FileAway(file=str(path), reason=str(error.values.get("driver_code", ""))) from error


def delete(path: Path) -> None:
    """Deletes a file; what the disk keeps of its bytes is beyond a program's reach.

    Raises:
        FileAway: It is not there, or may not be deleted.
    """
    try:
        path.unlink()
    except OSError as error:
        raise _fault(path, error) from error


def _fault(path: Path, error: OSError) -> FileAway:
    return FileAway(file=str(path), reason=errno.errorcode.get(error.errno or 0, ""))
