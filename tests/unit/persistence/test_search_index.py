"""The search index: what comes first, how little is read for it, and an index of before its prefixes."""

from pathlib import Path

import pytest
from sqlalchemy import text

from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.persistence import schema
from asystent_desktop.persistence.session import Session
from tests.fakes.casework import SCOPE, family, visit
from tests.fakes.vaults import FakeVault, make_vault

PLAIN = (
    "DROP TABLE search_text",
    "CREATE VIRTUAL TABLE search_text USING fts5(body, tokenize = 'unicode61 remove_diacritics 0')",
    "INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_text (rowid, body) VALUES (1, 'rozmowa o pracy')",
)


@pytest.fixture
def vault(tmp_path: Path) -> FakeVault:
    return make_vault(tmp_path / "vault")


def save(vault: FakeVault, *records: object) -> None:
    with vault.unit() as unit:
        for one in records:
            unit.save(one)
        unit.commit("test")


def found(vault: FakeVault, words: str, limit: int = 50) -> list[str]:
    with vault.unit() as unit:
        return [hit.record_id for hit in unit.search(words, limit)]


def test_names_come_first_then_what_was_written_last(vault: FakeVault) -> None:
    save(vault, family(), visit("v1", facts="Wiśniewska na spacerze."))
    save(
        vault,
        FamilyMember(id="m1", scope=SCOPE, first_name="Anna", surname="Wiśniewska", role=MemberRole.MOTHER),
    )
    save(vault, visit("v2", facts="Rozmowa z panią Wiśniewską."), visit("v3", facts="Bez nazwisk."))
    assert found(vault, "wiśniewska") == [family().id, "m1", "v2", "v1"]
    assert found(vault, "wiśniewska", 3) == [family().id, "m1", "v2"], "what is cut off was written first"


def test_a_name_changed_later_stays_first(vault: FakeVault) -> None:
    save(vault, family(), visit("v1", facts="Pani Sowa odebrała telefon."))
    save(vault, family(name="Sowa", full_name="Anna Sowa"))
    assert found(vault, "sowa") == [family().id, "v1"]


def test_hits_are_read_by_the_dozen(vault: FakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    save(vault, family(), *(visit(f"v{number:02}", facts="Rozmowa o pracy.") for number in range(40)))
    asked: list[str] = []
    read = Session.read

    def counted(self: Session, statement: object, given: object) -> list[object]:
        asked.append(str(statement))
        return read(self, statement, given)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "read", counted)
    with vault.unit() as unit:
        hits = unit.search("pracy", 30)
    assert len(hits) == 30 and all(isinstance(hit.record, Visit) for hit in hits)
    assert len(asked) == 2, "the index, and the visits in one"


def test_an_index_of_before_the_prefixes_is_made_anew(vault: FakeVault) -> None:
    save(vault, visit("v1", facts="Rozmowa o pracy."))
    with vault.store._engine.connect() as connection:
        for statement in PLAIN:
            connection.execute(text(statement))
        connection.commit()
    again = vault.reopen()
    assert found(again, "p") == ["v1"]
    with again.store._engine.connect() as connection:
        declared = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE name = 'search_text'")
        ).scalar()
        left = connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE name LIKE 'former%'")
        ).scalar()
    assert schema._PREFIXES in declared and left == 0
    assert again.verify().problems == ()
