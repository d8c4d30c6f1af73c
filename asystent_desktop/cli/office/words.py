"""The words of `asystent bundle` and `hub`."""

import argparse
from pathlib import Path

from asystent_desktop.cli import values
from asystent_desktop.cli.office import (
    bundles,
    care,
    care_words,
    database,
    founding,
    scope_words,
    serve,
)
from asystent_desktop.cli.office.key import add_key_options
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds them."""
    bundle = group(verbs, "bundle", _("sealed files of the exchange"))
    inspect = verb(bundle, "inspect", _("show the manifest of a bundle"), bundles.inspect_bundle)
    inspect.add_argument("file", type=Path, metavar=_("FILE"), help=_("a .bundle sealed for this store"))
    inspect.add_argument(
        "--to", type=Path, metavar=_("DIR"), help=_("write manifest, signature and sender's key there")
    )
    check = verb(
        bundle, "verify", _("check a bundle, with or without keys"), bundles.verify_bundle, json=True
    )
    check.add_argument("file", type=Path, metavar=_("FILE"), help=_("the file"))
    with_keys = _("check with the keys of the vault or hub that --vault names")
    check.add_argument("--with-keys", action="store_true", help=with_keys)
    _hub_words(group(verbs, "hub", _("the office's hub")))


def _hub_words(hub: "Verbs[argparse.ArgumentParser]") -> None:
    found = verb(hub, "init", _("found the office's hub"), founding.found)
    found.add_argument("--name", required=True, metavar=_("NAME"), help=_("name of the office"))
    found.add_argument(
        "--database",
        default="",
        metavar="URL",
        help=_("PostgreSQL database, without a password; without it a file in the folder"),
    )
    add_key_options(found, made=True)
    invite = verb(hub, "invite", _("make an invitation for one person"), founding.invite)
    who = invite.add_mutually_exclusive_group(required=True)
    who.add_argument("--name", metavar=_("NAME"), help=_("first name and surname"))
    who.add_argument(
        "--person", metavar="ID", help=_("somebody enrolled already, for another computer (id: hub status)")
    )
    invite.add_argument(
        "--title", default="asystentka rodziny", metavar=_("TITLE"), help=_("as papers print it")
    )
    invite.add_argument(
        "--role", default="assistant", choices=("assistant", "head"), help=_("what the person may do")
    )
    invite.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write it"))
    invite.add_argument(
        "--qr", type=Path, metavar=_("FILE"), help=_("draw it as a square code: a .png or .svg file")
    )
    invite.add_argument("--text", action="store_true", help=_("print it as text that can be pasted"))
    add_key_options(invite)
    _enrol_words(hub)
    answer = verb(hub, "answer", _("take what laptops left and lay out replies"), founding.answer, json=True)
    _via(answer)
    _serve_words(hub)
    verb(hub, "inspect", _("what lies in the database"), database.inspect, json=True)
    verb(hub, "status", _("people, computers, alarms, what was set aside"), care.status, json=True)
    care_words.add_hub_words(hub)
    scope_words.add_hub_words(hub)


def _serve_words(hub: "Verbs[argparse.ArgumentParser]") -> None:
    served = verb(hub, "serve", _("let laptops exchange over the network"), serve.serve)
    served.add_argument(
        "--listen",
        type=serve.place,
        default=f"0.0.0.0:{serve.DEFAULT_PORT}",
        metavar="HOST:PORT",
        help=_("where to listen; port 0 takes a free one"),
    )
    address = verb(hub, "address", _("sign where laptops find the hub"), serve.address)
    address.add_argument("url", nargs="+", metavar="URL", help=_("https://host:port, the first one first"))
    add_key_options(address)


def _enrol_words(hub: "Verbs[argparse.ArgumentParser]") -> None:
    enrol = verb(hub, "enrol", _("sign a computer into the directory"), founding.enrol)
    enrol.add_argument(
        "answer", type=values.file_there, metavar=_("ANSWER"), help=_("the answer file of the laptop")
    )
    enrol.add_argument("--yes", action="store_true", help=_("the digits were compared already"))
    enrol.add_argument(
        "--adopt",
        nargs="*",
        metavar="ID",
        help=_("adopt only these families; without it all that are brought along"),
    )
    add_key_options(enrol)


def _via(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--via", required=True, type=Path, metavar=_("FOLDER"), help=_("shared folder or stick")
    )
