"""`asystent documents` and `asystent deliver-paper`: finished papers of a family, and how they left."""

import argparse

from asystent_desktop.application.papers import shelf
from asystent_desktop.application.papers.shelf import DeliveryForm, PaperRow
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.named import family_by_number
from asystent_desktop.cli.values import day
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    listed = verb(verbs, "documents", _("list a family's finished papers"), list_papers, json=True)
    listed.add_argument("family", metavar=_("FAMILY"), help=_("the family's number, e.g. R-03/2025"))
    left = verb(verbs, "deliver-paper", _("note how a finished paper left the office"), deliver, json=True)
    left.add_argument("code", metavar=_("CODE"), help=_("the code of the footer"))
    channels = [one.value for one in Channel]
    left.add_argument("--channel", required=True, choices=channels, help=", ".join(channels))
    left.add_argument("--on", type=day, metavar=_("DATE"), help=_("day of the postmark; today without it"))
    left.add_argument("--to", default="", metavar=_("NAME"), help=_("to whom"))
    left.add_argument(
        "--proof", default="", metavar=_("TEXT"), help=_("number of the registered letter, or who took it")
    )


def list_papers(console: Console, args: argparse.Namespace) -> int:
    """`asystent documents FAMILY`."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.family)
        found = shelf.papers(desk, family.id)
        if args.json:
            console.data(found)
            return DONE
        for paper in found:
            console.say(_line(paper))
        if not found:
            console.say(_("No paper of this family was finished yet."))
        return DONE

    return console.with_desk(job)


def _line(paper: PaperRow) -> str:
    parts = [paper.number or "–", polish.numeric_date(paper.dated_on), _(paper.label), paper.code]
    if paper.deliveries:
        parts.append(_("left {day}").format(day=polish.numeric_date(paper.deliveries[0].posted_on)))
    return " · ".join(parts)


def deliver(console: Console, args: argparse.Namespace) -> int:
    """`asystent deliver-paper CODE`: exit code 1 when no finished paper has that code."""

    def job(desk: Desk) -> int:
        paper = shelf.by_code(desk, args.code)
        if paper is None:
            console.say(_("No paper of this vault has this code."))
            return FAILED
        on = args.on or desk.clock.today()
        form = DeliveryForm(Channel(args.channel), on, args.to, args.proof)
        shelf.deliver(desk, paper.document_id, form)
        if args.json:
            console.data({"id": paper.document_id, "channel": args.channel, "on": on.isoformat()})
        else:
            console.say(
                _("Noted: paper {number} left on {day}.").format(
                    number=paper.number, day=polish.numeric_date(on)
                )
            )
        return DONE

    return console.with_desk(job)
