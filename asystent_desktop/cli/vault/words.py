"""The words of `asystent vault`, `verify`, `exchange` and `enrol`."""

import argparse
from pathlib import Path

from asystent_desktop.cli.vault import aboard, exchange, passphrase, vaults
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `vault` and `verify`."""
    second = group(verbs, "vault", _("the encrypted vault of this computer"))
    _copy_words(second)
    create = verb(second, "create", _("make an empty vault"), vaults.create)
    create.add_argument("--name", required=True, metavar=_("NAME"), help=_("your first name and surname"))
    create.add_argument(
        "--title", default="asystentka rodziny", metavar=_("TITLE"), help=_("as papers print it")
    )
    create.add_argument("--office", default="", metavar=_("NAME"), help=_("name of the office"))
    create.add_argument("--place", default="", metavar=_("TOWN"), help=_("town written beside the date"))
    create.add_argument("--device", default="", metavar=_("LABEL"), help=_("label of this computer"))
    _passphrase_words(second)
    verb(verbs, "verify", _("walk the journal and the view built from it"), vaults.verify, json=True)


def _copy_words(vault: "Verbs[argparse.ArgumentParser]") -> None:
    backup = verb(
        vault, "backup", _("an encrypted copy of the vault on this computer"), aboard.back_up, json=True
    )
    which = backup.add_mutually_exclusive_group()
    which.add_argument("--list", action="store_true", help=_("list the copies; make none"))
    which.add_argument("--check", action="store_true", help=_("prove that the newest copy could be restored"))
    restore = verb(vault, "restore", _("put a copy of this computer in the vault's place"), aboard.put_back)
    restore.add_argument(
        "name", nargs="?", default="", metavar=_("NAME"), help=_("of the copy; without it the newest")
    )
    verb(
        vault,
        "aboard",
        _("families on this computer: arriving, in your care, handed over"),
        aboard.phases,
        json=True,
    )


def _passphrase_words(vault: "Verbs[argparse.ArgumentParser]") -> None:
    change = verb(vault, "passphrase", _("change the passphrase"), passphrase.change)
    change.add_argument("--seen", action="store_true", help=_("somebody saw it: encrypt the store anew"))
    recover = verb(vault, "recover", _("open a forgotten vault with the office's help"), passphrase.recover)
    recover.add_argument("file", type=Path, metavar=_("FILE"), help=_("the unlock file of the office"))
    recover.add_argument(
        "--out", required=True, type=Path, metavar=_("FILE"), help=_("where to write the answer")
    )


def add_exchange_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `exchange` and `enrol`, the laptop's side of the exchange."""
    week = verb(verbs, "exchange", _("exchange the week with the office"), exchange.exchange_week, json=True)
    week.add_argument(
        "--via",
        metavar=_("PLACE"),
        help=_("shared folder, stick, or https://host:port; without it the way is found"),
    )
    enrol = verb(verbs, "enrol", _("answer the office's invitation"), exchange.enrol)
    enrol.add_argument(
        "invitation",
        type=Path,
        metavar=_("INVITATION"),
        help=_("the invitation: a file, or - for text on standard input"),
    )
    enrol.add_argument(
        "--out", required=True, type=Path, metavar=_("FILE"), help=_("where to write the answer")
    )
