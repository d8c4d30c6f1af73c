"""`asystent rules list|show|check|set|drop`: tables of limits, deadlines, citations and words."""

import argparse
from pathlib import Path

from asystent_desktop.application.tables import office_tables
from asystent_desktop.cli import values
from asystent_desktop.cli.entry_verbs import careful, on_named, told_id
from asystent_desktop.cli.fields import add_id
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.office_table import OfficeTable
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

_FILE_BYTES = 1_000_000


def list_tables(console: Console, args: argparse.Namespace) -> int:
    """`rules list`: which tables there are, and which the office replaced."""

    def job(desk: Desk) -> int:
        rows = office_tables.tables(desk, args.on)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            since = polish.day_date(row.valid_from) if row.valid_from else _("as shipped")
            note = "" if row.usable else _("cannot be used; the shipped one holds")
            console.say(f"{row.name:32} {since}  {row.table_id} {row.source} {note}".rstrip())
            if row.added:
                console.say("    " + _("shipped values for: {names}").format(names=", ".join(row.added)))
        return DONE

    return careful(console, job)


def show(console: Console, args: argparse.Namespace) -> int:
    """`rules show NAME`: the text in force."""

    def job(desk: Desk) -> int:
        console.out.write(office_tables.table_text(desk, args.name, args.on))
        return DONE

    return careful(console, job)


def check(console: Console, args: argparse.Namespace) -> int:
    """`rules check NAME FILE`: needs no vault."""
    office_tables.check_table(args.name, _text(console, args.file))
    console.say(_("The table can be used."))
    return DONE


def put(console: Console, args: argparse.Namespace) -> int:
    """`rules set NAME FILE --from DATE`: takes effect with the next opening of the vault."""
    text = _text(console, args.file)

    def job(desk: Desk) -> int:
        return told_id(
            console, args, office_tables.set_table(desk, args.name, text, args.begins, args.source)[1]
        )

    return careful(console, job)


def drop(console: Console, args: argparse.Namespace) -> int:
    """`rules drop ID`: the one before it, or the shipped one, holds again."""

    return on_named(console, args, OfficeTable, lambda desk, held: office_tables.drop_table(desk, held.id))


def _text(console: Console, path: Path) -> str:
    """The file as text; what is no UTF-8 shows up as a fault of the table."""
    return console.house.read_file(path, _FILE_BYTES).decode("utf-8-sig", errors="replace")


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `rules`."""
    second = group(verbs, "rules", _("limits, deadlines, citations and dictionaries"))
    listed = verb(second, "list", _("list them"), list_tables, json=True)
    shown = verb(second, "show", _("show the text in force"), show)
    checked = verb(second, "check", _("check a file before it is used"), check)
    changed = verb(second, "set", _("put the office's own table in the place of one"), put, json=True)
    for parser in (shown, checked, changed):
        parser.add_argument("name", choices=office_tables.NAMES, metavar=_("NAME"), help=_("see rules list"))
    for parser in (checked, changed):
        parser.add_argument("file", type=Path, metavar=_("FILE"), help=_("the whole table as TOML"))
    for parser in (listed, shown):
        parser.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("as seen on that day"))
    changed.add_argument(
        "--from", dest="begins", required=True, type=values.day, metavar=_("DATE"), help=_("First day")
    )
    changed.add_argument("--source", default="", metavar=_("TEXT"), help=_("what sets it: an act, an order"))
    add_id(verb(second, "drop", _("take the office's own table back"), drop, json=True))
