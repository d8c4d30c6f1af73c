"""Enrolment: what is refused, and by what name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from asystent_desktop.application.exchange.enrolment import answer_invitation, read_invitation
from asystent_desktop.crypto.envelope import Cost, Purpose, wrap
from asystent_desktop.crypto.faults import BadProof, WrongPassphrase, WrongPurpose
from asystent_desktop.exchange import limits, signed
from asystent_desktop.exchange.directory import SignedDirectory, decode, encode
from asystent_desktop.exchange.lines import directory_line, read_lines
from asystent_desktop.exchange.trust_faults import (
    AlreadyEnrolled,
    DirectoryFull,
    ForeignInvitation,
    InvitationExpired,
    InvitationUsed,
    OtherPerson,
    UnknownRole,
)
from asystent_desktop.hub import state
from asystent_desktop.hub.answering import answer
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.hub.enrolment import enrol, invite, review_answer
from asystent_desktop.hub.faults import (
    DeviceTaken,
    HubFounded,
    HubNotFounded,
    OfficeKeyInsideHub,
    OtherOfficeKey,
    UnknownPerson,
)
from asystent_desktop.hub.founding import init_hub
from asystent_desktop.hub.office_key import check_place, new_office_keys, open_office_key
from asystent_desktop.ports.exchange import Incoming
from tests.exchange_sim.town import MemoryCarrier, make_hub, make_town, new_family
from tests.fakes.clock import FakeClock
from tests.unit.exchange.trust import ANNA, device, directory, signing


def test_a_computer_too_many_is_refused_before_anything_is_signed(town, monkeypatch):
    """Nobody could receive a directory longer than a line; revoking a computer still fits then."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    town.admit(anna)
    with town.hub.reading() as unit:
        size = len(encode(before := state.directory(unit)))
    answered = answer_invitation(ewa, invited(town, "Ewa Lis").file)
    monkeypatch.setattr(limits, "DIRECTORY_BYTES", size + limits.DIRECTORY_RESERVE_BYTES + 100)
    with pytest.raises(DirectoryFull) as refused:
        enrol(town.hub, town.office, answered.file)
    assert refused.value.values == {"computers": 1}
    with town.hub.reading() as unit:
        assert state.directory(unit) == before
    revoke(town.hub, town.office, anna.identity().device_id)
    monkeypatch.undo()
    assert enrol(town.hub, town.office, answered.file).name == "Ewa Lis", "the answer is as good as ever"


def test_a_line_holds_the_largest_directory_that_is_signed():
    """The longest ids and labels there are, as many as fit."""
    made = directory()
    while len(encode(made)) < limits.DIRECTORY_BYTES:
        number = f"{len(made.devices):012}"
        one = device(ANNA, id=f"01930000-0000-7000-8000-{number}", label="L" * 40)
        made = replace(made, devices=(*made.devices, one))
    with pytest.raises(DirectoryFull):
        SignedDirectory.sign(made, signing("office"))
    made = replace(made, devices=made.devices[:-1])
    line = directory_line(SignedDirectory.sign(made, signing("office")))
    assert len(line) <= limits.LINE_BYTES
    assert 450 < len(made.devices) < 600
    (read,) = read_lines([line]).directories
    assert decode(read.body) == made


def invited(town, name="Anna Nowak", **changes):
    return invite(
        town.hub, town.office, **{"name": name, "title": "asystentka rodziny", "role": "assistant", **changes}
    )


def test_an_invitation_says_who_and_where(town):
    view = read_invitation(invited(town).file)
    assert (view.office_name, view.person_name, view.role) == (
        "Ośrodek Przykładowy",
        "Anna Nowak",
        "assistant",
    )
    assert view.expires_at == town.clock.instant + timedelta(days=7)


def test_review_changes_nothing_and_shows_the_digits(town):
    anna = town.laptop("Anna Nowak")
    family = new_family(anna)
    answered = answer_invitation(anna, invited(town).file)
    assert answered.families == 1
    view = review_answer(town.hub, answered.file)
    assert (view.fingerprint, view.families, view.taken) == (answered.fingerprint, ((family.id, 1),), ())
    with town.hub.exchange_unit() as unit:
        assert state.directory(unit).version == 1
    assert enrol(town.hub, town.office, answered.file).directory_version == 2


