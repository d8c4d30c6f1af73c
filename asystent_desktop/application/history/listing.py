"""The history of changes ("Historia zmian"): who changed what, when, on which computer, from what.

The journal is the audit trail (RODO, art. 5 ust. 2); this module only words it. Prints and looks are records
of their own (`application.restricted.access`) and stand among the changes. Of the Blue Card's compartment the
history tells only who wrote and when: its content is read behind the second step, and each look is noted.
"""

from collections.abc import Iterator

from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.history import subjects as history_subjects, words as history_words
from asystent_desktop.application.history.views import (
    FieldView,
    Group,
    HistoryFilter,
    HistoryRow,
    HistoryView,
    Mark,
    RecordView,
)
from asystent_desktop.application.people import device_labels, person_names
from asystent_desktop.application.reading import families_by_id, family_id_of, limit_on
from asystent_desktop.domain.due_rules import local_day
from asystent_desktop.domain.kinds.access import AccessKind
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import family_scope, is_restricted
from asystent_desktop.i18n.folding import matches
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.history import HistoryEntry
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "FieldView",
    "Group",
    "HistoryFilter",
    "HistoryRow",
    "HistoryView",
    "Mark",
    "RecordView",
    "history",
    "history_of",
]

PAGE = 50
LOOK_AT_MOST = 1_000
"""Entries one call walks through when a filter lets few of them pass; the caller may go on."""
_TOLD = frozenset({"access_note"})
"""What the history tells of a closed compartment: that somebody looked, printed or saved."""


def history(
    desk: Desk,
    family_id: str = "",
    kept: HistoryFilter | None = None,
    *,
    record_id: str = "",
    after: str = "",
    limit: int = PAGE,
) -> HistoryView:
    """A page of the history of a family, of one record, or of everything in this vault.

    Args:
        desk: Whose vault.
        family_id: Only this family's scope; empty for all.
        kept: What is to be seen.
        record_id: Only this record.
        after: `HistoryView.following` of the page before.
        limit: Rows wanted; a page may hold more, up to a page of the journal.
    """
    wanted = kept or HistoryFilter()
    people, devices = person_names(desk), device_labels(desk)
    late_days = limit_on(desk, Limit.LATE_ENTRY_DAYS, desk.clock.today())
    rows: list[HistoryRow] = []
    looked = total = 0
    following = after
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
        facts = _Facts(unit, people, devices, families, late_days)
        scope = family_scope(family_id) if family_id else None
        while True:
            page = unit.history(scope, record_id or None, after=following, limit=limit)
            total, following = page.total, page.following
            looked += len(page.entries)
            rows += [row for row in facts.rows(page.entries) if history_kept(row, wanted)]
            if not following or len(rows) >= limit or looked >= LOOK_AT_MOST or _past(page.entries, wanted):
                break
    if rows and wanted.since and _past(page.entries, wanted):
        following = ""
    return HistoryView(tuple(rows), following, total, looked, people)


def history_of(desk: Desk, what: str, kept: HistoryFilter | None = None, **page: object) -> HistoryView:
    """The history of a family named by number or id, or of any record named by its id.

    Raises:
        UnknownRecord: Nothing in this vault has that number or id.
    """
    with desk.unit_of_work() as unit:
        for family in families_by_id(unit).values():
            if what in (family.number, family.id):
                return history(desk, family.id, kept, **page)  # type: ignore[arg-type]
        if not unit.history(record_id=what, limit=1).entries:
            raise UnknownRecord(kind="record", record_id=what)
    return history(desk, "", kept, record_id=what, **page)  # type: ignore[arg-type]


def history_kept(row: HistoryRow, wanted: HistoryFilter) -> bool:
    """Whether a filter lets a row pass."""
    day = local_day(row.at)
    if wanted.group is not None and row.group is not wanted.group:
        return False
    if wanted.person_id and row.person_id != wanted.person_id:
        return False
    if (wanted.since and day < wanted.since) or (wanted.until and day > wanted.until):
        return False
    return not wanted.text.strip() or matches(wanted.text, " ".join(_texts(row)))


