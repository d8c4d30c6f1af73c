"""Erasure at the end of retention: what is due, a dry run, an order by two people, carrying it out.

An order names whole scopes or whole records: dropping one payload alone would bring back what it replaced.
A commit may touch several records; then they go together, and the dry run says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asystent_desktop import assets
from asystent_desktop.application.exchange.inbox import trust
from asystent_desktop.application.faults import (
    OtherRecords,
    ReasonMissing,
    RetentionRuns,
    SamePerson,
    UnknownRecord,
)
from asystent_desktop.application.letterhead import refuse_others
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain import retention
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.scope import ErasureConsent, ErasureOrder
from asystent_desktop.domain.records import OFFICE_SCOPE, family_scope, restricted_scope
from asystent_desktop.exchange import ledger_store
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.orders import Proposed, proposed
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class RetentionRow:
    """A closed family whose term has passed. `class_label`: Polish data; `category`: e.g. "B10"."""

    family_id: str
    number: str
    name: str
    ended_on: date
    class_key: str
    class_label: str
    category: str
    erasable_from: date


@dataclass(frozen=True)
class PlannedRecord:
    """A record that would go: its kind and id."""

    kind: str
    record_id: str


@dataclass(frozen=True)
class ErasurePlan:
    """The dry run.

    Attributes:
        whole: The whole scope goes, also what is not here yet.
        commits: Hashes of the commits whose payload goes.
        along: Records that were not named and go with the named ones.
        erasable_from: None while the family is not closed. `early`: that day has not come.
    """

    target: str
    family_id: str
    number: str
    name: str
    whole: bool
    records: tuple[PlannedRecord, ...]
    along: tuple[PlannedRecord, ...]
    commits: tuple[str, ...]
    retention_class: str
    erasable_from: date | None
    early: bool


@dataclass(frozen=True)
class OrderRow:
    """An order.

    Attributes:
        state: "waiting" for the second person, "in_force", or "done" in this store.
        records: How many records go, when not the whole. `early`: before the end of the term.
    """

    order_id: str
    target: str
    whole: bool
    number: str
    name: str
    basis: str
    ordered_by: str
    ordered_by_name: str
    consented_by: str
    consented_by_name: str
    state: str
    records: int
    early: bool
    ordered_on: date | None


def past_retention(desk: Desk, today: date | None = None) -> tuple[RetentionRow, ...]:
    """Closed families whose files may be destroyed by now, the longest due first.

    Raises:
        OfficeOnly: Somebody without an office role asks.
    """
    refuse_others(desk.identity())
    day = today or desk.clock.today()
    held = _classes(day)[retention.FAMILY_FILE]
    with desk.unit_of_work() as work:
        closed = [(family, family.ended_on) for family in work.find(Family) if family.ended_on is not None]
    rows = [
        RetentionRow(
            family.id,
            family.number,
            family.name,
            ended_on,
            held.key,
            held.label,
            held.category,
            held.erasable_from(ended_on),
        )
        for family, ended_on in closed
        if held.erasable_from(ended_on) <= day
    ]
    return tuple(sorted(rows, key=lambda row: (row.erasable_from, row.number)))


def plan(
    desk: Desk, family_id: str, record_ids: Iterable[str] = (), *, restricted: bool = False
) -> ErasurePlan:
    """What an order would take: the dry run; changes nothing.

    Args:
        record_ids: Only these records, with those that cannot be parted from them; none means everything.
        restricted: The family's compartment instead of its file.

    Raises:
        OfficeOnly, UnknownFamily.
        UnknownRecord: A named record is not in this scope.
    """
    refuse_others(desk.identity())
    day = desk.clock.today()
    with desk.unit_of_work() as work:
        family = family_in(work, family_id)
    target = restricted_scope(family_id) if restricted else family_scope(family_id)
    held = _classes(day)[retention.RESTRICTED_FILE if restricted else retention.FAMILY_FILE]
    with desk.exchange_unit() as unit:
        commits = [commit for commit in unit.beyond({}, [target]) if commit.payload_bytes]
    named = frozenset(record_ids)
    taken, records = _closure(commits, named) if named else (commits, _records(commits))
    missing = named - {one.record_id for one in records}
    if missing:
        raise UnknownRecord(kind="", record_id=min(missing))
    erasable_from = held.erasable_from(family.ended_on) if family.ended_on else None
    return ErasurePlan(
        target=target,
        family_id=family_id,
        number=family.number,
        name=family.name,
        whole=not named,
        records=records,
        along=tuple(one for one in records if named and one.record_id not in named),
        commits=tuple(sorted(commit.hash for commit in taken)),
        retention_class=held.key,
        erasable_from=erasable_from,
        early=erasable_from is None or day < erasable_from,
    )


def order(
    desk: Desk, planned: ErasurePlan, basis: str, *, early: bool = False, along: bool = False
) -> tuple[ChangeSet, str]:
    """The first person's half: nothing goes before a second one consents.

    Args:
        basis: Legal basis, without names.
        early: Before the end of the term, on that basis (e.g. GDPR art. 17).
        along: Records that cannot be parted from the named ones go too.

    Raises:
        OfficeOnly, ReasonMissing.
        RetentionRuns: The term runs and `early` was not said.
        OtherRecords: Others would go along and `along` was not said.
    """
    refuse_others(desk.identity())
    if not basis.strip():
        raise ReasonMissing(what="erasure-order")
    if planned.early and not early:
        until = planned.erasable_from.isoformat() if planned.erasable_from else "—"
        raise RetentionRuns(erasable_from=until)
    if planned.along and not along:
        raise OtherRecords(count=len(planned.along))
    made = ErasureOrder(
        id=desk.ids.new(),
        scope=OFFICE_SCOPE,
        target=planned.target,
        whole=planned.whole,
        records=() if planned.whole else tuple(one.record_id for one in planned.records),
        commits=() if planned.whole else planned.commits,
        retention_class=planned.retention_class,
        basis=basis.strip(),
        early=planned.early,
        ordered_on=desk.clock.today(),
    )
    with desk.unit_of_work() as work:
        work.save(made)
        return work.commit("order-erasure"), made.id


def consent(desk: Desk, order_id: str) -> ChangeSet:
    """The second person's half; this store carries the order out at once, others with their exchange.

    Raises:
        OfficeOnly, UnknownRecord.
        SamePerson: Whoever ordered it cannot consent.
    """
    identity = desk.identity()
    refuse_others(identity)
    one = next((one for one in _proposed(desk)[0] if one.order_id == order_id), None)
    if one is None:
        raise UnknownRecord(kind="erasure_order", record_id=order_id)
    if one.ordered_by == identity.person_id:
        raise SamePerson(order=order_id)
    made = ErasureConsent(
        id=desk.ids.new(),
        scope=OFFICE_SCOPE,
        order_id=order_id,
        order_digest=one.digest,
        consented_on=desk.clock.today(),
    )
    with desk.unit_of_work() as work:
        work.save(made)
        changes = work.commit("consent-erasure")
    with desk.exchange_unit() as unit:
        directory = trust(unit).directory
        if directory is not None:
            ledger_store.refresh(directory, unit.beyond, unit.held_back, unit.document, unit.put_document)
            unit.commit()
    carry_out(desk)
    return changes


def orders(desk: Desk) -> tuple[OrderRow, ...]:
    """All orders this replica knows.

    Raises:
        OfficeOnly.
    """
    refuse_others(desk.identity())
    found, directory = _proposed(desk)
    with desk.exchange_unit() as unit:
        done = ledger_store.kept(unit.document).done
    with desk.unit_of_work() as work:
        families = {family.id: family for family in work.find(Family)}
        said = {one.id: one for one in work.find(ErasureOrder)}
    names = {one.id: one.name for one in directory.people}
    rows = []
    for one in found:
        family, half = families.get(one.target.partition(":")[2]), said.get(one.order_id)
        state = "done" if one.order_id in done else "in_force" if one.consented_by else "waiting"
        rows.append(
            OrderRow(
                order_id=one.order_id,
                target=one.target,
                whole=one.whole,
                number=family.number if family else "",
                name=family.name if family else "",
                basis=one.basis,
                ordered_by=one.ordered_by,
                ordered_by_name=names.get(one.ordered_by, ""),
                consented_by=one.consented_by,
                consented_by_name=names.get(one.consented_by, ""),
                state=state,
                records=len(half.records) if half else 0,
                early=bool(half and half.early),
                ordered_on=half.ordered_on if half else None,
            )
        )
    return tuple(rows)


def carry_out(desk: Desk) -> tuple[str, ...]:
    """Carries out in this store every order in force that was not yet; part of every exchange.

    Killed at any moment, it is done again from the start: an order counts as done only after the last step.
    """
    with desk.exchange_unit() as unit:
        due = ledger_store.kept(unit.document).due
    if not due:
        return ()
    for one in due:
        desk.upkeep.erase(one.target, None if one.whole else one.commits)
    desk.upkeep.scrub()
    desk.upkeep.replace_backups()
    with desk.exchange_unit() as unit:
        for one in due:
            ledger_store.mark_done(one.order_id, desk.clock.now(), unit.document, unit.put_document)
        unit.commit()
    return tuple(one.order_id for one in due)


def _classes(on: date) -> dict[str, retention.RetentionClass]:
    return retention.classes(assets.load_toml("rules/retention.toml"), on)


def _proposed(desk: Desk) -> tuple[tuple[Proposed, ...], Directory]:
    with desk.exchange_unit() as unit:
        directory = trust(unit).directory
        if directory is None:
            raise NotEnrolled()
        return proposed(unit.beyond({}, [OFFICE_SCOPE]), directory, unit.held_back()), directory


def _records(commits: Iterable[Commit]) -> tuple[PlannedRecord, ...]:
    found = {(kind, record) for commit in commits for kind, record in commit.touched}
    return tuple(PlannedRecord(kind, record) for kind, record in sorted(found))


def _closure(
    commits: Iterable[Commit], named: frozenset[str]
) -> tuple[list[Commit], tuple[PlannedRecord, ...]]:
    """All commits that touch the named records, all records those touch, and so on until nothing is added."""
    rest, taken, ids = list(commits), [], set(named)
    while hit := [commit for commit in rest if any(record in ids for _, record in commit.touched)]:
        taken += hit
        rest = [commit for commit in rest if commit not in hit]
        ids |= {record for commit in hit for _, record in commit.touched}
    return taken, _records(taken)
