"""The office over a network: the laptop's carrier, the hub's server, and sticks that lie at hand."""

import http.client
import importlib.util
import os
import string
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TextIO

from asystent_desktop.exchange import signed, trust_store
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.hub.faults import ServerMissing
from asystent_desktop.ports.carrier import ByteProgress, Carrier, OfficeAddress
from asystent_desktop.ports.desk import Desk, HubDesk
from asystent_desktop.transport.folder import FolderCarrier
from asystent_desktop.transport.https_client import HttpsCarrier
from asystent_desktop.transport.https_line import Caller, connect

_PARTS = "w-drodze"
_EXCHANGE = "wymiana"
_LOOK_S = 2.0
_MOUNTS = ("/media", "/run/media", "/mnt", "/Volumes")


def carrier(desk: Desk, address: OfficeAddress, watch: ByteProgress | None) -> Carrier:
    """The office's server as carrier for this desk.

    Raises:
        NotEnrolled: the vault knows no office.
    """
    with desk.exchange_unit() as unit:
        state = trust_store.load(unit.document)
    if state is None:
        raise NotEnrolled()
    caller = Caller(state.office, desk.identity().device_id, desk.keys.signing.sign)
    held = state.signed
    introduction = signed.pack(held.body, held.signature) if held is not None else b""
    return HttpsCarrier(address, caller, desk.folder / _PARTS, watch, introduction)


def answers(address: OfficeAddress) -> bool:
    """Whether the office's server answers, quickly.

    Raises:
        WrongPin: somebody else does.
    """
    try:
        with closing(connect(address, _LOOK_S)) as line:
            line.request("GET", "/health", headers={"Connection": "close"})
            return line.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False


def on_sticks(box: str) -> Sequence[str]:
    """Exchange folders with that box: a removable disk itself, or a folder on it."""
    found: list[str] = []
    for stick in _sticks():
        with suppress(OSError):
            inside = [entry for entry in sorted(stick.iterdir()) if entry.is_dir()]
            found += [str(place) for place in (stick, *inside) if (place / box).is_dir()]
    return found


def _sticks() -> Sequence[Path]:
    """Folders where sticks and other removable disks are mounted now."""
    if os.name == "nt":
        return [drive for drive in _drives() if drive.is_dir()]
    found: list[Path] = []
    for mount in map(Path, _MOUNTS):
        with suppress(OSError):
            for entry in sorted(mount.iterdir()):
                found.append(entry)
                with suppress(OSError):  # /media/<user>/<stick>
                    found += sorted(entry.iterdir())
    return [place for place in found if os.path.ismount(place)]


def _drives() -> list[Path]:
    """Every drive but the one the system lies on."""
    system = os.environ.get("SYSTEMDRIVE", "C:").upper()
    return [Path(f"{letter}:\\") for letter in string.ascii_uppercase if f"{letter}:" != system]


def serve(hub: HubDesk, host: str, port: int, log: TextIO, announce: Callable[[str], None]) -> None:
    """Serves the hub; its boxes and unfinished uploads, all sealed, lie in its folder.

    Raises:
        ServerMissing: the extra "hub" is not installed.
        CannotListen, HubNotFounded.
    """
    if any(importlib.util.find_spec(name) is None for name in ("starlette", "uvicorn")):
        raise ServerMissing()
    from asystent_desktop.serving.server import Place, serve as run

    exchange = hub.folder / _EXCHANGE
    exchange.mkdir(exist_ok=True)
    run(hub, Place(host, port, exchange), FolderCarrier(exchange), log, announce)
