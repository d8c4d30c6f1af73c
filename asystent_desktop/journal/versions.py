"""Versions of one field: what replaced what, and what two heads have in common (journal-v1 §6).

A field declared `versioned` is a long text that people revise. Its operations are the versions, and those an
operation has `seen` are its parents. One head moves on by itself; two heads are both kept until a person
confirms a version that has both as parents. Their common base makes a three-way proposal (`three_way`)
possible. The same graph tells of every other field what its rivals replaced.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from asystent_desktop.domain.records import Kind
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.fold import Rival, Write, gather


@dataclass(frozen=True, slots=True)
class Version:
    """One version: what was written, by whom, and the versions it replaced."""

    written: Rival
    parents: tuple[str, ...]

    @property
    def op(self) -> str:
        """Id of the operation that wrote it."""
        return self.written.op


def versions(kind: Kind, field: str, operations: Iterable[Placed]) -> tuple[Version, ...]:
    """Every version of a field, by time; empty while the record does not exist.

    Args:
        operations: All folded operations of the record, in any order, repeated or not.
    """
    created, registers = gather(kind, operations)
    writes = sorted(registers[field], key=lambda one: one.order) if created else []
    known = {one.op for one in writes}
    return tuple(Version(one.rival(one.value), _parents(one, known)) for one in writes)


def heads(known: Sequence[Version]) -> tuple[Version, ...]:
    """The versions nobody has replaced; all of them where they replace each other in a ring."""
    replaced = {parent for one in known for parent in one.parents}
    return tuple(one for one in known if one.op not in replaced) or tuple(known)


def common_base(known: Sequence[Version], ops: Collection[str]) -> Version | None:
    """The latest version that all of these came from; None when they share nothing.

    Where people merged crosswise there are several nearest ones; then the latest by the clock is taken, on
    every replica the same.

    Args:
        known: As `versions` gives them.
        ops: Ids of operations, e.g. of the heads or of rivals; those of other fields are left out.
    """
    parents = {one.op: one.parents for one in known}
    wanted = [_before(parents, op) for op in ops if op in parents]
    if not wanted:
        return None
    shared = set.intersection(*wanted)
    nearest = shared - {far for near in shared for far in _before(parents, near)}
    return next((one for one in reversed(known) if one.op in (nearest or shared)), None)


def _parents(one: Write, known: set[str]) -> tuple[str, ...]:
    return tuple(sorted(one.seen & known - {one.op}))


def _before(parents: Mapping[str, Sequence[str]], op: str) -> set[str]:
    """Everything that version came from, itself left out."""
    found: set[str] = set()
    rest = list(parents[op])
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += parents[name]
    return found - {op}
