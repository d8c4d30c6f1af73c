"""Scopes with a missing predecessor: there our heads would promise more than we hold.

"Everything that is no ancestor of your heads" is only true of a side that holds all ancestors of its heads.
When one of two bundles was lost, the later commits are parked and are tips all the same. Until the gap is
filled, no heads are declared for that scope, so the other side sends all of it again (exchange design, §2).

What its own author has no more, nobody waits for: the office says so, both sides name it beside their heads
(`Manifest.without`), and who has it after all sends the whole scope (ADR-0059).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

import msgspec

from asystent_desktop.exchange import limits
from asystent_desktop.exchange.trust_store import Read, Write
from asystent_desktop.journal.commit import Commit

_GAPS: Final = "gaps"

Known = Callable[[Collection[str]], set[str]]
"""`ExchangeUnit.known`."""

Missing = Mapping[str, tuple[str, ...]]
"""Scope to the predecessors that are missing in it; a scope without any is not in it."""


def left(former: Missing, commits: Iterable[Commit], known: Known) -> dict[str, tuple[str, ...]]:
    """What is missing once these commits are stored."""
    missing: dict[str, set[str]] = {scope: set(hashes) for scope, hashes in former.items()}
    for commit in commits:
        missing.setdefault(commit.envelope.scope, set()).update(commit.envelope.prev)
    there = known({one for hashes in missing.values() for one in hashes})
    return {scope: tuple(sorted(hashes - there)) for scope, hashes in missing.items() if hashes - there}


def open_scopes(missing: Missing, agreed: Missing) -> set[str]:
    """Scopes that lack something the office has not given up.

    Args:
        agreed: What the office says that its author has no more.
    """
    return {scope for scope, hashes in missing.items() if set(hashes) - set(agreed.get(scope, ()))}


def told(missing: Missing) -> dict[str, tuple[str, ...]]:
    """As many whole scopes of it as a manifest may name."""
    found, room = dict[str, tuple[str, ...]](), limits.WITHOUT_HASHES
    for scope, hashes in sorted(missing.items()):
        if 0 < len(hashes) <= room:
            found[scope], room = hashes, room - len(hashes)
    return found


def declared(heads: Mapping[str, tuple[str, ...]], gaps: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The heads that may be declared: those of scopes without a gap."""
    return {scope: tips for scope, tips in heads.items() if scope not in gaps}


def note(commits: Iterable[Commit], known: Known, document: Read, put_document: Write) -> None:
    """A laptop remembers what is missing, forgets what came; called once commits are stored."""
    former = of_laptop(document)
    now = left(former, commits, known)
    if now != former:
        put_document(_GAPS, msgspec.json.encode(now))


def of_laptop(document: Read) -> Missing:
    """What a laptop misses: one document, for it has no more scopes than families."""
    held = document(_GAPS)
    return {} if held is None else msgspec.json.decode(held, type=dict[str, tuple[str, ...]])
