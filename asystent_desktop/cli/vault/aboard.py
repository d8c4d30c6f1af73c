"""What lies on this computer: families and their phase, local backups."""

import argparse

from asystent_desktop.application.exchange import hand_over
from asystent_desktop.application.exchange.hand_over import Phase
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.vault import backups
from asystent_desktop.application.vault.backups import COPY_WORDS, Drill
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import N_, _, ngettext
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.upkeep import LocalBackup

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


def back_up(console: Console, args: argparse.Namespace) -> int:
    """`vault backup`: makes, lists or proves local copies."""

    def job(desk: Desk) -> int:
        if args.check:
            return _check(console, desk, args.json)
        rows = desk.upkeep.backups() if args.list else (backups.make_backup(desk),)
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
    try:
        found = backups.run_drill(desk)
    except UnknownRecord:
        console.say(_("There is no copy yet: asystent vault backup makes one."))
        return FAILED
    if as_json:
        console.data(found)
    else:
        _say(console, found)
    return DONE if found.passed else FAILED


def _say(console: Console, found: Drill) -> None:
    console.say(found.backup)
    commits = ngettext("{count} commit checked", "{count} commits checked", found.commits)
    records = ngettext("{count} record rebuilt", "{count} records rebuilt", found.records)
    console.say(commits.format(count=found.commits) + ", " + records.format(count=found.records))
    for problem in found.found:
        console.say(problem)
    if not found.header_holds:
        console.say(_("Its header is not the vault's: the present passphrase does not open it."))
    if found.passed:
        console.say(_("The copy holds: the vault could be restored from it."))


class NoCopyYet(UserFixable):
    """A vault without local copies was to be put back."""

    code = "cli.no-copy-yet"


def put_back(console: Console, args: argparse.Namespace) -> int:
    """`vault restore`: puts a local copy in the vault's place; the present state is kept as a copy."""
    if not console.house.vault_copies(console.folder()):
        raise NoCopyYet()
    row = console.house.restore_vault(console.vault, console.passphrase(), args.name)
    console.say(_("The vault is again as it was in the copy {name}.").format(name=row.name))
    console.say(_("What it was until now is kept as a copy: vault backup --list."))
    console.say(_("Exchange data with the office now: it sends back what this computer no longer has."))
    return DONE


def _line(row: LocalBackup) -> str:
    line = _("{name}: {size} kB").format(name=row.name, size=row.size_bytes // 1024)
    return f"{line}, {_(COPY_WORDS[row.reason])}" if row.reason else line
