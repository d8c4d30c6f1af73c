"""The words of `asystent visit …`; the options of `add` stay what they were, the new ones are optional."""

import argparse

from asystent_desktop.cli import values
from asystent_desktop.cli.fields import add_family, add_id
from asystent_desktop.cli.visits import visit
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _, dictionaries

KINDS = tuple(kind.value for kind in VisitKind)


def _keys(dictionary: str) -> list[str]:
    return [entry.key for entry in dictionaries.entries(dictionary)]


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `visit`."""
    second = group(verbs, "visit", _("visit cards"))
    add = verb(second, "add", _("write a finished visit card"), visit.add_visit, json=True)
    add_family(add)
    _when(add, required=True)
    add.add_argument("--facts", required=True, metavar=_("TEXT"), help=_("what was seen and said"))
    _held(add)
    failed = verb(second, "failed", _("write down a visit that did not happen"), visit.add_failed, json=True)
    add_family(failed)
    _when(failed, required=True)
    _missed(failed)
    listed = verb(second, "list", _("list a family's cards, newest first"), visit.list_visits, json=True)
    add_family(listed)
    for name in ("--since", "--until"):
        listed.add_argument(name, type=values.day, metavar=_("DATE"), help=_("only from or up to that day"))
    add_id(verb(second, "show", _("show a card with all its versions"), visit.show_visit, json=True))
    correct = verb(
        second,
        "correct",
        _("correct a finished card; only what is given changes"),
        visit.correct_visit,
        json=True,
    )
    add_id(correct)
    correct.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why it is corrected"))
    _when(correct, required=False)
    correct.add_argument(
        "--facts", default=argparse.SUPPRESS, metavar=_("TEXT"), help=_("what was seen and said")
    )
    _held(correct)
    _missed(correct)
    sign = verb(
        second, "sign", _("write down the family's signature for a meeting"), visit.sign_visit, json=True
    )
    add_id(sign)
    sign.add_argument(
        "--on", required=True, type=values.day, metavar=_("DATE"), help=_("day of the signature")
    )
    sign.add_argument("--by", default="", metavar=_("PERSON"), help=_("who signed or refused to"))
    sign.add_argument("--refused", default="", metavar=_("TEXT"), help=_("nobody signs, and why"))
    add_id(verb(second, "unsign", _("take a signature back"), visit.unsign_visit, json=True))
    brief = verb(second, "brief", _("what to know before the door"), visit.show_brief, json=True)
    brief.add_argument("number", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))
    brief.add_argument("--on", type=values.day, metavar=_("DATE"), help=_("as seen on that day"))


def _when(parser: argparse.ArgumentParser, *, required: bool) -> None:
    absent = None if required else argparse.SUPPRESS
    parser.add_argument(
        "--on",
        required=required,
        default=absent,
        type=values.day,
        metavar=_("DATE"),
        help=_("day of the visit"),
    )
    for name, about in (("--start", _("beginning")), ("--end", _("end"))):
        parser.add_argument(
            name, required=required, default=absent, type=values.hour, metavar="HH:MM", help=about
        )
    parser.add_argument(
        "--place",
        required=required,
        default=absent,
        type=values.place,
        metavar=_("PLACE"),
        help=_("where it was"),
    )
    parser.add_argument(
        "--kind", default=argparse.SUPPRESS, choices=KINDS, metavar=_("KIND"), help=", ".join(KINDS)
    )
    for name, about in (
        ("--travel-km", _("kilometres there and back")),
        ("--travel-minutes", _("minutes there and back")),
    ):
        parser.add_argument(name, default=argparse.SUPPRESS, type=values.whole, metavar="N", help=about)
    parser.add_argument(
        "--next-on", default=argparse.SUPPRESS, type=values.day, metavar=_("DATE"), help=_("next visit")
    )
    parser.add_argument(
        "--next-at", default=argparse.SUPPRESS, type=values.hour, metavar="HH:MM", help=_("its hour")
    )


def _held(parser: argparse.ArgumentParser) -> None:
    for name, about in (
        ("--assessment", _("your own assessment")),
        ("--agreements", _("what was agreed")),
        ("--child-voice", _("what children said")),
        ("--court", _("court of a hearing")),
        ("--case-ref", _("its case reference")),
        ("--accompanied", _("the child that was accompanied")),
    ):
        parser.add_argument(name, default=argparse.SUPPRESS, metavar=_("TEXT"), help=about)
    parser.add_argument(
        "--hearing-at",
        default=argparse.SUPPRESS,
        type=values.hour,
        metavar="HH:MM",
        help=_("hour of the hearing"),
    )
    for name, field, about in (
        ("--present", "present", _("who was present; may be repeated")),
        ("--child-seen", "children_seen", _("a child that was seen; may be repeated")),
        ("--settled", "settled", _("an earlier agreement that is done; may be repeated")),
    ):
        _repeated(parser, name, field, about, _("TEXT"))
    _repeated(parser, "--task", "statutory_tasks", _("task of art. 15 by its number; may be repeated"), "N")
    parser.add_argument(
        "--support",
        dest="life_support",
        action="append",
        default=argparse.SUPPRESS,
        choices=_keys("for_life_support"),
        metavar=_("KEY"),
        help=_("form of “For life” support; may be repeated: {keys}").format(
            keys=", ".join(_keys("for_life_support"))
        ),
    )
    parser.add_argument(
        "--safety",
        default=argparse.SUPPRESS,
        choices=sorted(visit.SAFETY),
        help=_("are the children safe? Without it: the children were not seen"),
    )


def _missed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--attempts", default=argparse.SUPPRESS, metavar=_("TEXT"), help=_("what was tried, in words")
    )
    parser.add_argument(
        "--attempt",
        dest="attempted",
        action="append",
        default=argparse.SUPPRESS,
        type=visit.attempt,
        metavar=_("HH:MM=WAY"),
        help=_("one attempt with its hour; may be repeated: {keys}").format(
            keys=", ".join(_keys("attempt_ways"))
        ),
    )
    for name, field, dictionary, about in (
        ("--why", "missed_reason", "missed_reasons", _("why it did not happen")),
        ("--notice", "notice", "notices", _("what notice was left")),
    ):
        keys = _keys(dictionary)
        parser.add_argument(
            name,
            dest=field,
            default=argparse.SUPPRESS,
            choices=keys,
            metavar=_("KEY"),
            help=f"{about}: {', '.join(keys)}",
        )


def _repeated(parser: argparse.ArgumentParser, name: str, field: str, about: str, said: str) -> None:
    parser.add_argument(
        name, dest=field, action="append", default=argparse.SUPPRESS, metavar=said, help=about
    )
