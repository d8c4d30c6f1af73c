"""`asystent hub recovery init|drill|unlock`: help for forgotten passphrases, by two officers."""

import argparse
from pathlib import Path

from asystent_desktop.cli.frame import DONE, FAILED, Console, secret_from
from asystent_desktop.cli.office.key import opened_key
from asystent_desktop.hub import escrow, office_key
from asystent_desktop.hub.escrow import DrillRow, Half
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import HubDesk

HALF_VARIABLES = ("ASYSTENT_HALF_1_PASSPHRASE", "ASYSTENT_HALF_2_PASSPHRASE")
_HALF_LIMIT_BYTES = 4096


def init(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub recovery init`: makes RECOVERY and gives its halves to two officers."""

    def job(hub: HubDesk) -> int:
        key = opened_key(console, hub, args)
        for file in args.half:
            office_key.check_place(hub, file)
        phrases = (_half_phrase(0, repeat=True), _half_phrase(1, repeat=True))

        def write_halves(one: bytes, other: bytes) -> None:
            console.house.write_file(args.half[0], one)
            console.house.write_file(args.half[1], other)

        cost = console.house.cost
        version = escrow.init_recovery(hub, key, phrases, write_halves, anew=args.anew, cost=cost)
        console.say(_("Recovery is prepared; directory version {version}.").format(version=version))
        console.say(
            _("Halves: {one} and {other}. Two officers keep them apart; one half opens nothing.").format(
                one=args.half[0], other=args.half[1]
            )
        )
        console.say(_("Each computer hands in what it takes with its next two exchanges."))
        return DONE

    return console.with_hub(job)


_OUTCOMES = {
    "proven": lambda: _("can be opened"),
    "unproven": lambda: _("has not answered the question yet: let it exchange"),
    "broken": lambda: _("CANNOT be opened with what the office keeps: let it exchange, then drill again"),
    "missing": lambda: _("has handed in nothing yet: let it exchange"),
}


def drill(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub recovery drill`: proves for every computer that it could be opened; opens none."""

    def job(hub: HubDesk) -> int:
        rows = escrow.drill(hub, escrow.join_halves(hub, *_halves(console, args)))
        good = all(row.outcome == "proven" for row in rows)
        if args.json:
            console.data(rows)
            return DONE if good else FAILED
        for row in rows:
            console.say(_drilled(row))
        return DONE if good else FAILED

    return console.with_hub(job)


def _drilled(row: DrillRow) -> str:
    return f"{row.label or row.device[:8]}: {_OUTCOMES[row.outcome]()}"


def unlock(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub recovery unlock`: an unlock file for one computer; its present keys are revoked."""

    def job(hub: HubDesk) -> int:
        key = opened_key(console, hub, args)
        joined = escrow.join_halves(hub, *_halves(console, args))
        made = escrow.make_unlock(hub, key, joined, args.device, console.house.cost)
        console.house.write_file(args.out, made.file)
        console.say(_("Unlock file: {file}. Hand it over, on a stick or by post.").format(file=args.out))
        console.say(_("Code, to be told by telephone to the person you know: {code}").format(code=made.code))
        console.say(
            _("The computer's former keys no longer count. It comes back with: asystent vault recover FILE")
        )
        return DONE

    return console.with_hub(job)


def _half_phrase(index: int, *, repeat: bool = False) -> str:
    prompts = (_("Passphrase of the first half: "), _("Passphrase of the second half: "))
    return secret_from(HALF_VARIABLES[index], prompts[index], repeat=repeat)


def _halves(console: Console, args: argparse.Namespace) -> tuple[Half, Half]:
    files: list[Path] = args.half
    made = [
        Half(console.house.read_file(file, _HALF_LIMIT_BYTES), _half_phrase(index))
        for index, file in enumerate(files)
    ]
    return made[0], made[1]
