"""Forks: one device that went on from one place twice (journal-v1 §8).

A cloned laptop, or one restored from an older backup, writes a second commit after the same predecessor. Both
branches are validly signed and both are accepted; here they are found, from the links alone, so that every
replica that holds the same commits finds the same forks.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fork:
    """Where a device's entries in a scope part; `commits`: the first of each branch, sorted."""

    scope: str
    device: str
    commits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """That a commit follows another one of its own device; `prev` is empty for a device's first commit."""

    scope: str
    device: str
    commit: str
    prev: str


def forks(links: Iterable[Link]) -> list[Fork]:
    """Every place that more than one commit of the same device and scope follows, each once, sorted.

    Args:
        links: In any order. Links to another device's commits (a joined fork of a colleague's) are left out
            by the caller: they part nothing.
    """
    followers: dict[tuple[str, str, str], set[str]] = {}
    for one in links:
        followers.setdefault((one.scope, one.device, one.prev), set()).add(one.commit)
    return sorted(
        {
            Fork(scope, device, tuple(sorted(commits)))
            for (scope, device, _prev), commits in followers.items()
            if len(commits) > 1
        }
    )
