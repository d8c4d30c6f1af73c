"""`asystent plain-files`: papers saved outside the vault, and deleting them."""

import argparse
from pathlib import Path

from asystent_desktop.application.attachments import plain_files
from asystent_desktop.application.attachments.plain_files import Fate
from asystent_desktop.application.restricted.access import note_print
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.i18n import N_, _, polish
from asystent_desktop.ports.desk import Desk

FATES = {
    Fate.DELETED: N_("deleted"),
    Fate.AWAY: N_("no longer in this place: if it was moved, delete it there"),
    Fate.CHANGED: N_("changed since it was saved, so it was left: look at it yourself"),
    Fate.REFUSED: N_("could not be deleted: is it open in another program?"),
}


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    made = verb(verbs, "plain-files", _("papers saved as plain files, to delete them"), run, json=True)
    made.add_argument("--delete", action="store_true", help=_("delete those that are as they were saved"))


def save(
    console: Console, desk: Desk, file: Path, content: bytes, scope: str, kind: str, record_id: str
) -> None:
    """Writes a paper outside the vault, journals that, and remembers the file.

    Raises:
        FileAway, StoreFull: Nothing was written.
    """
    console.house.write_file(file, content)
    note_print(desk, scope, kind, record_id, as_file=True)
    plain_files.note_plain_file(desk, str(file.absolute()), content)


def run(console: Console, args: argparse.Namespace) -> int:
    """`asystent plain-files [--delete]`: exit code 1 when one could not be deleted."""

    def job(desk: Desk) -> int:
        files = plain_files.plain_files(desk)
        if not args.delete:
            return _list(console, args, files)
        told = plain_files.delete_plain_files(desk, console.house, tuple(one.path for one in files))
        if args.json:
            console.data([{"path": path, "fate": fate.value} for path, fate in told])
        for path, fate in () if args.json else told:
            console.say(_("{file}: {fate}").format(file=path, fate=_(FATES[fate])))
        return FAILED if any(fate is Fate.REFUSED for _path, fate in told) else DONE

    return console.with_desk(job)


def _list(console: Console, args: argparse.Namespace, files: tuple[plain_files.PlainFile, ...]) -> int:
    if args.json:
        console.data(files)
        return DONE
    for one in files:
        day = polish.numeric_date(one.saved_on)
        console.say(_("{file}, saved {day}").format(file=one.path, day=day))
    if not files:
        console.say(_("No paper lies outside the vault as a plain file."))
    return DONE
