"""A day's work with one distinctive text in every field that takes text, then a crash; run as a process.

    python -m tests.e2e.canary_work FOLDER

Prints "open" when all is written and every store still open, waits for a line, closes them, and crashes.
"""

import sys
from datetime import time, timedelta
from pathlib import Path

from asystent_desktop.__main__ import _crashed
from asystent_desktop.application import search
from asystent_desktop.application.exchange import enrolment, week
from asystent_desktop.application.family import families, members
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.errors import UserFixable
from asystent_desktop.hub import answering, enrolment as admission, founding
from asystent_desktop.ports.desk import Desk, HubDesk, NewPerson

CANARY = "Żółtopuzik"
"""Reads like a name, occurs nowhere else."""

PASSPHRASE = "rower zielony most"


def casework(desk: Desk) -> str:
    """Fills every kind of record; returns the family's id."""
    form = families.FamilyForm(
        name=CANARY, full_name=f"Anna {CANARY}", street=f"ul. {CANARY} 4", district=CANARY, phone=CANARY,
        social_worker=CANARY, cooperation_from=desk.clock.today() - timedelta(days=40),
    )  # fmt: skip
    family = families.create_family(desk, form)[1]
    child = members.MemberForm(CANARY, CANARY, MemberRole.CHILD, school_or_work=CANARY, health_note=CANARY)
    members.add_member(desk, family, child)
    members.add_strength(desk, family, CANARY)
    plan = work_plan.start_plan(desk, family)[1]
    work_plan.change_plan(desk, plan, main_goal=CANARY, diagnosis=CANARY)
    whom = work_plan.ConsultedWith.OTHER
    work_plan.add_consultation(desk, plan, with_whom=whom, name=CANARY, note=CANARY, on=desk.clock.today())
    work_plan.add_action(
        desk, work_plan.add_goal(desk, plan, CANARY)[1], CANARY, who=CANARY, expected_effect=CANARY
    )
    card = cards.VisitForm(
        family_id=family, on=desk.clock.today(), start=time(0), end=time(0, 1), facts=f"{CANARY}. " * 400,
        assessment=CANARY, agreements=CANARY, safety=Safety.NO_CONCERN,
    )  # fmt: skip
    cards.keep_draft(desk, card)
    cards.save_visit(desk, card)
    cards.keep_draft(desk, card)
    return family


def papers(desk: Desk, family: str) -> None:
    """An opinion: preview, frozen document, its stored bytes; a search for the text."""
    court, today = opinions.courts()[0], desk.clock.today()
    form = opinions.RequestForm(
        court=court.court, division=court.division, street=court.street, postcode_city=court.postcode_city,
        case_ref=f"V Nsm 999/{today.year % 100}", letter_on=today, received_on=today,
        due_on=today + timedelta(days=9), questions=(f"Czy {CANARY} współpracuje?",),
    )  # fmt: skip
    opinion = opinions.start_opinion(desk, opinions.add_request(desk, family, form)[1])[1]
    opinions.preview(desk, opinion)
    opinions.submit(desk, opinion)
    opinions.stored_pdf(desk, opinion)
    assert search.search(desk, CANARY)


def office(house: RealHouse, folder: Path, desk: Desk) -> HubDesk:
    """Enrols the desk at a hub and exchanges twice."""
    hub = house.create_hub(folder / "hub", PASSPHRASE)

    def write_keys(key: bytes, successor: bytes) -> None:
        house.write_file(folder / "klucz.key", key)
        house.write_file(folder / "klucz.key.next", successor)

    key = founding.init_hub(hub, "Ośrodek Przykładowy", PASSPHRASE, write_keys, DEMO_COST).office
    invited = admission.invite(hub, key, name=desk.identity().name, title="asystentka", role="assistant")
    answered = enrolment.answer_invitation(desk, invited.file)
    house.write_file(folder / "zaproszenie", invited.file)
    house.write_file(folder / "odpowiedz", answered.file)
    admission.enrol(hub, key, answered.file)
    (folder / "exchange").mkdir()
    carrier = house.carrier(folder / "exchange")
    for _turn in range(2):
        answering.answer(hub, carrier)
        report = week.exchange_week(desk, carrier)
    assert report.sent or report.accepted
    return hub


def main(folder: Path) -> None:
    house = RealHouse(cost=DEMO_COST)
    desk = house.create_vault(folder / "sejf", PASSPHRASE, NewPerson("Anna Nowak", "asystentka rodziny"))
    papers(desk, casework(desk))
    hub = office(house, folder, desk)
    refused = [refusal(desk, number) for number in range(2)]
    print("open", *refused, flush=True)
    sys.stdin.readline()
    desk.close()
    hub.close()
    raise RuntimeError(f"the text of a foreign exception quotes {CANARY}")


def refusal(desk: Desk, number: int) -> str:
    """What an error says of a card that cannot be saved."""
    form = cards.VisitForm(family_id=str(number), facts=CANARY, agreements=CANARY)
    try:
        cards.save_visit(desk, form)
    except UserFixable as error:
        return f"{error!r} {error}"
    raise AssertionError("it was saved")


if __name__ == "__main__":
    sys.excepthook = _crashed
    main(Path(sys.argv[1]))
