"""Computers signed in after the backup a hub was put back to: shown, decided about, heard again (ADR 49)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

import pytest

from asystent_desktop.application.exchange import alarms as office_alarms
from asystent_desktop.application.exchange.outbox import trust
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.blue_card import BlueCard
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import restricted_scope
from asystent_desktop.exchange import signed
from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.receipts import Status
from asystent_desktop.hub import alarms, epoch, forgotten, introduction, report, state, succession
from asystent_desktop.hub.care_faults import NobodyHeard, OnlyReceiving
from asystent_desktop.hub.decisions import assign, revoke
from asystent_desktop.hub.faults import OtherOfficeKey, UnknownDevice
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.hub.readmission import readmit
from tests.exchange_sim.events import own_family
from tests.exchange_sim.histories import opened
from tests.exchange_sim.office_events import MemoryArchive, hub_back_up, hub_restore, invite_again
from tests.exchange_sim.quick_crypto import office_key, quick_crypto
from tests.exchange_sim.town import save
from tests.exchange_sim.world import Laptop, World, directory_version, found


@pytest.fixture
def office():
    """Anna is in the backup, Ewa was signed in after it; both have told the office of a family."""
    with quick_crypto():
        world = found(Random(1), 1, MemoryArchive)
        opened(world)
        world.answer()
        hub_back_up(world, Random(0))
        ewa = world.add("Ewa Lis", "assistant", timedelta(0))
        own_family(ewa)
        world.admit(ewa, "assistant")
        yield Office(world, world.laptops["asystentka-0"], ewa, world.laptops["kierownik"])


@dataclass
class Office:
    """The world and who is who."""

    world: World
    anna: Laptop
    ewa: Laptop
    maria: Laptop

    @property
    def hub(self):
        return self.world.hub

    def round(self, *laptops):
        for one in laptops:
            self.world.exchange(one)
        self.world.answer()
        return [self.world.exchange(one) for one in laptops]

    def restored(self):
        hub_restore(self.world, Random(0))

    def resumed(self):
        self.restored()
        epoch.resume(self.hub, self.world.office, anyway=True)


def wrote(laptop, phone="32 000 00 07"):
    with laptop.desk.unit_of_work() as unit:
        (family,) = unit.find(Family)
    save(laptop.desk, replace(family, phone=phone))


def waiting_at(office):
    with office.hub.reading() as unit:
        return [one.device.id for one in forgotten.waiting(unit)]


def codes(office):
    return [one.code for one in report.report(office.hub).alarms]


def test_nobody_resumes_before_anybody_has_spoken(office):
    office.restored()
    with pytest.raises(NobodyHeard):
        epoch.resume(office.hub, office.world.office)
    for phone in ("32 1", "32 2"):
        wrote(office.anna, phone)
        office.round(office.anna)
    epoch.resume(office.hub, office.world.office)


def test_who_was_signed_in_after_the_backup_brings_the_directory_herself(office):
    """She alone knows it: before the hub resumes, it learns of her from her own bundle."""
    office.restored()
    for phone in ("32 1", "32 2"):
        wrote(office.ewa, phone)
        office.round(office.ewa)
    with office.hub.reading() as unit:
        assert state.directory(unit).device(office.ewa.device) is not None
    epoch.resume(office.hub, office.world.office)
    for _ in range(3):
        report_of_week = office.round(office.ewa)[0]
    assert report_of_week.waiting == 0
    assert waiting_at(office) == []


def test_whom_a_hub_resumed_too_soon_forgot_is_heard_once_an_officer_says_so(office):
    office.round(office.ewa)
    office.resumed()
    wrote(office.ewa)
    office.round(office.ewa)  # set aside: who is that?
    assert waiting_at(office) == []
    office.round(office.ewa)  # no answer came: she shows who she is
    assert waiting_at(office) == [office.ewa.device]
    key = office.world.office
    with pytest.raises(UnknownDevice):
        readmit(office.hub, key, [office.ewa.device, "nobody"])
    with pytest.raises(OtherOfficeKey):
        readmit(office.hub, OfficeKey(SigningKey.generate()), [])
    assert [one.person.name for one in readmit(office.hub, key, []).computers] == ["Ewa Lis"]
    assert readmit(office.hub, key, [office.ewa.device]).computers == ()
    for _ in range(3):
        report_of_week = office.round(office.ewa)[0]
    assert (report_of_week.waiting, waiting_at(office)) == (0, [])
    assert alarms.DEVICE_FORGOTTEN not in codes(office)
    assert set(office.ewa.vault.store.disk.commits) <= set(office.world.hub_vault.store.disk.commits)


def test_the_head_reads_whom_the_office_forgot(office):
    office.resumed()
    wrote(office.ewa)
    for _ in range(3):
        office.round(office.ewa, office.maria)
    said = office_alarms.office_report(office.maria.desk)
    (row,) = [one for one in said.alarms if one.code == alarms.DEVICE_FORGOTTEN]
    assert (row.person_name, row.severity) == ("Ewa Lis", "red")
    assert office.ewa.device in row.next_step


def test_a_colleague_who_knew_the_earlier_directory_brings_it(office):
    """Ewa's computer is gone for good; what she wrote lies at the head's and must come back."""
    office.round(office.ewa)
    office.round(office.maria)
    held = office.maria.vault.store.disk.commits
    hers = {name for name, kept in held.items() if kept.commit.envelope.device == office.ewa.device}
    assert hers
    office.resumed()
    for _ in range(2):
        office.round(office.maria)
    assert waiting_at(office) == [office.ewa.device]
    there = office.world.hub_vault.store
    assert not hers & set(there.disk.commits), "nobody's signature is believed before an officer says so"
    readmit(office.hub, office.world.office, [])
    for _ in range(3):
        office.round(office.maria)
    assert {there.disk.commits[name].receipt.status for name in hers} == {Status.OK}
    assert office.round(office.maria)[0].problems == ()


def test_a_stolen_one_that_was_forgotten_is_revoked_by_its_id(office):
    office.resumed()
    wrote(office.ewa)
    office.round(office.ewa)
    office.round(office.ewa)
    assert revoke(office.hub, office.world.office, office.ewa.device).person_id == office.ewa.person
    assert waiting_at(office) == []
    wrote(office.ewa, "32 3")
    office.world.exchange(office.ewa)
    assert {one.fault for one in office.world.answer().ingested} == {"revoked-device"}
    assert readmit(office.hub, office.world.office, [office.ewa.device]).computers == ()


def test_an_introduction_proves_itself_or_is_nothing(office):
    with office.ewa.desk.exchange_unit() as unit:
        held = trust(unit)
    office.resumed()
    good, stranger = office.world.office.signing, SigningKey.generate()
    for code, file in (
        ("bad-signature", signed.pack(held.signed.body, bytes(64))),
        ("bad-document", b"nothing\n"),
        ("bad-signature", packed(held.directory, stranger)),
        ("foreign-directory", packed(replace(held.directory, office="another"), good)),
    ):
        assert introduction.by_file(office.hub, file) == code
        assert waiting_at(office) == []
    assert introduction.by_file(office.hub, packed(held.directory, good)) == ""
    assert waiting_at(office) == [office.ewa.device]


def packed(directory, key):
    made = SignedDirectory.sign(directory, key)
    return signed.pack(made.body, made.signature)


def test_an_earlier_key_of_the_office_proves_nobody_by_itself(office):
    """Whoever has a key that was changed over could sign anybody in: such a computer is named by its id."""
    with office.ewa.desk.exchange_unit() as unit:
        held = trust(unit).signed
    office.resumed()
    successor = office_key(2)
    change(office, successor)
    assert introduction.by_file(office.hub, signed.pack(held.body, held.signature)) == ""
    assert waiting_at(office) == [office.ewa.device]
    assert readmit(office.hub, successor, []).computers == ()
    assert len(readmit(office.hub, successor, [office.ewa.device]).computers) == 1
    newer = replace(held_directory(office.ewa), version=10**6)
    assert introduction.by_file(office.hub, packed(newer, office.world.office.signing)) == "bad-signature"


def held_directory(laptop):
    with laptop.desk.exchange_unit() as unit:
        return trust(unit).directory


def test_a_second_life_out_of_one_backup_is_newer_than_the_first(office):
    """Else a laptop of the first life would refuse what the second one signs."""
    office.resumed()
    first = directory_version(office.world)
    office.world.days(1)
    office.resumed()
    assert directory_version(office.world) > first + 1_000


def test_a_hub_that_forgot_its_change_of_the_office_key_takes_it_again(office):
    """The former key is destroyed, and nobody else has heard of the change: it could never resume."""
    successor = office_key(2)
    office.restored()
    with pytest.raises(NobodyHeard):
        change(office, successor)
    with pytest.raises(OtherOfficeKey):
        epoch.resume(office.hub, successor, anyway=True)
    for phone in ("32 1", "32 2"):
        wrote(office.anna, phone)
        office.round(office.anna)
    change(office, successor)
    epoch.resume(office.hub, successor)
    wrote(office.anna, "32 3")
    for _ in range(3):
        report_of_week = office.round(office.anna)[0]
    assert (report_of_week.waiting, report_of_week.problems) == (0, ())
    with office.anna.desk.exchange_unit() as unit:
        assert trust(unit).office_key == successor.public


def test_what_the_forgotten_key_decided_is_still_its_word_when_it_is_taken_again(office):
    """Maria and Anna hold what it signed; the hub takes the key again before either of them could say so."""
    successor = office_key(2)
    change(office, successor)
    with office.hub.reading() as unit:
        (family,) = {one.family_id for one in unit.find(Assignment, person_id=office.anna.person)}
    assign(office.hub, successor, family, office.maria.person, AssignmentMode.STAND_IN)
    office.round(office.anna, office.maria)
    hers = of_office_key(office.anna, successor)
    assert hers and hers == of_office_key(office.maria, successor)
    office.restored()
    change(office, successor, anyway=True)
    epoch.resume(office.hub, successor, anyway=True)
    assign(office.hub, successor, family, office.maria.person, AssignmentMode.STAND_IN)
    for _ in range(3):
        reports = office.round(office.anna, office.maria)
    there = office.world.hub_vault.store.disk.commits
    assert [one.problems for one in reports] == [(), ()]
    assert hers <= set(there)
    assert {there[name].receipt.status for name in hers} == {Status.OK}
    assert of_office_key(office.anna, successor) == of_office_key(office.maria, successor) > hers


def of_office_key(laptop, key):
    """Hashes of the commits that computer holds and the OFFICE key signed."""
    names = {one.id for one in held_directory(laptop).devices if one.sign == key.public}
    held = laptop.vault.store.disk.commits.items()
    return {name for name, kept in held if kept.commit.envelope.device in names}


def change(office, successor, *, anyway=False):
    succession.change_over(office.hub, successor, "klucz 3", lambda file: None, anyway=anyway)


def test_a_hub_that_only_receives_readmits_nobody(office):
    office.restored()
    with pytest.raises(OnlyReceiving):
        readmit(office.hub, office.world.office, [])


def test_who_is_answered_introduces_herself_no_more(office):
    """The directory of a large office weighs more than a quiet week."""
    office.round(office.anna)
    office.round(office.anna)
    sizes = []
    for phone in ("32 1", "32 2"):
        wrote(office.anna, phone)
        office.world.exchange(office.anna)
        sizes += [len(blob) for blob in office.world.carrier.boxes[TO_OFFICE].values()]
        office.world.carrier.boxes[TO_OFFICE].clear()
    assert sizes[1] > sizes[0] + 4_000


def test_a_compartment_stays_its_makers_though_the_office_forgot_who_began_it(office):
    """Her family went to somebody else meanwhile: today she could begin none (seed 15508 of 349d0cc)."""
    anna = office.anna
    with anna.desk.unit_of_work() as unit:
        (family,) = unit.find(Family)
    scope = restricted_scope(family.id)
    began = BlueCard(
        id=anna.desk.ids.new(), scope=scope, started_on=office.world.clock.today(), started_by=anna.person
    )
    save(anna.desk, began)
    office.round(anna)
    office.world.days(1)
    assign(office.hub, office.world.office, family.id, office.ewa.person, AssignmentMode.HOLDER)
    office.round(office.maria)
    office.resumed()
    office.round(office.maria)
    office.round(anna)
    office.round(anna)
    with office.hub.reading() as unit:
        assert state.makers(unit, {scope}) == {scope: anna.person}
    save(anna.desk, replace(began, started_by=""))
    office.round(anna)
    disk = office.world.hub_vault.store.disk
    kept = [one.receipt.status for one in disk.commits.values() if one.commit.envelope.scope == scope]
    assert kept == [Status.OK, Status.OK]


def test_who_waits_for_the_first_reply_of_a_hub_put_back_answers_another_invitation(office):
    """Nothing she holds is signed by the office: she cannot introduce herself (seed 9910 of 349d0cc)."""
    world = office.world
    jan = world.add("Jan Wilk", "assistant", timedelta(0))
    own_family(jan)
    world.invite(jan, "assistant")
    office.resumed()
    for _ in range(2):
        office.round(jan, office.anna)
    assert not jan.vault.identity().enrolled
    invite_again(world)
    office.round(jan)
    assert jan.vault.identity().enrolled
    assert office.round(jan)[0].waiting == 0


def test_what_a_restored_hub_held_is_folded_once_its_first_word_about_it_comes(office):
    """A stick lay about, the family was taken away, the hub was put back anew (seed 32256 of 775141c)."""
    world, anna, maria = office.world, office.anna, office.maria
    wrote(anna, "32 1")
    world.exchange(anna)
    stick = dict(world.carrier.boxes[TO_OFFICE])
    world.answer()
    world.exchange(anna)
    world.carrier.boxes[for_device(maria.device)].clear()
    office.resumed()
    with maria.desk.unit_of_work() as unit:
        (hers,) = unit.find(Assignment, person_id=anna.person)
    save(maria.desk, replace(hers, until_on=world.clock.today() - timedelta(days=1)))
    office.round(maria)
    world.carrier.boxes[TO_OFFICE].update(stick)
    world.answer()
    world.exchange(maria)
    assert phone_on(maria, hers.family_id) == ""
    world.days(1)
    office.resumed()
    for _ in range(3):
        office.round(maria, anna)
    assert phone_on(maria, hers.family_id) == "32 1"


def phone_on(laptop, family_id):
    with laptop.desk.unit_of_work() as unit:
        return unit.get(Family, family_id).phone
