"""How chunks of files travel in bundles (docs/attachments-v1.md): lines, limits, and who lists which names.

A chunk is ciphertext named by its hash, so it proves itself whoever brings it: it is taken when a commit
that is stored here lists its name. Resuming is asking for the names that are missing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from asystent_desktop.crypto import chunks
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import fields
from asystent_desktop.exchange.fields import HASH, Fields
from asystent_desktop.exchange.trust_faults import BadDocument
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.ops import Create

_FIELD: Final = "chunks"
"""A creation of any kind that has it lists chunks: so a hub carries those of kinds it does not know yet."""

_MARK: Final = b'"chunks"'

CHUNKS_PER_FILE: Final = 64
"""More names than that are no file of ours: nothing of it is taken."""

CHUNKS_PER_SCOPE: Final = 1024
"""What a hub keeps of one family at most: 1 GiB."""

CHUNKS_PER_REPLY: Final = 32
"""What a laptop asks for in one bundle, and a hub gives in one reply."""

NAMES_PER_LINE: Final = 5000


@dataclass(frozen=True)
class Listed:
    """A chunk a commit lists: its name, the scope it belongs to, the commit."""

    name: str
    scope: str
    commit: str


def listed(commits: Iterable[Commit]) -> list[Listed]:
    """The chunks these commits list, those of a file together and in order.

    A commit without content, or whose operations cannot be read, lists nothing.
    """
    found: list[Listed] = []
    for commit in commits:
        if _MARK in commit.payload_bytes:
            found += [Listed(name, commit.envelope.scope, commit.hash) for name in _names(commit)]
    return found


def _names(commit: Commit) -> list[str]:
    try:
        operations = commit.operations
    except AppError:
        return []
    found: list[str] = []
    for one in operations:
        if isinstance(one, Create):
            names = one.values.get(_FIELD)
            if isinstance(names, list) and len(names) <= CHUNKS_PER_FILE:
                found += [name for name in names if isinstance(name, str) and HASH.fullmatch(name)]
    return found


def chunk_line(name: str, sealed: bytes) -> bytes:
    """One chunk. On its way it stands as octets behind the frame (`exchange.chunk_octets`)."""
    return fields.written({"type": "chunk", "name": name, "sealed": fields.octets(sealed)})


def read_chunk(document: Fields) -> tuple[str, bytes]:
    """Name and bytes of a chunk line.

    Raises:
        BadDocument: too long, or not the bytes the name promises.
    """
    name, sealed = document.digest("name"), document.octets("sealed")
    if len(sealed) > chunks.SEALED_BYTES or sha256_hex(sealed) != name:
        raise BadDocument(what="line", field="sealed")
    return name, sealed


def asked_line(names: Sequence[str]) -> bytes:
    """Chunks a laptop lacks and asks for."""
    return fields.written({"type": "chunks-asked", "names": list(names[:CHUNKS_PER_REPLY])})


def wanted_line(names: Sequence[str]) -> bytes:
    """Chunks the hub lacks of scopes it shares with the computer; none is said, too, for it takes back."""
    return fields.written({"type": "chunks-wanted", "names": list(names[:NAMES_PER_LINE])})


def read_names(document: Fields) -> tuple[str, ...]:
    """Names of either line; no more than one line holds.

    Raises:
        BadDocument.
    """
    names = document.digests("names")
    if len(names) > NAMES_PER_LINE:
        raise BadDocument(what="line", field="names")
    return names
