"""A small real office for the exchange cases: an encrypted hub, encrypted laptops, a folder between them."""

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from random import Random

from asystent_desktop.application.exchange.enrolment import answer_invitation
from asystent_desktop.application.exchange.week import ExchangeReport, exchange_week
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.domain.kinds import Appointment, CourtOpinion, Family, OpinionPart, Visit
from asystent_desktop.domain.kinds.visit import Place, Safety
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.domain.records import Record, family_scope, person_scope
from asystent_desktop.hub.answering import answer
from asystent_desktop.hub.enrolment import enrol, invite
from asystent_desktop.hub.founding import init_hub
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.carrier import Carrier
from asystent_desktop.ports.desk import Desk, HubDesk, NewPerson
from benchmarks.seeded import NOW, PASSPHRASE, SEED

FAMILIES = 15
_STRETCH = 15
NOTES, OPINION_SAVES, SMALL = 30, 6, 120
"""An assistant's week: finished visit cards, saves of an opinion, fields and appointments: 156 commits."""


@dataclass
class Office:
    """A hub, its OFFICE key, and what lies between it and the laptops."""

    folder: Path
    house: RealHouse
    clock: PutClock
    hub: HubDesk
    key: OfficeKey
    carrier: Carrier

    def join(self, name: str, person_id: str = "", families: int = 0) -> Desk:
        """A new vault that belongs to the office when this returns; nothing of its scopes is there yet."""
        who = NewPerson(name, "asystentka rodziny")
        desk = self.house.create_vault(
            self.folder / f"vault-{len(list(self.folder.iterdir()))}", PASSPHRASE, who
        )
        for number in range(families):
            save(desk, new_family(desk, number))
        if person_id:
            invited = invite(self.hub, self.key, person_id=person_id)
        else:
            invited = invite(self.hub, self.key, name=name, title=who.title, role="assistant")
        enrol(self.hub, self.key, answer_invitation(desk, invited.file).file)
        return desk

    def exchange(self, desk: Desk) -> ExchangeReport:
        """One exchange over the folder."""
        return self.exchange_by(desk, self.carrier)

    def exchange_by(self, desk: Desk, carrier: Carrier) -> ExchangeReport:
        """One exchange over that carrier."""
        self.clock.put(self.clock.now() + timedelta(seconds=1))
        return exchange_week(desk, carrier)

    def answer(self) -> None:
        """The hub reads its box and replies."""
        self.clock.put(self.clock.now() + timedelta(seconds=1))
        answer(self.hub, self.carrier)

    def rest(self, *desks: Desk) -> None:
        """Rounds until nobody has news."""
        for _round in range(4):
            for desk in desks:
                self.exchange(desk)
            self.answer()

    def close(self, *desks: Desk) -> None:
        """Closes everything."""
        for desk in desks:
            desk.close()
        self.hub.close()


def found(folder: Path) -> Office:
    """An office without laptops."""
    clock = PutClock(NOW)
    house = RealHouse(clock, cost=DEMO_COST)
    hub = house.create_hub(folder / "hub", PASSPHRASE)
    between = folder / "between"
    between.mkdir()
    founded = init_hub(hub, "Ośrodek", "klucz ośrodka", lambda key, following: None, Cost.MINIMAL)
    return Office(folder, house, clock, hub, founded.office, house.carrier(between))


class Prose:
    """Prose that people wrote, from this project's documents: the demo's few texts repeat too much.

    Each stretch is used once, as nobody writes the same note twice.
    """

    def __init__(self, random: Random) -> None:
        words = _words()
        self._left = [words[start : start + _STRETCH] for start in range(0, len(words), _STRETCH)]
        random.shuffle(self._left)

    def take(self, words: int) -> str:
        """About so many words."""
        return " ".join(" ".join(self._left.pop()) for _ in range(max(1, words // _STRETCH)))


@cache
def _words() -> tuple[str, ...]:
    pages = sorted((Path(__file__).parents[1] / "docs").rglob("*.md"))
    return tuple(re.findall(r"[^\W\d_]+[,.;:]?", " ".join(page.read_text("utf-8") for page in pages)))


def new_family(desk: Desk, number: int) -> Family:
    """A family of the caseload."""
    family_id = desk.ids.new()
    name = f"Rodzina {number + 1}"
    return Family(
        id=family_id, scope=family_scope(family_id), number=f"R-{number + 1}/2026", name=name, full_name=name
    )


def save(desk: Desk, *records: Record, command: str = "benchmark") -> None:
    """One command: one commit."""
    with desk.unit_of_work() as unit:
        for one in records:
            unit.save(one)
        unit.commit(command)


def write_week(desk: Desk, clock: PutClock, seed: int = SEED) -> None:
    """The 156 commits of one assistant-week, over all her families."""
    random = Random(seed)
    prose = Prose(random)
    with desk.unit_of_work() as unit:
        families = unit.find(Family)
    for number in range(NOTES):
        save(desk, _visit(desk, random, prose, families[number % len(families)]), command="save-visit")
    _write_opinion(desk, prose, families[seed % len(families)])
    for number in range(SMALL):
        clock.put(clock.now() + timedelta(minutes=7))
        family = families[number % len(families)]
        if number % 3:
            save(desk, _appointment(desk, random, family), command="plan-visit")
        else:
            save(desk, replace(family, phone=f"32 {random.randrange(10**6):06}"), command="change-family")


def _visit(desk: Desk, random: Random, prose: Prose, family: Family) -> Visit:
    """A card of about 250 words."""
    return Visit(
        id=desk.ids.new(),
        scope=family.scope,
        on=desk.clock.today(),
        start=time(9 + random.randrange(6), 0),
        end=time(16, 0),
        place=Place.HOME,
        facts=prose.take(200),
        assessment=prose.take(35),
        safety=Safety.NO_CONCERN,
        agreements=prose.take(15),
        recorded_at=desk.clock.now(),
        author_id=desk.identity().person_id,
    )


def _write_opinion(desk: Desk, prose: Prose, family: Family) -> None:
    """One part of a court opinion, saved six times as it grows."""
    opinion = CourtOpinion(
        id=desk.ids.new(),
        scope=family.scope,
        request_id=desk.ids.new(),
        dated_on=desk.clock.today(),
        author_id=desk.identity().person_id,
    )
    part = OpinionPart(id=desk.ids.new(), scope=family.scope, opinion_id=opinion.id, number=4)
    for number in range(OPINION_SAVES):
        grown = Paragraph(text=prose.take(90))
        part = replace(part, paragraphs=(*part.paragraphs, grown))
        save(desk, *((opinion, part) if number == 0 else (part,)), command="save-opinion")


def _appointment(desk: Desk, random: Random, family: Family) -> Appointment:
    return Appointment(
        id=desk.ids.new(),
        scope=person_scope(desk.identity().person_id),
        family_id=family.id,
        on=desk.clock.today() + timedelta(days=random.randrange(1, 14)),
        start=time(8 + random.randrange(8), 0),
        end=time(17, 0),
    )
