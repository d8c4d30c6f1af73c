"""`asystent hub`: founding, inviting, enrolling, answering at the founding."""

import argparse
import sys
from pathlib import Path

from asystent_desktop.cli import values
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.office.key import opened_key
from asystent_desktop.errors import UserFixable
from asystent_desktop.exchange import invitation_text, limits
from asystent_desktop.hub import answering, enrolment, founding, invitation_code, office_key, state
from asystent_desktop.i18n import _, faults, ngettext
from asystent_desktop.ports.desk import HubDesk


class NotConfirmed(UserFixable):
    """The person at the office did not confirm the fingerprint."""

    code = "cli.not-confirmed"


class NoPlace(UserFixable):
    """An invitation was to be made, but nobody said where it goes."""

    code = "cli.no-place"


def found(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub init`: makes the hub, the OFFICE key and the first directory."""
    successor = values.new_file(f"{args.office_key}.next")
    hub = _unfounded(console, args.database)
    try:
        office_key.check_place(hub, args.office_key)
        secret = console.office_passphrase(args.office_passphrase_file, repeat=True)

        def write_keys(key_file: bytes, next_key_file: bytes) -> None:
            console.house.write_file(args.office_key, key_file)
            console.house.write_file(successor, next_key_file)

        founding.init_hub(hub, args.name, secret, write_keys, console.house.cost)
    finally:
        hub.close()
    console.say(
        _("The hub of {office} was founded in {folder}.").format(office=args.name, folder=console.vault)
    )
    console.say(_("OFFICE key: {file}. Keep it on a stick, away from the hub.").format(file=args.office_key))
    console.say(
        _("Its successor: {file}. Keep it in another place, with its passphrase.").format(file=successor)
    )
    return DONE


def _unfounded(console: Console, database: str) -> HubDesk:
    """A new hub, or one whose founding broke off before its key was written: founding refuses any other."""
    passphrase = console.passphrase(repeat=True)
    try:
        return console.house.create_hub(console.vault, passphrase, database)
    except UserFixable as fault:
        if fault.code != "vault-exists":
            raise
        return console.house.open_hub(console.vault, passphrase)


def invite(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub invite`: an invitation for one person: a file, a square code, text, or all of them.

    Raises:
        NoPlace: none of the three was asked for.
    """
    if args.out is None and args.qr is None and not args.text:
        raise NoPlace()

    def job(hub: HubDesk) -> int:
        key = opened_key(console, hub, args)
        if args.qr is not None:
            invitation_code.check(_kind(args.qr))
        if args.person:
            made = enrolment.invite(hub, key, person_id=args.person)
        else:
            made = enrolment.invite(hub, key, name=args.name, title=args.title, role=args.role)
        person = args.name or args.person
        if args.out is not None:
            console.house.write_file(args.out, made.file)
            console.say(_("Invitation for {person}: {file}.").format(person=person, file=args.out))
        if args.qr is not None:
            picture = invitation_code.drawn(invitation_text.code(made.file), _kind(args.qr))
            console.house.write_file(args.qr, picture)
            console.say(_("Invitation for {person}: {file}.").format(person=person, file=args.qr))
        if args.text:
            console.say(invitation_text.text(made.file))
        console.say(_("It holds a one-time secret: hand it over in person."))
        return DONE

    return console.with_hub(job)


def _kind(path: Path) -> str:
    return path.suffix.removeprefix(".").casefold()


def enrol(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub enrol ANSWER`: shows the fingerprint, asks, and signs the computer into the directory."""

    def job(hub: HubDesk) -> int:
        key = opened_key(console, hub, args)
        answer = console.house.read_file(args.answer, limits.LINE_BYTES)
        view = enrolment.review_answer(hub, answer)
        console.say(
            _("{person}, {title}, computer {label}").format(
                person=view.name, title=view.title, label=view.device_label or view.device_id
            )
        )
        console.say(_("Compare these digits with the other side:"))
        console.say(view.fingerprint)
        families = ngettext(
            "{count} family is brought along.", "{count} families are brought along.", len(view.families)
        )
        console.say(families.format(count=len(view.families)))
        _confirm(args.yes)
        adopted = None if args.adopt is None else args.adopt
        done = enrolment.enrol(hub, key, answer, adopt=adopted)
        console.say(_("Enrolled; directory version {version}.").format(version=done.directory_version))
        return DONE

    return console.with_hub(job)


def answer(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub answer --via FOLDER`: takes what laptops left, lays out replies."""

    def job(hub: HubDesk) -> int:
        report = answering.answer(hub, console.house.carrier(args.via))
        if args.json:
            console.data(report)
            return FIXABLE if report.problems else DONE
        names = _names(hub)
        for taken in report.ingested:
            line = ngettext("{device}: {count} change taken", "{device}: {count} changes taken", taken.taken)
            console.say(line.format(device=names.get(taken.device, taken.device), count=taken.taken))
            for held in taken.held:
                console.say(
                    _("  held for a person: {commit} ({reason})").format(
                        commit=held.commit[:12], reason=held.reason
                    )
                )
        for reply in report.replies:
            line = ngettext(
                "Reply for {device}: {count} change", "Reply for {device}: {count} changes", reply.commits
            )
            console.say(line.format(device=names.get(reply.device, reply.device), count=reply.commits))
        for problem in report.problems:
            console.say(f"{problem.name}: {faults.word_code(problem.code)}")
        if not (report.ingested or report.replies or report.problems):
            console.say(_("Nothing new lies there."))
        return FIXABLE if report.problems else DONE

    return console.with_hub(job)


def _names(hub: HubDesk) -> dict[str, str]:
    """Whose computer a device id is, in words."""
    with hub.exchange_unit() as unit:
        directory = state.directory(unit)
    people = {one.id: one.name for one in directory.people}
    return {one.id: f"{people.get(one.person, '')} ({one.label or one.id[:8]})" for one in directory.devices}


def _confirm(said_yes: bool) -> None:
    if said_yes:
        return
    if not sys.stdin.isatty():
        raise NotConfirmed()
    reply = input(_("Do the digits agree? [y/N] "))
    if reply.strip().casefold() not in ("y", "yes", "t", "tak"):
        raise NotConfirmed()
