"""Taking in foreign commits: stored at once, folded when their predecessors are there.

The caller has checked signatures and rights. A commit is in one of the states of `journal_rows.State`; it
leaves "parked" when every commit it names is stored and not parked itself, or was declared absent.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence

from asystent_desktop.exchange.receipts import earliest
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.hlc import Hlc, receive
from asystent_desktop.persistence import graph, journal_rows, receipts, watch
from asystent_desktop.persistence.journal_rows import State, Stored
from asystent_desktop.persistence.projection import Projection
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.changes import Change
from asystent_desktop.ports.exchange import Incoming


def admit(
    session: Session,
    rows: Projection,
    incoming: Sequence[Incoming],
    fold_scopes: Callable[[str], bool],
    now_ms: int,
) -> set[Change]:
    """Stores what is new, folds what may be folded, keeps receipts; says which records changed."""
    by_hash = {one.commit.hash: one for one in incoming}
    known, given = journal_rows.states(session, by_hash), earliest(one.receipt for one in incoming)
    fresh = [
        (one.commit, _state(one, fold_scopes), given.get(name))
        for name, one in by_hash.items()
        if name not in known
    ]
    admitted = [name for name, state in known.items() if state is State.HELD and by_hash[name].fold]
    ready = _ready(session, fresh)
    if fresh:
        placed = [(one, State.FOLDED if one.hash in ready else state, facts) for one, state, facts in fresh]
        journal_rows.store(session, placed)
        journal_rows.keep_hlc(session, _clock(session, [commit for commit, _, _ in fresh], now_ms))
    journal_rows.set_states(session, admitted, State.PARKED)
    unparked = _unpark(session, [commit.hash for commit, _, _ in fresh] + admitted)
    waiting = {
        commit.hash for commit, state, _ in fresh if state is State.PARKED and commit.hash not in ready
    }
    waiting.update(admitted)
    watch.keep_waiting(session, sorted(waiting.difference(unparked)), now_ms)
    watch.stop_waiting(session, [name for name in unparked if name not in waiting])
    receipts.keep(session, [one for name, one in given.items() if name in known])
    return _fold(session, rows, unparked, ready)


def admit_without(session: Session, rows: Projection, absent: Sequence[str]) -> tuple[list[str], set[Change]]:
    """Folds what waited for commits that were just recorded as absent.

    Returns:
        The commits folded, predecessors first, and which records changed.
    """
    folded = _unpark(session, absent)
    watch.stop_waiting(session, folded)
    return folded, _fold(session, rows, folded, {})


def _ready(session: Session, fresh: Sequence[Stored]) -> dict[str, Commit]:
    """Commits by hash that wait for nothing: all they name is here and not parked, or stands before them."""
    named = {prev for one, state, _ in fresh if state is State.PARKED for prev in one.envelope.prev}
    stored = journal_rows.states(session, named)
    there = {name for name, state in stored.items() if state is not State.PARKED}
    there |= watch.absent(session, named) - stored.keys() - {one.hash for one, _, _ in fresh}
    ready: dict[str, Commit] = {}
    for commit, state, _ in fresh:
        if state is not State.PARKED:
            there.add(commit.hash)
        elif there.issuperset(commit.envelope.prev):
            there.add(commit.hash)
            ready[commit.hash] = commit
    return ready


def _fold(
    session: Session, rows: Projection, unparked: Sequence[str], ready: Mapping[str, Commit]
) -> set[Change]:
    """Folds those that are ready, and others that are stored and wait no longer."""
    journal_rows.set_states(session, unparked, State.FOLDED)
    return rows.refold_all([*ready.values(), *journal_rows.load(session, unparked)])


def _state(one: Incoming, fold_scopes: Callable[[str], bool]) -> State:
    if not one.commit.payload_bytes:
        return State.ERASED
    if not fold_scopes(one.commit.envelope.scope):
        return State.KEPT
    return State.PARKED if one.fold else State.HELD


def _clock(session: Session, commits: Iterable[Commit], now_ms: int) -> Hlc:
    value = journal_rows.last_hlc(session)
    for one in commits:
        value = receive(value, one.envelope.hlc, now_ms)
    return value


def _unpark(session: Session, arrived: Sequence[str]) -> list[str]:
    """Which parked commits may be folded now that these have arrived, predecessors first."""
    parked = journal_rows.parked(session)
    if not parked:
        return []
    links = graph.links_of(session, sorted(parked))
    children: dict[str, list[str]] = {}
    for name, before in links.items():
        for prev in before:
            children.setdefault(prev, []).append(name)
    held = set(journal_rows.states(session, children)) | watch.absent(session, children)
    folded: list[str] = []
    queue = deque(arrived)
    while queue:
        name = queue.popleft()
        if name in parked:
            if any(prev not in held or prev in parked for prev in links.get(name, ())):
                continue
            parked.discard(name)
            folded.append(name)
        queue.extend(child for child in children.get(name, ()) if child in parked)
    return folded
