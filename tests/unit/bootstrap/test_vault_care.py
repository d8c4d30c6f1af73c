"""Passphrase, store key, recovery through the office, the mark outside: on real vaults, killed anywhere."""

import contextlib
import shutil
from pathlib import Path

import pytest

from asystent_desktop.application.exchange import alarms, recovery
from asystent_desktop.application.exchange.enrolment import answer_invitation
from asystent_desktop.application.exchange.week import exchange_week
from asystent_desktop.application.papers import making
from asystent_desktop.application.vault import passphrase
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.crypto.faults import WrongPassphrase
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.exchange.trust_faults import OtherVault, WrongCode
from asystent_desktop.hub import enrolment, escrow, founding, state, succession
from asystent_desktop.hub.answering import answer
from asystent_desktop.hub.care_faults import NotTheSuccessor, WrongShares
from asystent_desktop.hub.decisions import assign
from asystent_desktop.hub.escrow import Half
from asystent_desktop.hub.faults import OtherOfficeKey
from asystent_desktop.hub.office_key import open_office_key
from asystent_desktop.persistence import local_backups, trace
from asystent_desktop.ports.desk import Desk, NewPerson
from asystent_desktop.ports.upkeep import CopyFor
from tests.exchange_sim.town import MemoryCarrier, new_family, stored
from tests.fakes.kills import killed_at

OLD, NEW = "stare hasło", "nowe hasło"
COPIED = (shutil, "copyfileobj")


@pytest.fixture
def house() -> RealHouse:
    return RealHouse(cost=Cost.MINIMAL)


@pytest.fixture
def folder(house: RealHouse, tmp_path: Path) -> Path:
    desk = house.create_vault(tmp_path / "sejf", OLD, NewPerson("Anna Nowak", "asystentka rodziny"))
    new_family(desk)
    desk.upkeep.back_up()
    desk.close()
    return tmp_path / "sejf"


def families(desk: Desk) -> list[str]:
    with desk.unit_of_work() as unit:
        return [one.name for one in unit.find(Family)]


def opens(house: RealHouse, folder: Path, *phrases: str) -> str:
    """The first of these that opens the vault with everything in it."""
    for phrase in phrases:
        try:
            desk = house.open_vault(folder, phrase)
        except WrongPassphrase:
            continue
        assert families(desk) == ["Wiśniewska"]
        assert desk.verify().problems == ()
        desk.close()
        return phrase
    raise AssertionError("no passphrase opens the vault")


def test_a_new_passphrase_opens_the_vault_and_its_copies(house, folder):
    desk = house.open_vault(folder, OLD)
    with pytest.raises(WrongPassphrase):
        passphrase.change_passphrase(desk, "inne", NEW)
    passphrase.change_passphrase(desk, OLD, NEW)
    assert passphrase.changed_at(desk) is not None
    (copy,) = desk.upkeep.backups()
    assert desk.upkeep.check_backup(copy.name).holds
    desk.close()
    assert opens(house, folder, OLD, NEW) == NEW


def test_a_killed_change_of_passphrase_leaves_a_vault_that_opens(house, folder, tmp_path, monkeypatch):
    for step in range(1, 40):
        place = shutil.copytree(folder, tmp_path / f"k{step}")
        desk = house.open_vault(place, OLD)
        killed = killed_at(
            monkeypatch, step, lambda one=desk: passphrase.change_passphrase(one, OLD, NEW), COPIED
        )
        desk.close()
        opens(house, place, OLD, NEW)
        if not killed:
            break
    assert step > 6 and not killed


def test_a_seen_passphrase_gives_the_store_a_new_key(house, folder):
    before = (folder / "store.db").read_bytes()
    header = (folder / "vault.header").read_bytes()
    house.rekey_vault(folder, OLD, NEW)
    after = (folder / "store.db").read_bytes()
    pages = range(4096, min(len(before), len(after)), 4096)
    assert not any(before[at : at + 4096] == after[at : at + 4096] for at in pages)
    assert opens(house, folder, OLD, NEW) == NEW
    # Who kept the former header and knows the former passphrase opens the present store no more.
    thief = shutil.copytree(folder, folder.with_name("thief"))
    for name in ("vault.header", "vault.header.bak"):
        (thief / name).write_bytes(header)
    with pytest.raises(Exception, match="wrong-store-key"):
        house.open_vault(thief, OLD)
    (copy,) = local_backups.rows(folder / "backups")
    assert copy.reason is CopyFor.NEW_KEY, "the former copies are gone, one under the new key is there"
    desk = house.open_vault(folder, NEW)
    assert desk.upkeep.check_backup(copy.name).holds
    desk.close()


