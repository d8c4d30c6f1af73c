"""Small makers of verbs and groups, so that every command is declared alike."""

import argparse
from typing import Any

from asystent_desktop.cli.frame import Handler
from asystent_desktop.i18n import _

Verbs = argparse._SubParsersAction  # argparse has no public name for it


class Mute(argparse.ArgumentParser):
    """Stands for a command that was not typed: it is told everything and keeps nothing.

    To declare all 200 commands takes a sixth of a second, many times what parsing one needs.
    """

    def __init__(self) -> None:
        super().__init__(add_help=False)

    def add_argument(self, *names: Any, **how: Any) -> argparse.Action:
        """Forgotten."""
        return argparse.Action([], "")

    def set_defaults(self, **values: Any) -> None:
        """Forgotten."""

    def add_mutually_exclusive_group(self, **how: Any) -> Any:
        """Where its options would go."""
        return self

    def add_subparsers(self, **how: Any) -> Any:
        """Where its second words would go."""
        return self

    def add_parser(self, name: str, **how: Any) -> "Mute":
        """A second word: itself."""
        return self


class FirstWords(argparse._SubParsersAction):  # type: ignore[type-arg]
    """The commands; with `only` set, all others are mute."""

    only: str | None = None

    def add_parser(self, name: str, **how: Any) -> argparse.ArgumentParser:
        """The parser of one command."""
        if self.only not in (None, name):
            return MUTE
        made: argparse.ArgumentParser = super().add_parser(name, **how)
        return made


MUTE = Mute()


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
