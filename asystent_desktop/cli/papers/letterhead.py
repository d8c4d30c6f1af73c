"""`asystent letterhead`: the head of the office's papers and its logo."""

import argparse
from pathlib import Path

from asystent_desktop.application import letterhead as office, letterheads
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

_FIELDS = ("name", "unit", "street", "postcode_city", "place", "phone")


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    second = group(verbs, "letterhead", _("the head of the office's papers"))
    verb(second, "show", _("show it"), show, json=True)
    change = verb(second, "set", _("change fields of it"), set_fields)
    for name, about in zip(_FIELDS, _abouts(), strict=True):
        change.add_argument(f"--{name.replace('_', '-')}", metavar=_("TEXT"), help=about)
    logo = verb(second, "logo", _("put a picture above it, or take it away"), set_logo)
    logo.add_argument("file", nargs="?", type=Path, metavar=_("FILE"), help=_("PNG or JPEG"))
    logo.add_argument("--remove", action="store_true", help=_("papers bear no logo from now on"))


def _abouts() -> tuple[str, ...]:
    return (
        _("name of the office"),
        _("unit"),
        _("street and number"),
        _("postcode and town"),
        _("town written beside the date"),
        _("telephone"),
    )


def show(console: Console, args: argparse.Namespace) -> int:
    """`asystent letterhead show`."""

    def job(desk: Desk) -> int:
        found = vars(office.profile(desk))
        if args.json:
            console.data(found)
        else:
            for about, value in zip(_abouts(), (found[name] for name in _FIELDS), strict=True):
                console.say(f"{about}: {value or '–'}")
        return DONE

    return console.with_desk(job)


def set_fields(console: Console, args: argparse.Namespace) -> int:
    """`asystent letterhead set --street … --phone …`."""
    fields = {name: value for name in _FIELDS if (value := getattr(args, name)) is not None}

    def job(desk: Desk) -> int:
        office.change_profile(desk, **fields)
        console.say(_("The letterhead was changed."))
        return DONE

    return console.with_desk(job)


def set_logo(console: Console, args: argparse.Namespace) -> int:
    """`asystent letterhead logo FILE|--remove`."""

    def job(desk: Desk) -> int:
        if args.remove or args.file is None:
            letterheads.remove_logo(desk)
            console.say(_("Papers bear no logo from now on."))
        else:
            picture = console.house.read_file(args.file, letterheads.LOGO_BYTES + 1)
            letterheads.set_logo(desk, picture)
            console.say(_("Papers bear the logo from now on."))
        return DONE

    return console.with_desk(job)
