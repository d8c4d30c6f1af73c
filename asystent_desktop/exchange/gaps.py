"""Scopes with a missing predecessor: there our heads would promise more than we hold.

"Everything that is no ancestor of your heads" is only true of a side that holds all ancestors of its heads.
When one of two bundles was lost, the later commits are parked and are tips all the same. Until the gap is
filled, no heads are declared for that scope, so the other side sends all of it again (exchange design, §2).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

import msgspec

from asystent_desktop.exchange.trust_store import Read, Write
from asystent_desktop.journal.commit import Commit

_GAPS: Final = "gaps"

Known = Callable[[Collection[str]], set[str]]
"""`ExchangeUnit.known`."""


def note(commits: Iterable[Commit], known: Known, document: Read, put_document: Write) -> None:
    """Remembers predecessors that are missing, forgets those that came; called once commits are stored."""
    former = _load(document)
    missing: dict[str, set[str]] = {scope: set(hashes) for scope, hashes in former.items()}
    for commit in commits:
        missing.setdefault(commit.envelope.scope, set()).update(commit.envelope.prev)
    there = known({one for hashes in missing.values() for one in hashes})
    left = {scope: tuple(sorted(hashes - there)) for scope, hashes in missing.items() if hashes - there}
    if left != former:
        put_document(_GAPS, msgspec.json.encode(left))


def declared(heads: Mapping[str, tuple[str, ...]], document: Read) -> dict[str, tuple[str, ...]]:
    """The heads that may be declared: those of scopes without a gap."""
    gaps = _load(document)
    return {scope: tips for scope, tips in heads.items() if scope not in gaps}


def _load(document: Read) -> dict[str, tuple[str, ...]]:
    held = document(_GAPS)
    return {} if held is None else msgspec.json.decode(held, type=dict[str, tuple[str, ...]])