def test_a_killed_change_of_the_key_leaves_a_vault_that_opens(house, folder, tmp_path, monkeypatch):
    ends = set()
    for step in range(1, 60):
        place = shutil.copytree(folder, tmp_path / f"k{step}")
        killed = killed_at(monkeypatch, step, lambda one=place: house.rekey_vault(one, OLD, NEW), COPIED)
        ends.add(opens(house, place, OLD, NEW))
        assert not list(place.glob("*.next"))
        shutil.rmtree(place)
        if not killed:
            break
    assert ends == {OLD, NEW} and step > 10 and not killed


def test_a_store_put_back_is_noticed_by_the_mark_outside(house, folder):
    shutil.copy(folder / "store.db", folder.with_name("store.old"))
    desk = house.open_vault(folder, OLD)
    assert alarms.went_back(desk) is None
    new_family(desk, "Zielińska", "R-04/2025")
    desk.close()
    shutil.copy(folder.with_name("store.old"), folder / "store.db")
    desk = house.open_vault(folder, OLD)
    found = alarms.went_back(desk)
    assert found is not None and found.missing == 1
    assert "Wiśniewska" not in (folder / trace.FILE).read_bytes().decode("latin-1")
    alarms.confirm_went_back(desk)
    desk.close()
    desk = house.open_vault(folder, OLD)
    assert alarms.went_back(desk) is None
    desk.close()


def test_a_store_put_back_counts_papers_in_a_block_of_its_own(house, folder):
    def paper(desk) -> str:
        with desk.unit_of_work() as unit:
            family = unit.find(Family)[0]
        return making.finish(desk, making.Wanted("family-card", family.id))[1].number

    desk = house.open_vault(folder, OLD)
    paper(desk)
    desk.close()
    shutil.copy(folder / "store.db", folder.with_name("store.old"))
    desk = house.open_vault(folder, OLD)
    printed = {paper(desk), paper(desk)}
    desk.close()
    shutil.copy(folder.with_name("store.old"), folder / "store.db")
    desk = house.open_vault(folder, OLD)
    assert not printed & {paper(desk), paper(desk)}
    desk.close()


@pytest.mark.parametrize("content", [b"", b"ASTRACE1", b"x" * 56])
def test_a_torn_mark_says_nothing(house, folder, content):
    (folder / trace.FILE).write_bytes(content)
    desk = house.open_vault(folder, OLD)
    assert alarms.went_back(desk) is None
    desk.close()


@pytest.fixture
def office(house, folder, tmp_path):
    made = Office(house, folder, tmp_path)
    yield made
    made.hub.close()


class Office:
    """A hub over a memory carrier, its key files, and the one laptop that belongs to it."""

    def __init__(self, house: RealHouse, folder: Path, tmp_path: Path) -> None:
        self.house, self.folder = house, folder
        self.carrier = MemoryCarrier()
        self.hub = house.create_hub(tmp_path / "hub", "hasło huba")
        self.files: list[bytes] = []
        founded = founding.init_hub(
            self.hub, "Ośrodek", "klucz", lambda one, other: self.files.extend((one, other)), Cost.MINIMAL
        )
        self.key = founded.office
        self.halves: list[bytes] = []
        self.sign_in(OLD)

    def sign_in(self, phrase: str) -> None:
        desk = self.house.open_vault(self.folder, phrase)
        invited = enrolment.invite(
            self.hub, self.key, name="Anna Nowak", title="asystentka rodziny", role="assistant"
        )
        enrolment.enrol(self.hub, self.key, answer_invitation(desk, invited.file).file)
        desk.close()
        answer(self.hub, self.carrier)
        self.rounds(phrase, 2)

    def rounds(self, phrase: str, count: int) -> None:
        desk = self.house.open_vault(self.folder, phrase)
        for _ in range(count):
            exchange_week(desk, self.carrier)
            answer(self.hub, self.carrier)
        exchange_week(desk, self.carrier)
        desk.close()

    def prepare(self) -> None:
        escrow.init_recovery(
            self.hub,
            self.key,
            ("jeden", "dwa"),
            lambda one, other: self.halves.extend((one, other)),
            cost=Cost.MINIMAL,
        )
        answer(self.hub, self.carrier)
        self.rounds(OLD, 3)

    def joined(self):
        return escrow.join_halves(self.hub, Half(self.halves[0], "jeden"), Half(self.halves[1], "dwa"))

    @property
    def device(self) -> str:
        with self.hub.reading() as unit:
            return state.directory(unit).recipients()[0].id


def test_the_drill_proves_every_escrow_and_opens_nothing(office):
    office.prepare()
    desk = office.house.open_vault(office.folder, OLD)
    assert recovery.recovery_state(desk).escrow is recovery.EscrowState.KEPT
    desk.close()
    assert [row.outcome for row in escrow.drill(office.hub, office.joined())] == ["proven"]
    office.rounds(OLD, 1)
    desk = office.house.open_vault(office.folder, OLD)
    assert recovery.recovery_state(desk).drilled_at is not None
    desk.close()
    office.house.rekey_vault(office.folder, OLD, NEW)
    office.rounds(NEW, 1)  # hands in the new store key; the hub's new question is not answered yet
    assert {row.outcome for row in escrow.drill(office.hub, office.joined())} <= {"unproven", "proven"}
    office.rounds(NEW, 2)
    assert [row.outcome for row in escrow.drill(office.hub, office.joined())] == ["proven"]


