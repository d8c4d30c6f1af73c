"""The parser: which words exist, and which handler each one calls."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from asystent_desktop import __version__, assets, i18n
from asystent_desktop.cli import (
    assessment_verbs,
    attachments,
    blue_card_verbs,
    care_words,
    casework,
    crisis_verbs,
    demonstration,
    diagrams,
    documents,
    due,
    ending_verbs,
    entry_nouns,
    family_words,
    history,
    letterhead,
    letters,
    name_forms,
    office_rules,
    office_words,
    paper_words,
    plain_files,
    plan_verbs,
    relation_verbs,
    reprint,
    scope_words,
    shelf,
    signing,
    texts,
    transfer,
    vaults,
    visit_words,
    work_verbs,
)
from asystent_desktop.cli.first_word import first_word
from asystent_desktop.cli.frame import USAGE, Console, Handler, exit_code
from asystent_desktop.cli.words import FirstWords, Verbs, group, verb
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _, faults
from asystent_desktop.ports.desk import House


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
    except SystemExit as stop:
        return int(stop.code or 0)
    handler: Handler | None = getattr(args, "handler", None)
    if handler is None:
        parser.print_help(err)
        return USAGE
    console = Console(house, args.vault, args.passphrase_file, out, err)
    try:
        return handler(console, args)
    except AppError as error:
        print(faults.word(error), file=err)
        return exit_code(error)


def _language(arguments: Sequence[str]) -> str:
    """The language has to be known before the parser is built."""
    for index, word in enumerate(arguments[:-1]):
        if word == "--lang":
            return arguments[index + 1]
    return os.environ.get("ASYSTENT_LANG", "pl")


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
        help=_("folder of the vault or hub"),
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar=_("FILE"), help=_("file whose first line is the passphrase")
    )
    parser.add_argument("--lang", choices=("pl", "en"), default="pl", help=_("language of messages"))
    verbs = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), action=FirstWords)
    assert isinstance(verbs, FirstWords)  # argparse's type says only what it makes without `action`
    return parser, verbs


def _add_commands(verbs: FirstWords) -> None:
    _vault_words(verbs)
    _family_words(verbs)
    family_words.add_words(verbs)
    entry_nouns.add_words(verbs)
    relation_verbs.add_words(verbs)
    diagrams.add_words(verbs)
    visit_words.add_words(verbs)
    crisis_verbs.add_words(verbs)
    work_verbs.add_words(verbs)
    plan_verbs.add_words(verbs)
    assessment_verbs.add_words(verbs)
    ending_verbs.add_words(verbs)
    blue_card_verbs.add_words(verbs)
    transfer.add_words(verbs)
    office_rules.add_words(verbs)
    _paper_words(verbs)
    history.add_words(verbs)
    office_words.add_words(verbs)
    scope_words.add_words(verbs)
    demonstration.add_words(verbs)


def _vault_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    second = group(verbs, "vault", _("the encrypted vault of this computer"))
    scope_words.add_vault_words(second)
    create = verb(second, "create", _("make an empty vault"), vaults.create)
    create.add_argument("--name", required=True, metavar=_("NAME"), help=_("your first name and surname"))
    create.add_argument(
        "--title", default="asystentka rodziny", metavar=_("TITLE"), help=_("as papers print it")
    )
    create.add_argument("--office", default="", metavar=_("NAME"), help=_("name of the office"))
    create.add_argument("--place", default="", metavar=_("TOWN"), help=_("town written beside the date"))
    create.add_argument("--device", default="", metavar=_("LABEL"), help=_("label of this computer"))
    care_words.add_vault_words(second)
    verb(verbs, "verify", _("walk the journal and the view built from it"), vaults.verify, json=True)


def _family_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    second = group(verbs, "family", _("families in your care"))
    verb(second, "list", _("list them, most urgent first"), casework.list_families, json=True)
    show = verb(second, "show", _("show one family's file"), casework.show_family, json=True)
    show.add_argument("number", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))
    family_words.add_family_words(second)
    due.add_words(verbs)
    search = verb(verbs, "search", _("search families, notes and case references"), casework.find, json=True)
    search.add_argument("words", nargs="+", metavar=_("WORDS"), help=_("words, also inflected"))


def _paper_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    paper_words.add_words(verbs)
    documents.add_words(verbs)
    shelf.add_words(verbs)
    signing.add_words(verbs)
    reprint.add_words(verbs)
    attachments.add_words(verbs)
    letterhead.add_words(verbs)
    letters.add_words(verbs)
    name_forms.add_words(verbs)
    plain_files.add_words(verbs)
