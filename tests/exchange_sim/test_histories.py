"""Random weeks on real stores: edits, losses, repeats, damage, disorder, wrong clocks; then all must agree.

`ASYSTENT_SIM_REAL_SEEDS` says how many histories, `ASYSTENT_SIM_FIRST` the first seed. A failure names its
seed, and the seed alone repeats it.
"""

import os
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from asystent_desktop.domain.kinds import Family, Strength
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, person_scope
from asystent_desktop.hub.decisions import assign
from asystent_desktop.ports.desk import Desk
from tests.exchange_sim.town import Town, make_town, name_of, new_family, save
from tests.fakes.casework import appointment
from tests.fakes.clock import FakeClock

SEEDS = int(os.environ.get("ASYSTENT_SIM_REAL_SEEDS", "4"))
FIRST = int(os.environ.get("ASYSTENT_SIM_FIRST", "1"))
STEPS = 40
SKEWS = (timedelta(0), timedelta(days=-365 * 30), timedelta(days=365 * 30), timedelta(minutes=7))


class History:
    """One office and what happens to it."""

    def __init__(self, town: Town, random: Random) -> None:
        self.town, self.random = town, random
        self.anna, self.ewa, self.head = (
            self._laptop(name, role)
            for name, role in (("Anna", "assistant"), ("Ewa", "assistant"), ("Maria", "head"))
        )
        self.desks = (self.anna, self.ewa, self.head)
        self.shared = new_family(self.anna, "Wiśniewska")
        self.annas = new_family(self.anna, "Mazur", "R-04/2025")
        self.old: list[tuple[str, bytes]] = []
        self.written: set[str] = set()
        for desk, role in zip(self.desks, ("assistant", "assistant", "head"), strict=True):
            town.admit(desk, role)

    def _laptop(self, name: str, role: str) -> Desk:
        clock = FakeClock()
        clock.instant += self.random.choice(SKEWS)
        return self.town.laptop(name, role, clock)

    def step(self) -> None:
        often = (self.edit, self.edit, self.edit, self.exchange, self.exchange, self.answer, self.answer)
        self.random.choice((*often, self.lose, self.repeat, self.damage, self.stand_in))()

    def edit(self) -> None:
        desk = self.random.choice(self.desks)
        with desk.unit_of_work() as unit:
            families = unit.find(Family)
        if not families:
            return
        family = self.random.choice(families)
        what = self.random.randrange(4)
        if what == 0:
            save(desk, replace(family, phone=f"32 {self.random.randrange(10**6):06}"))
        elif what == 1:
            save(desk, replace(family, safety_note=f"Pies {self.random.randrange(1000)}"))
        elif what == 2:
            save(desk, Strength(id=desk.ids.new(), scope=family.scope, text="Wspólne posiłki"))
        else:
            save(desk, appointment(desk.ids.new(), desk.identity().person_id))
        self.written |= commits(desk)

    def exchange(self) -> None:
        self.town.exchange(self.random.choice(self.desks))
        self._remember()

    def answer(self) -> None:
        self.town.answer()
        self._remember()

    def stand_in(self) -> None:
        """Ewa is called in for the shared family, once more or for the first time."""
        person = self.ewa.identity().person_id
        assign(self.town.hub, self.town.office, self.shared.id, person, AssignmentMode.STAND_IN)

    def _remember(self) -> None:
        for box, blobs in self.town.carrier.boxes.items():
            if box not in ("przyjete", "odlozone"):
                self.old += [(box, blob) for blob in blobs.values()]

    def _bundle(self) -> tuple[str, str] | None:
        lying = [
            (box, name)
            for box, blobs in sorted(self.town.carrier.boxes.items())
            if box not in ("przyjete", "odlozone")
            for name in sorted(blobs)
        ]
        return self.random.choice(lying) if lying else None

    def lose(self) -> None:
        if lying := self._bundle():
            del self.town.carrier.boxes[lying[0]][lying[1]]

    def repeat(self) -> None:
        if self.old:
            box, blob = self.random.choice(self.old)
            self.town.carrier.put(box, name_of(blob), blob)

    def damage(self) -> None:
        """A copy with a flipped byte, cut short, under the old name or under the name of its new content."""
        if not (lying := self._bundle()):
            return
        box, name = lying
        blob = bytearray(self.town.carrier.boxes[box][name])
        blob[self.random.randrange(len(blob))] ^= 1 << self.random.randrange(8)
        broken = bytes(blob[: self.random.choice((len(blob), len(blob) // 2))])
        self.town.carrier.put(box, self.random.choice((name, name_of(broken))), broken)

    def settle(self) -> None:
        """Rounds without mishap until nobody has anything to say."""
        for _ in range(3):
            self.town.round(*self.desks)


def commits(desk, scopes=None):
    with desk.exchange_unit() as unit:
        return {commit.hash for commit in unit.beyond({}, scopes)}


def records(desk, scope):
    with desk.unit_of_work() as unit:
        found = [*unit.find(Family, scope=scope), *unit.find(Strength, scope=scope)]
        rivals = [
            (one.field, sorted(str(rival.value) for rival in one.rivals)) for one in unit.conflicts(scope)
        ]
    return found, rivals


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_after_any_week_everybody_agrees(seed, tmp_path):
    history = History(make_town(tmp_path), Random(seed))
    town = history.town
    try:
        for _ in range(STEPS):
            history.step()
        history.stand_in()
        history.settle()
        _check(history)
    finally:
        town.close()


def _check(history):
    hub, anna, ewa, head = history.town.hub, history.anna, history.ewa, history.head
    assert commits(hub) >= history.written, "something written was lost"
    assert commits(head) == commits(hub), "the head has everything"
    shared, annas = history.shared.scope, history.annas.scope
    assert commits(ewa, [shared]) == commits(anna, [shared]) == commits(hub, [shared])
    assert records(ewa, shared) == records(anna, shared) == records(head, shared)
    assert records(anna, annas) == records(head, annas)
    with ewa.exchange_unit() as unit:
        allowed = {OFFICE_SCOPE, shared, person_scope(ewa.identity().person_id)}
        assert unit.scopes() <= allowed, "outside her scope"
    for desk in history.desks:
        with desk.unit_of_work() as unit:
            assert unit.counts()["unacknowledged"] == 0
        assert list(history.town.verify(desk).problems) == []
    before = [desk.verify().state_hash for desk in (*history.desks, hub)]
    history.settle()
    assert [desk.verify().state_hash for desk in (*history.desks, hub)] == before
