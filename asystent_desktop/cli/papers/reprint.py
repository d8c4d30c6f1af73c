"""`asystent reprint`: the bytes of a finished paper once more."""

import argparse
from pathlib import Path

from asystent_desktop.application.opinion import signing
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.papers import plain_files
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    made = verb(verbs, "reprint", _("write the PDF of a finished paper once more, byte for byte"), reprint)
    made.add_argument("id", metavar="ID", help=_("id of the paper or opinion, or the code of the footer"))
    made.add_argument("--pdf", required=True, type=Path, metavar=_("FILE"), help=_("where to"))
    made.add_argument(
        "--signed", action="store_true", help=_("the file that was signed electronically, the latest one")
    )


def reprint(console: Console, args: argparse.Namespace) -> int:
    """`asystent reprint ID --pdf FILE [--signed]`."""

    def job(desk: Desk) -> int:
        paper = signing.find_finished(desk, args.id)
        if args.signed:
            made = signing.signatures(desk, paper)
            if not made:
                print(_("This paper bears no electronic signature."), file=console.err)
                return FAILED
            content = signing.signed_bytes(desk, made[0].id)
        else:
            content = signing.frozen_bytes(desk, paper)
        plain_files.save(console, desk, args.pdf, content, paper.scope, kind_of(paper).name, paper.id)
        console.say(
            _("Written: {file}. The file is not encrypted; delete it when it is printed.").format(
                file=args.pdf
            )
        )
        return DONE

    return console.with_desk(job)