def test_an_invitation_is_used_once(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    file = invited(town).file
    first, second = answer_invitation(anna, file), answer_invitation(ewa, file)
    enrol(town.hub, town.office, first.file)
    for again in (first, second):
        with pytest.raises(InvitationUsed):
            enrol(town.hub, town.office, again.file)


def test_it_expires_by_the_hubs_clock_alone(town, tmp_path):
    anna = town.laptop("Anna Nowak")
    file = invited(town).file
    town.clock.advance(days=7)
    answered = answer_invitation(anna, file)
    assert review_answer(town.hub, answered.file).name == "Anna Nowak"
    town.clock.advance(seconds=1)
    with pytest.raises(InvitationExpired):
        enrol(town.hub, town.office, answered.file)


def test_a_wrong_clock_on_the_laptop_does_not_matter(town):
    anna = town.laptop("Anna Nowak")
    file = invited(town).file
    town.clock.advance(days=365 * 30)
    answered = answer_invitation(anna, file)
    town.clock.advance(days=-365 * 30)
    assert enrol(town.hub, town.office, answered.file).name == "Anna Nowak"


def test_answers_to_other_offices_are_foreign(town, tmp_path):
    anna = town.laptop("Anna Nowak")
    other = make_town(tmp_path / "other", "other hub")
    answered = answer_invitation(anna, invited(other).file)
    with pytest.raises(ForeignInvitation):
        enrol(town.hub, town.office, answered.file)
    with pytest.raises(OtherOfficeKey):
        enrol(other.hub, town.office, answered.file)
    other.close()


def test_a_rewritten_answer_fails_its_proof(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    file = invited(town).file
    body, (proof, _) = signed.unpack(answer_invitation(anna, file).file, (32, 64), "answer")
    stolen = body.replace(anna.identity().device_id.encode(), ewa.identity().device_id.encode())
    forged = signed.pack(stolen, proof, anna.keys.signing.sign(stolen))
    with pytest.raises(BadProof):
        enrol(town.hub, town.office, forged)


def test_a_known_computer_or_person_cannot_be_taken_over(town):
    anna = town.laptop("Anna Nowak")
    file = invited(town).file
    answered = answer_invitation(anna, file)
    enrol(town.hub, town.office, answered.file)
    # The first reply has not come yet; meanwhile it answers somebody else's invitation under the same ids.
    second = answer_invitation(anna, invited(town, "Ewa Lis").file)
    with pytest.raises(DeviceTaken):
        enrol(town.hub, town.office, second.file)


def test_an_enrolled_vault_answers_no_more(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    with pytest.raises(AlreadyEnrolled):
        answer_invitation(anna, invited(town, "Ewa Lis").file)


def test_a_second_computer_takes_the_persons_id(town):
    anna = town.laptop("Anna Nowak")
    family = new_family(anna)
    enrolled = town.admit(anna)
    town.round(anna)
    spare = town.laptop("Anna Nowak (zapas)")
    file = invite(town.hub, town.office, person_id=enrolled.person_id).file
    answered = answer_invitation(spare, file)
    assert spare.identity().person_id == enrolled.person_id
    enrol(town.hub, town.office, answered.file)
    town.answer()
    report = town.exchange(spare)
    assert (report.enrolled_now, [new.family_id for new in report.new_families]) == (True, [family.id])


def test_a_vault_with_families_stays_with_its_own_person(town):
    anna = town.laptop("Anna Nowak")
    enrolled = town.admit(anna)
    spare = town.laptop("Ewa Lis")
    new_family(spare)
    with pytest.raises(OtherPerson):
        answer_invitation(spare, invite(town.hub, town.office, person_id=enrolled.person_id).file)


def test_families_the_office_knows_are_never_adopted_by_another(town):
    """Otherwise any newcomer could have a colleague's family assigned to herself by naming its id."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    with anna.exchange_unit() as unit:
        commits = unit.beyond({}, [family.scope])
    with ewa.exchange_unit() as unit:
        unit.admit([Incoming(one, None) for one in commits])
        unit.commit()
    enrolled = town.admit(ewa)
    assert (enrolled.adopted, enrolled.taken) == ((), (family.id,))


def test_roles_and_people_are_checked(town):
    with pytest.raises(UnknownRole):
        invited(town, role="director")
    with pytest.raises(UnknownPerson):
        invite(town.hub, town.office, person_id="nobody")


def test_the_same_invitation_gives_the_same_answer(town):
    anna = town.laptop("Anna Nowak")
    file = invited(town).file
    first = answer_invitation(anna, file)
    town.clock.advance(hours=1)
    assert answer_invitation(anna, file) == first


def test_an_office_is_founded_once_and_its_keys_are_written_first(town, tmp_path):
    with pytest.raises(HubFounded):
        init_hub(town.hub, "Inny", "hasło", lambda key, following: None, Cost.MINIMAL)
    hub = make_hub(tmp_path, FakeClock(), "second")

    def full(_key: bytes, _next: bytes) -> None:
        raise OSError

    with pytest.raises(OSError):
        init_hub(hub, "Ośrodek", "hasło", full, Cost.MINIMAL)
    with pytest.raises(HubNotFounded):
        answer(hub, MemoryCarrier())
    written: list[bytes] = []
    founded = init_hub(hub, "Ośrodek", "hasło", lambda *keys: written.extend(keys), Cost.MINIMAL)
    assert open_office_key(written[0], "hasło").public == founded.office.public
    assert open_office_key(written[1], "hasło").public != founded.office.public
    with pytest.raises(WrongPassphrase):
        open_office_key(written[0], "inne")
    hub.close()


def test_the_office_key_never_lies_in_the_hubs_folder(town, tmp_path):
    link = tmp_path / "skrót"
    link.symlink_to(town.hub.folder)
    for place in (town.hub.folder / "office.key", town.hub.folder / "a" / "b.key", link / "office.key"):
        with pytest.raises(OfficeKeyInsideHub):
            check_place(town.hub, place)
    check_place(town.hub, tmp_path / "office.key")


def test_a_vault_header_is_no_office_key():
    with pytest.raises(WrongPurpose):
        open_office_key(wrap(bytes(32), "hasło", Purpose.VAULT, Cost.MINIMAL), "hasło")
    assert new_office_keys("hasło", Cost.MINIMAL).key_file != new_office_keys("hasło", Cost.MINIMAL).key_file
