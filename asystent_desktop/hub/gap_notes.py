"""What the hub misses: one document a scope, so that other people's gaps make nobody's exchange dearer.

Beside it, one document a scope, what of that its author has no more, as her own computer said (ADR-0059).
"""

from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from asystent_desktop.exchange import gaps
from asystent_desktop.exchange.gaps import Missing
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.hub import HubUnit

_PREFIX: Final = "gap/"
_GIVEN_UP: Final = "given-up/"


def note(unit: HubUnit, commits: Collection[Commit]) -> None:
    """Remembers what is missing before these commits, forgets what came; called once they are stored."""
    touched = {commit.envelope.scope for commit in commits}
    former = {scope: held for scope, held in missing(unit).items() if scope in touched}
    now = gaps.left(former, commits, unit.known)
    for scope, lacking in now.items():
        if lacking != former.get(scope):
            unit.put_document(_PREFIX + scope, msgspec.json.encode(lacking))
    for scope in former.keys() - now.keys():
        unit.delete_document(_PREFIX + scope)


def forget(unit: HubUnit, scope: str) -> None:
    """Of an erased scope nothing is awaited any more."""
    for prefix in (_PREFIX, _GIVEN_UP):
        unit.delete_document(prefix + scope)


def scopes(unit: HubUnit) -> frozenset[str]:
    """Scopes with a gap."""
    return frozenset(_held(unit))


def missing(unit: HubUnit) -> Missing:
    """What is missing, by scope."""
    return {scope: _hashes(held) for scope, held in _held(unit).items()}


def given_up(unit: HubUnit, lacking: Missing | None = None) -> Missing:
    """What of that its author has no more; what came after all is not among it.

    Args:
        lacking: `missing`, where it is at hand.
    """
    lacking = missing(unit) if lacking is None else lacking
    if not lacking:
        return {}
    said = {scope: _hashes(held) for scope, held in _held(unit, _GIVEN_UP).items()}
    left = {scope: set(said.get(scope, ())).intersection(hashes) for scope, hashes in lacking.items()}
    return {scope: tuple(sorted(hashes)) for scope, hashes in left.items() if hashes}


def open_scopes(unit: HubUnit) -> set[str]:
    """Scopes that lack something nobody has given up."""
    lacking = missing(unit)
    return gaps.open_scopes(lacking, given_up(unit, lacking))


def believe(unit: HubUnit, own: Collection[str], said: Missing) -> int:
    """Gives up what a computer says it has not, where its own entries name that as predecessor.

    Of anybody else's entries she knows nothing. It grants nothing: what comes after all is taken as ever.

    Args:
        own: Predecessors of that computer's entries that never came (`device_care.Care.missing`).

    Returns:
        How many were waited for until now.
    """
    lacking = missing(unit) if said else {}
    return _give_up(unit, lacking, {scope: set(own).intersection(hashes) for scope, hashes in said.items()})


def give_up(unit: HubUnit, hashes: Collection[str]) -> int:
    """Gives these up, whatever scope they lack in; returns how many were waited for until now."""
    lacking = missing(unit) if hashes else {}
    return _give_up(unit, lacking, {scope: set(hashes) for scope in lacking})


def _give_up(unit: HubUnit, lacking: Missing, said: Mapping[str, set[str]]) -> int:
    former, count = given_up(unit, lacking), 0
    for scope, hashes in said.items():
        before = set(former.get(scope, ()))
        fresh = hashes.intersection(lacking.get(scope, ())) - before
        if fresh:
            count += len(fresh)
            unit.put_document(_GIVEN_UP + scope, msgspec.json.encode(sorted(before | fresh)))
            unit.declare_absent({scope: sorted(fresh)})
    return count


def _held(unit: HubUnit, prefix: str = _PREFIX) -> dict[str, bytes]:
    return {name.removeprefix(prefix): held for name, held in unit.documents(prefix).items()}


def _hashes(held: bytes) -> tuple[str, ...]:
    return msgspec.json.decode(held, type=tuple[str, ...])
