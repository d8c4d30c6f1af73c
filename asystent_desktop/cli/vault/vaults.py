"""`asystent vault create` and `asystent verify`."""

import argparse

from asystent_desktop.application.exchange.journal_notices import in_line, journal_notices
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.i18n import _, check_words, ngettext
from asystent_desktop.ports.desk import Desk, NewPerson


def create(console: Console, args: argparse.Namespace) -> int:
    """`asystent vault create`: an empty encrypted vault for one person."""
    person = NewPerson(
        name=args.name,
        title=args.title,
        office_name=args.office,
        place=args.place,
        device_label=args.device,
    )
    desk = console.house.create_vault(console.vault, console.passphrase(repeat=True), person)
    desk.close()
    console.say(_("An encrypted vault was made in {folder}.").format(folder=console.vault))
    console.say(_("Without the passphrase nobody can open it, not even its maker. Keep it safe."))
    return DONE


def verify(console: Console, args: argparse.Namespace) -> int:
    """`asystent verify`: every signature and link of the journal, and the projection rebuilt from it."""
    opened = console.any_desk()
    try:
        found = opened.verify()
        notices = journal_notices(opened) if isinstance(opened, Desk) else ()
    finally:
        opened.close()
    report = {
        "commits": found.commits,
        "records": found.records,
        "state": found.state_hash,
        "problems": list(found.problems),
        "notices": notices,
    }
    if args.json:
        console.data(report)
        return FAILED if found.problems else DONE
    commits = ngettext("{count} commit checked", "{count} commits checked", found.commits)
    records = ngettext("{count} record rebuilt", "{count} records rebuilt", found.records)
    console.say(commits.format(count=found.commits) + ", " + records.format(count=found.records))
    console.say(_("State: {hash}").format(hash=found.state_hash))
    for line in check_words.precisely(found.problems, found.where):
        console.say(line)
    if not found.problems:
        console.say(_("Everything holds: signatures, links, and the view equals the journal."))
    for notice in notices:
        console.say(in_line(notice))
    return FAILED if found.problems else DONE
