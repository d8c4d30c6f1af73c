"""A folder or a stick as carrier.

Rules:
- a box is a subfolder; a bundle is a file named by the SHA-256 of its content, so that a half-copied file, a
  "conflicted copy" of a sync program and anything foreign are simply not seen;
- a file is written as `<name>.part`, forced to the disk, then renamed: it is whole or absent;
- the folder itself is never made here: a stick that is not plugged in must not become a folder.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final

from asystent_desktop.errors import Bug
from asystent_desktop.ports.carrier import CarrierAway, CarrierFull, CarrierMissing, CarrierTooLarge

SUFFIX: Final = ".bundle"
_NAME: Final = re.compile(r"[0-9a-f]{64}\.bundle")
_BOX: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FolderCarrier:
    """Boxes of bundles under one folder.

    Args:
        folder: an existing folder: a share, a stick, the demo's `exchange`.
    """

    prompt: Final = False
    """Somebody carries the folder to the other side, or opens it there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self, box: str) -> Sequence[str]:
        """Names of the complete bundles of a box, sorted; content that does not fit its name is left out.

        Raises:
            CarrierAway: the folder is gone.
        """
        folder = self._box(box)
        with _faults():
            if not self._folder.is_dir():
                raise CarrierAway(reason="ENOENT")
            if not folder.is_dir():
                return []
            names = sorted(entry.name for entry in folder.iterdir() if _NAME.fullmatch(entry.name))
        return [name for name in names if _whole(folder / name)]

    def get(self, box: str, name: str, limit_bytes: int) -> bytes:
        """Content of a bundle.

        Raises:
            CarrierTooLarge, CarrierMissing, CarrierAway.
        """
        path = self._file(box, name)
        with _faults():
            if not self._folder.is_dir():
                raise CarrierAway(reason="ENOENT")
            try:
                with path.open("rb") as stream:
                    content = stream.read(limit_bytes + 1)
            except FileNotFoundError:
                raise CarrierMissing(name=name) from None
        if len(content) > limit_bytes:
            raise CarrierTooLarge(name=name, limit_bytes=limit_bytes)
        return content

    def put(self, box: str, name: str, content: bytes) -> None:
        """Writes a bundle whole or not at all.

        Raises:
            CarrierFull, CarrierAway.
        """
        path = self._file(box, name)
        part = path.with_name(path.name + ".part")
        with _faults(len(content)):
            if not self._folder.is_dir():
                raise CarrierAway(reason="ENOENT")
            path.parent.mkdir(exist_ok=True)
            try:
                with part.open("wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                part.replace(path)
            except OSError:
                with suppress(OSError):
                    part.unlink()
                raise
            _sync_folder(path.parent)

    def move(self, box: str, name: str, to: str) -> None:
        """Puts a bundle into another box; nothing happens when it is gone.

        Raises:
            CarrierFull, CarrierAway.
        """
        source, target = self._file(box, name), self._file(to, name)
        with _faults():
            if not self._folder.is_dir():
                raise CarrierAway(reason="ENOENT")
            target.parent.mkdir(exist_ok=True)
            with suppress(FileNotFoundError):
                source.replace(target)
            _sync_folder(target.parent)

    def delete(self, box: str, name: str) -> None:
        """Removes a bundle.

        Raises:
            CarrierAway: the folder cannot be written.
        """
        with _faults():
            self._file(box, name).unlink(missing_ok=True)

    def _box(self, box: str) -> Path:
        if not _BOX.fullmatch(box):
            raise Bug(box=box)
        return self._folder / box

    def _file(self, box: str, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise Bug(name=name)
        return self._box(box) / name


def _whole(path: Path) -> bool:
    """Whether a regular file holds what its name says. One that cannot be read is as good as absent."""
    try:
        if not S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() + SUFFIX == path.name
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    """Forces the new name itself to the disk; systems that cannot open folders order it themselves."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network and FUSE file systems refuse to sync a folder: the file itself is safe by then.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _faults(size_bytes: int = 0) -> Iterator[None]:
    """Turns the system's errors into the carrier's."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise CarrierFull(size_bytes=size_bytes) from error
        raise CarrierAway(reason=errno.errorcode.get(error.errno or 0, "EIO")) from error