def test_one_half_or_foreign_halves_open_nothing(office):
    office.prepare()
    one, other = Half(office.halves[0], "jeden"), Half(office.halves[1], "dwa")
    with pytest.raises(WrongShares):
        escrow.join_halves(office.hub, one, one)
    with pytest.raises(WrongPassphrase):
        escrow.join_halves(office.hub, one, Half(office.halves[1], "jeden"))
    assert escrow.join_halves(office.hub, other, one).public == office.joined().public


def test_a_forgotten_passphrase_is_helped_by_two_officers(office):
    office.prepare()
    desk = office.house.open_vault(office.folder, OLD)
    unsent = new_family(desk, "Zielińska", "R-04/2025")
    desk.close()
    former = office.device
    made = escrow.make_unlock(office.hub, office.key, office.joined(), former, Cost.MINIMAL)
    with pytest.raises(WrongCode):
        office.house.recover_vault(office.folder, made.file, "0" * 24, NEW)
    office.house.recover_vault(office.folder, made.file, made.code.replace(" ", "-"), NEW)
    with pytest.raises(WrongPassphrase):
        office.house.open_vault(office.folder, OLD)
    desk = office.house.open_vault(office.folder, NEW)
    assert stored(desk, unsent.id) is not None
    answered = recovery.recovery_answer(desk)
    assert answered is not None and recovery.recovery_state(desk).returning
    assert desk.identity().device_id != former
    desk.close()
    enrolment.enrol(office.hub, office.key, answered.file)
    answer(office.hub, office.carrier)
    office.rounds(NEW, 2)
    desk = office.house.open_vault(office.folder, NEW)
    assert desk.identity().enrolled and recovery.recovery_answer(desk) is None
    assert desk.verify().problems == ()
    desk.close()
    with office.hub.reading() as unit:
        directory = state.directory(unit)
        device = directory.device(former)
        assert device is not None and device.revoked_at is not None
        assert len(unit.beyond({}, [unsent.scope])) == 1  # there, and held for the head
        (receipt,) = unit.receipts([one.hash for one in unit.beyond({}, [unsent.scope])]).values()
    assert receipt.status != "ok"


def test_a_killed_recovery_is_done_again(office, tmp_path, monkeypatch):
    office.prepare()
    made = escrow.make_unlock(office.hub, office.key, office.joined(), office.device, Cost.MINIMAL)
    for step in range(1, 80, 3):
        place = shutil.copytree(office.folder, tmp_path / f"k{step}")
        job = lambda one=place: office.house.recover_vault(one, made.file, made.code, NEW)  # noqa: E731
        killed = killed_at(monkeypatch, step, job, COPIED)
        if not killed:
            break
        with contextlib.suppress(OtherVault):  # all was done but the last touch: the file opens nothing more
            office.house.recover_vault(place, made.file, made.code, NEW)
        assert opens(office.house, place, NEW) == NEW
        shutil.rmtree(place)
    assert not killed


def test_the_office_key_is_changed_over_to_its_successor(office):
    successor = open_office_key(office.files[1], "klucz")
    with pytest.raises(NotTheSuccessor):
        succession.change_over(office.hub, office.key, "klucz", office.files.append, Cost.MINIMAL)
    succession.change_over(office.hub, successor, "klucz", office.files.append, Cost.MINIMAL)
    third = open_office_key(office.files[2], "klucz")
    succession.change_over(office.hub, third, "klucz", office.files.append, Cost.MINIMAL)
    with office.hub.reading() as unit:
        assert state.trust(unit).office_key == third.public
        family = next(one for one in unit.scopes() if one.startswith("family:")).removeprefix("family:")
        person = state.directory(unit).recipients()[0].person
    with pytest.raises(OtherOfficeKey):
        assign(office.hub, office.key, family, person, AssignmentMode.HOLDER)
    assign(office.hub, third, family, person, AssignmentMode.HOLDER)
    answer(office.hub, office.carrier)
    office.rounds(OLD, 2)  # it slept through the first of the two and believes the second all the same
    desk = office.house.open_vault(office.folder, OLD)
    with desk.exchange_unit() as unit:
        from asystent_desktop.exchange import trust_store

        trusted = trust_store.load(unit.document)
    assert trusted is not None and trusted.office_key == third.public
    assert desk.verify().problems == ()
    desk.close()
    assert office.hub.verify().problems == ()
