"""`asystent import DIR` and `asystent export FAMILY --to DIR`: lists in, a family's own copy out."""

import argparse
from contextlib import suppress
from pathlib import Path

from asystent_desktop.application.transfer import exports, imports
from asystent_desktop.application.transfer.import_files import COLUMNS, FILE_BYTES
from asystent_desktop.application.transfer.import_words import (
    word_counts,
    word_fault,
    word_known,
    word_note,
    word_refused,
)
from asystent_desktop.cli.entry_verbs import careful
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk

_STEP = 50


def bring_in(console: Console, args: argparse.Namespace) -> int:
    """`asystent import DIR [--dry-run]`: all or nothing; every bad row is named with its cure."""
    files = _read(console, args.folder)

    def job(desk: Desk) -> int:
        if args.dry_run:
            return _tell(console, args, imports.preview(desk, files), done=False)
        try:
            _changes, made = imports.run(desk, files, lambda done, total: _progress(console, done, total))
        except imports.ImportRefused:
            return _tell(console, args, imports.preview(desk, files), done=False)
        return _tell(console, args, made, done=True)

    return careful(console, job)


def _read(console: Console, folder: Path) -> dict[str, bytes]:
    found = {name: folder / name for name in COLUMNS}
    return {name: console.house.read_file(path, FILE_BYTES) for name, path in found.items() if path.is_file()}


def _progress(console: Console, done: int, total: int) -> None:
    if total > _STEP and (done % _STEP == 0 or done == total):
        print(_("{done} of {total} families").format(done=done, total=total), file=console.err)


def _tell(console: Console, args: argparse.Namespace, found: imports.ImportPreview, *, done: bool) -> int:
    code = FIXABLE if found.faults else DONE
    if args.json:
        console.data({"imported": done, **vars(found)})
        return code
    for note in found.notes:
        console.say(word_note(note))
    for fault in found.faults:
        console.say(word_fault(fault))
    console.say(", ".join(word_counts(found)))
    if known := word_known(found):
        console.say(known)
    if found.faults:
        console.say(word_refused(found))
    else:
        console.say(_("Imported.") if done else _("This was only a preview; nothing was imported."))
    return code


def take_out(console: Console, args: argparse.Namespace) -> int:
    """`asystent export FAMILY --to DIR`: the subject-access copy; not encrypted, for it is handed over."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.which)
        made = exports.subject_copy(desk, family_id, restricted=args.with_blue_card)
        with suppress(OSError):  # writing says what is wrong with the folder
            args.to.mkdir(parents=True, exist_ok=True)
        for name, content in made.files.items():
            console.house.write_file(args.to / name, content)
        if args.json:
            console.data({"files": list(made.files), "masked": made.masked})
            return DONE
        for name in made.files:
            console.say(_("Written: {file}").format(file=args.to / name))
        count = len(made.masked)
        console.say(
            ngettext(
                "{count} place masked (listed in the copy).",
                "{count} places masked (listed in the copy).",
                count,
            ).format(count=count)
        )
        console.say(_("Read the copy first: a name that stands only in a note was not recognised."))
        console.say(_("These files are not encrypted. Hand them over and delete them."))
        return DONE

    return careful(console, job)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `import` and `export`."""
    brought = verb(verbs, "import", _("bring in families from three lists (CSV)"), bring_in, json=True)
    brought.add_argument(
        "folder", type=Path, metavar=_("DIR"), help=_("folder with rodziny.csv, osoby.csv, uslugi.csv")
    )
    brought.add_argument("--dry-run", action="store_true", help=_("only show what would be imported"))
    taken = verb(verbs, "export", _("write the copy a family may ask for"), take_out, json=True)
    taken.add_argument("which", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))
    taken.add_argument("--to", required=True, type=Path, metavar=_("DIR"), help=_("where to"))
    taken.add_argument(
        "--with-blue-card",
        action="store_true",
        help=_("also the Blue Card compartment; opening it is noted"),
    )
