"""`asystent demo DIR`: the fictional office, and its week played without a screen."""

import argparse
from pathlib import Path

from asystent_desktop.cli import values
from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.demo import office
from asystent_desktop.demo.week import Week, WeekFailed
from asystent_desktop.i18n import _, faults

PAPER = "opinia.pdf"


def run(console: Console, args: argparse.Namespace) -> int:
    """`asystent demo DIR [--headless]`: exits 0 only when every line it printed was verified."""
    house, clock = console.house.demo_house()
    order = office.Order(args.folder, seed=args.seed, families=min(args.families, 15), years=args.years)
    office.build(order, house, clock, lambda step: console.say(_(step)))
    if args.headless:
        with office.Office(house, args.folder) as opened:
            try:
                for line in Week(opened, house, args.folder / PAPER).play():
                    console.say(f"✓ {line}")
            except WeekFailed as error:
                print(faults.word(error), file=console.err)
                return FAILED
    _tell(console, args.folder)
    return DONE


def _tell(console: Console, folder: Path) -> None:
    console.say(_("The passphrase of all is: {passphrase}").format(passphrase=office.PASSPHRASE))
    for name in (office.LAPTOP_1, office.LAPTOP_2, office.HEAD):
        console.say(_("Open: {command}").format(command=f"asystent --vault {folder / name}"))
    console.say(
        _("The hub answers: {command}").format(
            command=f"asystent --vault {folder / office.HUB} hub answer --via {folder / office.EXCHANGE}"
        )
    )


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `demo`."""
    parser = verb(verbs, "demo", _("make a fictional office to try everything on"), run)
    parser.add_argument("folder", type=Path, metavar=_("DIR"), help=_("an absent or empty folder"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=_("another number, other families"))
    parser.add_argument(
        "--families", type=values.positive, default=14, metavar="N", help=_("families, at most 15")
    )
    parser.add_argument("--years", type=values.positive, default=1, metavar="N", help=_("years of history"))
    parser.add_argument("--headless", action="store_true", help=_("also play and verify a week"))
