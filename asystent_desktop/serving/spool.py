"""Uploads that are under way: files that grow, one folder a computer, taken up again at any byte."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from asystent_desktop.exchange import bundle
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.ports.carrier import CarrierAway, CarrierFull

PARTS_PER_DEVICE: Final = 4
"""Unfinished uploads kept for one computer; the oldest goes when a new one begins."""

_FOLDER: Final = "w-drodze"
_PART: Final = ".part"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Part:
    """One upload; only the latest request for it may add to it.

    Args:
        path: The growing file.
        token: Stands for the request that writes.
    """

    def __init__(self, path: Path, owners: dict[Path, object]) -> None:
        self._path = path
        self._owners = owners
        self._token = owners[path] = object()

    @property
    def size(self) -> int:
        """Bytes that came so far."""
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def mine(self) -> bool:
        """Whether no later request took the upload over."""
        return self._owners.get(self._path) is self._token

    def append(self, chunk: bytes) -> None:
        """Adds bytes at the end.

        Raises:
            CarrierFull, CarrierAway: the server's disk refuses; what came before stays.
        """
        with _faults(len(chunk)):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(chunk)

    def finish(self, box: Path) -> bool:
        """Moves the whole file into the box when its content fits its name; says whether it did."""
        with _faults(0):
            with self._path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                fits = digest + bundle.SUFFIX == self._path.name.removesuffix(_PART)
                if fits:
                    os.fsync(file.fileno())
            if fits:
                box.mkdir(exist_ok=True)
                self._path.replace(box / self._path.name.removesuffix(_PART))
            else:
                self._path.unlink()
            self.release()
        return fits

    def release(self) -> None:
        """The request is over."""
        if self.mine:
            del self._owners[self._path]


class Spool:
    """The server's folder of unfinished uploads.

    Args:
        exchange: The folder of the server's own boxes.
    """

    def __init__(self, exchange: Path) -> None:
        self._exchange = exchange
        self._owners: dict[Path, object] = {}

    def offset(self, device: str, name: str) -> int:
        """How many bytes of an upload are here."""
        with suppress(FileNotFoundError):
            return self._path(device, name).stat().st_size
        return 0

    def begin(self, device: str, name: str) -> Part:
        """Takes an upload up, from its first byte or further."""
        path = self._path(device, name)
        if not path.exists():
            self._make_room(path.parent)
        return Part(path, self._owners)

    @property
    def box(self) -> Path:
        """Where whole bundles wait to be taken in."""
        return self._exchange / TO_OFFICE

    def _path(self, device: str, name: str) -> Path:
        return self._exchange / _FOLDER / device / (name + _PART)

    def _make_room(self, folder: Path) -> None:
        with suppress(FileNotFoundError):
            parts = sorted(folder.glob("*" + _PART), key=lambda part: part.stat().st_mtime)
            for part in parts[: max(0, len(parts) - PARTS_PER_DEVICE + 1)]:
                part.unlink(missing_ok=True)


@contextmanager
def _faults(size_bytes: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise CarrierFull(size_bytes=size_bytes) from error
        raise CarrierAway(reason=errno.errorcode.get(error.errno or 0, "EIO")) from error
