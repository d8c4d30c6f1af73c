"""`asystent opinion`: writing court papers from the terminal."""

import argparse

from asystent_desktop.application.courts import directory as court_directory
from asystent_desktop.application.opinion import opinions, sources as opinion_sources
from asystent_desktop.application.opinion.views import OpinionView, RequestForm
from asystent_desktop.application.wording import labels
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.papers import plain_files
from asystent_desktop.domain.kinds.court import OPINION
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.domain.papers import Addressee, Nature, Paragraph, Source
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _, ngettext, polish
from asystent_desktop.ports.desk import Desk

_LETTER = ("court", "case_ref", "letter_on", "received_on")


class UnknownOpinion(UserFixable):
    """No opinion in this vault has that id."""

    code = "cli.unknown-opinion"


class LetterIncomplete(UserFixable):
    """A court's letter was typed only in part. Values: `missing`."""

    code = "cli.letter-incomplete"


def found(desk: Desk, begins: str) -> opinions.OpinionRow:
    """The paper whose id begins like that.

    Raises:
        UnknownOpinion: None does, or several do.
    """
    rows = [row for row in opinions.opinions(desk) if row.opinion_id.startswith(begins)]
    if len(rows) != 1:
        raise UnknownOpinion(id=begins, found=len(rows))
    return rows[0]


def list_opinions(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion list`."""

    def job(desk: Desk) -> int:
        rows = [row for row in opinions.opinions(desk) if not args.form or row.form == args.form]
        if args.json:
            console.data([{**vars(row), "id": row.opinion_id} for row in rows])
            return DONE
        for row in rows:
            due = polish.short_date(row.due_on) if row.due_on else "–"
            state = _(labels.opinion_state_label(row.state))
            console.say(
                f"{row.opinion_id}  {row.family_name:20} {row.case_ref:16} {state:14} {due}  {row.form_name}"
            )
        if not rows:
            console.say(_("There are no opinions yet."))
        return DONE

    return console.with_desk(job)


def new_paper(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion new FAMILY`: from a letter typed here or entered before, else without one."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        request_id = args.request or _letter(desk, family_id, args)
        if request_id:
            _changes, paper_id = opinions.start_opinion(desk, request_id, args.form)
        else:
            to = Addressee(args.to or "", args.division, args.street, args.postcode_city)
            _changes, paper_id = opinions.start_paper(desk, family_id, args.form, to, args.case_ref or "")
        row = found(desk, paper_id)
        if args.json:
            console.data({"id": paper_id, "form": row.form, "state": row.state, "request": row.request_id})
        else:
            done = ngettext(
                "{done} of {total} part filled", "{done} of {total} parts filled", row.parts_total
            )
            console.say(
                f"{paper_id}  {row.form_name}, {done.format(done=row.parts_done, total=row.parts_total)}"
            )
        return DONE

    return console.with_desk(job)


def _letter(desk: Desk, family_id: str, args: argparse.Namespace) -> str:
    """Enters the letter that was typed; empty without any of its words."""
    given = [name for name in _LETTER if getattr(args, name)]
    if args.form != OPINION and not args.letter_on:
        return ""
    if not given:
        return ""
    if len(given) < len(_LETTER):
        missing = ", ".join(f"--{name.replace('_', '-')}" for name in _LETTER if name not in given)
        raise LetterIncomplete(missing=missing)
    form = RequestForm(
        court=args.court,
        division=args.division,
        case_ref=args.case_ref,
        letter_on=args.letter_on,
        received_on=args.received_on,
        street=args.street,
        postcode_city=args.postcode_city,
        due_on=args.due,
        questions=tuple(args.question),
        legal_basis=args.legal_basis,
    )
    return opinions.add_request(desk, family_id, form)[1]


def show_draft(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion draft ID`: the text with the sources of every sentence."""

    def job(desk: Desk) -> int:
        view = opinions.opinion(desk, found(desk, args.id).opinion_id)
        if args.json:
            console.data(_draft_data(view))
            return DONE
        if view.returned_reason:
            console.say(_("Returned by the head: {reason}").format(reason=view.returned_reason))
        for part in view.parts:
            console.say(f"{part.number}. {part.title}")
            for place, paragraph in enumerate(part.paragraphs, 1):
                bare = (part.number, place) in view.unsourced
                told = ", ".join(one.label for one in paragraph.sources) or (_("no source") if bare else "")
                console.say(f"   {place}. {paragraph.text}" + (f"  [{told}]" if told else ""))
                if args.sources:
                    _say_sources(console, desk, paragraph.sources)
        return DONE

    return console.with_desk(job)


def _say_sources(console: Console, desk: Desk, sources: tuple[Source, ...]) -> None:
    for one in opinion_sources.source_views(desk, sources):
        console.say(f"      {one.label} ({one.kind} {one.record_id}@{one.version[:12]}): {one.text}")


def _draft_data(view: OpinionView) -> dict[str, object]:
    return {
        "id": view.opinion_id,
        "form": view.form,
        "state": view.state,
        "case_ref": view.case_ref,
        "addressee": view.addressee,
        "parts": [
            {"number": part.number, "title": part.title, "state": part.state, "paragraphs": part.paragraphs}
            for part in view.parts
        ],
        "unsourced": view.unsourced,
        "returned_reason": view.returned_reason,
    }


def write_part(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion write ID PART TEXT`: adds a paragraph, or puts it in the place of one."""

    def job(desk: Desk) -> int:
        view = opinions.opinion(desk, found(desk, args.id).opinion_id)
        held = next((list(part.paragraphs) for part in view.parts if part.number == args.part), [])
        made = Paragraph(args.text, Nature(args.nature))
        if args.at and args.at <= len(held):
            held[args.at - 1] = Paragraph(args.text, made.nature, held[args.at - 1].sources)
        else:
            held.append(made)
        opinions.change_part(desk, view.opinion_id, args.part, [one for one in held if one.text or args.at])
        console.say(_("Kept."))
        return DONE

    return console.with_desk(job)


def check_paper(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion check ID`: exit code 1 while a remark stops finalising."""

    def job(desk: Desk) -> int:
        view = opinions.opinion(desk, found(desk, args.id).opinion_id)
        if args.json:
            console.data(view.checks)
        else:
            for check in view.checks:
                title, place = labels.word_check(check)
                mark = "!" if check.tone is CheckTone.BLOCK else "·"
                console.say(f"{mark} {title} ({place})")
            if not view.checks:
                console.say(_("Nothing to remark."))
        return FAILED if view.blocking else DONE

    return console.with_desk(job)


def write_pdf(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion pdf ID --out FILE`: the frozen bytes, or a draft marked as such."""

    def job(desk: Desk) -> int:
        row = found(desk, args.id)
        content = opinions.stored_pdf(desk, row.opinion_id)
        scope = family_scope(row.family_id)
        plain_files.save(console, desk, args.out, content, scope, "court_opinion", row.opinion_id)
        console.say(
            _("Written: {file}. The file is not encrypted; delete it when it is printed.").format(
                file=args.out
            )
        )
        return DONE

    return console.with_desk(job)


def list_courts(console: Console, args: argparse.Namespace) -> int:
    """`asystent court list`: whom court papers go to."""

    def job(desk: Desk) -> int:
        rows = court_directory.addressees(desk, args.kind)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            address = ", ".join(part for part in (row.division, row.street, row.postcode_city) if part)
            console.say(f"{row.court}, {address}" + (f"  ({row.note})" if row.note else ""))
        return DONE

    return console.with_desk(job)
