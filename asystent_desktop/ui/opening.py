"""Jobs of the database thread that open, make and leave a vault."""

from dataclasses import dataclass, replace
from pathlib import Path

from asystent_desktop.application import letterhead as office
from asystent_desktop.application.exchange import enrolment, joining
from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.application.vault import settings
from asystent_desktop.application.vault.settings import Settings
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import Desk, House, NewPerson
from asystent_desktop.ports.renewal import UNWATCHED, RenewalWatch
from asystent_desktop.ui.unlock.requests import CreateRequest


@dataclass(frozen=True)
class Opened:
    """An opened vault.

    Attributes:
        about: What its unlock page shows, as far as that is known now.
        answered: It was just made for an invitation; the exchange page shows what to do next.
    """

    desk: Desk
    about: About
    settings: Settings
    answered: bool = False


def unlock(
    house: House, folder: Path, passphrase: str, language: str = "", watch: RenewalWatch = UNWATCHED
) -> Opened:
    """Opens a vault; raises as `House.open_vault`.

    Args:
        language: Chosen on the unlock page, kept from now on; empty for the vault's own.
    """
    desk = house.open_vault(folder, passphrase, watch)
    if language and language != settings.settings(desk).language:
        settings.change_settings(desk, language=language)
    return Opened(desk, _about(desk, house.about(folder)), settings.settings(desk))


def create(house: House, folder: Path, request: CreateRequest) -> Opened:
    """Makes a vault for one's own work, and answers the office's invitation when there is one.

    Raises:
        As `House.create_vault`; NotAnInvitation and its like before anything is made.
    """
    invitation = None
    if request.invitation_path is not None:
        invitation = house.read_file(request.invitation_path, joining.INVITATION_BYTES)
        enrolment.read_invitation(invitation)
    person = NewPerson(
        name=request.name, title=request.title, office_name=request.office_name, place=request.city
    )
    desk = house.create_vault(folder, request.passphrase, person)
    office.change_profile(desk, name=request.office_name, place=request.city)
    settings.change_settings(desk, language=request.language)
    if invitation is not None:
        enrolment.answer_invitation(desk, invitation)
    made = Opened(desk, _about(desk, None), settings.settings(desk), answered=invitation is not None)
    house.put_about(folder, made.about)
    return made


def open_demo(house: House, folder: Path) -> Opened:
    """Opens the fictional office's first laptop, building the office when there is none yet.

    A build that was cut short lacks its last file; it is left alone and another folder is taken.
    """
    from asystent_desktop.demo import (
        office as demo_office,  # and with it the hub, which real work never needs
    )

    number = 1
    while (shown := house.about(folder / str(number) / demo_office.LAPTOP_1)) is not None and not shown.name:
        number += 1
    place = folder / str(number)
    if shown is None:
        built, clock = house.demo_house()
        demo_office.build(demo_office.Order(place), built, clock, lambda _step: None)
    return unlock(house, place / demo_office.LAPTOP_1, demo_office.PASSPHRASE)


def leave(house: House, opened: Opened) -> None:
    """Keeps what the unlock page shows, then closes the vault."""
    house.put_about(opened.desk.folder, _about(opened.desk, opened.about))
    opened.desk.close()


def _about(desk: Desk, before: About | None) -> About:
    who = desk.identity()
    now = standing(desk)
    chosen = settings.settings(desk)
    with desk.unit_of_work() as unit:
        drafts = unit.counts()["drafts"]
    shown = before or About(name=who.name, title=who.title)
    return replace(
        shown,
        name=who.name,
        title=who.title,
        office_name=who.office_name,
        demo=who.demo,
        language=chosen.language,
        theme=chosen.theme,
        last_exchange=now.last_success,
        waiting=now.total,
        drafts=drafts,
    )
