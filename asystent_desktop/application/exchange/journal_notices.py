"""What of this computer's own journal a person must know: two strands, an entry that waits, one that is lost.

The head reads the office's alarms (`exchange.alarms`). These are found in the vault itself, so also the
assistant whose file it is sees that something is missing in it, without a network.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from asystent_desktop.application.exchange import notice_words
from asystent_desktop.application.people import device_labels
from asystent_desktop.application.reading import families_by_id, family_id_of
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.limits import Limit
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.routing import RESTRICTED_PREFIX
from asystent_desktop.ports.alarms import Absence, Alarm, AlarmKind, Parked
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import ExchangeUnit

_READ: Final = "notices-read"
_ID_DIGITS: Final = 16


class Sort(StrEnum):
    """Stable codes of notices."""

    FORK = "fork"  # one computer's entries go on from one place twice
    LOST = "lost"  # its writer has it no more
    OVERDUE = "overdue"  # it did not come within the term
    WAITING = "waiting"  # later entries are here and not shown until it comes


@dataclass(frozen=True)
class JournalNotice:
    """One notice.

    Attributes:
        id: Stable while it lasts. `readable`: a person may put it away once she has read it.
        family_id, family_name, number: Of the file; empty for data of the office or of a person.
        computer: Label of the computer whose entries they are. `person`: whose it is.
        entries: How many entries are concerned.
        at: Since when; None for two strands.
        title, text, next_step: Words without the family.
    """

    id: str
    sort: Sort
    family_id: str
    family_name: str
    number: str
    computer: str
    person: str
    entries: int
    at: datetime | None
    readable: bool
    title: str
    text: str
    next_step: str


@dataclass(frozen=True)
class _Found:
    sort: Sort
    scope: str
    device: str
    entries: int
    at: datetime | None
    id: str


def journal_notices(desk: Desk) -> tuple[JournalNotice, ...]:
    """What nobody has put away yet: lost entries first, then strands, then what waits."""
    with desk.exchange_unit() as unit:
        found, read = _found(unit), _read(unit)
        trusted = trust_store.load(unit.document)
    left = [one for one in found if one.id not in read]
    if not left:
        return ()
    with desk.unit_of_work() as work:
        families = families_by_id(work)
    labels = device_labels(desk)
    directory = trusted.directory if trusted else None
    return tuple(_worded(desk, one, families, labels, directory) for one in left)


def in_line(one: JournalNotice) -> str:
    """The notice as one paragraph, for the command line: number of the family, what is so, what to do."""
    head = f"{one.number}: {one.title}" if one.number else one.title
    return f"{head}. {one.text} {one.next_step}"


def put_away(desk: Desk, notice_id: str) -> None:
    """A person has read of a lost entry; should it come after all, nothing is left to be read."""
    with desk.exchange_unit() as unit:
        there = {one.id for one in _found(unit) if one.sort in (Sort.LOST, Sort.OVERDUE)}
        read = (_read(unit) | {notice_id}) & there
        unit.put_document(_READ, msgspec.json.encode(sorted(read)))
        unit.commit()


def _read(unit: ExchangeUnit) -> set[str]:
    held = unit.document(_READ)
    return set() if held is None else set(msgspec.json.decode(held, type=list[str]))


def _found(unit: ExchangeUnit) -> list[_Found]:
    alarms = [one for one in unit.alarms() if one.open]
    absent = [_absence(one) for one in alarms if one.kind is AlarmKind.ABSENT]
    forks = [
        _Found(Sort.FORK, one.scope, one.device_id, len(one.commits), None, _id(one.commits[0]))
        for one in alarms
        if one.kind is AlarmKind.FORK
    ]
    return [*absent, *forks, *_waiting(unit.parked())]


def _absence(one: Alarm) -> _Found:
    sort = Sort.LOST if one.reason is Absence.DECLARED else Sort.OVERDUE
    return _Found(sort, one.scope, one.device_id, len(one.commits), one.decided_at, _id(one.absent))


def _waiting(parked: list[Parked]) -> list[_Found]:
    """One notice a computer and scope, however many entries stand behind the gap."""
    groups: defaultdict[tuple[str, str], list[Parked]] = defaultdict(list)
    for one in parked:
        groups[one.scope, one.device_id].append(one)
    return [
        _Found(Sort.WAITING, scope, device, len(rows), rows[0].since, _id(rows[0].commit))
        for (scope, device), rows in groups.items()
    ]


def _id(commit: str) -> str:
    return commit[:_ID_DIGITS]


def _worded(
    desk: Desk,
    one: _Found,
    families: Mapping[str, Family],
    labels: Mapping[str, str],
    directory: Directory | None,
) -> JournalNotice:
    family = families.get(family_id_of(one.scope) or one.scope.removeprefix(RESTRICTED_PREFIX))
    device = directory.device(one.device) if directory else None
    person = directory.person(device.person) if directory and device else None
    own = one.device == desk.identity().device_id
    name = person.name if person else ""
    days = desk.rules.limits.at(desk.clock.today()).nearest(Limit.PARKED_COMMIT_DAYS)
    said = notice_words.worded(one.sort, own=own, person=name, entries=one.entries, days=days)
    return JournalNotice(
        id=one.id,
        sort=one.sort,
        family_id=family.id if family else "",
        family_name=family.name if family else "",
        number=family.number if family else "",
        computer=labels.get(one.device, ""),
        person=name,
        entries=one.entries,
        at=one.at,
        readable=one.sort in (Sort.LOST, Sort.OVERDUE),
        title=said.title,
        text=said.text,
        next_step=said.next_step,
    )
