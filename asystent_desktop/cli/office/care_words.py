"""The words of backup, restore, recovery, passphrases and the OFFICE key's change-over."""

import argparse
from collections.abc import Callable
from pathlib import Path

from asystent_desktop.cli import values
from asystent_desktop.cli.office import care, recovery
from asystent_desktop.cli.office.key import add_key_options
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _


def add_hub_words(hub: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds those of the hub."""
    backup = verb(hub, "backup", _("back the hub up and prove the backup"), care.back_up, json=True)
    which = backup.add_mutually_exclusive_group(required=True)
    which.add_argument("--to", type=Path, metavar=_("DIR"), help=_("folder for the backup"))
    which.add_argument(
        "--check",
        type=values.file_there,
        metavar=_("FILE"),
        help=_("prove a backup that is there; changes nothing"),
    )
    restore = verb(hub, "restore", _("make a hub out of a backup"), care.restore)
    restore.add_argument(
        "--from",
        dest="file",
        required=True,
        type=values.file_there,
        metavar=_("FILE"),
        help=_("the .kopia file"),
    )
    restore.add_argument(
        "folder", nargs="?", type=Path, metavar=_("DIR"), help=_("new folder; without it that of --vault")
    )
    restore.add_argument("--database", default="", metavar="URL", help=_("PostgreSQL database to fill"))
    resume = verb(hub, "resume", _("let a restored hub answer again"), care.resume)
    resume.add_argument("--anyway", action="store_true", help=_("though a computer knows a newer directory"))
    add_key_options(resume)
    readmit = verb(
        hub, "readmit", _("take computers back in that a restored hub has forgotten"), care.readmit
    )
    readmit.add_argument(
        "devices", nargs="*", metavar="ID", help=_("which; without any all that hub status names")
    )
    add_key_options(readmit)
    change = verb(hub, "change-key", _("change over to the next OFFICE key"), care.change_key)
    change.add_argument(
        "--next",
        required=True,
        type=values.new_file,
        metavar=_("FILE"),
        help=_("where to write the new successor"),
    )
    change.add_argument(
        "--anyway", action="store_true", help=_("at a restored hub: though a computer may know more")
    )
    add_key_options(change)
    settle = verb(hub, "settle", _("settle an alarm that was dealt with"), care.settle)
    settle.add_argument("id", metavar="ID", help=_("id of the alarm (hub status)"))
    _recovery_words(group(hub, "recovery", _("help for forgotten passphrases, by two officers")))


def _recovery_words(words: "Verbs[argparse.ArgumentParser]") -> None:
    init = verb(words, "init", _("make the recovery key and its two halves"), recovery.init)
    _halves(init, values.new_file)
    init.add_argument("--anew", action="store_true", help=_("though there is one"))
    add_key_options(init)
    drill = verb(words, "drill", _("prove that every computer could be opened"), recovery.drill, json=True)
    _halves(drill, values.file_there)
    unlock = verb(words, "unlock", _("open one forgotten computer"), recovery.unlock)
    unlock.add_argument("--device", required=True, metavar="ID", help=_("id of the computer (hub status)"))
    unlock.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where to write it"))
    _halves(unlock, values.file_there)
    add_key_options(unlock)


def _halves(parser: argparse.ArgumentParser, read: Callable[[str], Path]) -> None:
    parser.add_argument(
        "--half",
        nargs=2,
        required=True,
        type=read,
        metavar=(_("FILE1"), _("FILE2")),
        help=_("the files of the two halves"),
    )
