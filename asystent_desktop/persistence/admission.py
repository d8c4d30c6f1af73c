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
from asystent_desktop.persistence.journal_rows import Register, State
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
    if fresh:
        journal_rows.store(session, fresh)
        journal_rows.keep_hlc(session, _clock(session, [commit for commit, _, _ in fresh], now_ms))
    journal_rows.set_states(session, admitted, State.PARKED)
    folded = _unpark(session, [commit.hash for commit, _, _ in fresh] + admitted)
    waiting = [commit.hash for commit, state, _ in fresh if state is State.PARKED] + admitted
    watch.keep_waiting(session, [name for name in waiting if name not in set(folded)], now_ms)
    watch.stop_waiting(session, [name for name in folded if name not in set(waiting)])
    receipts.keep(session, [one for name, one in given.items() if name in known])
    return _fold(session, rows, folded, {commit.hash: commit for commit, _, _ in fresh})


def admit_without(session: Session, rows: Projection, absent: Sequence[str]) -> tuple[list[str], set[Change]]:
    """Folds what waited for commits that were just recorded as absent.

    Returns:
        The commits folded, predecessors first, and which records changed.
    """
    folded = _unpark(session, absent)
    watch.stop_waiting(session, folded)
    return folded, _fold(session, rows, folded, {})


def _fold(
    session: Session, rows: Projection, folded: Sequence[str], loaded: Mapping[str, Commit]
) -> set[Change]:
    journal_rows.set_states(session, folded, State.FOLDED)
    rest = journal_rows.load(session, [name for name in folded if name not in loaded])
    made = {**loaded, **{one.hash: one for one in rest}}
    return _refold(rows, [made[name] for name in folded])


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


def _refold(rows: Projection, commits: Sequence[Commit]) -> set[Change]:
    touched: dict[Register, None] = {}
    for commit in commits:
        for one in commit.operations:
            touched[(commit.envelope.scope, one.kind, one.record)] = None
    at_hand = {commit.hash: commit for commit in commits}
    return {
        Change(kind, record, scope)
        for scope, kind, record in touched
        if rows.refold((scope, kind, record), at_hand)
    }
