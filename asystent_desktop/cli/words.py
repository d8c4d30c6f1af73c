"""Small makers of verbs and groups, so that every command is declared alike."""

import argparse

from asystent_desktop.cli.frame import Handler
from asystent_desktop.i18n import _

Verbs = argparse._SubParsersAction  # argparse has no public name for it


def verb(
    verbs: "Verbs[argparse.ArgumentParser]", name: str, about: str, handler: Handler, *, json: bool = False
) -> argparse.ArgumentParser:
    """Adds a command; `json` adds `--json`."""
    parser = verbs.add_parser(name, help=about, description=about)
    parser.set_defaults(handler=handler)
    if json:
        parser.add_argument("--json", action="store_true", help=_("print data as JSON"))
    return parser


def group(verbs: "Verbs[argparse.ArgumentParser]", name: str, about: str) -> "Verbs[argparse.ArgumentParser]":
    """Adds a word that needs a second one."""
    parser = verbs.add_parser(name, help=about, description=about)
    return parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
