"""Small files a person names: invitations, keys, papers to print elsewhere."""

import errno
from pathlib import Path

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.errors import UserFixable
from asystent_desktop.persistence.faults import StoreUnwritable
from asystent_desktop.persistence.vault_files import write_whole
from asystent_desktop.ports.plain_files import Fate


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


def delete(path: Path, size_bytes: int, sha256: str) -> Fate:
    """Deletes a file that holds just those bytes; what the disk keeps of them is beyond a program's reach."""
    try:
        with path.open("rb") as file:
            content = file.read(size_bytes + 1)
        if sha256_hex(content) != sha256:
            return Fate.CHANGED
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return Fate.AWAY
    except OSError:
        return Fate.REFUSED
    return Fate.DELETED


class NamedFiles:
    """The part of a house that reads, writes and deletes files a person named."""

    def read_file(self, path: Path, limit_bytes: int) -> bytes:
        """Content of a small file."""
        return read(path, limit_bytes)

    def write_file(self, path: Path, content: bytes) -> None:
        """Writes a file whole or not at all."""
        write(path, content)

    def delete_file(self, path: str, size_bytes: int, sha256: str) -> Fate:
        """Deletes a file that still holds just those bytes."""
        return delete(Path(path), size_bytes, sha256)


def _fault(path: Path, error: OSError) -> FileAway:
    return FileAway(file=str(path), reason=errno.errorcode.get(error.errno or 0, ""))
