"""A simulated office: a real hub store, and laptops that are keys, families and signed commits.

The hub sees the same bundles as from real laptops, without as many encrypted vaults.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from asystent_desktop.bootstrap import hubs
from asystent_desktop.bootstrap.clock import PutClock, SystemIds
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, family_scope, kind_of
from asystent_desktop.exchange import bundle, trust_store
from asystent_desktop.exchange.directory import HUB, Device, Directory, Person, SignedDirectory
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.hub import state
from asystent_desktop.hub.founding import init_hub
from asystent_desktop.hub.office_commits import write_records
from asystent_desktop.journal import capture
from asystent_desktop.journal.commit import SALT_BYTES, SCHEMA, Commit, Envelope, compose
from asystent_desktop.persistence.hub_store import create_hub
from asystent_desktop.ports.desk import DeviceKeys, HubDesk
from benchmarks.seeded import NOW

FAMILIES = 2
"""Of one laptop."""

_TEXT = "Zosia pokazała zeszyt. Matka umówiła wizytę u logopedy na przyszły tydzień, ojciec był w pracy."
_IDS = SystemIds()


@dataclass
class Laptop:
    """A simulated computer: its keys and families, its tips, and what it has of directory and office."""

    person: str
    device: str
    signing: SigningKey
    sealing: SealingKey
    families: tuple[str, ...]
    tips: dict[str, str] = field(default_factory=dict)
    directory: int = 0
    office_heads: tuple[str, ...] = ()
    number: int = 0

    def week(self, hub: HubDesk, entries: int, clock: PutClock) -> bytes:
        """The bundle of a week with so many entries, sealed for the hub."""
        commits = [self._entry(clock, self.families[index % FAMILIES]) for index in range(entries)]
        heads: dict[str, tuple[str, ...]] = {scope: (name,) for scope, name in self.tips.items()}
        if self.office_heads:
            heads[OFFICE_SCOPE] = self.office_heads
        self.number += 1
        draft = Draft(
            office=hub.office,
            sender=self.device,
            recipient=HUB,
            number=self.number,
            previous=None,
            created_at=clock.now(),
            hub_epoch="",
            heads_digest=heads_digest(heads),
            directory_version=self.directory,
            heads=heads,
        )
        lines = [commit_line(Carried(commit)) for commit in commits]
        return bundle.encode(draft, lines, self.signing.sign, hub.keys.sealing.public)

    def _entry(self, clock: PutClock, family: str) -> Commit:
        scope = family_scope(family)
        made = Strength(id=_IDS.new(), scope=scope, text=_TEXT)

        def envelope(payload: str) -> Envelope:
            return Envelope(
                id=_IDS.new(),
                device=self.device,
                actor=self.person,
                scope=scope,
                prev=(self.tips[scope],) if scope in self.tips else (),
                hlc=(int(clock.now().timestamp() * 1000), 0),
                directory=self.directory,
                tx=_IDS.new(),
                command="benchmark",
                schema=SCHEMA,
                payload=payload,
            )

        operations = capture.operations(kind_of(made), None, made)
        commit = compose(envelope, operations, _IDS.random_bytes(SALT_BYTES), self.signing.sign)
        self.tips[scope] = commit.hash
        return commit


@dataclass(frozen=True)
class Office:
    """A hub and its laptops."""

    hub: HubDesk
    clock: PutClock
    laptops: Sequence[Laptop]


def found(folder: Path, laptops: int, url: str = "") -> Office:
    """An office with that many enrolled laptops and their families assigned, as after as many enrolments."""
    clock = PutClock(NOW)
    store = create_hub(folder, _IDS.new(), _IDS.random_bytes(32), clock, url)
    hub = hubs.desk(folder, store, DeviceKeys(SigningKey.generate(), SealingKey.generate()), clock, _IDS)
    made = [_laptop() for _ in range(laptops)]
    office = init_hub(hub, "Ośrodek", "klucz ośrodka", lambda key, following: None, Cost.MINIMAL).office
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        newer = _with_all(directory, made)
        trust_store.keep(trusted.accept(SignedDirectory.sign(newer, office.signing)), unit.put_document)
        for one in made:
            write_records(
                unit,
                office,
                [_assignment(one, family) for family in one.families],
                command="benchmark",
                directory_version=newer.version,
                now=clock.now(),
                ids=_IDS,
            )
        unit.commit()
    return Office(hub, clock, made)


def _laptop() -> Laptop:
    families = tuple(_IDS.new() for _ in range(FAMILIES))
    return Laptop(_IDS.new(), _IDS.new(), SigningKey.generate(), SealingKey.generate(), families)


def _with_all(directory: Directory, laptops: Sequence[Laptop]) -> Directory:
    people = tuple(Person(one.person, "Anna Nowak", "asystentka rodziny", "assistant") for one in laptops)
    devices = tuple(
        Device(one.device, one.person, "", one.signing.public, one.sealing.public, NOW) for one in laptops
    )
    return replace(
        directory,
        version=directory.version + 1,
        people=directory.people + people,
        devices=directory.devices + devices,
    )


def _assignment(laptop: Laptop, family: str) -> Assignment:
    return Assignment(
        id=_IDS.new(),
        scope=OFFICE_SCOPE,
        family_id=family,
        person_id=laptop.person,
        mode=AssignmentMode.HOLDER,
        from_on=NOW.date(),
    )
