"""`asystent exchange` and `enrol`: the laptop's side of the exchange."""

import argparse
import sys
from pathlib import Path
from typing import Final

from asystent_desktop.application.exchange import (
    enrolment,
    journal_notices,
    ways,
    week,
    words as exchange_words,
)
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.exchange import limits
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

_STANDARD_INPUT: Final = Path("-")


def exchange_week(console: Console, args: argparse.Namespace) -> int:
    """`asystent exchange [--via PLACE]`: reads the office's answers, brings it what it lacks.

    Without `--via` it takes the office's server when that answers, else a stick with its exchange folder.
    """

    def job(desk: Desk) -> int:
        way = ways.way_to(args.via) if args.via else ways.the_way(desk, console.house)
        if not args.via and not args.json:
            console.say(_("Exchange through {place}.").format(place=way.place))
        carrier = ways.carrier_for(desk, console.house, way)
        report = week.exchange_week(desk, carrier, via=way.place)
        if args.json:
            console.data(report)
        else:
            for sentence in exchange_words.summary(report):
                console.say(sentence)
            for notice in journal_notices.journal_notices(desk):
                console.say(journal_notices.in_line(notice))
        return FIXABLE if report.problems else DONE

    return console.with_desk(job)


def _invitation(console: Console, path: Path) -> bytes:
    """The file; or, for "-", the text that was pasted, up to an empty line or the end."""
    if path != _STANDARD_INPUT:
        return console.house.read_file(path, limits.LINE_BYTES)
    lines: list[str] = []
    while line := sys.stdin.readline(limits.LINE_BYTES).strip():
        lines.append(line)
    return "\n".join(lines).encode()[: limits.LINE_BYTES]


def enrol(console: Console, args: argparse.Namespace) -> int:
    """`asystent enrol INVITATION --out ANSWER`: answers the office's invitation."""

    def job(desk: Desk) -> int:
        invitation = _invitation(console, args.invitation)
        view = enrolment.read_invitation(invitation)
        answered = enrolment.answer_invitation(desk, invitation)
        console.house.write_file(args.out, answered.file)
        console.say(
            _("Invitation of {office} for {person}.").format(office=view.office_name, person=view.person_name)
        )
        console.say(_("Answer written: {file}. Take it to the office.").format(file=args.out))
        console.say(_("Compare these digits with the office by voice or side by side:"))
        console.say(answered.fingerprint)
        return DONE

    return console.with_desk(job)
