"""The office's server as carrier (docs/hub-http-v1.md), with the manners of the folder.

- An upload goes on from the byte the server has, a download from the byte that lies here, also after a crash:
  what came of a download lies beside the vault, sealed as it is.
- `put` returns when the office has taken the bundle in and laid out its answer.
- There is no box for bundles that were dealt with: acknowledging takes them away.
"""

import hashlib
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from asystent_desktop.errors import Bug
from asystent_desktop.exchange.boxes import ASIDE, TO_OFFICE, for_device
from asystent_desktop.ports.carrier import (
    ByteProgress,
    CarrierMissing,
    CarrierTooLarge,
    OfficeAddress,
    OfficeBusy,
    OfficeRefuses,
    OfficeUnreachable,
    UnknownToOffice,
)
from asystent_desktop.transport.https_line import Answer, Caller, Line

SUFFIX: Final = ".bundle"
_NAME: Final = re.compile(r"[0-9a-f]{64}\.bundle")
_PIECE: Final = 64 * 1024
_TRIES: Final = 4
_PAUSE_S: Final = 0.3
"""Before the second try; doubled each time. A try that moved bytes starts the count anew."""

_CONFLICT: Final = 409
_CREATED: Final = 201


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


class HttpsCarrier:
    """The office's server.

    Args:
        parts: Folder for downloads under way; made when needed.
        watch: Told of every piece; what it raises breaks off, safely at any byte.
        introduction: The signed directory that names us, shown to an office that does not know us.
    """

    prompt: Final = True

    def __init__(
        self,
        address: OfficeAddress,
        caller: Caller,
        parts: Path,
        watch: ByteProgress | None = None,
        introduction: bytes = b"",
    ) -> None:
        self._url = address.url
        self._watch = watch or _silent
        self._line = Line(address, caller, self._watch)
        self._own_box = for_device(caller.device)
        self._parts = parts
        self._introduction = introduction

    def list(self, box: str) -> Sequence[str]:
        """Names of the bundles in this computer's inbox; the box to the office is always read already.

        Raises:
            OfficeUnreachable, OfficeBusy, OfficeRefuses, UnknownToOffice, RevokedDevice, WrongPin.
        """
        if box != self._own_box:
            return []
        listed = self._ask("GET", "/v1/inbox").data.get("bundles")
        names = [name for name in listed or () if isinstance(name, str) and _NAME.fullmatch(name)]
        self._forget_parts(names)
        return sorted(names)

    def get(self, box: str, name: str, limit_bytes: int) -> bytes:
        """Content of a bundle in the inbox, gone on with where an earlier try ended.

        Raises:
            CarrierMissing, CarrierTooLarge; and all that `list` raises.
        """
        part = self._part(box, name)
        content = bytearray(self._kept(part))
        tries, pause_s = _TRIES, _PAUSE_S
        while True:
            before = len(content)
            try:
                self._download(name, content, part, limit_bytes)
            except OfficeUnreachable:
                tries = _TRIES if len(content) > before else tries - 1
                if not tries:
                    raise
                pause_s = self._pause(pause_s)
                continue
            part.unlink(missing_ok=True)
            if hashlib.sha256(content).hexdigest() + SUFFIX == name:
                return bytes(content)
            content.clear()  # a part of something else lay here, or the bytes came wrong
            tries -= 1
            if not tries:
                raise OfficeUnreachable(url=self._url, reason="wrong-name")

    def put(self, box: str, name: str, content: bytes) -> None:
        """Brings a bundle to the office; it has been taken in when this returns.

        Raises:
            OfficeRefuses: it was not taken, reason says why; and all that `list` raises.
        """
        if box != TO_OFFICE or not _NAME.fullmatch(name):
            raise Bug(box=box)
        offset, tries, pause_s = 0, _TRIES, _PAUSE_S
        if len(content) > _PIECE:
            offset = self._offset(self._ask("GET", f"/v1/outbox/{name}"), len(content))
        while True:
            target = f"/v1/outbox/{name}?offset={offset}&size={len(content)}"
            try:
                answer = self._line.ask("PUT", target, self._sent(content, offset), len(content) - offset)
            except OfficeUnreachable:
                tries -= 1
                if not tries:
                    raise
                pause_s = self._pause(pause_s)
                reached = self._offset(self._ask("GET", f"/v1/outbox/{name}"), len(content))
                tries = _TRIES if reached > offset else tries
                offset = reached
                continue
            if answer.status == _CREATED:
                return
            tries -= 1
            if not tries:
                raise OfficeRefuses(url=self._url, reason="wrong-offset")
            offset = self._offset(answer, len(content))

    def move(self, box: str, name: str, to: str) -> None:
        """Acknowledges a bundle of the inbox: applied, or kept by the office as evidence."""
        self._acknowledge(box, name, "aside" if to == ASIDE else "done")

    def delete(self, box: str, name: str) -> None:
        """Acknowledges a bundle of the inbox; the box to the office keeps nothing."""
        if box != TO_OFFICE:
            self._acknowledge(box, name, "done")

    def close(self) -> None:
        """Hangs up."""
        self._line.close()

    def _acknowledge(self, box: str, name: str, how: str) -> None:
        self._part(box, name).unlink(missing_ok=True)
        with suppress(CarrierMissing):
            self._ask("DELETE", f"/v1/inbox/{name}?as={how}")

    def _ask(self, method: str, target: str) -> Answer:
        """A small request, repeated while the network stutters."""
        pause_s = _PAUSE_S
        for left in reversed(range(_TRIES)):
            try:
                return self._line.ask(method, target)
            except UnknownToOffice:
                if not self._introduce():
                    raise
            except (OfficeUnreachable, OfficeBusy) as fault:
                if not left or (isinstance(fault, OfficeUnreachable) and fault.values["reason"] in _HOPELESS):
                    raise
                pause_s = self._pause(pause_s)
        raise Bug(target=method)

    def _introduce(self) -> bool:
        """Shows once who we are to an office put back to a time before it knew us; whether it believed it."""
        file, self._introduction = self._introduction, b""
        if not file:
            return False
        try:
            self._line.ask("POST", "/v1/introduction", iter([file]), len(file))
        except OfficeRefuses:
            return False
        return True

    def _download(self, name: str, content: bytearray, part: Path, limit_bytes: int) -> None:
        """Adds what is missing to `content` and to the part file."""
        response = self._line.open("GET", f"/v1/inbox/{name}?offset={len(content)}")
        if response.status == _CONFLICT:
            response.read()
            content.clear()
            return
        size = _length(response.headers.get("upload-length") or "")
        if size > limit_bytes:
            self._line.close()
            raise CarrierTooLarge(name=name, limit_bytes=limit_bytes)
        while len(content) <= size and (piece := self._line.read(response, _PIECE)):
            content += piece
            self._keep(part, piece, size)
            self._watch("receive", len(content), size)
        if len(content) > size:  # more than was said: a server that lies could fill all memory
            self._line.close()
            content.clear()
        elif len(content) < size:
            self._line.close()
            raise OfficeUnreachable(url=self._url, reason="IncompleteRead")

    def _sent(self, content: bytes, offset: int) -> Iterator[bytes]:
        for start in range(offset, len(content), _PIECE):
            self._watch("send", start, len(content))
            yield content[start : start + _PIECE]
        self._watch("send", len(content), len(content))

    @staticmethod
    def _offset(answer: Answer, size: int) -> int:
        """Where to go on; a number that makes no sense means from the beginning."""
        found = answer.data.get("offset")
        return found if isinstance(found, int) and 0 <= found <= size else 0

    def _pause(self, pause_s: float) -> float:
        self._watch("wait", 0, 0)
        time.sleep(pause_s)
        return pause_s * 2

    def _part(self, box: str, name: str) -> Path:
        if box != self._own_box or not _NAME.fullmatch(name):
            raise Bug(box=box)
        return self._parts / f"{name}.part"

    @staticmethod
    def _kept(part: Path) -> bytes:
        with suppress(OSError):
            return part.read_bytes()
        return b""

    def _keep(self, part: Path, piece: bytes, size: int) -> None:
        """Best effort: a disk that refuses only costs the bytes again. Small bundles are not worth it."""
        if size > _PIECE:
            with suppress(OSError):
                self._parts.mkdir(exist_ok=True)
                with part.open("ab") as file:
                    file.write(piece)

    def _forget_parts(self, names: Sequence[str]) -> None:
        with suppress(OSError):
            for part in self._parts.glob("*.part"):
                if part.name.removesuffix(".part") not in names:
                    part.unlink(missing_ok=True)


def _length(said: str) -> int:
    """The length a server says; 0 for what is no number a bundle could have."""
    return int(said) if re.fullmatch(r"[0-9]{1,12}", said) else 0


_HOPELESS: Final = frozenset({"ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "gaierror"})
"""Nobody is there: asking again at once helps nobody."""
