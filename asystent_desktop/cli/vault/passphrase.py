"""`asystent vault passphrase` and `vault recover`: a passphrase that was seen, and one that was forgotten."""

import argparse

from asystent_desktop.application.exchange import recovery
from asystent_desktop.application.vault import passphrase as passphrases
from asystent_desktop.cli.frame import DONE, Console, secret_from
from asystent_desktop.exchange import limits
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk

NEW_VARIABLE = "ASYSTENT_NEW_PASSPHRASE"
CODE_VARIABLE = "ASYSTENT_UNLOCK_CODE"


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