def _texts(row: HistoryRow) -> Iterator[str]:
    yield from (row.title, row.summary, row.person_name, row.family_name, row.family_number, row.reason)
    for record in row.records:
        yield record.subject
        for one in record.fields:
            yield from (one.before, one.after)


def _past(entries: tuple[HistoryEntry, ...], wanted: HistoryFilter) -> bool:
    """Whether everything further back is earlier than the filter's first day.

    A clock set back may put a later entry's day before an earlier one's: a week's margin.
    """
    if wanted.since is None or not entries:
        return False
    return (wanted.since - local_day(entries[-1].written_at)).days > 7


class _Facts:
    """What is needed to word entries, read once a page."""

    def __init__(
        self,
        unit: UnitOfWork,
        people: dict[str, str],
        devices: dict[str, str],
        families: dict[str, Family],
        late_days: int,
    ) -> None:
        self._people, self._devices, self._families = people, devices, families
        self._late_days = late_days
        self._subjects = history_subjects.Subjects(unit, people)

    def rows(self, entries: tuple[HistoryEntry, ...]) -> list[HistoryRow]:
        """The entries worded; ones of a scope this store does not fold are left out."""
        return [self._row(one) for one in entries if one.state != "kept"]

    def _row(self, entry: HistoryEntry) -> HistoryRow:
        records = self._records(entry)
        main = records[0] if records else None
        family = self._families.get(family_id_of(entry.scope))
        summary, masked = history_words.summary(records)
        title, personal = history_words.title(main, records)
        return HistoryRow(
            commit=entry.commit,
            scope=entry.scope,
            family_id=family.id if family else "",
            family_name=family.name if family else "",
            family_number=family.number if family else "",
            person_id=entry.person_id,
            person_name=self._people.get(entry.person_id, ""),
            device_id=entry.device_id,
            device_label=self._devices.get(entry.device_id, ""),
            at=entry.written_at,
            group=history_words.group_of(main.kind if main else ""),
            title=title,
            summary=summary,
            summary_masked=masked,
            personal_title=personal,
            mark=self._mark(entry, records),
            received_at=entry.received_at,
            status=entry.status,
            state=entry.state,
            command=entry.command,
            reason=history_words.reason(records),
            records=tuple(records),
            unknown=entry.unknown,
            withheld=is_restricted(entry.scope) and any(one.kind not in _TOLD for one in records),
        )

    def _records(self, entry: HistoryEntry) -> list[RecordView]:
        """The entry's changes by record, in the order written."""
        found: dict[tuple[str, str], list[FieldView]] = {}
        created: set[tuple[str, str]] = set()
        deleted: set[tuple[str, str]] = set()
        closed = is_restricted(entry.scope)
        for change in entry.changes:
            if change.kind in history_words.SILENT:
                continue
            key = (change.kind, change.record_id)
            fields = found.setdefault(key, [])
            if change.created:
                created.add(key)
            if change.field == "deleted" and change.after is True:
                deleted.add(key)
            elif closed and change.kind not in _TOLD:
                continue
            elif (view := self._subjects.field(entry.scope, change)) is not None:
                fields.append(view)
        return [
            RecordView(
                kind=kind,
                record_id=record_id,
                label=history_words.kind_label(kind),
                subject="" if closed and kind not in _TOLD else self._subjects.of(kind, record_id),
                created=(kind, record_id) in created,
                deleted=(kind, record_id) in deleted,
                fields=tuple(fields),
            )
            for (kind, record_id), fields in found.items()
        ]

    def _mark(self, entry: HistoryEntry, records: list[RecordView]) -> Mark:
        if entry.state in ("parked", "held"):
            return Mark.WAITING
        access = self._subjects.access(records[0]) if records else None
        if access is not None:
            return Mark.LOOK if access == AccessKind.OPENED else Mark.PRINT
        if entry.status == "late" or self._subjects.late(records, self._late_days):
            return Mark.LATE
        if any(one.decided for record in records for one in record.fields):
            return Mark.DECIDED
        if self._subjects.corrects(records):
            return Mark.CORRECTION
        return Mark.RISK if history_words.touches_risk(records) else Mark.NONE
