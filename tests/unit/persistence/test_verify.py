"""`verify` finds what was changed behind the journal's back; a rebuild gives the same state."""

import dataclasses
from pathlib import Path

import apsw
import pytest

from asystent_desktop import i18n
from asystent_desktop.domain import records
from asystent_desktop.domain.kinds import PlanAction
from asystent_desktop.domain.records import KINDS, Kind, Merge, Record, record, rule
from asystent_desktop.i18n import check_words
from asystent_desktop.ports.exchange import Incoming
from tests.fakes.casework import FAMILY_ID, SCOPE, action, family, visit
from tests.fakes.vaults import RAW_KEY, FakeVault, make_vault


def history(vault: FakeVault) -> list[str]:
    """Three commits; returns their hashes."""
    for batch in ([family(), visit("v1")], [action("a1")], [action("a1", progress=3)]):
        with vault.unit() as unit:
            for one in batch:
                unit.save(one)  # type: ignore[arg-type]
            unit.commit("test")
    with vault.exchange() as unit:
        return [one.hash for one in unit.beyond({})]


def tamper(vault: FakeVault, *statements: str) -> tuple[str, ...]:
    """Changes the file with another program, past the guard; returns what `verify` then names."""
    vault.close()
    other = apsw.Connection(str(vault.folder / "store.db"))
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.execute(f"PRAGMA key = \"x'{RAW_KEY.hex()}'\"")
    for statement in statements:
        other.execute(statement)
    other.close()
    vault.reopen()
    return tuple(vault.verify().problems)


def test_an_untouched_store_has_no_problems(vault: FakeVault) -> None:
    history(vault)
    verified = vault.verify()
    assert (verified.commits, verified.records, verified.problems) == (3, 3, ())
    assert len(verified.state_hash) == 64
    assert vault.reopen().verify() == verified


def test_a_flipped_byte_of_a_payload(vault: FakeVault) -> None:
    _, second, _ = history(vault)
    flip = f"payload = CAST(replace(payload, 'logopedy', 'psychologa') AS BLOB) WHERE hash = '{second}'"
    assert f"payload-hash:{second}" in tamper(vault, f"UPDATE commits SET {flip}")


def test_a_flipped_byte_of_an_envelope_or_signature(vault: FakeVault) -> None:
    first, second, third = history(vault)
    forged = "envelope = CAST(replace(envelope, 'test', 'tost') AS BLOB)"
    problems = tamper(
        vault,
        f"UPDATE commits SET {forged} WHERE hash = '{first}'",
        f"UPDATE commits SET signature = zeroblob(64) WHERE hash = '{third}'",
    )
    assert {f"hash:{first}", f"signature:{first}", f"signature:{third}"} <= set(problems)
    assert not any(second in one for one in problems)


def test_a_missing_commit(vault: FakeVault) -> None:
    _, second, _ = history(vault)
    problems = tamper(vault, "PRAGMA foreign_keys = OFF", f"DELETE FROM commits WHERE hash = '{second}'")
    assert f"missing-commit:{second}" in problems
    assert "record-differs:plan_action/a1" not in problems, "its creation is gone: it is no record any more"
    assert "record-foreign:plan_action/a1" in problems


def test_a_missing_last_commit(vault: FakeVault) -> None:
    *_, third = history(vault)
    problems = tamper(vault, f"DELETE FROM commits WHERE hash = '{third}'")
    assert f"missing-commit:{third}" in problems
    assert "record-differs:plan_action/a1" in problems


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE rec_plan_action SET progress = 5", "record-differs:plan_action/a1"),
        ("UPDATE rec_plan_action SET _ops = NULL", "record-differs:plan_action/a1"),
        ("UPDATE rec_plan_action SET _created = 'x.0'", "record-differs:plan_action/a1"),
        ("UPDATE rec_visit SET present = '[1'", "record-differs:visit/v1"),
        ("UPDATE rec_visit SET facts = NULL", "record-differs:visit/v1"),
        ("DELETE FROM rec_visit", "record-missing:visit/v1"),
        ("UPDATE rec_visit SET scope = 'family:x'", "record-foreign:visit/v1"),
        ("INSERT INTO rec_strength (scope, id, deleted, text, _created) VALUES ('s', 'r', 0, 'x', 'y')",
         "record-foreign:strength/r"),
    ],
)  # fmt: skip
def test_a_row_changed_behind_the_journal(vault: FakeVault, statement: str, problem: str) -> None:
    history(vault)
    before = vault.verify().state_hash
    assert problem in tamper(vault, statement)
    assert vault.verify().state_hash != before


def test_columns_links_heads_and_index(vault: FakeVault) -> None:
    first, second, third = history(vault)
    problems = tamper(
        vault,
        f"UPDATE commits SET actor = 'someone' WHERE hash = '{first}'",
        f"DELETE FROM links WHERE hash = '{second}'",
        f"UPDATE heads SET hash = '{first}'",
        f"DELETE FROM op_index WHERE commit_hash = '{third}'",
    )
    assert set(problems) == {
        f"columns:{first}", f"links:{second}", f"head:{first}", f"head:{third}", f"index:{third}",
    }  # fmt: skip


def test_a_device_nobody_knows(vault: FakeVault) -> None:
    hashes = history(vault)
    assert vault.store.verify(lambda _device: None).problems == tuple(
        f"unknown-device:{one}" for one in hashes
    )
    other = make_vault(vault.folder.parent / "other", name="Ktoś Inny")
    wrong = vault.store.verify(lambda _device: other.keys.signing.public).problems
    assert wrong == tuple(f"signature:{one}" for one in hashes)
    other.close()


