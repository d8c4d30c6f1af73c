"""Streaming a family to a new holder, and letting a former one go (exchange design, section 5).

Every scope goes commit by commit, as many bundles as it needs; after the last one stands `complete`. A
computer whose person has no part in a scope any more is told so once all it declared of it is durable.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from asystent_desktop.exchange import gaps
from asystent_desktop.exchange.care import HubFacts
from asystent_desktop.exchange.custody import Complete, Released, complete_line, released_line
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.exchange.receipts import Receipt
from asystent_desktop.exchange.routing import CASE_PREFIXES
from asystent_desktop.hub import attachments, gap_notes
from asystent_desktop.hub.state import DeviceNote
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.exchange import ExchangeUnit
from asystent_desktop.ports.hub import HubUnit


def leaving(note: DeviceNote, scopes: Collection[str]) -> frozenset[str]:
    """Case scopes a computer declared though its person may not have them any more."""
    return frozenset(scope for scope in note.heads if scope.startswith(CASE_PREFIXES) and scope not in scopes)


def echoed(unit: ExchangeUnit, note: DeviceNote, scopes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of scopes that are leaving, those heads the computer itself named that are here.

    It learns nothing by them, and need not send the whole scope again with each exchange.
    """
    named = {scope: unit.known(note.heads[scope]) for scope in scopes}
    return {scope: tuple(sorted(held)) for scope, held in sorted(named.items()) if held}


def streamed(
    unit: HubUnit,
    note: DeviceNote,
    scopes: Collection[str],
    commits: Sequence[Commit],
    facts: Mapping[str, Receipt],
) -> list[bytes]:
    """The lines of these commits, each scope's `complete` right behind its last one."""
    by_scope: dict[str, list[Commit]] = {}
    for commit in commits:
        by_scope.setdefault(commit.envelope.scope, []).append(commit)
    lines: list[bytes] = []
    for scope, held in by_scope.items():
        lines += [commit_line(Carried(commit, facts.get(commit.hash))) for commit in held]
        if scope not in note.heads:
            lines += _complete(unit, scope)
    for scope in note.arriving:
        if scope in scopes and (scope in note.heads or scope not in by_scope):
            lines += _complete(unit, scope)
    return lines


def _complete(unit: HubUnit, scope: str) -> list[bytes]:
    """Nothing is said of a scope in which the hub itself lacks something."""
    heads = gaps.declared(unit.heads([scope]), gap_notes.scopes(unit)).get(scope)
    if heads is None or not scope.startswith(CASE_PREFIXES):
        return []
    return [complete_line(Complete(scope, heads, len(unit.beyond({}, [scope]))))]


def released_lines(unit: HubUnit, note: DeviceNote, scopes: Iterable[str], told: HubFacts) -> list[bytes]:
    """What the computer may let go: everything it declared is in a verified backup, and the scans are."""
    return [
        released_line(Released(scope, tuple(note.heads[scope])))
        for scope in sorted(scopes)
        if _durable(unit, scope, note.heads[scope], told.durable.get(scope, ()))
        and attachments.all_safe(unit, scope)
    ]


def _durable(unit: ExchangeUnit, scope: str, declared: Collection[str], kept: Sequence[str]) -> bool:
    if not kept or unit.known(declared) != set(declared):
        return False
    later = {commit.hash for commit in unit.beyond({scope: tuple(kept)}, [scope])}
    return later.isdisjoint(declared)
