"""`asystent opinion`: court opinions from the terminal."""

import argparse

from asystent_desktop.application import labels, opinions
from asystent_desktop.application.access import note_print
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk


class UnknownOpinion(UserFixable):
    """No opinion in this vault has that id."""

    code = "cli.unknown-opinion"


def list_opinions(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion list`."""

    def job(desk: Desk) -> int:
        rows = opinions.opinions(desk)
        if args.json:
            console.data([{**vars(row), "id": row.opinion_id} for row in rows])
            return DONE
        for row in rows:
            due = polish.short_date(row.due_on) if row.due_on else "–"
            state = _(labels.opinion_state_label(row.state))
            console.say(f"{row.opinion_id}  {row.family_name:20} {row.case_ref:16} {state:14} {due}")
        if not rows:
            console.say(_("There are no opinions yet."))
        return DONE

    return console.with_desk(job)


def write_pdf(console: Console, args: argparse.Namespace) -> int:
    """`asystent opinion pdf ID --out FILE`: the frozen bytes, or a draft marked as such."""

    def job(desk: Desk) -> int:
        rows = [row for row in opinions.opinions(desk) if row.opinion_id.startswith(args.id)]
        if len(rows) != 1:
            raise UnknownOpinion(id=args.id, found=len(rows))
        content = opinions.stored_pdf(desk, rows[0].opinion_id)
        console.house.write_file(args.out, content)
        scope = family_scope(rows[0].family_id)
        note_print(desk, scope, "court_opinion", rows[0].opinion_id, as_file=True)
        console.say(
            _("Written: {file}. The file is not encrypted; delete it when it is printed.").format(
                file=args.out
            )
        )
        return DONE

    return console.with_desk(job)
