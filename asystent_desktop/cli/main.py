"""The parser: which words exist, and which handler each one calls."""

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from asystent_desktop import __version__, assets, i18n
from asystent_desktop.cli import demonstration, texts
from asystent_desktop.cli.family import (
    blue_card,
    caseload,
    diagrams,
    entry_nouns,
    file,
    history,
    institutions,
    members,
    relations,
    strengths,
)
from asystent_desktop.cli.first_word import first_word
from asystent_desktop.cli.frame import USAGE, Console, Handler, exit_code
from asystent_desktop.cli.office import rules, scope_words, words as office_words
from asystent_desktop.cli.papers import (
    attachments,
    documents,
    letterhead,
    letters,
    name_forms,
    plain_files,
    reprint,
    shelf,
    signing,
    words as paper_words,
)
from asystent_desktop.cli.plans import assessments, endings, words as plan_words
from asystent_desktop.cli.vault import transfer, words as vault_words
from asystent_desktop.cli.visits import (
    due,
    group_work,
    interventions,
    snippets,
    time_sheet,
    words as visit_words,
)
from asystent_desktop.cli.words import FirstWords
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _, faults
from asystent_desktop.i18n.catalogue import LANGUAGES
from asystent_desktop.ports.desk import House

_FAMILY = (file, due, caseload, members, strengths, institutions, entry_nouns, relations, diagrams)
_MEETINGS = (visit_words, interventions, group_work, snippets, time_sheet)
_PLANS = (plan_words, assessments, endings)
_OPINIONS = (paper_words, documents, shelf, signing, reprint, attachments)
_PAPERS = (*_OPINIONS, letterhead, letters, name_forms, plain_files)


def main(arguments: Sequence[str], house: House, out: TextIO = sys.stdout, err: TextIO = sys.stderr) -> int:
    """Runs one command.

    Args:
        arguments: Words after the program's name.
        house: Opens vaults and hubs.

    Returns:
        The documented exit code (see `cli.frame`).
    """
    i18n.use(_language(arguments))
    texts.translate_argparse()
    parser = build_parser(first_word(arguments))
    try:
        args = parser.parse_args(list(arguments))
        handler: Handler | None = getattr(args, "handler", None)
        if handler is None:
            parser.print_help(err)
            return USAGE
        return handler(Console(house, args.vault, args.passphrase_file, out, err), args)
    except SystemExit as stop:
        return int(stop.code or 0)
    except AppError as error:
        print(faults.word(error), file=err)
        return exit_code(error)


def _language(arguments: Sequence[str]) -> str:
    """The language has to be known before the parser is built; one there is not is the parser's to refuse."""
    said = os.environ.get("ASYSTENT_LANG", "")
    for word, after in pairwise((*arguments, "")):
        if word == "--lang":
            said = after
        elif word.startswith("--lang="):
            said = word.removeprefix("--lang=")
    return said if said in LANGUAGES else "pl"


def build_parser(word: str | None = None) -> argparse.ArgumentParser:
    """The whole command line.

    Args:
        word: only this command, where there is one of this name; the others are left out.
    """
    parser, verbs = _without_commands()
    verbs.only = word
    _add_commands(verbs)
    return parser if word is None or word in verbs.choices else build_parser()


def _without_commands() -> tuple[argparse.ArgumentParser, FirstWords]:
    parser = argparse.ArgumentParser(
        prog="asystent",
        description=_("The family assistant's encrypted desk. Without a command it opens the window."),
        epilog=texts.epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Asystent {__version__}",
        help=_("show program's version number and exit"),
    )
    parser.add_argument(
        "--vault",
        type=Path,
        metavar=_("DIR"),
        default=assets.default_vault(),
        help=_("folder of the vault or hub; without it that of ASYSTENT_VAULT, else your own vault"),
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar=_("FILE"), help=_("file whose first line is the passphrase")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="pl", help=_("language of messages"))
    verbs = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), action=FirstWords)
    assert isinstance(verbs, FirstWords)  # argparse's type says only what it makes without `action`
    return parser, verbs


def _add_commands(verbs: FirstWords) -> None:
    """Each module adds its own words; the help lists them in this order."""
    for part in (vault_words, *_FAMILY, *_MEETINGS, *_PLANS, blue_card, transfer, rules, *_PAPERS, history):
        part.add_words(verbs)
    vault_words.add_exchange_words(verbs)
    for part in (office_words, scope_words, demonstration):
        part.add_words(verbs)
