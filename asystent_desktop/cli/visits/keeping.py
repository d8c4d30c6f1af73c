"""What the verbs of meetings and hours do alike: keep a form, or say line by line what it lacks."""

import argparse
from collections.abc import Callable

from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk


def keep(console: Console, args: argparse.Namespace, job: Callable[[Desk], object]) -> int:
    """Runs a job that gives what it kept; says line by line what is lacking."""

    def guarded(desk: Desk) -> int:
        try:
            made = job(desk)
        except InvalidForm as error:
            for problem in error.problems:
                print(word_problem(problem), file=console.err)
            return FIXABLE
        if args.json:
            console.data(made)
        else:
            console.say(_("Done."))
        return DONE

    return console.with_desk(guarded)
