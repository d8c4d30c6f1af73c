"""Heads that need not be listed: what the other side remembers, moved on by the commits that come along."""

from collections.abc import Iterable, Mapping

from asystent_desktop.errors import AppError
from asystent_desktop.exchange.manifest import Manifest, heads_digest
from asystent_desktop.journal.commit import Commit, Envelope

Heads = Mapping[str, tuple[str, ...]]


def advanced(heads: Heads, commits: Iterable[Commit]) -> Heads:
    """The tips after these commits: each takes the place of its predecessors (bundle-v1 §5.2).

    Anything a reader cannot tell from these bytes (a gap, a commit it refuses) gives another digest.
    """
    tips = {scope: set(hashes) for scope, hashes in heads.items()}
    for commit in commits:
        envelope = _envelope(commit)
        if envelope is not None:
            held = tips.setdefault(envelope.scope, set())
            held.difference_update(envelope.prev)
            held.add(commit.hash)
    return {scope: tuple(sorted(held)) for scope, held in tips.items()}


def _envelope(commit: Commit) -> Envelope | None:
    try:
        return commit.envelope
    except AppError:
        return None


def after(remembered: Heads, said: Manifest, commits: Iterable[Commit] = ()) -> Heads:
    """The sender's heads as the reader knows them now: those listed, or those the digest means.

    Heads that are neither remembered nor follow from the commits are unknown: nothing is taken for granted.
    """
    if said.heads is not None:
        return said.heads
    if heads_digest(remembered) == said.heads_digest:
        return remembered
    moved_on = advanced(remembered, commits)
    return moved_on if heads_digest(moved_on) == said.heads_digest else {}
