"""`asystent opinion submit|approve|…`: the way of a court paper through the office and out of it."""

import argparse

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.wording.check_labels import address_warnings
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.papers import plain_files
from asystent_desktop.cli.papers.opinions import found
from asystent_desktop.domain.kinds.court import Decision
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import N_, _, polish
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ports.desk import Desk

_KINDS = {
    "quotation": N_("a child's words"),
    "informant": N_("who informed"),
    "address": N_("an address"),
}
_DECISIONS = {
    Decision.KEEP: N_("keep"),
    Decision.PARAPHRASE: N_("paraphrase"),
    Decision.HIDE: N_("hide"),
}


class UnknownPassage(UserFixable):
    """No passage of the review has that key, or several have. Values: `key`."""

    code = "cli.unknown-passage"


def review(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion review ID [KEY DECISION]`: exit code 1 while something is open."""

    def job(desk: Desk) -> int:
        paper_id = found(desk, args.id).opinion_id
        if args.key:
            keys = [one.key for one in opinions.review(desk, paper_id) if one.key.startswith(args.key)]
            if len(keys) != 1:
                raise UnknownPassage(key=args.key)
            opinions.decide(desk, paper_id, keys[0], Decision(args.decision))
        items = opinions.review(desk, paper_id)
        if args.json:
            console.data(items)
        else:
            for one in items:
                decision = _(_DECISIONS[one.decision]) if one.decision else _("to decide")
                places = ", ".join(f"{part}.{place}" for part, place in one.places)
                console.say(f"{one.key[:8]}  {_(_KINDS[one.kind.value])}  {places}  {decision}: {one.text}")
            if not items:
                console.say(_("There is nothing to decide on."))
        return FAILED if any(one.open for one in items) else DONE

    return console.with_desk(job)


def submit(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion submit ID`."""

    def job(desk: Desk) -> int:
        paper_id = found(desk, args.id).opinion_id
        warnings = address_warnings(opinions.opinion(desk, paper_id).checks)
        _changes, document = opinions.submit(desk, paper_id)
        told = {"document": document.id, "content_sha256": document.content_sha256, "pages": document.pages}
        if args.json:
            console.data({**told, "warnings": warnings})
        else:
            for warning in warnings:
                console.say(warning)
            console.say(_("Given for acceptance, version {hash}.").format(hash=document.content_sha256[:12]))
        return DONE

    return console.with_desk(job)


def withdraw(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion withdraw ID`."""

    def job(desk: Desk) -> int:
        opinions.withdraw(desk, found(desk, args.id).opinion_id)
        console.say(_("Taken back for more work."))
        return DONE

    return console.with_desk(job)


def queue(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion queue`: what waits for the head."""

    def job(desk: Desk) -> int:
        rows = opinions.acceptance_queue(desk)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            due = short_date(row.due_on) if row.due_on else "–"
            console.say(
                f"{row.opinion_id}  {row.content_sha256[:12]}  {row.author:20} {row.family_name:16} "
                f"{row.case_ref:16} {due}  {row.form_name}"
            )
        if not rows:
            console.say(_("Nothing waits for acceptance."))
        return DONE

    return console.with_desk(job)


def approve(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion approve ID --version HASH`: of the words that were read and of no others."""

    def job(desk: Desk) -> int:
        paper_id = found(desk, args.id).opinion_id
        opinions.approve(desk, paper_id, _version(desk, paper_id, args.version))
        console.say(_("Approved."))
        return DONE

    return console.with_desk(job)


def give_back(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion return ID --version HASH --reason TEXT`."""

    def job(desk: Desk) -> int:
        paper_id = found(desk, args.id).opinion_id
        opinions.give_back(desk, paper_id, _version(desk, paper_id, args.version), args.reason)
        console.say(_("Given back to its author."))
        return DONE

    return console.with_desk(job)


def _version(desk: Desk, paper_id: str, begins: str) -> str:
    """The whole hash of the waiting version where the typed beginning fits it; else what was typed."""
    waiting = (row.content_sha256 for row in opinions.acceptance_queue(desk) if row.opinion_id == paper_id)
    return next((one for one in waiting if len(begins) >= 8 and one.startswith(begins)), begins)


def finalise(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion final ID --case-number NUMBER`, with `--for` a masked variant."""

    def job(desk: Desk) -> int:
        row = found(desk, args.id)
        if args.copy_for:
            _changes, document = opinions.finish_masked(desk, row.opinion_id, args.copy_for, args.hide)
        else:
            _changes, document = opinions.finalise(desk, row.opinion_id, args.case_number)
        code = document.content.code
        told = {"id": document.id, "number": document.number, "code": code, "hidden": document.hidden}
        if args.pdf:
            content, scope = opinions.print_final(desk, document.id), family_scope(row.family_id)
            plain_files.save(console, desk, args.pdf, content, scope, "opinion_document", document.id)
        if args.json:
            console.data({**told, "sha256": document.sha256})
            return DONE
        console.say(_("Paper {number}, code {code}, kept sealed.").format(number=document.number, code=code))
        return DONE

    return console.with_desk(job)


def correct(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion correct ID --reason TEXT`: a new paper that names what it corrects."""

    def job(desk: Desk) -> int:
        _changes, made = opinions.correct(desk, found(desk, args.id).opinion_id, args.reason)
        if args.json:
            console.data({"id": made})
        else:
            console.say(made)
        return DONE

    return console.with_desk(job)


def deliver(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion deliver ID --channel registered_post --on DATE --proof NUMBER`."""

    def job(desk: Desk) -> int:
        row = found(desk, args.id)
        opinions.deliver(
            desk, row.opinion_id, Channel(args.channel), args.on, proof=args.proof, copy_to=args.copy_to
        )
        told = opinions.deliveries(desk, row.opinion_id)
        if args.json:
            console.data(told)
        else:
            console.say(_("Noted: posted on {day}.").format(day=polish.day_date(args.on)))
        return DONE

    return console.with_desk(job)
