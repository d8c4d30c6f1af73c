"""The seeded vault every case works on: the demo's caseload of one assistant, at a fixed moment."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from asystent_desktop.application.opinion import opinions
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Purpose
from asystent_desktop.demo import caseload
from asystent_desktop.demo.cast import Cast
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import Desk, NewPerson
from benchmarks.measure import Size

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
PASSPHRASE = "pokaz asystent"
SEED = 1


def make(folder: Path, size: Size) -> Path:
    """Fills a vault and closes it; the same size gives the same records."""
    clock = PutClock(NOW)
    house = RealHouse(clock, cost=DEMO_COST)
    desk = house.create_vault(folder, PASSPHRASE, NewPerson("Katarzyna Lis", "asystentka rodziny", demo=True))
    random = Random(SEED)
    caseload.fill(desk, clock, Cast(random, clock.today()), random, families=size.families, years=size.years)
    for request in opinions.requests(desk)[:1]:
        opinions.start_opinion(desk, request.request_id)
    desk.close()
    house.put_about(folder, About(name="Katarzyna Lis", title="asystentka rodziny", demo=True))
    return folder


def open_copy(vault: Path, folder: Path) -> Desk:
    """The vault copied into a folder of the case and opened; the caller closes it."""
    copied = shutil.copytree(vault, folder / "vault")
    return RealHouse(PutClock(NOW), cost=DEMO_COST).open_vault(copied, PASSPHRASE)


def raw_key(vault: Path) -> bytes:
    """The store's key, for the peers that open the file by themselves."""
    return envelope.unwrap((vault / "vault.header").read_bytes(), PASSPHRASE, Purpose.VAULT)
