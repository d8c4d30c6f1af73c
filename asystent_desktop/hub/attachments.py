"""Chunks of scans at the office: which it lacks, whom it gives them to (docs/attachments-v1.md §4).

Of a commit the hub reads which chunks it lists. It takes a chunk from whoever brings it, and gives it to
whoever may have the scope it is listed in.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange.attachments import (
    CHUNKS_PER_REPLY,
    NAMES_PER_LINE,
    chunk_line,
    listed,
)
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit


def learn(unit: HubUnit, commits: Collection[Commit]) -> None:
    """Remembers the chunks commits list that are stored with this transaction."""
    if names := listed(commits):
        unit.chunks.note(names)


def take_in(hub: HubDesk, chunks: Mapping[str, bytes]) -> int:
    """Keeps chunks that are listed and not here, in a transaction of their own; says how many."""
    if not chunks:
        return 0
    with hub.exchange_unit() as unit:
        kept = unit.chunks.put(chunks)
        unit.commit()
    return kept


def wanted(unit: HubUnit, scopes: Collection[str]) -> tuple[str, ...]:
    """Names the hub lacks of scopes a computer holds, or is about to let go."""
    return unit.chunks.missing(scopes, NAMES_PER_LINE)


def digest(names: Sequence[str]) -> str:
    """What was said to be wanted, in short; empty when nothing was."""
    return sha256_hex("\n".join(names).encode()) if names else ""


def given(unit: HubUnit, names: Sequence[str], scopes: Collection[str]) -> Iterator[bytes]:
    """Lines with chunks a computer asked for, of scopes its person may have; one in memory at a time."""
    for name in names[:CHUNKS_PER_REPLY]:
        for held, sealed in unit.chunks.get([name], scopes).items():
            yield chunk_line(held, sealed)


def all_safe(unit: HubUnit, scope: str) -> bool:
    """Whether every chunk of a scope that came in lies in a proven backup."""
    return unit.chunks.not_durable(scope) == 0
