"""`asystent hub recovery …`, `vault passphrase`, `vault recover`: forgotten and seen passphrases."""

import argparse
from pathlib import Path

from asystent_desktop.application.exchange import recovery
from asystent_desktop.application.vault import passphrase as passphrases
from asystent_desktop.cli.frame import DONE, FAILED, Console, secret_from
from asystent_desktop.cli.office import opened_key
from asystent_desktop.exchange import limits
from asystent_desktop.hub import escrow, office_key
from asystent_desktop.hub.escrow import DrillRow, Half
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk, HubDesk

NEW_VARIABLE = "ASYSTENT_NEW_PASSPHRASE"
CODE_VARIABLE = "ASYSTENT_UNLOCK_CODE"
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

        version = escrow.init_recovery(hub, key, phrases, write_halves, anew=args.anew)
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
        made = escrow.make_unlock(hub, key, joined, args.device)
        console.house.write_file(args.out, made.file)
        console.say(_("Unlock file: {file}. Hand it over, on a stick or by post.").format(file=args.out))
        console.say(_("Code, to be told by telephone to the person you know: {code}").format(code=made.code))
        console.say(
            _("The computer's former keys no longer count. It comes back with: asystent vault recover FILE")
        )
        return DONE

    return console.with_hub(job)


def change(console: Console, args: argparse.Namespace) -> int:
    """`asystent vault passphrase [--seen]`: a new passphrase; with --seen a new store key too."""
    present, new = console.passphrase(), _new_passphrase()
    if args.seen:
        console.house.rekey_vault(console.vault, present, new)
        console.say(_("New passphrase, and the store is encrypted anew. Old copies here are gone."))
        return DONE

    def job(desk: Desk) -> int:
        passphrases.change_passphrase(desk, present, new)
        console.say(_("New passphrase. The former one opens nothing any more."))
        return DONE

    return console.with_desk(job)


def recover(console: Console, args: argparse.Namespace) -> int:
    """`asystent vault recover FILE --out ANSWER`: opens a forgotten vault with the office's unlock file."""
    file = console.house.read_file(args.file, limits.LINE_BYTES)
    code = secret_from(CODE_VARIABLE, _("Code from the office: "), repeat=False)
    new = _new_passphrase()
    console.house.recover_vault(console.vault, file, code, new)
    desk = console.house.open_vault(console.vault, new)
    try:
        answered = recovery.recovery_answer(desk)
    finally:
        desk.close()
    console.say(_("The vault opens with the new passphrase. Nothing was lost."))
    if answered is not None:
        console.house.write_file(args.out, answered.file)
        console.say(_("Answer written: {file}. Take it to the office.").format(file=args.out))
        console.say(_("Compare these digits with the office by voice or side by side:"))
        console.say(answered.fingerprint)
        count = answered.families
        line = ngettext("{count} family is aboard.", "{count} families are aboard.", count)
        console.say(line.format(count=count))
    return DONE


def _new_passphrase() -> str:
    return secret_from(NEW_VARIABLE, _("New passphrase: "), repeat=True)


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
