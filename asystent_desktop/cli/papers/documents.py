"""`asystent document` and `asystent verify-paper`: papers made from the family file."""

import argparse
from pathlib import Path

from asystent_desktop.application.attachments.plain_files import note_plain_file
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.named import family_by_number
from asystent_desktop.cli.papers import plain_files
from asystent_desktop.cli.values import day
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

_FILE_BYTES = 64 * 1024 * 1024


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    document = verb(verbs, "document", _("make a paper from a family's file"), write_document, json=True)
    document.add_argument("kind", choices=sorted(KINDS), metavar=_("KIND"), help=", ".join(sorted(KINDS)))
    document.add_argument("family", metavar=_("FAMILY"), help=_("the family's number, e.g. R-03/2025"))
    document.add_argument("--pdf", required=True, type=Path, metavar=_("FILE"), help=_("where to"))
    document.add_argument("--about", default="", metavar="ID", help=_("the record the paper is about"))
    document.add_argument("--on", type=day, metavar=_("DATE"), help=_("the date the paper bears"))
    document.add_argument(
        "--final", action="store_true", help=_("freeze it: number, code, kept sealed; otherwise a draft")
    )
    check = verb(verbs, "verify-paper", _("tell whether a paper matches the record"), verify_paper, json=True)
    check.add_argument("paper", metavar=_("FILE|CODE"), help=_("a PDF file, or the code of the footer"))


def write_document(console: Console, args: argparse.Namespace) -> int:
    """`asystent document KIND FAMILY --pdf FILE`."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.family)
        wanted = making.Wanted(args.kind, family.id, args.about, args.on)
        told = {"kind": args.kind, "family": family.number, "file": str(args.pdf), "final": args.final}
        if args.final:
            _changes, document = making.finish(desk, wanted)
            content = making.stored_paper(desk, document.id)
            plain_files.save(console, desk, args.pdf, content, document.scope, "paper_document", document.id)
            told |= {"id": document.id, "number": document.number, "code": document.content.code}
        else:
            content = making.preview(desk, wanted).content
            console.house.write_file(args.pdf, content)
            note_plain_file(desk, str(args.pdf.absolute()), content)
        if args.json:
            console.data(told)
            return DONE
        if args.final:
            console.say(
                _("Paper {number}, code {code}, kept sealed.").format(
                    number=told["number"], code=told["code"]
                )
            )
        console.say(
            _("Written: {file}. The file is not encrypted; delete it when it is printed.").format(
                file=args.pdf
            )
        )
        return DONE

    return console.with_desk(job)


def verify_paper(console: Console, args: argparse.Namespace) -> int:
    """`asystent verify-paper FILE|CODE`: exit code 0 when the paper is in this vault's record."""

    def job(desk: Desk) -> int:
        path = Path(args.paper)
        is_file = path.suffix.lower() == ".pdf" or path.is_file()
        if is_file:
            found = making.find_by_file(desk, console.house.read_file(path, _FILE_BYTES))
        else:
            found = making.find_by_code(desk, args.paper)
        if args.json:
            console.data(None if found is None else {**vars(found), "dated_on": found.dated_on.isoformat()})
        elif found is None:
            console.say(
                _("No paper of this vault has these bytes: the file was altered or comes from elsewhere.")
                if is_file
                else _("No paper of this vault has this code.")
            )
        else:
            console.say(
                _("The paper matches the record: {title}, {date}, number {number}.").format(
                    title=found.title or found.kind,
                    date=polish.long_date(found.dated_on),
                    number=found.number or "–",
                )
            )
        return DONE if found is not None else FAILED

    return console.with_desk(job)