def test_problems_name_ids_only(vault: FakeVault) -> None:
    history(vault)
    problems = tamper(vault, "UPDATE rec_family SET name = 'Kowalska'", "DELETE FROM rec_visit")
    assert problems == (f"record-differs:family/{FAMILY_ID}", "record-missing:visit/v1")


def kinds_with(kind: Kind) -> dict[str, Kind]:
    return {**{name: held for name, held in KINDS.items() if name != kind.name}, kind.name: kind}


def test_a_later_declaration_is_shown_what_waited_in_the_journal(tmp_path: Path) -> None:
    """An older program keeps a newer one's field; after the update it is there, also in the search."""

    @record("plan_action_later", merge=Merge.FIELD)
    class Later(Record):
        goal_id: str
        position: int
        text: str = rule(searchable=True)
        who: str = ""
        mood: str = rule(searchable=True, default="")

    known = KINDS.pop("plan_action_later")
    later = dataclasses.replace(known, name="plan_action")
    newer = make_vault(tmp_path / "newer", kinds=kinds_with(later))
    older = make_vault(tmp_path / "older", name="Ewa Lis")
    held = KINDS["plan_action"]
    try:
        records._BY_CLASS[Later] = later
        with newer.unit() as unit:
            unit.save(Later(id="a1", scope=SCOPE, goal_id="g", position=1, text="Rower", mood="pogodny"))
            unit.commit("test")
        with newer.exchange() as unit:
            commits = unit.beyond({})
        with older.exchange() as unit:
            unit.admit([Incoming(one, None) for one in commits])
            unit.commit()
        with older.unit() as unit:
            assert unit.get(PlanAction, "a1") == action("a1", text="Rower")
            assert unit.search("pogodny") == []
            unit.save(action("a1", text="Rower", who="babcia"))
            unit.commit("test")
        older.reopen(kinds=kinds_with(later))
        with older.unit() as unit:
            found = unit.get(Later, "a1")
            assert found is not None
            assert (found.mood, found.who) == ("pogodny", "babcia")
            assert [hit.record_id for hit in unit.search("pogodny")] == ["a1"]
        older.known = {newer.identity.device_id: newer.keys.signing.public}
        assert older.verify().problems == ()
        older.reopen()
        with older.unit() as unit:
            assert unit.get(PlanAction, "a1") == action("a1", text="Rower", who="babcia")
    finally:
        assert KINDS["plan_action"] is held
        records._BY_CLASS.pop(Later, None)
        newer.close()
        older.close()


def test_a_rebuild_gives_the_same_state(vault: FakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    from asystent_desktop.persistence.schema import Layout

    history(vault)
    with vault.unit() as unit:
        unit.delete(action("a1"))
        unit.commit("remove")
    before = vault.verify()
    monkeypatch.setattr(Layout, "versions", property(lambda self: dict.fromkeys(self.maps, "changed")))
    vault.reopen()
    assert vault.verify() == before
    with vault.unit() as unit:
        assert [hit.record_id for hit in unit.search("Zosia")] == ["v1"]
        assert unit.search("logopeda przedszkole") == []
        unit.save(action("a2"))
        unit.commit("test")
    assert vault.verify().problems == ()


def test_each_problem_tells_which_record_entry_and_computer(vault: FakeVault) -> None:
    _, second, third = history(vault)
    tamper(
        vault,
        f"UPDATE commits SET signature = zeroblob(64) WHERE hash = '{second}'",
        "UPDATE rec_plan_action SET text = 'inaczej'",
    )
    found = vault.verify()
    signed, differs = (found.where[one] for one in found.problems)
    device = vault.identity.device_id
    assert (signed.commit, signed.device_id, signed.scope) == (second, device, SCOPE)
    assert (differs.kind, differs.record_id, differs.commit) == ("plan_action", "a1", third)
    assert (differs.device_id, differs.scope) == (device, SCOPE)
    assert differs.written_at is not None
    with i18n.speaking("en"):
        lines = check_words.precisely(found.problems, found.where)
    assert lines[0].startswith("A signature does not hold.")
    assert f"Entry: {second[:12]}." in lines[0]
    assert f"Computer: {device}." in lines[0]
    assert "Record: plan_action a1." in lines[1]


def test_a_missing_commit_names_the_computer_whose_next_one_needs_it(vault: FakeVault) -> None:
    _, second, _ = history(vault)
    tamper(vault, "PRAGMA foreign_keys = OFF", f"DELETE FROM commits WHERE hash = '{second}'")
    where = vault.verify().where[f"missing-commit:{second}"]
    assert (where.commit, where.device_id) == (second, vault.identity.device_id)


def test_a_commit_that_was_declared_absent_is_no_problem(vault: FakeVault, tmp_path: Path) -> None:
    _, second, _ = history(vault)
    with vault.exchange() as unit:
        commits = [one for one in unit.beyond({}) if one.hash != second]
    other = make_vault(tmp_path / "other", name="Ewa Lis")
    other.known = {vault.identity.device_id: vault.keys.signing.public}
    with other.exchange() as unit:
        unit.admit([Incoming(one, None) for one in commits])
        unit.declare_absent({SCOPE: [second]})
        unit.commit()
    assert other.verify().problems == ()


def test_a_commit_that_waits_for_nothing_is_found(vault: FakeVault) -> None:
    _, _, third = history(vault)
    problems = tamper(vault, f"UPDATE commits SET state = 'parked' WHERE hash = '{third}'")
    assert f"waits:{third}" in problems
