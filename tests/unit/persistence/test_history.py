"""The timeline: who changed what, from what to what, in pages, of a scope or of one record."""

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from asystent_desktop.domain.kinds import Family, PlanAction
from asystent_desktop.journal.ops import Create, Put
from asystent_desktop.ports.exchange import Incoming, Receipt, Status
from asystent_desktop.ports.history import HistoryEntry
from tests.fakes.casework import FAMILY_ID, SCOPE, action, family, visit
from tests.fakes.vaults import FakeVault, make_vault
from tests.unit.journal.making import commit


def write(vault: FakeVault, *records: Any, command: str = "test") -> None:
    with vault.unit() as unit:
        for one in records:
            unit.save(one)
        unit.commit(command)
    vault.clock.advance(minutes=1)


def entries(vault: FakeVault, **wanted: Any) -> list[HistoryEntry]:
    with vault.unit() as unit:
        return list(unit.history(**wanted).entries)


def told(entry: HistoryEntry) -> list[tuple[str, object, object]]:
    return [(one.field, one.before, one.after) for one in entry.changes]


def test_a_change_tells_who_when_and_what_it_was_before(vault: FakeVault) -> None:
    write(vault, action("a1", progress=1), command="plan-action")
    write(vault, action("a1", progress=3, due_on=date(2027, 1, 8)), command="note-progress")
    latest, first = entries(vault, scope=SCOPE)
    assert (latest.person_id, latest.device_id) == (vault.identity.person_id, vault.identity.device_id)
    assert latest.written_at == datetime(2026, 11, 17, 9, 1, tzinfo=UTC)
    assert (latest.command, latest.state, latest.received_at) == ("note-progress", "folded", None)
    assert told(latest) == [("due_on", None, date(2027, 1, 8)), ("progress", 1, 3)]
    assert {one.field for one in first.changes} == {"goal_id", "position", "text", "progress"}, "no defaults"
    assert all(one.created and one.before is None for one in first.changes)


def test_of_one_record_only_its_own_changes_are_told(vault: FakeVault) -> None:
    write(vault, family(), action("a1"), visit("v1"))
    write(vault, family(phone="500 100 200"))
    (only,) = entries(vault, record_id="a1")
    assert {one.record_id for one in only.changes} == {"a1"}
    assert next(told(one) for one in entries(vault, record_id=FAMILY_ID)) == [("phone", "", "500 100 200")]
    assert entries(vault, record_id="nobody") == []


def test_before_is_what_the_author_saw_not_what_lay_before_by_the_clock(tmp_path: Path) -> None:
    """Two people change one field apart: each replaced the first value, whoever is later."""
    one, two = make_vault(tmp_path / "1", name="Anna Nowak"), make_vault(tmp_path / "2", name="Ewa Lis")
    write(one, family(phone="1"))
    move(one, two)
    write(one, family(phone="2"))
    two.clock.advance(hours=1)
    write(two, family(phone="3"))
    move(two, one)
    late, early, _ = entries(one, scope=SCOPE)
    assert (told(late), told(early)) == ([("phone", "1", "3")], [("phone", "1", "2")])
    with one.unit() as unit:
        unit.settle(family(), "phone", "2")
        unit.commit("settle")
    settled = entries(one, scope=SCOPE)[0].changes[0]
    assert (settled.before, settled.after, settled.replaced) == ("3", "2", 2)


def test_a_clock_thirty_years_off_confuses_neither_the_order_of_causes_nor_ours(tmp_path: Path) -> None:
    """Nothing is refused for drift; an edit made after reading the odd one replaces it all the same."""
    odd, ours = make_vault(tmp_path / "1", name="Anna Nowak"), make_vault(tmp_path / "2", name="Ewa Lis")
    write(ours, family(phone="1"))
    move(ours, odd)
    odd.clock.advance(days=30 * 365)
    write(odd, family(phone="2"))
    move(odd, ours)
    write(ours, family(phone="3"))
    with ours.unit() as unit:
        found = unit.get(Family, FAMILY_ID)
        assert unit.conflicts() == []
    assert found is not None
    assert found.phone == "3", "seen, therefore replaced, although its stamp is thirty years earlier"
    timeline = entries(ours, scope=SCOPE)
    assert [one.written_at.year for one in timeline] == [2056, 2026, 2026]
    assert [told(one) for one in timeline[:2]] == [[("phone", "1", "2")], [("phone", "2", "3")]]


