"""Casework through the unit of work: what is saved is read back, journalled, signed and found."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from asystent_desktop.crypto.signing import verify
from asystent_desktop.domain.kinds import Appointment, Family, PlanAction, Visit
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.domain.records import person_scope
from asystent_desktop.journal.faults import AppendOnly, BadValue, ForeignScope
from asystent_desktop.persistence.faults import NotStored, StoreBusy, UnitUnusable, WrongThread
from asystent_desktop.ports.changes import Change
from asystent_desktop.ports.store import Draft
from tests.fakes.casework import FAMILY_ID, SCOPE, action, appointment, family, visit
from tests.fakes.vaults import FakeVault


def save(vault: FakeVault, *records: object, command: str = "test"):
    with vault.unit() as unit:
        for one in records:
            unit.save(one)  # type: ignore[arg-type]
        return unit.commit(command)


def commits(vault: FakeVault):
    with vault.exchange() as unit:
        return unit.beyond({})


def test_what_was_saved_is_read_back(vault: FakeVault) -> None:
    changes = save(vault, family(risk_level=Risk.HIGH), visit("v1"), action("a1", due_on=date(2026, 12, 1)))
    assert changes.changes == {
        Change("family", FAMILY_ID, SCOPE),
        Change("visit", "v1", SCOPE),
        Change("plan_action", "a1", SCOPE),
    }
    vault.reopen()
    with vault.unit() as unit:
        assert unit.get(Family, FAMILY_ID) == family(risk_level=Risk.HIGH)
        assert unit.get(Visit, "v1") == visit("v1")
        assert unit.find(PlanAction, scope=SCOPE, goal_id="g", due_on=date(2026, 12, 1)) == [
            action("a1", due_on=date(2026, 12, 1))
        ]
        assert unit.find(PlanAction, due_on=None) == []
        assert unit.get(Visit, "v2") is None


def test_one_signed_commit_per_scope_of_a_command(vault: FakeVault) -> None:
    person = vault.identity.person_id
    save(vault, visit("v1"), appointment("t1", person), command="save-visit")
    made = commits(vault)
    assert {one.envelope.scope for one in made} == {SCOPE, person_scope(person)}
    assert len({one.envelope.tx for one in made}) == 1
    for one in made:
        one.check()
        verify(vault.keys.signing.public, one.signature, one.envelope_bytes)
        assert one.envelope.command == "save-visit"
        assert (one.envelope.actor, one.envelope.device) == (person, vault.identity.device_id)


def test_only_changed_fields_make_operations(vault: FakeVault) -> None:
    save(vault, action("a1"))
    save(vault, action("a1"))
    assert len(commits(vault)) == 1
    save(vault, action("a1", progress=2, who="matka"))
    second = commits(vault)[1]
    assert [(one.field, one.value) for one in second.operations] == [("who", "matka"), ("progress", 2)]
    first = commits(vault)[0]
    assert second.envelope.prev == (first.hash,)
    assert second.operations[0].seen == (f"{first.envelope.id}.0",)
    assert vault.verify().problems == ()


def test_a_record_saved_twice_in_one_unit(vault: FakeVault) -> None:
    save(vault, action("a1"), action("a1", progress=1))
    with vault.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1", progress=1)
    assert vault.verify().problems == ()


def test_a_unit_left_without_commit_leaves_nothing(vault: FakeVault) -> None:
    with vault.unit() as unit:
        unit.save(visit("v1"))
        unit.put_draft(Draft("visit:x", SCOPE, "", {"facts": "…"}, datetime.now(UTC)))
        assert unit.get(Visit, "v1") == visit("v1")
    with vault.unit() as unit:
        assert unit.get(Visit, "v1") is None
        assert unit.drafts() == []
        assert unit.counts() == {"unacknowledged": 0, "commits": 0, "drafts": 0}


def test_deleted_records_leave_lists_and_search_but_stay(vault: FakeVault) -> None:
    save(vault, action("a1"), action("a2"))
    with vault.unit() as unit:
        unit.delete(action("a1"))
        unit.commit("remove-action")
    with vault.unit() as unit:
        assert unit.find(PlanAction) == [action("a2")]
        assert unit.get(PlanAction, "a1") == action("a1", deleted=True)
        assert [hit.record_id for hit in unit.search("logopeda")] == ["a2"]
        with pytest.raises(NotStored):
            unit.delete(action("a3"))


def test_append_only_kinds_refuse_changes(vault: FakeVault) -> None:
    save(vault, visit("v1"))
    with vault.unit() as unit:
        unit.save(visit("v1"))
        with pytest.raises(AppendOnly):
            unit.save(visit("v1", facts="inaczej"))
        with pytest.raises(AppendOnly):
            unit.delete(visit("v1"))


def test_values_that_break_the_declaration_are_refused(vault: FakeVault) -> None:
    with vault.unit() as unit:
        with pytest.raises(BadValue):
            unit.save(action("a1", progress="dużo"))
        with pytest.raises(BadValue):
            unit.save(visit("v1", recorded_at=datetime(2026, 1, 1)))
        with pytest.raises(BadValue):
            unit.save(action("a1", text="\ud800"))
        with pytest.raises(ForeignScope):
            unit.save(replace(appointment("t", "p"), scope=SCOPE))


def test_version_is_the_latest_commit_of_a_record(vault: FakeVault) -> None:
    save(vault, action("a1"), action("a2"))
    save(vault, action("a1", progress=1))
    first, second = commits(vault)
    with vault.unit() as unit:
        assert unit.version("a1") == second.envelope.id
        assert unit.version("a2") == first.envelope.id
        assert unit.version("a3") == ""


def test_the_clock_set_back_does_not_turn_the_order(vault: FakeVault) -> None:
    save(vault, action("a1"))
    vault.clock.advance(days=-400)
    save(vault, action("a1", progress=1))
    vault.reopen()
    vault.clock.advance(days=-1)
    save(vault, action("a1", progress=2))
    stamps = [one.envelope.hlc for one in commits(vault)]
    assert stamps == sorted(set(stamps))
    with vault.unit() as unit:
        assert unit.version("a1") == commits(vault)[-1].envelope.id


def test_drafts_blobs_and_settings(vault: FakeVault) -> None:
    draft = Draft("visit:f", SCOPE, "", {"facts": "Zosia", "seen": ["m1"]}, datetime(2026, 1, 2, tzinfo=UTC))
    with vault.unit() as unit:
        unit.put_draft(draft)
        unit.put_blob("ab" * 32, b"\x00pdf")
        unit.put_setting("theme", "dark")
        assert unit.commit("keep-draft").changes == frozenset()
    assert commits(vault) == []
    with vault.unit() as unit:
        assert unit.draft("visit:f") == draft
        assert unit.drafts() == [draft]
        assert unit.blob("ab" * 32) == b"\x00pdf"
        assert unit.blob("cd" * 32) is None
        assert unit.setting("theme") == "dark"
        assert unit.setting("language") is None


def test_a_draft_goes_in_the_transaction_that_commits_the_record(vault: FakeVault) -> None:
    with vault.unit() as unit:
        unit.put_draft(Draft("visit:f", SCOPE, "", {}, datetime.now(UTC)))
        unit.commit("keep-draft")
    with vault.unit() as unit:
        unit.save(visit("v1"))
        unit.drop_draft("visit:f")
    with vault.unit() as unit:
        assert unit.draft("visit:f") is not None, "rolled back with the record"
        unit.save(visit("v1"))
        unit.drop_draft("visit:f")
        unit.commit("save-visit")
    with vault.unit() as unit:
        assert unit.draft("visit:f") is None
        assert unit.get(Visit, "v1") is not None


def test_reading_units_nest_but_a_stale_writer_is_refused(vault: FakeVault) -> None:
    save(vault, action("a1"))
    with vault.unit() as outer:
        assert outer.get(PlanAction, "a1") == action("a1")
        save(vault, action("a1", progress=4))
        assert outer.get(PlanAction, "a1") == action("a1"), "a unit reads one snapshot"
        with pytest.raises(StoreBusy):
            outer.save(action("a1", progress=1))
    with vault.unit() as unit:
        assert unit.find(PlanAction)[0].progress == 4


def test_a_unit_stays_in_its_thread_and_between_enter_and_exit(vault: FakeVault) -> None:
    unit = vault.unit()
    with pytest.raises(UnitUnusable):
        unit.get(Appointment, "x")
    caught: list[BaseException] = []

    def elsewhere() -> None:
        try:
            unit.get(Appointment, "x")
        except WrongThread as fault:
            caught.append(fault)

    with unit:
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_a_store_opened_in_one_thread_works_in_another(vault: FakeVault) -> None:
    save(vault, visit("v1"))
    found: list[object] = []

    def elsewhere() -> None:
        with vault.unit() as unit:
            found.append(unit.get(Visit, "v1"))
            unit.save(visit("v2"))
            unit.commit("save-visit")

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [visit("v1")]
    with vault.unit() as unit:
        assert len(unit.find(Visit)) == 2


def test_search_finds_inflected_words_and_marks_them(vault: FakeVault) -> None:
    save(vault, family(), visit("v1"), visit("v2", facts="Rozmowa o pracy ojca."))
    with vault.unit() as unit:
        hits = unit.search("logopedy Zosia")
        assert [(hit.kind, hit.record_id, hit.scope) for hit in hits] == [("visit", "v1", SCOPE)]
        assert "\x02Zosia\x03 pokazała zeszyt" in hits[0].snippet
        assert "\x02logopedy\x03" in hits[0].snippet
        assert [hit.record_id for hit in unit.search("WISNIEWSKA")] == [FAMILY_ID]
        assert unit.search('" OR * NEAR( -') == []
        assert unit.search("") == []
