"""The OFFICE key as a command is given it: a file and the passphrase of that file."""

import argparse
from pathlib import Path

from asystent_desktop.cli import values
from asystent_desktop.cli.frame import Console
from asystent_desktop.hub import office_key
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import HubDesk

_KEY_LIMIT_BYTES = 4096


def add_key_options(parser: argparse.ArgumentParser, *, made: bool = False) -> None:
    """The options of every command that needs the OFFICE key; `made`: it is this command that makes it."""
    parser.add_argument(
        "--office-key",
        required=True,
        type=values.new_file if made else values.file_there,
        metavar=_("FILE"),
        help=_("file of the OFFICE key"),
    )
    parser.add_argument(
        "--office-passphrase-file",
        type=Path,
        metavar=_("FILE"),
        help=_("passphrase of the OFFICE key, first line"),
    )


def opened_key(console: Console, hub: HubDesk, args: argparse.Namespace) -> office_key.OfficeKey:
    """The OFFICE key a command was given, opened; it may not lie inside the hub's folder."""
    office_key.check_place(hub, args.office_key)
    content = console.house.read_file(args.office_key, _KEY_LIMIT_BYTES)
    return office_key.open_office_key(content, console.office_passphrase(args.office_passphrase_file))
