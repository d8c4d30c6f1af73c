"""`asystent sign`: electronic signature on a finished paper."""

import argparse
from pathlib import Path

from asystent_desktop.application.opinion import signing
from asystent_desktop.cli.frame import DONE, USAGE, Console, secret_from
from asystent_desktop.cli.papers import plain_files
from asystent_desktop.cli.words import Verbs, verb
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.signing import KeyFile, KeyToken, SigningMeans

SECRET_VARIABLE = "ASYSTENT_SIGNING_PASSWORD"
_KEY_FILE_BYTES = 1024 * 1024


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    made = verb(verbs, "sign", _("sign a finished paper electronically (PAdES)"), sign, json=True)
    made.add_argument("id", metavar="ID", help=_("id of the paper or opinion, or the code of the footer"))
    means = made.add_mutually_exclusive_group(required=True)
    means.add_argument("--p12", type=Path, metavar=_("FILE"), help=_("certificate with its key, PKCS#12"))
    means.add_argument("--pkcs11", type=Path, metavar=_("FILE"), help=_("library of the card, PKCS#11"))
    made.add_argument("--token", default="", metavar=_("LABEL"), help=_("label of the card"))
    made.add_argument("--cert", default="", metavar=_("LABEL"), help=_("label of the certificate on it"))
    made.add_argument(
        "--password-file", type=Path, metavar=_("FILE"), help=_("file whose first line is the secret")
    )
    made.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where to"))


def sign(console: Console, args: argparse.Namespace) -> int:
    """`asystent sign ID --p12 FILE|--pkcs11 MODULE --token LABEL --cert LABEL --out FILE`."""
    if args.pkcs11 and not (args.token and args.cert):
        print(_("A card needs --token and --cert as well."), file=console.err)
        return USAGE

    def job(desk: Desk) -> int:
        paper = signing.find_finished(desk, args.id)
        _changes, made = signing.sign_paper(desk, paper, _means(console, args))
        plain_files.save(console, desk, args.out, made.content, paper.scope, kind_of(paper).name, paper.id)
        record = made.record
        if args.json:
            told = {"id": record.id, "document": paper.id, "sha256": record.sha256, "signer": record.signer}
            console.data({**told, "file": str(args.out)})
            return DONE
        console.say(_("Signed by {signer}; kept sealed beside the paper.").format(signer=record.signer))
        console.say(
            _("Written: {file}. The file is not encrypted; delete it when it is sent.").format(file=args.out)
        )
        return DONE

    return console.with_desk(job)


def _means(console: Console, args: argparse.Namespace) -> SigningMeans:
    secret = _secret(console, args)
    if args.p12:
        return KeyFile(console.house.read_file(args.p12, _KEY_FILE_BYTES), secret)
    return KeyToken(args.pkcs11, args.token, args.cert, secret)


def _secret(console: Console, args: argparse.Namespace) -> str:
    """The password of the file or the PIN of the card; never a word of the command line."""
    if args.password_file:
        return console.first_line(args.password_file)
    prompt = _("Password of the certificate: ") if args.p12 else _("PIN of the card: ")
    return secret_from(SECRET_VARIABLE, prompt, repeat=False)
