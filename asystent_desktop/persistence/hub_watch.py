"""Forks and absences at a hub: `ports.alarms.JournalWatch`.

Only commits of the office's scope are ever parked here; what a family's scope lacks is a gap
(`exchange.gaps`) that its laptops fill.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from sqlalchemy import Select, bindparam, exists, func, or_, select

from asystent_desktop.journal.forks import Link, forks
from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.hub_rows import HubRows
from asystent_desktop.persistence.hub_schema import ABSENCES, COMMITS, HEADS, LINKS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.journal_rows import State, is_parked
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.ports.alarms import Absence, Alarm, AlarmKind, Parked

_C, _L, _A = COMMITS.c, LINKS.c, ABSENCES.c
_ABSENT = Prepared(select(_A.hash).where(_A.office == bindparam("of_office"), Among(_A.hash, "names")))
_FOLLOWS = (_L.office == _C.office) & (_L.hash == _C.hash)


class HubWatch:
    """What of one office's journal a person must look at."""

    def __init__(self, session: HubSession, rows: HubRows) -> None:
        self._session = session
        self._office = session.office
        self._rows = rows

    def alarms(self, scopes: Collection[str] | None) -> list[Alarm]:
        """Forks and absences, by scope, device and commits."""
        found = [*self._fork_alarms(), *self._absence_alarms()]
        return sorted(
            (one for one in found if scopes is None or one.scope in scopes),
            key=lambda one: (one.scope, one.device_id, one.commits, one.absent),
        )

    def parked(self) -> list[Parked]:
        """Commits that wait for a predecessor, longest waiting first; they came when their receipt says."""
        statement = select(_C.hash, _C.scope, _C.device, _C.received_at)
        waiting = statement.where(_C.office == self._office, is_parked(_C.state))
        rows = sorted(self._session.query(waiting), key=lambda row: (row[3] or "", row[0]))
        links = self._rows.links_of([row[0] for row in rows])
        stored = self._rows.states({prev for before in links.values() for prev in before})
        return [
            Parked(
                name,
                scope,
                device,
                tuple(sorted(prev for prev in links.get(name, ()) if prev not in stored)),
                datetime.fromisoformat(since) if since else datetime.min.replace(tzinfo=UTC),
            )
            for name, scope, device, since in rows
        ]

    def absent(self, hashes: Collection[str]) -> set[str]:
        """Which of these nobody waits for any longer."""
        return {row[0] for row in self._session.read_of(_ABSENT, hashes)}

    def note_absent(self, given: Mapping[str, Collection[str]], reason: Absence, now: datetime) -> None:
        """Records that these are not waited for, by scope."""
        scope_of = {name: scope for scope, names in given.items() for name in names}
        fresh = sorted(scope_of.keys() - self._rows.states(scope_of).keys())
        at = now.astimezone(UTC).isoformat(timespec="microseconds")
        rows = [
            {"hash": name, "scope": scope_of[name], "reason": reason.value, "decided_at": at}
            for name in fresh
        ]
        self._session.insert(ABSENCES, rows)

    def _fork_alarms(self) -> list[Alarm]:
        h = HEADS.c
        tips = select(h.scope, h.device).where(h.office == self._office).group_by(h.scope, h.device)
        parted = {(row[0], row[1]) for row in self._session.query(tips.having(func.count() > 1))}
        return [
            Alarm(AlarmKind.FORK, one.scope, one.device, one.commits, (one.scope, one.device) in parted)
            for one in forks([*self._doubled_links(), *self._doubled_roots()])
        ]

    def _doubled_links(self) -> list[Link]:
        """Links to places that more than one commit of a device and scope follows; few, mostly none."""
        group = self._children(_C.scope, _C.device, _L.prev).group_by(_C.scope, _C.device, _L.prev)
        prevs = {row[2] for row in self._session.query(group.having(func.count() > 1))}
        owner = select(_C.hash, _C.device).where(_C.office == self._office)
        owners = {row[0]: row[1] for row in self._session.select_in(_C.hash, prevs, owner)}
        children = self._children(_C.scope, _C.device, _C.hash, _L.prev)
        found = [Link(*row) for row in self._session.select_in(_L.prev, prevs, children)]
        return [one for one in found if owners.get(one.prev, one.device) == one.device]

    def _doubled_roots(self) -> list[Link]:
        """First commits of devices that have more than one first commit in a scope."""
        before = COMMITS.alias("before")
        own = or_(before.c.hash.is_(None), before.c.device == _C.device)  # a colleague's branch is not
        named = (before.c.office == _L.office) & (before.c.hash == _L.prev)
        links = select(_L.hash).select_from(LINKS.outerjoin(before, named)).where(_FOLLOWS, own)
        first = (_C.office == self._office) & ~exists(links.correlate(COMMITS))
        group = select(_C.scope, _C.device).where(first).group_by(_C.scope, _C.device)
        places = self._session.query(group.having(func.count() > 1)).all()
        return [
            Link(scope, device, name, "")
            for scope, device in places
            for name in self._session.query(
                select(_C.hash).where(first, _C.scope == scope, _C.device == device)
            ).scalars()
        ]

    def _absence_alarms(self) -> list[Alarm]:
        """One alarm per device for each missing commit that entries were taken in without."""
        columns = (_A.hash, _A.scope, _A.reason, _A.decided_at)
        rows = self._session.query(select(*columns).where(_A.office == self._office)).all()
        arrived = self._rows.states([row[0] for row in rows])
        found: list[Alarm] = []
        for absent, scope, reason, decided_at in rows:
            followers = self._children(_C.device, _C.hash).where(_L.prev == absent, _C.state != State.PARKED)
            children = self._session.query(followers).all()
            for device in sorted({row[0] for row in children}):
                commits = tuple(sorted(row[1] for row in children if row[0] == device))
                decided = datetime.fromisoformat(decided_at)
                missing = absent not in arrived
                told = (absent, Absence(reason), decided)
                found.append(Alarm(AlarmKind.ABSENT, scope, device, commits, missing, *told))
        return found

    def _children(self, *columns: object) -> Select[tuple[object, ...]]:
        """Commits joined with their links."""
        chosen: Select[tuple[object, ...]] = select(*columns)  # type: ignore[call-overload]
        return chosen.join(LINKS, _FOLLOWS).where(_C.office == self._office)
