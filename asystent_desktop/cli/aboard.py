"""What lies on this computer: families and their phase, local backups, receipts of what was taken off."""

import argparse

from asystent_desktop.application import hand_over
from asystent_desktop.application.hand_over import Phase
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.i18n import N_, _, ngettext
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.upkeep import BackupCheck, LocalBackup

WORDS = {
    Phase.ACTIVE: N_("in your care"),
    Phase.STAND_IN: N_("you stand in"),
    Phase.READER: N_("for reading only"),
    Phase.ARRIVING: N_("arriving: not complete yet"),
    Phase.HAND_OVER: N_("handed over: for reading only, what was written still goes to the office"),
    Phase.PURGEABLE: N_("handed over and kept safe at the office: goes with the next exchange"),
}


def phases(console: Console, args: argparse.Namespace) -> int:
    """`vault aboard`: every family on this computer and those on their way."""

    def job(desk: Desk) -> int:
        rows, coming = hand_over.phases(desk), hand_over.arriving(desk)
        if args.json:
            console.data({"aboard": rows, "arriving": coming})
            return DONE
        for row in rows:
            console.say(f"{row.number or row.scope}  {row.name}  {_(WORDS[row.phase])}")
        here = {row.family_id for row in rows}
        for one in coming:
            if one.family_id not in here:
                console.say(one.family_id + "  " + _("assigned to you; it comes with the next exchange"))
        return DONE

    return console.with_desk(job)


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


def back_up(console: Console, args: argparse.Namespace) -> int:
    """`vault backup`: makes, lists or proves local copies."""

    def job(desk: Desk) -> int:
        if args.check:
            return _check(console, desk, args.json)
        rows = desk.upkeep.backups() if args.list else (desk.upkeep.back_up(),)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            console.say(_line(row))
        if not rows:
            console.say(_("There is no copy yet: asystent vault backup makes one."))
        return DONE

    return console.with_desk(job)


def _check(console: Console, desk: Desk, as_json: bool) -> int:
    rows = desk.upkeep.backups()
    if not rows:
        console.say(_("There is no copy yet: asystent vault backup makes one."))
        return FAILED
    found = desk.upkeep.check_backup(rows[0].name)
    if as_json:
        console.data(found)
    else:
        _say(console, found)
    return DONE if found.holds else FAILED


def _say(console: Console, found: BackupCheck) -> None:
    console.say(_line(found.backup))
    commits = ngettext("{count} commit checked", "{count} commits checked", found.commits)
    records = ngettext("{count} record rebuilt", "{count} records rebuilt", found.records)
    console.say(commits.format(count=found.commits) + ", " + records.format(count=found.records))
    for problem in found.problems:
        console.say(problem)
    if not found.header_holds:
        console.say(_("Its header is not the vault's: the present passphrase does not open it."))
    if found.holds:
        console.say(_("The copy holds: the vault could be restored from it."))


def _line(row: LocalBackup) -> str:
    return _("{name}: {size} kB").format(name=row.name, size=row.size_bytes // 1024)
