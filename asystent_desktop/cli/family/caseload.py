"""`asystent family list|show` and `search`: the caseload from the terminal."""

import argparse

from asystent_desktop.application import search
from asystent_desktop.application.family import families, members
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_by_number
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk


def list_families(console: Console, args: argparse.Namespace) -> int:
    """`asystent family list`."""

    def job(desk: Desk) -> int:
        rows = families.list_families(desk)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            console.say(
                f"{row.number:12} {row.name:24} {row.district:18} {polish.short_date(row.contact.due_on)}"
            )
        if not rows:
            console.say(_("No families are assigned to you yet."))
        return DONE

    return console.with_desk(job)


def show_family(console: Console, args: argparse.Namespace) -> int:
    """`asystent family show NUMBER`."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.number)
        overview = families.overview(desk, family.id)
        if args.json:
            plan = work_plan.plan(desk, family.id)
            written = [cards.visit(desk, row.visit_id) for row in cards.visits(desk, family.id)]
            console.data({**vars(overview), "plan": plan, "visits": written})
            return DONE
        console.say(f"{overview.full_name} · {overview.number} · {overview.address}")
        for member in members.members(desk, family.id):
            console.say(
                f"  {member.first_name} {member.surname} · {_(member.role_label)} · {member.age or '–'}"
            )
        for term in overview.terms:
            console.say(f"  {polish.short_date(term.due_on)} {_(term.label_key)} {term.detail}")
        for visit in cards.visits(desk, family.id):
            console.say(f"  {polish.day_date(visit.on)} {_(visit.place_label)}: {visit.first_line}")
        return DONE

    return console.with_desk(job)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `search`."""
    search = verb(verbs, "search", _("search families, notes and case references"), find, json=True)
    search.add_argument("words", nargs="+", metavar=_("WORDS"), help=_("words, also inflected"))


def find(console: Console, args: argparse.Namespace) -> int:
    """`asystent search WORDS`: full text over the whole vault."""

    def job(desk: Desk) -> int:
        rows = search.search(desk, " ".join(args.words))
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            text = row.snippet.replace("\x02", "[").replace("\x03", "]").replace("\n", " ")
            console.say(f"{row.family_number:12} {row.family_name:20} {_(row.kind_label)}: {text}")
        if not rows:
            console.say(_("Nothing found."))
        return DONE

    return console.with_desk(job)
