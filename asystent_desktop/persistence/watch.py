"""Forks and absences of a store, and the waiting room of parked commits (journal-v1 §8)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select

from asystent_desktop.journal.forks import Link, forks
from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.graph import links_of
from asystent_desktop.persistence.journal_rows import State, chunks, states
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import ABSENCES, COMMITS, HEADS, LINKS, PARKING
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.alarms import Absence, Alarm, AlarmKind, Parked

_PARK = Prepared(insert(PARKING))
_UNPARK = Prepared(delete(PARKING).where(PARKING.c.hash == bindparam("of_hash")))
_ABSENT = Prepared(insert(ABSENCES))
_AMONG_ABSENT = Prepared(select(ABSENCES.c.hash).where(Among(ABSENCES.c.hash, "names")))
_C = COMMITS.c


def alarms(session: Session, scopes: Collection[str] | None) -> list[Alarm]:
    """Forks and absences, by scope, device and commits."""
    found = [*_fork_alarms(session), *_absence_alarms(session)]
    return sorted(
        (one for one in found if scopes is None or one.scope in scopes),
        key=lambda one: (one.scope, one.device_id, one.commits, one.absent),
    )


def parked(session: Session) -> list[Parked]:
    """Commits that wait for a predecessor, longest waiting first."""
    rows = session.query(
        select(_C.hash, _C.scope, _C.device, PARKING.c.since)
        .join(PARKING, PARKING.c.hash == _C.hash)
        .order_by(PARKING.c.since, _C.seq)
    ).all()
    links = links_of(session, [row[0] for row in rows])
    stored = states(session, {prev for before in links.values() for prev in before})
    return [
        Parked(
            name,
            scope,
            device,
            tuple(sorted(prev for prev in links.get(name, ()) if prev not in stored)),
            datetime.fromisoformat(since),
        )
        for name, scope, device, since in rows
    ]


def absent(session: Session, hashes: Collection[str]) -> set[str]:
    """Which of these nobody waits for any longer."""
    return {row[0] for row in session.read_of(_AMONG_ABSENT, hashes)}


def note_absent(
    session: Session, given: Mapping[str, Collection[str]], reason: Absence, now: datetime
) -> list[str]:
    """Records that these are not waited for, by scope; returns those that were not recorded before."""
    scope_of = {name: scope for scope, names in given.items() for name in names}
    fresh = sorted(scope_of.keys() - absent(session, scope_of) - states(session, scope_of).keys())
    at = now.astimezone(UTC).isoformat(timespec="microseconds")
    rows = [{"hash": name, "scope": scope_of[name], "reason": reason, "decided_at": at} for name in fresh]
    session.write_all(_ABSENT, rows)
    return fresh


def keep_waiting(session: Session, waiting: Iterable[str], now_ms: int) -> None:
    """Remembers since when these wait."""
    since = datetime.fromtimestamp(now_ms / 1000, UTC).isoformat(timespec="microseconds")
    session.write_all(_PARK, [{"hash": name, "since": since} for name in waiting])


def stop_waiting(session: Session, folded: Iterable[str]) -> None:
    """Forgets that these waited."""
    session.write_all(_UNPARK, [{"of_hash": name} for name in folded])


def _fork_alarms(session: Session) -> list[Alarm]:
    tips = select(HEADS.c.scope, HEADS.c.device).group_by(HEADS.c.scope, HEADS.c.device)
    parted = {(row[0], row[1]) for row in session.query(tips.having(func.count() > 1))}
    return [
        Alarm(AlarmKind.FORK, one.scope, one.device, one.commits, (one.scope, one.device) in parted)
        for one in forks([*_doubled_links(session), *_doubled_roots(session)])
    ]


def _doubled_links(session: Session) -> list[Link]:
    """Links to places that more than one commit of a device and scope follows; few, mostly none."""
    joined = select(_C.scope, _C.device, LINKS.c.prev).join(LINKS, LINKS.c.hash == _C.hash)
    group = joined.group_by(_C.scope, _C.device, LINKS.c.prev).having(func.count() > 1)
    places = {(row[0], row[1], row[2]) for row in session.query(group)}
    prevs = sorted({prev for _, _, prev in places})
    owners: dict[str, str] = {}
    found: list[Link] = []
    for part in chunks(prevs):
        rows = session.query(select(_C.hash, _C.device).where(_C.hash.in_(part)))
        owners |= {row[0]: row[1] for row in rows}
        children = select(_C.scope, _C.device, _C.hash, LINKS.c.prev).join(LINKS, LINKS.c.hash == _C.hash)
        found += [Link(*row) for row in session.query(children.where(LINKS.c.prev.in_(part)))]
    return [one for one in found if owners.get(one.prev, one.device) == one.device]


def _doubled_roots(session: Session) -> list[Link]:
    """First commits of devices that have more than one first commit in a scope."""
    before = COMMITS.alias("before")
    own = or_(before.c.hash.is_(None), before.c.device == _C.device)  # a branch of a colleague's fork is not
    named = select(LINKS.c.hash).join(before, before.c.hash == LINKS.c.prev, isouter=True)
    first = ~exists(named.where(LINKS.c.hash == _C.hash, own).correlate(COMMITS))
    group = select(_C.scope, _C.device).where(first).group_by(_C.scope, _C.device).having(func.count() > 1)
    places = session.query(group).all()
    return [
        Link(scope, device, name, "")
        for scope, device in places
        for name in session.query(
            select(_C.hash).where(_C.scope == scope, _C.device == device, first)
        ).scalars()
    ]


def _absence_alarms(session: Session) -> list[Alarm]:
    """One alarm per device for each missing commit that entries were taken in without."""
    rows = session.query(select(ABSENCES)).all()
    arrived = states(session, [row.hash for row in rows])
    found: list[Alarm] = []
    for row in rows:
        children = session.query(
            select(_C.device, _C.hash)
            .join(LINKS, LINKS.c.hash == _C.hash)
            .where(LINKS.c.prev == row.hash, _C.state != State.PARKED)
        ).all()
        for device in sorted({child[0] for child in children}):
            commits = tuple(sorted(child[1] for child in children if child[0] == device))
            missing = row.hash not in arrived
            decided = datetime.fromisoformat(row.decided_at)
            reason = Absence(row.reason)
            found.append(
                Alarm(AlarmKind.ABSENT, row.scope, device, commits, missing, row.hash, reason, decided)
            )
    return found
