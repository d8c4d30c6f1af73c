"""A computer enrolled from the window at the server: three deeds over a real hub and a real key file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from asystent_desktop.application.exchange.enrolment import answer_invitation
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.crypto.faults import WrongPassphrase
from asystent_desktop.hub.faults import OfficeKeyInsideHub
from asystent_desktop.hub.founding import init_hub
from asystent_desktop.hub.state import directory
from asystent_desktop.ports.desk import NewPerson
from asystent_desktop.ports.enrolling import Access, Newcomer

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)


@pytest.fixture
def house():
    return RealHouse(PutClock(NOW), cost=DEMO_COST)


@pytest.fixture
def access(tmp_path, house):
    key = tmp_path / "office.key"

    def write(key_file: bytes, following: bytes) -> None:
        house.write_file(key, key_file)

    hub = house.create_hub(tmp_path / "hub", "hasło serwera")
    init_hub(hub, "Ośrodek Przykładowy", "klucz ośrodka", write, Cost.MINIMAL)
    hub.close()
    return Access(tmp_path / "hub", "hasło serwera", key, "klucz ośrodka")


def test_from_invitation_to_the_directory(tmp_path, house, access) -> None:
    deeds = house.enroller()
    file, answer = tmp_path / "invitation", tmp_path / "answer"
    good_until = deeds.invite(access, Newcomer("Jan Nowy", "asystent rodziny", "assistant"), file)
    assert (good_until - NOW).days == 7
    desk = house.create_vault(tmp_path / "laptop", "rower zielony most", NewPerson("Jan Nowy", "asystent"))
    answered = answer_invitation(desk, file.read_bytes())
    desk.close()
    house.write_file(answer, answered.file)
    seen = deeds.review(access, answer)
    assert (seen.name, seen.fingerprint, seen.families) == ("Jan Nowy", answered.fingerprint, 0)
    assert deeds.enrol(access, answer) == "Jan Nowy"
    hub = house.open_hub(access.hub, access.hub_passphrase)
    with hub.exchange_unit() as unit:
        names = {one.name for one in directory(unit).people}
    hub.close()
    assert "Jan Nowy" in names


def test_a_wrong_passphrase_and_a_key_inside_the_server_are_refused(tmp_path, house, access) -> None:
    deeds, who = house.enroller(), Newcomer("Jan", "asystent", "assistant")
    wrong = Access(access.hub, access.hub_passphrase, access.key, "nie to")
    with pytest.raises(WrongPassphrase, match="passphrase-office-key"):
        deeds.invite(wrong, who, tmp_path / "out")
    wrong = Access(access.hub, "nie to", access.key, access.key_passphrase)
    with pytest.raises(WrongPassphrase, match="passphrase-server"):
        deeds.invite(wrong, who, tmp_path / "out")
    inside = access.hub / "office.key"
    house.write_file(inside, access.key.read_bytes())
    with pytest.raises(OfficeKeyInsideHub):
        deeds.invite(
            Access(access.hub, access.hub_passphrase, inside, access.key_passphrase), who, tmp_path / "out"
        )
    assert not (tmp_path / "out").exists()


def test_another_computer_of_somebody_known_keeps_the_person(tmp_path, house, access) -> None:
    deeds, names = house.enroller(), ("first", "second")
    deeds.invite(access, Newcomer("Jan Nowy", "asystent rodziny", "assistant"), tmp_path / names[0])
    answered = _answer(tmp_path, house, names[0])
    deeds.enrol(access, answered)
    hub = house.open_hub(access.hub, access.hub_passphrase)
    with hub.exchange_unit() as unit:
        (jan,) = (one for one in directory(unit).people if one.name == "Jan Nowy")
    hub.close()
    deeds.invite(access, Newcomer(person_id=jan.id), tmp_path / names[1])
    assert deeds.enrol(access, _answer(tmp_path, house, names[1])) == "Jan Nowy"
    hub = house.open_hub(access.hub, access.hub_passphrase)
    with hub.exchange_unit() as unit:
        known = directory(unit)
    hub.close()
    assert [one.id for one in known.people if one.name == "Jan Nowy"] == [jan.id]
    assert sum(one.person == jan.id for one in known.devices) == 2


def _answer(tmp_path, house, name):
    desk = house.create_vault(
        tmp_path / f"laptop-{name}", "rower zielony most", NewPerson("Jan Nowy", "asystent")
    )
    answered = answer_invitation(desk, (tmp_path / name).read_bytes())
    desk.close()
    house.write_file(tmp_path / f"answer-{name}", answered.file)
    return tmp_path / f"answer-{name}"
