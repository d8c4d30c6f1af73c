"""A family that was handed over is found nowhere on the former laptop, on pages decrypted one by one.

Real vaults, a real hub, a folder between them; every kind of record, papers, drafts and a local backup hold
the canary. Taking out one step of the purge makes the same search find it.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from asystent_desktop.application.exchange import enrolment, hand_over, week
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.crypto.envelope import Purpose, unwrap
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.hub import answering, decisions, device_care, enrolment as admission, founding
from asystent_desktop.persistence import engine, local_backups, scrub
from asystent_desktop.persistence.vault_files import VaultFolder
from asystent_desktop.ports.desk import Desk, NewPerson
from tests.e2e.canary_work import CANARY, casework, papers
from tests.e2e.program import PASSPHRASE
from tests.fakes.sqlcipher_pages import lies_in

WORDS = (CANARY, "zoltopuzik", "puzik")


class Office:
    """Two laptops and a hub; the first holds the canary's family."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        house, self.clock = RealHouse(cost=DEMO_COST).demo_house()
        self.clock.put(self.clock.now() - timedelta(days=30))
        self.house = house
        self.hub = house.create_hub(folder / "hub", PASSPHRASE)
        found = founding.init_hub(self.hub, "Ośrodek", PASSPHRASE, lambda *_keys: None, DEMO_COST)
        self.key = found.office
        (folder / "wymiana").mkdir()
        self.carrier = house.carrier(folder / "wymiana")
        self.anna, self.ewa = self._vault("Anna Nowak"), self._vault("Ewa Lis")
        self.family = casework(self.anna)
        papers(self.anna, self.family)
        for desk in (self.anna, self.ewa):
            self._enrol(desk)
        self.week()

    def _vault(self, name: str) -> Desk:
        return self.house.create_vault(self.folder / name, PASSPHRASE, NewPerson(name, "asystentka rodziny"))

    def _enrol(self, desk: Desk) -> None:
        identity = desk.identity()
        made = admission.invite(self.hub, self.key, name=identity.name, title="asystentka", role="assistant")
        admission.enrol(self.hub, self.key, enrolment.answer_invitation(desk, made.file).file)

    def week(self) -> None:
        """Everybody exchanges, twice, so that answers to answers arrive."""
        for _turn in range(2):
            answering.answer(self.hub, self.carrier)
            for desk in (self.anna, self.ewa):
                self.clock.put(self.clock.now() + timedelta(seconds=1))
                week.exchange_week(desk, self.carrier)

    def hand_over(self) -> None:
        """The family goes to Ewa; the hub backs itself up; Anna exchanges until the grace has passed."""
        self.anna.upkeep.back_up()
        self.clock.put(self.clock.now() + timedelta(days=1))
        person = self.ewa.identity().person_id
        decisions.assign(self.hub, self.key, self.family, person, AssignmentMode.HOLDER)
        self.week()
        with self.hub.exchange_unit() as unit:
            device_care.put_durable(unit, dict(unit.heads()))
            unit.chunks.put_durable(unit.chunks.unsafe())
            unit.commit()
        self.clock.put(self.clock.now() + timedelta(days=20))  # an unfinished card waits no longer
        self.week()

    def print_of_a_paper(self) -> tuple[str, str]:
        """Key and chunk of a frozen opinion: with the one lost, the other is noise everywhere."""
        with self.anna.unit_of_work() as unit:
            one = unit.find(PaperFile)[0]
        return one.key, one.chunks[0]

    def found(self, desk: Desk, words: tuple[str, ...] = WORDS) -> list[str]:
        key = unwrap(VaultFolder(desk.folder).read_header(Purpose.VAULT), PASSPHRASE, Purpose.VAULT)
        return lies_in(desk.folder, key, words)

    def close(self) -> None:
        for one in (self.anna, self.ewa, self.hub):
            one.close()


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    yield made
    made.close()


def test_nothing_of_it_is_left_and_the_new_holder_has_it_all(office):
    assert office.found(office.anna) == ["store.db"]
    assert office.found(office.ewa) == [], "a family she may not have yet"
    key, chunk = office.print_of_a_paper()
    assert office.found(office.anna, (key,)) == office.found(office.anna, (chunk,)) == ["store.db"]
    office.hand_over()
    assert office.found(office.anna, (*WORDS, key, chunk)) == []
    with office.anna.unit_of_work() as unit:
        assert unit.blob(chunk) is None
    assert "store.db" in office.found(office.ewa)
    assert [row.commits > 0 for row in hand_over.purge_receipts(office.anna)] == [True]
    assert office.anna.verify().problems == ()
    assert office.ewa.verify().problems == ()


def nothing(*_given):
    return 0


def no_vacuum(monkeypatch):
    """VACUUM is the only net where deletions overwrite nothing, so both are out."""
    make = engine.open_engine

    def without_overwriting(*given, **options):
        made = make(*given, **options)
        event.listen(made, "connect", lambda raw, _record: raw.execute("PRAGMA secure_delete = OFF"))
        made.dispose()
        return made

    monkeypatch.setattr(engine, "open_engine", without_overwriting)
    monkeypatch.setattr(scrub, "_vacuum", nothing)


def no_index_secrecy(monkeypatch):
    from asystent_desktop.persistence import schema

    monkeypatch.setattr(schema, "_SEARCH", schema._SEARCH[:1])


def no_new_backups(monkeypatch):
    monkeypatch.setattr(local_backups.LocalBackups, "replace", nothing)


def no_cutting_of_the_log(monkeypatch):
    monkeypatch.setattr(scrub, "_cut_log", nothing)


@pytest.mark.parametrize("take_out", [no_vacuum, no_index_secrecy, no_new_backups, no_cutting_of_the_log])
def test_each_step_of_the_purge_is_needed(tmp_path, monkeypatch, take_out):
    take_out(monkeypatch)
    office = Office(tmp_path)
    office.hand_over()
    assert hand_over.purge_receipts(office.anna) != (), "the purge was carried out"
    assert office.found(office.anna) != []
    office.close()
