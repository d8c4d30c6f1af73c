"""`asystent hub backup|restore|resume|readmit|status|settle|change-key`: the office's hub kept safe."""

import argparse
from datetime import datetime

from asystent_desktop.application.exchange import alarms as office_alarms
from asystent_desktop.application.exchange.alarms import OfficeReport
from asystent_desktop.application.exchange.reports import Reported, ReportedAlarm, ReportedDevice
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.office.key import opened_key
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.routing import Standing
from asystent_desktop.hub import (
    alarms,
    backup,
    backup_notes,
    epoch,
    office_key,
    readmission,
    report,
    state,
    succession,
    terms,
)
from asystent_desktop.hub.report import Report
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, number, time_24
from asystent_desktop.ports.backup import Proven
from asystent_desktop.ports.desk import HubDesk


def back_up(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub backup --to DIR` writes and proves a backup; `--check FILE` proves one that is there."""

    def job(hub: HubDesk) -> int:
        if args.check is not None:
            proven = hub.archive.check(args.check)
            _say_proven(console, proven, args.json)
            return DONE
        made = backup.back_up(hub, args.to)
        if args.json:
            console.data(made)
            return DONE
        _say_proven(console, made.proven, False)
        line = ngettext(
            "{count} change is durable now; laptops learn of it with the next exchange.",
            "{count} changes are durable now; laptops learn of it with the next exchange.",
            made.durable,
        )
        console.say(line.format(count=number(made.durable)))
        if made.expired:
            console.say(
                ngettext(
                    "{count} backup older than 35 days was removed.",
                    "{count} backups older than 35 days were removed.",
                    made.expired,
                ).format(count=made.expired)
            )
        return DONE

    return console.with_hub(job)


def _say_proven(console: Console, proven: Proven, as_json: bool) -> None:
    if as_json:
        console.data(proven)
        return
    console.say(_("Backup: {name}").format(name=proven.name))
    line = ngettext(
        "Read back and checked: {count} commit, every signature holds.",
        "Read back and checked: {count} commits, every signature holds.",
        proven.commits,
    )
    console.say(line.format(count=number(proven.commits)))
    console.say(_("State: {hash}").format(hash=proven.state_hash))


def restore(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub restore --from FILE DIR`: makes a hub out of a backup."""
    folder = args.folder or console.vault
    made_at = console.house.restore_hub(args.file, folder, console.passphrase(), args.database)
    console.say(
        _("A hub was restored in {folder} from the backup of {at}.").format(folder=folder, at=moment(made_at))
    )
    console.say(
        _("It only receives for now: let the computers exchange once, so that it learns what it forgot.")
    )
    console.say(_("Then run: asystent --vault {folder} hub resume --office-key FILE").format(folder=folder))
    return DONE


def resume(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub resume`: OFFICE signs the restored hub's new epoch; it answers again."""

    def job(hub: HubDesk) -> int:
        done = epoch.resume(hub, opened_key(console, hub, args), anyway=args.anyway)
        console.say(
            _("The hub answers again; directory version {version}.").format(version=done.directory_version)
        )
        return DONE

    return console.with_hub(job)


def readmit(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub readmit [ID…]`: computers that a restored hub has forgotten belong to it again."""

    def job(hub: HubDesk) -> int:
        done = readmission.readmit(hub, opened_key(console, hub, args), args.devices)
        for one in done.computers:
            line = _("Taken back in: {label} ({device}) of {person}.")
            if one.device.revoked_at is not None:
                line = _("In the directory again, still revoked: {label} ({device}) of {person}.")
            console.say(line.format(label=one.device.label, device=one.device.id, person=one.person.name))
        for one in done.left:
            line = _("Still waits: {label} ({device}) of {person}. Name its id if it is hers.")
            console.say(line.format(label=one.device.label, device=one.device.id, person=one.person.name))
        if not done.computers and not done.left:
            console.say(_("The directory names every computer that was shown to this hub."))
        return DONE

    return console.with_hub(job)


def change_key(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub change-key`: the successor becomes the OFFICE key; a new successor is made."""

    def job(hub: HubDesk) -> int:
        key = opened_key(console, hub, args)
        office_key.check_place(hub, args.next)
        secret = console.office_passphrase(args.office_passphrase_file)

        def write_next(file: bytes) -> None:
            console.house.write_file(args.next, file)

        done = succession.change_over(hub, key, secret, write_next, anyway=args.anyway)
        console.say(
            _("{file} is the OFFICE key now; directory version {version}.").format(
                file=args.office_key, version=done.directory_version
            )
        )
        console.say(_("Its successor: {file}. Keep it in another place.").format(file=args.next))
        console.say(_("The former key signs nothing any more. Back the hub up now, then destroy its file."))
        return DONE

    return console.with_hub(job)


def settle(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub settle ID`: a person has dealt with an alarm."""

    def job(hub: HubDesk) -> int:
        alarms.settle(hub, args.id)
        console.say(_("Settled."))
        return DONE

    return console.with_hub(job)


def status(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub status`: people, computers, last backup, alarms, what was set aside."""

    def job(hub: HubDesk) -> int:
        made = report.report(hub)
        with hub.reading() as unit:
            directory, aside = state.directory(unit), state.quarantine(unit)
            backups = backup_notes.notes(unit)
        said = office_alarms.compose(
            _reported(made), directory, hub.clock.now(), terms.limits_on(hub.clock.today())
        )
        if args.json:
            console.data(
                {
                    "office": directory.name,
                    "version": directory.version,
                    "people": directory.people,
                    "devices": said.computers,
                    "only_receives": said.only_receives,
                    "recovery_ready": said.recovery_ready,
                    "backups": backups,
                    "alarms": said.alarms,
                    "set_aside": aside,
                }
            )
            return DONE
        _say_status(console, directory, said, state.standing(hub, scopes=()))
        for row in aside:
            console.say(_("  set aside: {name} ({code})").format(name=row.name[:12], code=row.code))
        return DONE

    return console.with_hub(job)


def _reported(made: Report) -> Reported:
    """The hub's own report as an office computer would read it."""
    return Reported(
        made.made_at,
        made.only_receives,
        made.last_backup_at,
        made.recovery_ready,
        tuple(
            ReportedDevice(
                one.id,
                one.last_heard_at,
                one.version,
                one.waiting,
                one.families,
                one.escrow,
                one.drilled_at,
            )
            for one in made.devices
        ),
        tuple(
            ReportedAlarm(one.id, one.code, one.at, one.device, one.count, dict(one.values))
            for one in made.alarms
        ),
    )


def moment(instant: datetime) -> str:
    """Gives "niedz. 22.11.2026, 12:38", as clocks in Poland show it."""
    local = local_time(instant)
    return f"{day_date(local.date())}, {time_24(local)}"


def _say_status(console: Console, directory: Directory, said: OfficeReport, standing: Standing) -> None:
    line = _("{office}, directory version {version}")
    console.say(line.format(office=directory.name, version=directory.version))
    if said.only_receives:
        console.say(_("This hub was restored and only receives: run hub resume."))
    for person in directory.people:
        console.say(f"  {person.id}  {person.name or person.role}  {person.title}")
    console.say(_("Computers:"))
    for one in said.computers:
        heard = moment(one.last_heard_at) if one.last_heard_at else _("never heard")
        if not standing.counts(one.device_id):  # by the directory, or by the head before the key was at hand
            heard += " · " + _("revoked")
        console.say(
            _("  {device}  {person}  {label}  heard: {heard}  waiting: {waiting}  version: {version}").format(
                device=one.device_id,
                person=one.person_name,
                label=one.label,
                heard=heard,
                waiting=one.waiting,
                version=one.app_version or "–",
            )
        )
    last = moment(said.last_backup_at) if said.last_backup_at else _("none")
    console.say(_("Last verified backup: {at}").format(at=last))
    if not said.alarms:
        console.say(_("No alarms."))
    for alarm in said.alarms:
        console.say(f"! {alarm.title} [{alarm.id}]")
        console.say(f"  {alarm.text}")
        console.say(f"  → {alarm.next_step}")
