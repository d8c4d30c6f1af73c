"""The words of assignments, held entries, lost computers, erasure and local backups."""

import argparse
from pathlib import Path

from asystent_desktop.cli import values
from asystent_desktop.cli.office import erasure, scope
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _


def add_hub_words(hub: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds what the office decides, on its hub or on an officer's vault."""
    assign = verb(hub, "assign", _("give a family to an employee"), scope.assign, json=True)
    assign.add_argument("family", metavar=_("FAMILY"), help=_("number or id of the family; on a hub its id"))
    assign.add_argument("person", metavar=_("PERSON"), help=_("id of the employee (hub status)"))
    assign.add_argument(
        "--mode", default="holder", choices=sorted(scope.MODES), help=_("what it lets her do")
    )
    assign.add_argument(
        "--from", dest="start", type=values.day, metavar=_("DATE"), help=_("first day; without it today")
    )
    assign.add_argument("--until", type=values.day, metavar=_("DATE"), help=_("last day, e.g. of a stand-in"))
    assign.add_argument(
        "--restricted", action="store_true", help=_("the Blue Card compartment and nothing else")
    )
    assign.add_argument("--over-limit", metavar=_("TEXT"), help=_("why above the limit, without names"))
    _key_options(assign)
    listed = verb(hub, "assignments", _("who works with whom"), scope.list_assignments, json=True)
    listed.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("as seen on that day"))
    end = verb(hub, "unassign", _("set the last day of an assignment"), scope.end)
    end.add_argument("assignment", metavar="ID", help=_("id of the assignment"))
    end.add_argument("--until", required=True, type=values.day, metavar=_("DATE"), help=_("last day"))
    _key_options(end)
    _held_words(hub)
    revoke = verb(hub, "revoke", _("a lost computer no longer counts"), scope.revoke, json=True)
    revoke.add_argument("computer", metavar=_("COMPUTER"), help=_("id of the computer (hub status)"))
    revoke.add_argument("--reason", metavar=_("TEXT"), help=_("what happened, without names"))
    _key_options(revoke)
    verb(hub, "purges", _("receipts of families taken off computers"), scope.purges, json=True)


def _held_words(hub: "Verbs[argparse.ArgumentParser]") -> None:
    verb(hub, "held", _("entries that wait for your decision"), scope.list_held, json=True)
    show = verb(hub, "show-held", _("what a held entry says"), scope.show_held, json=True)
    admit = verb(hub, "admit", _("make a held entry part of the file"), scope.admit)
    reject = verb(hub, "reject", _("keep a held entry out, with a reason"), scope.reject)
    for one in (show, admit, reject):
        one.add_argument(
            "entry", metavar=_("ENTRY"), help=_("number of the entry, or its beginning (hub held)")
        )
    reject.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why, without names"))
    _key_options(admit)
    _key_options(reject)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `erase`."""
    erase = group(verbs, "erase", _("destroy files whose term has passed; two people decide"))
    due = verb(erase, "due", _("files that may be destroyed by now"), erasure.due, json=True)
    due.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("as seen on that day"))
    order = verb(erase, "order", _("show what would go; with --yes order it"), erasure.order, json=True)
    order.add_argument("family", metavar=_("FAMILY"), help=_("number or id of the family"))
    order.add_argument(
        "--record", action="append", metavar="ID", help=_("only this record; may be given several times")
    )
    order.add_argument(
        "--restricted", action="store_true", help=_("the Blue Card compartment and nothing else")
    )
    order.add_argument("--basis", default="", metavar=_("TEXT"), help=_("legal basis, without names"))
    order.add_argument("--early", action="store_true", help=_("before the end of the term, on that basis"))
    order.add_argument("--along", action="store_true", help=_("also records that cannot be parted"))
    order.add_argument("--yes", action="store_true", help=_("order it; without this nothing changes"))
    confirm = verb(erase, "confirm", _("consent to an order as the second person"), erasure.confirm)
    confirm.add_argument("order", metavar=_("ORDER"), help=_("id of the order (erase status)"))
    _key_options(confirm)
    verb(erase, "status", _("orders and how far they got"), erasure.status, json=True)
    proof = verb(erase, "certificate", _("the hub's signed word about an erasure"), erasure.certificate)
    proof.add_argument("order", metavar=_("ORDER"), help=_("id of the order (erase status)"))
    proof.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where to write it"))


def _key_options(parser: argparse.ArgumentParser) -> None:
    """The OFFICE key: needed on a hub, not on an officer's vault."""
    parser.add_argument(
        "--office-key", type=Path, metavar=_("FILE"), help=_("file of the OFFICE key; needed on a hub")
    )
    parser.add_argument(
        "--office-passphrase-file",
        type=Path,
        metavar=_("FILE"),
        help=_("passphrase of the OFFICE key, first line"),
    )
