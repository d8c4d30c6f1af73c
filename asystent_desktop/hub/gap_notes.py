"""What the hub misses: one document a scope, so that other people's gaps make nobody's exchange dearer."""

from collections.abc import Collection
from typing import Final

import msgspec

from asystent_desktop.exchange import gaps
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.hub import HubUnit

_PREFIX: Final = "gap/"


def note(unit: HubUnit, commits: Collection[Commit]) -> None:
    """Remembers what is missing before these commits, forgets what came; called once they are stored."""
    touched = {commit.envelope.scope for commit in commits}
    former = {
        scope: msgspec.json.decode(held, type=tuple[str, ...])
        for scope, held in _held(unit).items()
        if scope in touched
    }
    now = gaps.left(former, commits, unit.known)
    for scope, missing in now.items():
        if missing != former.get(scope):
            unit.put_document(_PREFIX + scope, msgspec.json.encode(missing))
    for scope in former.keys() - now.keys():
        unit.delete_document(_PREFIX + scope)


def scopes(unit: HubUnit) -> frozenset[str]:
    """Scopes with a gap."""
    return frozenset(_held(unit))


def _held(unit: HubUnit) -> dict[str, bytes]:
    return {name.removeprefix(_PREFIX): held for name, held in unit.documents(_PREFIX).items()}
