"""`asystent hub assign`, `held`, `admit`, `revoke`: who may hold what, on a head's vault or on the hub.

On a vault the officer's own signature decides; on a hub the OFFICE key, which `--office-key` names.
"""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from asystent_desktop.application.assignments import assignments, views as assignment_views
from asystent_desktop.application.exchange import hand_over, held
from asystent_desktop.application.family import families
from asystent_desktop.application.faults import UnknownFamily
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.office.key import opened_key
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.errors import UserFixable
from asystent_desktop.hub import decisions, held as at_hub
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ports.desk import Desk, HubDesk

T = TypeVar("T")
_ID_LENGTH = 36
MODES = {
    "holder": AssignmentMode.HOLDER,
    "stand-in": AssignmentMode.STAND_IN,
    "reader": AssignmentMode.READER,
}


class OfficeKeyMissing(UserFixable):
    """On a hub this needs the OFFICE key; on an officer's vault it does not."""

    code = "cli.office-key-missing"


def with_any(console: Console, job: Callable[[Desk | HubDesk], T]) -> T:
    """Runs a job on the opened vault or hub and closes it whatever happens."""
    place = console.any_desk()
    try:
        return job(place)
    finally:
        place.close()


def office_key(console: Console, hub: HubDesk, args: argparse.Namespace) -> OfficeKey:
    """The OFFICE key a hub's command needs.

    Raises:
        OfficeKeyMissing: `--office-key` was not given.
    """
    if args.office_key is None:
        raise OfficeKeyMissing()
    return opened_key(console, hub, args)


def assign(console: Console, args: argparse.Namespace) -> int:
    """`assign FAMILY PERSON`: gives a family to an employee from a day on."""
    mode = MODES[args.mode]

    def job(place: Desk | HubDesk) -> str:
        if isinstance(place, HubDesk):
            return decisions.assign(
                place,
                office_key(console, place, args),
                args.family,
                args.person,
                mode,
                from_on=args.start,
                until_on=args.until,
                restricted=args.restricted,
            )
        return assignments.assign(
            place,
            family_id(place, args.family),
            args.person,
            mode,
            args.start,
            args.until,
            restricted=args.restricted,
            override_reason=args.over_limit or "",
        )[1]

    made = with_any(console, job)
    if args.json:
        console.data({"assignment": made})
        return DONE
    console.say(_("Assigned: {id}. It reaches the laptops with the next exchange.").format(id=made))
    if mode is AssignmentMode.HOLDER:
        console.say(_("The former holder's assignment ends the day before."))
    return DONE


def list_assignments(console: Console, args: argparse.Namespace) -> int:
    """`assignments`: who works with whom, on a head's vault."""

    def job(desk: Desk) -> int:
        rows = assignment_views.assignments(desk, args.on)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            console.say(
                "  ".join(
                    [
                        row.assignment_id,
                        row.family.number or row.family.family_id,
                        row.person_name,
                        _(row.mode_label),
                        _period(row.from_on, row.until_on),
                    ]
                )
            )
        return DONE

    return console.with_desk(job)


def end(console: Console, args: argparse.Namespace) -> int:
    """`unassign ASSIGNMENT --until DAY`: sets the last day of an assignment."""

    def job(place: Desk | HubDesk) -> None:
        if isinstance(place, HubDesk):
            key = office_key(console, place, args)
            decisions.end_assignment(place, key, args.assignment, args.until)
        else:
            assignments.end_assignment(place, args.assignment, args.until)

    with_any(console, job)
    console.say(_("The assignment ends on {day}.").format(day=day_date(args.until)))
    return DONE