def test_a_deletion_is_told(vault: FakeVault) -> None:
    write(vault, action("a1"))
    with vault.unit() as unit:
        unit.delete(action("a1"))
        unit.commit("delete")
    assert told(entries(vault, scope=SCOPE)[0]) == [("deleted", False, True)]


def test_the_receipt_shows_when_the_office_took_it_in(vault: FakeVault) -> None:
    write(vault, family())
    at = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    with vault.exchange() as unit:
        (made,) = unit.unacknowledged()
        unit.put_receipts([Receipt(made.hash, at, 1, Status.LATE)])
        unit.commit()
    (entry,) = entries(vault, scope=SCOPE)
    assert (entry.received_at, entry.status, entry.commit) == (at, "late", made.hash)


def test_what_only_a_newer_version_knows_is_counted_or_told_plainly(vault: FakeVault) -> None:
    made = commit(
        Put("plan_action", "a1", "colour", "red", ()), Create("star_chart", "s1", {"stars": 3}), scope=SCOPE
    )
    with vault.exchange() as unit:
        unit.admit([Incoming(made, None)])
        unit.commit()
    (entry,) = entries(vault, scope=SCOPE)
    assert [(one.kind, one.field, one.after, one.readable) for one in entry.changes] == [
        ("plan_action", "colour", "red", False),
        ("star_chart", "stars", 3, False),
    ]


def test_pages_join_without_gap_or_repetition(vault: FakeVault) -> None:
    write(vault, action("a1"))
    for n in range(1, 12):
        with vault.unit() as unit:  # one instant: only the counter tells them apart
            unit.save(action("a1", progress=n % 2, position=n))
            unit.commit("test")
    whole = [one.commit for one in entries(vault, scope=SCOPE)]
    read: list[str] = []
    after = ""
    for _ in range(4):
        with vault.unit() as unit:
            page = unit.history(SCOPE, after=after, limit=4)
        assert page.total == 12
        read += [one.commit for one in page.entries]
        after = page.following
        if not after:
            break
    assert read == whole
    assert len(set(whole)) == 12
    assert after == ""


def test_a_page_of_a_long_history_costs_no_more_than_one_of_a_short_one(vault: FakeVault) -> None:
    """Ratios of one run: the plan must use the index on time, not sort the whole scope."""
    write(vault, action("a1"))
    with vault.unit() as unit:
        for n in range(600):
            unit.save(action("a1", progress=n % 6))
            unit.commit("test")

    def page_s() -> float:
        with vault.unit() as unit:
            unit.history(SCOPE, limit=20)
            start = time.perf_counter()
            unit.history(SCOPE, limit=20)
            return time.perf_counter() - start

    with vault.unit() as unit:
        plan = " ".join(
            str(row)
            for row in unit._session.connection().exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT id FROM commits WHERE scope = 's' "
                "ORDER BY hlc_ms DESC, hlc_counter DESC, id DESC, hash DESC LIMIT 20"
            )
        )
    assert "ix_commits_scope_time" in plan
    assert "TEMP B-TREE" not in plan
    assert page_s() < 0.25, "seconds; a page is some milliseconds even on a slow machine"


def test_records_of_other_scopes_stay_out(vault: FakeVault) -> None:
    write(vault, family())
    other = "01930000-0000-7000-8000-0000000000f2"
    write(vault, Family(id=other, scope=f"family:{other}", number="R-04", name="Kos", full_name="Jan Kos"))
    assert {one.scope for one in entries(vault, scope=SCOPE)} == {SCOPE}
    assert len(entries(vault)) == 2
    with vault.unit() as unit:
        assert unit.find(PlanAction) == []


def move(source: FakeVault, target: FakeVault) -> None:
    with source.exchange() as unit:
        commits = unit.beyond({})
    with target.exchange() as unit:
        unit.admit([Incoming(one, None) for one in commits])
        unit.commit()
