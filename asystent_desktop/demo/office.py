"""Builds the fictional office: a hub, two assistants' laptops and the head's, enrolled and exchanged once."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from asystent_desktop.application import institutions, letterhead as letterheads
from asystent_desktop.application.exchange import enrolment, week
from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.application.family import members
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.vault import settings
from asystent_desktop.demo import caseload, papers, shelf, together, turns
from asystent_desktop.demo.cast import Cast, texts
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.hub import answering, decisions, enrolment as admission, founding
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.i18n import N_
from asystent_desktop.ports.about import About
from asystent_desktop.ports.carrier import Carrier
from asystent_desktop.ports.clock import SteppedClock
from asystent_desktop.ports.desk import Desk, House, HubDesk, NewPerson

PASSPHRASE = "pokaz asystent"
HUB, LAPTOP_1, LAPTOP_2, HEAD, EXCHANGE = "hub", "laptop-1", "laptop-2", "head", "exchange"
OFFICE_KEY = "klucz-osrodka.key"
STAND_IN_FAMILY = 0
"""Which of the first laptop's families the second one stands in for."""
LATE_FAMILY = 3
"""For which of them it stood in until yesterday: what it wrote since waits at the head's."""

_STAFF = {
    LAPTOP_1: NewPerson("Katarzyna Lis", "asystentka rodziny", device_label="L-07", demo=True),
    LAPTOP_2: NewPerson("Tomasz Bednarz", "asystent rodziny", device_label="L-11", demo=True),
    HEAD: NewPerson("Halina Jarosz", "kierownik zespołu", role="head", device_label="L-01", demo=True),
}

Progress = Callable[[str], object]
"""Called with a message id before each step."""


@dataclass(frozen=True)
class Order:
    """What to build.

    Attributes:
        families: Families of the first assistant, 1-15; the second one has two fewer.
        years: How long the longest service has lasted.
    """

    folder: Path
    seed: int = 1
    families: int = 14
    years: int = 1


class Office:
    """The opened fictional office; closes everything when its block ends."""

    def __init__(self, house: House, folder: Path) -> None:
        self._house = house
        self._folder = folder
        self._open = ExitStack()
        self.carrier: Carrier = house.carrier(folder / EXCHANGE)

    def __enter__(self) -> "Office":
        self.hub: HubDesk = self._house.open_hub(self._folder / HUB, PASSPHRASE)
        self._open.callback(self.hub.close)
        self.desks: dict[str, Desk] = {}
        for name in (LAPTOP_1, LAPTOP_2, HEAD):
            desk = self.desks[name] = self._house.open_vault(self._folder / name, PASSPHRASE)
            self._open.callback(desk.close)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def exchange(self, *names: str) -> None:
        """Laptops lay out what they have, the hub answers, laptops fetch what they lack."""
        for name in names:
            week.exchange_week(self.desks[name], self.carrier)
        answering.answer(self.hub, self.carrier)
        for name in names:
            week.exchange_week(self.desks[name], self.carrier)


def build(order: Order, house: House, clock: SteppedClock, progress: Progress) -> None:
    """Fills a folder with `hub/`, `laptop-1/`, `laptop-2/`, `head/`, `exchange/` and the OFFICE key file.

    Args:
        house: Its clock must be `clock`.

    Raises:
        FolderNotEmpty, VaultExists, StoreFull: The folder cannot hold a demo.
    """
    random = Random(order.seed)
    cast = Cast(random, clock.today())
    progress(N_("Founding the office…"))
    hub = house.create_hub(order.folder / HUB, PASSPHRASE)
    try:
        key = _found(order.folder, house, hub)
        families = _staff(order, house, clock, progress, cast, random, hub, key)
    finally:
        hub.close()
    with Office(house, order.folder) as office:
        progress(N_("Exchanging for the first time…"))
        first, second = office.desks[LAPTOP_1], office.desks[LAPTOP_2]
        colleague = second.identity().person_id
        shared = families[STAND_IN_FAMILY]
        decisions.assign(office.hub, key, shared, colleague, AssignmentMode.STAND_IN)
        whole = order.families >= caseload.FOR_TURNS
        if whole:
            late = families[LATE_FAMILY]
            stood_in = together.stand_in_once(office.hub, key, late, colleague)
        answering.answer(office.hub, office.carrier)
        office.exchange(LAPTOP_1, LAPTOP_2, HEAD)
        if whole:
            together.write_apart(first, second, shared)
            together.write_late(office.hub, key, second, late, stood_in)
        letterheads.change_profile(office.desks[HEAD], **texts()["office"])
        office.exchange(HEAD, LAPTOP_1, LAPTOP_2)
        if whole:
            progress(N_("Opinions go their way to court…"))
            _live(office, families)
        for name, desk in office.desks.items():
            settings.change_settings(desk, exchange_folder=str(order.folder / EXCHANGE))
            house.put_about(order.folder / name, _about(desk))


def _found(folder: Path, house: House, hub: HubDesk) -> OfficeKey:
    def write_keys(key_file: bytes, next_key_file: bytes) -> None:
        house.write_file(folder / OFFICE_KEY, key_file)
        house.write_file(folder / f"{OFFICE_KEY}.next", next_key_file)

    (folder / EXCHANGE).mkdir(exist_ok=True)
    return founding.init_hub(hub, texts()["office"]["name"], PASSPHRASE, write_keys, house.cost).office


def _staff(
    order: Order,
    house: House,
    clock: SteppedClock,
    progress: Progress,
    cast: Cast,
    random: Random,
    hub: HubDesk,
    key: OfficeKey,
) -> list[str]:
    """Makes the three vaults, alone first, fills the assistants' ones, and enrols them all."""
    written: dict[str, list[str]] = {}
    for name, person in _STAFF.items():
        desk = house.create_vault(order.folder / name, PASSPHRASE, person)
        try:
            if name != HEAD:
                progress(N_("Writing an assistant's year…"))
                count = max(1, order.families - 2 * len(written))
                written[name] = caseload.fill(desk, clock, cast, random, families=count, years=order.years)
            invited = admission.invite(hub, key, name=person.name, title=person.title, role=person.role)
            admission.enrol(hub, key, enrolment.answer_invitation(desk, invited.file).file)
        finally:
            desk.close()
    return written[LAPTOP_1]


def _live(office: Office, families: list[str]) -> None:
    """What takes an office: its directory, a compartment for two, papers between author and head."""
    first, head = office.desks[LAPTOP_1], office.desks[HEAD]
    for entry in texts()["institutions"]:
        institutions.add_institution(head, **entry)
    crisis = families[turns.CRISIS]
    started_on = first.clock.today() - timedelta(days=17)
    mother = next(one.member_id for one in members.members(first, crisis) if one.role == MemberRole.MOTHER)
    blue_card.start_card(
        first,
        crisis,
        started_on=started_on,
        started_by="Katarzyna Lis, asystentka rodziny",
        harmed=(mother,),
        handed_on=started_on + timedelta(days=2),
        received_on=started_on + timedelta(days=3),
        first_meeting_on=started_on + timedelta(days=8),
    )

    shelf.fill_shelf(first, with_referral=families[0], with_letter=families[1])

    def there_and_back() -> None:
        office.exchange(LAPTOP_1, HEAD)

    papers.send_on_their_way(first, head, there_and_back)
    there_and_back()


def _about(desk: Desk) -> About:
    who = desk.identity()
    now = standing(desk)
    return About(
        name=who.name,
        title=who.title,
        office_name=who.office_name,
        demo=who.demo,
        last_exchange=now.last_success,
        waiting=now.total,
    )
