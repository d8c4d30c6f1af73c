"""A hub, laptops and a carrier between them, on real encrypted stores: what the exchange tests play with."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from asystent_desktop.application.exchange.enrolment import answer_invitation
from asystent_desktop.application.exchange.week import ExchangeReport, exchange_week
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import family_scope
from asystent_desktop.hub import state
from asystent_desktop.hub.answering import AnswerReport, answer
from asystent_desktop.hub.decisions import assign
from asystent_desktop.hub.enrolment import Enrolled, enrol, invite
from asystent_desktop.hub.founding import init_hub
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.carrier import CarrierMissing
from asystent_desktop.ports.desk import Desk, HubDesk
from asystent_desktop.ports.store import Verification
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import make_hub
from tests.fakes.vaults import make_desk


class MemoryCarrier:
    """Implements `ports.carrier.Carrier`; `boxes` lies open for tests that lose, repeat or damage bundles."""

    prompt = False

    def __init__(self) -> None:
        self.boxes: dict[str, dict[str, bytes]] = {}

    def list(self, box: str) -> Sequence[str]:
        held = self.boxes.get(box, {})
        return sorted(name for name, blob in held.items() if name == name_of(blob))

    def get(self, box: str, name: str, limit_bytes: int) -> bytes:
        if name not in self.boxes.get(box, {}):
            raise CarrierMissing(name=name)
        return self.boxes[box][name]

    def put(self, box: str, name: str, content: bytes) -> None:
        self.boxes.setdefault(box, {})[name] = content

    def move(self, box: str, name: str, to: str) -> None:
        if name in self.boxes.get(box, {}):
            self.boxes.setdefault(to, {})[name] = self.boxes[box].pop(name)

    def delete(self, box: str, name: str) -> None:
        self.boxes.get(box, {}).pop(name, None)


def name_of(blob: bytes) -> str:
    return hashlib.sha256(blob).hexdigest() + ".bundle"


@dataclass
class Town:
    """One office: its hub, its OFFICE key, its people's laptops, one carrier."""

    folder: Path
    hub: HubDesk
    office: OfficeKey
    clock: FakeClock
    carrier: MemoryCarrier
    laptops: dict[str, Desk] = field(default_factory=dict)

    def laptop(self, name: str, role: str = "assistant", clock: FakeClock | None = None) -> Desk:
        """A vault made alone; it shares the hub's clock unless it has one of its own."""
        self.laptops[name] = make_desk(self.folder / name, name=name, role=role, clock=clock or self.clock)
        return self.laptops[name]

    def admit(self, desk: Desk, role: str = "assistant", adopt: Sequence[str] | None = None) -> Enrolled:
        """Invitation, answer, enrolment, and the first reply read: the laptop belongs to the office."""
        identity = desk.identity()
        invited = invite(self.hub, self.office, name=identity.name, title=identity.title, role=role)
        answered = answer_invitation(desk, invited.file)
        enrolled = enrol(self.hub, self.office, answered.file, adopt)
        assert enrolled.fingerprint == answered.fingerprint
        self.answer()
        assert self.exchange(desk).enrolled_now
        return enrolled

    def exchange(self, desk: Desk) -> ExchangeReport:
        self.clock.advance(seconds=1)
        return exchange_week(desk, self.carrier)

    def answer(self) -> AnswerReport:
        self.clock.advance(seconds=1)
        return answer(self.hub, self.carrier)

    def round(self, *desks: Desk) -> list[ExchangeReport]:
        """Everybody lays out, the hub answers, everybody reads."""
        for desk in desks:
            self.exchange(desk)
        self.answer()
        return [self.exchange(desk) for desk in desks]

    def verify(self, desk: Desk | HubDesk) -> Verification:
        """What `asystent verify` finds, with the keys of the directory in force."""
        if isinstance(desk, HubDesk):
            return desk.verify()
        with self.hub.reading() as unit:
            keys = {device.id: device.sign for device in state.directory(unit).devices}
        vault = desk.verify.__self__  # type: ignore[attr-defined]
        vault.known |= keys
        return desk.verify()

    def close(self) -> None:
        for desk in self.laptops.values():
            desk.close()
        self.hub.close()


def make_town(folder: Path, name: str = "hub", url: str = "") -> Town:
    """An office; `url`: of a PostgreSQL database for its hub."""
    clock = FakeClock()
    hub = make_hub(folder, clock, name, url)
    founded = init_hub(hub, "Ośrodek Przykładowy", "klucz ośrodka", lambda key, following: None, Cost.MINIMAL)
    return Town(folder, hub, founded.office, clock, MemoryCarrier())


def save(desk: Desk, *records: object, command: str = "test") -> None:
    with desk.unit_of_work() as unit:
        for record in records:
            unit.save(record)  # type: ignore[arg-type]
        unit.commit(command)


def new_family(desk: Desk, name: str = "Wiśniewska", number: str = "R-03/2025") -> Family:
    family_id = desk.ids.new()
    made = Family(
        id=family_id, scope=family_scope(family_id), number=number, name=name, full_name=f"Anna {name}"
    )
    save(desk, made, command="create-family")
    return made


def two_assistants(town: Town, name: str = "Wiśniewska") -> tuple[Desk, Desk, Family]:
    """Anna, who entered a family before she was enrolled, Ewa, and the family; nothing exchanged yet."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna, name)
    town.admit(anna)
    town.admit(ewa)
    return anna, ewa, family


def stood_in(town: Town) -> tuple[Desk, Desk, Family]:
    """As `two_assistants`, and Ewa stands in for Anna; both have all of the family."""
    anna, ewa, family = two_assistants(town)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.STAND_IN)
    town.round(anna)
    town.round(ewa)
    return anna, ewa, family


def stored(desk: Desk, family_id: str) -> Family | None:
    with desk.unit_of_work() as unit:
        return unit.get(Family, family_id)
