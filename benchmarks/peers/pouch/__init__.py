"""PouchDB replicating into express-pouchdb: the changes of a week as documents, one a record, over HTTP.

Neither signed nor sealed nor compressed; of two people's edits of one document one wins unless the program
looks after it. `npm` installs the pinned packages into a temporary folder.
"""

import dataclasses
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec

from asystent_desktop.domain.records import KINDS
from asystent_desktop.ports.desk import Desk

_HERE = Path(__file__).parent
_FILES = ("package.json", "replicate.js")
_INSTALL_S = 300
Document = dict[str, Any]


class NotThere(Exception):
    """The peer cannot be measured here; the text says why."""


@dataclasses.dataclass(frozen=True)
class Moved:
    """What the replication of the changes took, both sides together.

    Attributes:
        quiet_bytes: Of one more replication with nothing new.
    """

    documents: int
    bytes: int
    cpu_ms: float
    wall_ms: float
    quiet_bytes: int


def documents(desk: Desk) -> list[Document]:
    """Every record as a document."""
    with desk.unit_of_work() as unit:
        return [
            {"_id": f"{name}/{record.id}", **msgspec.to_builtins(dataclasses.asdict(record))}
            for name, kind in KINDS.items()
            for record in unit.find(kind.cls)
        ]


def changed(before: list[Document], after: list[Document]) -> list[Document]:
    """Documents that are new or differ."""
    former = {one["_id"]: one for one in before}
    return [one for one in after if former.get(one["_id"]) != one]


def replicated(folder: Path, before: list[Document], after: list[Document]) -> Moved:
    """Installs the peer into that folder and has it move the changes.

    Raises:
        NotThere: no npm or node, the registry cannot be reached, or the peer failed.
    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise NotThere("npm and node are not installed")
    for name in _FILES:
        shutil.copy(_HERE / name, folder / name)
    _run([npm, "install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"], folder)
    given = msgspec.json.encode({"before": before, "after": changed(before, after)})
    return msgspec.json.decode(_run([node, "replicate.js"], folder, given), type=Moved)


def _run(words: list[str], folder: Path, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            words, cwd=folder, input=given, capture_output=True, check=True, timeout=_INSTALL_S
        )
    except subprocess.TimeoutExpired:
        raise NotThere(f"{Path(words[0]).name} took more than {_INSTALL_S} s") from None
    except subprocess.CalledProcessError as fault:
        told = fault.stderr.decode(errors="replace").strip().splitlines()
        raise NotThere(f"{Path(words[0]).name} failed: {told[0] if told else fault.returncode}") from None
    return done.stdout
