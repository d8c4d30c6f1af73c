"""Streaming a family to a new holder, and letting a former one go (exchange design, section 5).

Every scope goes commit by commit, as many bundles as it needs; after the last one stands `complete`. A
computer whose person has no part in a scope any more is told so once all it declared of it is durable.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from asystent_desktop.exchange import gaps
from asystent_desktop.exchange.custody import Complete, Released, complete_line, released_line
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.exchange.receipts import Receipt
from asystent_desktop.exchange.routing import CASE_PREFIXES
from asystent_desktop.hub import attachments, gap_notes
from asystent_desktop.hub.state import DeviceNote
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.hub import HubUnit

Heads = dict[str, tuple[str, ...]]
"""Commit hashes per scope."""


def leaving(unit: HubUnit, note: DeviceNote, scopes: Collection[str]) -> Heads:
    """Case scopes a computer has though its person may not have them any more, with the heads it named.

    Only heads that are commits of that very scope count: by naming a family alone a computer learns nothing,
    not even whether the office knows it. Told back, they spare it to send the whole scope again each time.
    """
    named = _named(note)
    strange = [scope for scope in named if scope.startswith(CASE_PREFIXES) and scope not in scopes]
    found = {scope: unit.of_scope(scope, named[scope]) for scope in sorted(strange)}
    return {scope: tuple(sorted(held)) for scope, held in found.items() if held}


def durable(unit: HubUnit, named: Heads, kept: Mapping[str, Sequence[str]]) -> Heads:
    """Those of the heads a computer named that a backup with the heads `kept` holds."""
    found: Heads = {}
    for scope, heads in named.items():
        if kept.get(scope):
            later = {commit.hash for commit in unit.beyond({scope: tuple(kept[scope])}, [scope])}
            found[scope] = tuple(one for one in heads if one not in later)
    return {scope: heads for scope, heads in found.items() if heads}


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
    heads = gaps.declared(unit.heads([scope]), gap_notes.open_scopes(unit)).get(scope)
    if heads is None or not scope.startswith(CASE_PREFIXES):
        return []
    return [complete_line(Complete(scope, heads, unit.count_up_to(scope, heads)))]


def released(unit: HubUnit, note: DeviceNote, scopes: Iterable[str], safe: Heads) -> tuple[str, ...]:
    """What the computer may let go: every head it declared is durable (`safe`), and so are the scans."""
    named = _named(note)
    return tuple(
        scope
        for scope in sorted(scopes)
        if set(named[scope]) <= set(safe.get(scope, ())) and attachments.all_safe(unit, scope)
    )


def released_lines(note: DeviceNote, scopes: Iterable[str]) -> list[bytes]:
    """The lines that say so."""
    named = _named(note)
    return [released_line(Released(scope, tuple(named[scope]))) for scope in scopes]


def _named(note: DeviceNote) -> Mapping[str, tuple[str, ...]]:
    """All it said to have: also where a missing commit let it declare no heads."""
    return {**note.above, **note.heads}
