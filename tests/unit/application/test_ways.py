"""Finding the way to the office: its server first, then folders and sticks with this computer's own box."""

from dataclasses import dataclass, field

import pytest

from asystent_desktop.application.exchange import ways
from asystent_desktop.application.exchange.ways import Sought, Way, WayKind, look, way_to
from asystent_desktop.ports.carrier import CarrierAway, OfficeAddress, WrongPin

NEAR, FAR = (
    OfficeAddress("https://10.0.0.1:8463", "aa" * 32),
    OfficeAddress("https://10.0.0.2:8463", "aa" * 32),
)


@dataclass
class Folder:
    boxes: dict[str, list[str]] | None

    def list(self, box):
        if self.boxes is None:
            raise CarrierAway(reason="ENOENT")
        return self.boxes.get(box, [])


@dataclass
class House:
    """What look() asks of a house; no store anywhere."""

    alive: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    folders: dict[str, Folder] = field(default_factory=dict)
    sticks: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def answers(self, address):
        self.asked.append(address.url)
        if address.url in self.foreign:
            raise WrongPin(url=address.url)
        return address.url in self.alive

    def on_sticks(self, box):
        assert box == "dla-laptop"
        return self.sticks

    def carrier(self, folder):
        return self.folders.get(folder, Folder(None))


def test_the_network_comes_first_and_its_first_answer_is_enough():
    house = House(alive=(NEAR.url, FAR.url), folders={"/stick": Folder({})}, sticks=["/stick"])
    found = look(house, Sought("laptop", (NEAR, FAR)))
    assert found == (Way(WayKind.NETWORK, NEAR.url), Way(WayKind.FOLDER, "/stick"))
    assert house.asked == [NEAR.url]


def test_the_next_address_is_tried():
    assert look(House(alive=(FAR.url,)), Sought("laptop", (NEAR, FAR)))[0].place == FAR.url


def test_replies_are_counted_and_a_folder_seen_twice_is_one_way():
    house = House(
        folders={"/stick": Folder({"dla-laptop": ["a", "b"], "dla-other": ["c"]})}, sticks=["/stick"]
    )
    assert look(house, Sought("laptop", (), ("/stick", "/gone"))) == (Way(WayKind.FOLDER, "/stick", 2),)


def test_a_foreign_server_is_an_alarm_only_when_there_is_no_other_way():
    wanted = Sought("laptop", (NEAR, FAR), ("/share",))
    with pytest.raises(WrongPin):
        look(House(foreign=(NEAR.url,)), wanted)
    assert look(House(foreign=(NEAR.url,), alive=(FAR.url,)), wanted)[0].place == FAR.url
    assert look(House(foreign=(NEAR.url, FAR.url), folders={"/share": Folder({})}), wanted)


def test_a_named_place_is_a_server_or_a_folder():
    assert way_to("https://osrodek:8463").kind is WayKind.NETWORK
    assert way_to("/media/stick").kind is WayKind.FOLDER


def test_a_town_knows_its_addresses_from_invitation_and_directory(tmp_path):
    """Before the office replied the invitation says where; afterwards the directory does."""
    from asystent_desktop.application.exchange.enrolment import answer_invitation
    from asystent_desktop.hub import network
    from asystent_desktop.hub.enrolment import enrol, invite
    from tests.exchange_sim.town import make_town

    town = make_town(tmp_path)
    desk = town.laptop("Anna Nowak")
    assert ways.addresses(desk) == ()
    network.set_addresses(town.hub, town.office, [NEAR.url])
    pin = network.tls_identity(town.hub).pin
    invited = invite(town.hub, town.office, name="Anna", title="", role="assistant")
    answered = answer_invitation(desk, invited.file)
    assert ways.addresses(desk) == (OfficeAddress(NEAR.url, pin),)
    enrol(town.hub, town.office, answered.file, None)
    town.answer()
    town.exchange(desk)
    version = network.set_addresses(town.hub, town.office, [FAR.url, NEAR.url])
    assert network.set_addresses(town.hub, town.office, [FAR.url, NEAR.url]) == version, (
        "the same is nothing new"
    )
    town.answer()
    town.exchange(desk)
    assert [one.url for one in ways.addresses(desk)] == [FAR.url, NEAR.url]
    town.close()