def revoke(console: Console, args: argparse.Namespace) -> int:
    """`revoke COMPUTER`: a lost laptop no longer counts; lists the families that were aboard."""

    def job(place: Desk | HubDesk) -> tuple[str, str, tuple[assignment_views.FamilyRef, ...]]:
        if isinstance(place, HubDesk):
            done = decisions.revoke(place, office_key(console, place, args), args.computer)
            refs = tuple(assignment_views.FamilyRef(one, "", "") for one in done.families)
            return done.device_id, done.person_id, refs
        said = assignment_views.revoke_computer(place, args.computer, args.reason or "")
        return said.device_id, said.person_id, said.families

    device, person, aboard = with_any(console, job)
    if args.json:
        console.data({"computer": device, "person": person, "families": aboard})
        return DONE
    console.say(_("The computer {id} no longer counts.").format(id=device))
    console.say(_("What it sends from now on is held for a person to decide."))
    line = ngettext("{count} family was aboard:", "{count} families were aboard:", len(aboard))
    console.say(line.format(count=len(aboard)))
    for one in aboard:
        console.say("  " + "  ".join(part for part in (one.number, one.name, one.family_id) if part))
    console.say(_("Keep this list for the breach notice; 72 hours run from when you learned of the loss."))
    return DONE


def list_held(console: Console, args: argparse.Namespace) -> int:
    """`held`: entries that wait for the head, with the reason."""

    def job(place: Desk | HubDesk) -> tuple[at_hub.HeldRow, ...] | tuple[held.HeldEntry, ...]:
        return at_hub.held(place) if isinstance(place, HubDesk) else held.held_entries(place)

    rows = with_any(console, job)
    if args.json:
        console.data(rows)
        return DONE
    for row in rows:
        about = row.scope if isinstance(row, at_hub.HeldRow) else f"{row.number} {row.family_name}".strip()
        console.say(f"{row.commit[:12]}  {about}  {row.person_name} ({row.device_label})")
        console.say("    " + _(row.reason_label))
    if not rows:
        console.say(_("Nothing waits for a decision."))
    return DONE


def show_held(console: Console, args: argparse.Namespace) -> int:
    """`held show ENTRY`: what it says, on a head's vault."""

    def job(desk: Desk) -> int:
        fields = held.held_fields(desk, args.entry)
        if args.json:
            console.data(fields)
            return DONE
        for one in fields:
            console.say(f"{_(one.label)}: {one.text}")
        return DONE

    return console.with_desk(job)


def admit(console: Console, args: argparse.Namespace) -> int:
    """`admit ENTRY`: makes a held entry part of the file."""

    def job(place: Desk | HubDesk) -> None:
        if isinstance(place, HubDesk):
            at_hub.decide(place, office_key(console, place, args), args.entry, admit=True)
        else:
            held.admit_entry(place, args.entry)

    with_any(console, job)
    console.say(_("Admitted. It becomes part of the file everywhere with the next exchange."))
    return DONE


def reject(console: Console, args: argparse.Namespace) -> int:
    """`reject ENTRY --reason TEXT`: keeps it out; it stays stored, with the reason."""

    def job(place: Desk | HubDesk) -> None:
        if isinstance(place, HubDesk):
            key = office_key(console, place, args)
            at_hub.decide(place, key, args.entry, admit=False, reason=args.reason)
        else:
            held.reject_entry(place, args.entry, args.reason)

    with_any(console, job)
    console.say(_("Rejected. The entry stays stored, with the reason, and is shown nowhere."))
    return DONE


def purges(console: Console, args: argparse.Namespace) -> int:
    """`hub purges`: receipts of purges, on a vault."""

    def job(desk: Desk) -> int:
        rows = hand_over.purge_receipts(desk)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            console.say(f"{row.purged_at:%Y-%m-%d %H:%M}  {row.number or row.family_id}  {row.device_id}")
        if not rows:
            console.say(_("No receipt has come yet."))
        return DONE

    return console.with_desk(job)


def family_id(desk: Desk, text: str) -> str:
    """The id behind a family's number, or the id itself.

    Raises:
        UnknownFamily: Neither is known here.
    """
    found = families.find_by_number(desk, text)
    if found is not None:
        return found.id
    if len(text) != _ID_LENGTH:
        raise UnknownFamily(family=text)
    return text


def _period(from_on: date, until_on: date | None) -> str:
    return f"{day_date(from_on)} - {day_date(until_on) if until_on else '…'}"
