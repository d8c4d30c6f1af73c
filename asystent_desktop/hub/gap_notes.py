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
    for scope in sorted({commit.envelope.scope for commit in commits}):
        held = unit.document(_PREFIX + scope)
        former = {} if held is None else {scope: msgspec.json.decode(held, type=tuple[str, ...])}
        now = gaps.left(former, (one for one in commits if one.envelope.scope == scope), unit.known)
        if scope in now and now != former:
            unit.put_document(_PREFIX + scope, msgspec.json.encode(now[scope]))
        elif scope not in now and former:
            unit.delete_document(_PREFIX + scope)


def scopes(unit: HubUnit) -> frozenset[str]:
    """Scopes with a gap."""
    return frozenset(name.removeprefix(_PREFIX) for name in unit.documents(_PREFIX))
