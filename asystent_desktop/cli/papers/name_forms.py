"""`asystent name-forms`: how papers bend the names of a family, and correcting it."""

import argparse

from asystent_desktop.application.opinion import name_forms
from asystent_desktop.cli.frame import DONE, FAILED, USAGE, Console
from asystent_desktop.cli.named import family_id_of_number
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.i18n import _
from asystent_desktop.i18n.declension import Case
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    made = verb(verbs, "name-forms", _("list or correct the forms of a family's names"), run, json=True)
    made.add_argument("family", metavar=_("FAMILY"), help=_("the family's number, e.g. R-03/2025"))
    made.add_argument("--person", metavar=_("NAME"), help=_("first name and surname, or the person's id"))
    cases = [case.value for case in name_forms.USED]
    made.add_argument("--case", choices=cases, help=", ".join(cases))
    made.add_argument("--form", metavar=_("TEXT"), help=_("what papers print; empty: the program's own"))


def run(console: Console, args: argparse.Namespace) -> int:
    """`asystent name-forms FAMILY [--person NAME --case CASE --form TEXT]`."""
    asked = (args.person, args.case, args.form)
    if any(one is not None for one in asked) and None in asked:
        print(_("To correct a form give --person, --case and --form together."), file=console.err)
        return USAGE

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        rows = name_forms.name_forms(desk, family_id)
        if args.form is not None:
            found = {row.member_id for row in rows if args.person in (row.name, row.member_id)}
            if len(found) != 1:
                console.say(_("This family has no such person, or more than one."))
                return FAILED
            name_forms.set_name_form(desk, found.pop(), Case(args.case), args.form)
            rows = name_forms.name_forms(desk, family_id)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            mark = _(" (corrected by hand)") if row.corrected else ""
            console.say(f"{row.name} · {row.case.value} · {row.form}{mark}")
        return DONE

    return console.with_desk(job)
