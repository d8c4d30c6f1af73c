"""The head's board of assignments: who works with whom, who waits, and what an assignment would bring.

A family is counted once in every total, also when somebody stands in for its holder. A person's own count is
what she carries now: the families she holds and those she stands in for (ustawa 9.06.2011, art. 15 ust. 4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.family.families import basis_in_force
from asystent_desktop.application.faults import UnknownFamily, UnknownRecord
from asystent_desktop.application.letterhead import letterhead, refuse_others
from asystent_desktop.application.reading import by_scope, in_force, is_open, limit_on
from asystent_desktop.domain.contact_rule import contact_due_on
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, Family, FamilyMember
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.people import is_child
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.trust_store import load
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_BASIS_ORDER = (Basis.COURT, Basis.FOR_LIFE, Basis.SOCIAL_WORKER, Basis.OWN_REQUEST)


@dataclass(frozen=True)
class BoardFamily:
    """A family as the board shows it.

    Attributes:
        since: First day it waits, or the first day of the assignment.
        document: What states its basis, in the words of the file.
    """

    family_id: str
    number: str
    name: str
    district: str
    children: int
    basis: Basis | None
    document: str
    since: date | None
    court: bool
    for_life: bool


@dataclass(frozen=True)
class Held:
    """One segment of a load bar.

    Attributes:
        assignment_id: The assignment in force.
        stand_in: Drawn hollow: the family is somebody else's.
        covered: The holder is away; somebody stands in, named by `other` (for a stand-in: the holder).
        until_on: Last day; None while it runs.
    """

    family: BoardFamily
    assignment_id: str
    stand_in: bool
    covered: bool
    other: str
    until_on: date | None


@dataclass(frozen=True)
class Worker:
    """One assistant. `carried`: families she works with now, those covered by others left out."""

    person_id: str
    name: str
    title: str
    districts: tuple[str, ...]
    held: tuple[Held, ...]
    over_reason: str

    @property
    def own(self) -> int:
        """Families she holds."""
        return sum(not one.stand_in for one in self.held)

    @property
    def carried(self) -> int:
        """Families she works with now."""
        return sum(not one.covered for one in self.held)

    @property
    def load(self) -> int:
        """What is measured against the limit: held and stood in for."""
        return len(self.held)


@dataclass(frozen=True)
class Board:
    """The whole board.

    Attributes:
        waiting: Open families nobody holds, longest first.
        limit: Families per assistant on that day.
        families: Open families, each once. `children`: their children, each once.
    """

    team: str
    today: date
    limit: int
    workers: tuple[Worker, ...]
    waiting: tuple[BoardFamily, ...]
    families: int
    children: int


@dataclass(frozen=True)
class Consequences:
    """What an assignment would bring, shown before it is made.

    Attributes:
        before, after: The person's load.
        over: Above the limit: a reason is needed.
        former: Who holds the family now; empty when nobody. A new holder ends that.
        first_meeting_by: Until when the first meeting is due (the Director's order).
        computers: Labels of the person's computers, which fetch the whole file.
    """

    family: BoardFamily
    person_id: str
    person_name: str
    mode: AssignmentMode
    before: int
    after: int
    limit: int
    over: bool
    former: str
    first_meeting_by: date
    computers: tuple[str, ...]


def board(desk: Desk, today: date | None = None) -> Board:
    """The board as of a day, in a fixed number of queries.

    Raises:
        OfficeOnly: Somebody without an office role asks.
    """
    refuse_others(desk.identity())
    day = today or desk.clock.today()
    directory = _directory(desk)
    with desk.unit_of_work() as unit:
        families = _families(unit, day)
        # A compartment's assignment gives nobody the family.
        assignments = [one for one in unit.find(Assignment) if not one.restricted]
        given = [one for one in assignments if in_force(one, day) and one.family_id in families]
        ended = _last_days(assignments, day)
        team = letterhead(unit, desk.identity()).unit
    names = {one.id: one.name for one in directory.people} if directory else {}
    holders = {one.family_id: one.person_id for one in given if one.mode == AssignmentMode.HOLDER}
    waiting = [
        _waits_since(family, ended.get(family_id))
        for family_id, family in families.items()
        if family_id not in holders
    ]
    return Board(
        team=team,
        today=day,
        limit=limit_on(desk, Limit.FAMILIES_PER_ASSISTANT, day),
        workers=tuple(_workers(directory, families, given, names)),
        waiting=tuple(sorted(waiting, key=lambda one: (one.since or day, collation_key(one.name)))),
        families=len(families),
        children=sum(family.children for family in families.values()),
    )


def consequences(
    desk: Desk,
    family_id: str,
    person_id: str,
    mode: AssignmentMode = AssignmentMode.HOLDER,
    today: date | None = None,
) -> Consequences:
    """What giving a family to a person would bring.

    Raises:
        OfficeOnly: Somebody without an office role asks.
        UnknownFamily, UnknownRecord: No such open family, or no such assistant.
    """
    shown = board(desk, today)
    worker = next((one for one in shown.workers if one.person_id == person_id), None)
    if worker is None:
        raise UnknownRecord(kind="person", record_id=person_id)
    family = _on_board(shown, family_id)
    has_it = any(one.family.family_id == family_id for one in worker.held)
    after = worker.load + (0 if has_it else 1)
    interval = limit_on(desk, Limit.CONTACT_INTERVAL_WORKING_DAYS, shown.today)
    return Consequences(
        family=family,
        person_id=person_id,
        person_name=worker.name,
        mode=mode,
        before=worker.load,
        after=after,
        limit=shown.limit,
        over=after > shown.limit and not has_it,
        former=_former(shown, family_id, person_id),
        first_meeting_by=contact_due_on(shown.today, interval, desk.rules.holidays),
        computers=_computers(_directory(desk), person_id),
    )


def _directory(desk: Desk) -> Directory | None:
    with desk.exchange_unit() as unit:
        trust = load(unit.document)
    return trust.directory if trust else None


def _families(unit: UnitOfWork, day: date) -> dict[str, BoardFamily]:
    people, bases = by_scope(unit, FamilyMember), by_scope(unit, CaseBasis)
    return {
        family.id: _family(family, people[family.scope], bases[family.scope], day)
        for family in unit.find(Family)
        if is_open(family, day)
    }


def _family(
    family: Family, people: Iterable[FamilyMember], bases: Iterable[CaseBasis], day: date
) -> BoardFamily:
    held = sorted(
        (one for one in bases if basis_in_force(one, day)), key=lambda one: _BASIS_ORDER.index(one.basis)
    )
    first = held[0] if held else None
    kinds = {one.basis for one in held}
    return BoardFamily(
        family_id=family.id,
        number=family.number,
        name=family.name,
        district=family.district,
        children=sum(is_child(member, day) for member in people),
        basis=first.basis if first else None,
        document=(first.document or first.court_case_ref) if first else "",
        since=first.since if first else family.requested_on or family.cooperation_from,
        court=Basis.COURT in kinds,
        for_life=Basis.FOR_LIFE in kinds,
    )


def _last_days(assignments: Iterable[Assignment], day: date) -> dict[str, date]:
    """Last day somebody held a family, for those held before `day`."""
    last: dict[str, date] = {}
    for one in assignments:
        if one.mode == AssignmentMode.HOLDER and one.until_on is not None and one.until_on < day:
            last[one.family_id] = max(one.until_on, last.get(one.family_id, one.until_on))
    return last


def _waits_since(family: BoardFamily, held_until: date | None) -> BoardFamily:
    if held_until is None:
        return family
    values = {**vars(family), "since": date.fromordinal(held_until.toordinal() + 1)}
    return BoardFamily(**values)


def _workers(
    directory: Directory | None,
    families: Mapping[str, BoardFamily],
    given: Sequence[Assignment],
    names: Mapping[str, str],
) -> list[Worker]:
    """Assistants of the directory, the fullest first; whoever still holds families stays on the board."""
    if directory is None:
        return []
    holding = {one.person_id for one in given}
    people = [one for one in directory.people if one.role == "assistant" or one.id in holding]
    found = []
    for person in people:
        own = [one for one in given if one.person_id == person.id and one.mode != AssignmentMode.READER]
        held = tuple(
            sorted(
                (_held(one, families, given, names) for one in own),
                key=lambda one: (one.stand_in, collation_key(one.family.name)),
            )
        )
        districts = tuple(sorted({one.family.district for one in held if one.family.district}))
        reason = next((one.over_limit_reason for one in own if one.over_limit_reason), "")
        found.append(Worker(person.id, person.name, person.title, districts, held, reason))
    return sorted(found, key=lambda one: (-one.load, collation_key(one.name)))


def _held(
    one: Assignment,
    families: Mapping[str, BoardFamily],
    given: Sequence[Assignment],
    names: Mapping[str, str],
) -> Held:
    stands_in = one.mode == AssignmentMode.STAND_IN
    wanted = AssignmentMode.HOLDER if stands_in else AssignmentMode.STAND_IN
    others = [
        other.person_id
        for other in given
        if other.family_id == one.family_id and other.mode == wanted and other.person_id != one.person_id
    ]
    return Held(
        family=families[one.family_id],
        assignment_id=one.id,
        stand_in=stands_in,
        covered=not stands_in and bool(others),
        other=names.get(others[0], "") if others else "",
        until_on=one.until_on,
    )


def _on_board(shown: Board, family_id: str) -> BoardFamily:
    held = (one.family for worker in shown.workers for one in worker.held)
    for family in (*shown.waiting, *held):
        if family.family_id == family_id:
            return family
    raise UnknownFamily(family=family_id)


def _former(shown: Board, family_id: str, person_id: str) -> str:
    for worker in shown.workers:
        for one in worker.held:
            if one.family.family_id == family_id and not one.stand_in and worker.person_id != person_id:
                return worker.name
    return ""


def _computers(directory: Directory | None, person_id: str) -> tuple[str, ...]:
    if directory is None:
        return ()
    return tuple(one.label for one in directory.recipients() if one.person == person_id)
