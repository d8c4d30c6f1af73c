"""`asystent genogram`, `ecomap`, `symbol` and `circle`: the two pictures of a family."""

import argparse
from pathlib import Path
from typing import Any

from asystent_desktop.application.diagrams import diagrams, pictures as diagram_pictures
from asystent_desktop.application.diagrams.views import Circle, Pictured, Stands
from asystent_desktop.application.entries import entries
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.cli.entry_verbs import careful, on_named, told_done, told_id
from asystent_desktop.cli.fields import add_family, add_id, add_options, given, yes_no
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import family_id_of_number, person_named
from asystent_desktop.cli.papers import documents
from asystent_desktop.cli.values import day
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.diagram import EcomapLink
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk

_LINK = ("bond", "flow", "note", "hidden", "dx", "dy")
_LINK_FIELDS: dict[str, Any] = {name: kind_of(EcomapLink).types[name] for name in _LINK}
_NEW_FIELDS: dict[str, Any] = {name: kind_of(EcomapLink).types[name] for name in ("name", *_LINK[:3])}


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    _picture_words(verb(verbs, "genogram", _("the family over the generations"), show_genogram, json=True))
    _picture_words(verb(verbs, "ecomap", _("the home and what lies around it"), show_ecomap, json=True))
    _symbol_words(group(verbs, "symbol", _("the people of the genogram, as they are drawn")))
    _circle_words(group(verbs, "circle", _("the circles of the ecomap")))


def _picture_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", metavar=_("FAMILY"), help=_("the family's number, e.g. R-03/2025"))
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--text", action="store_true", help=_("in words; this is what happens without options"))
    way.add_argument("--pdf", type=Path, metavar=_("FILE"), help=_("drawn, into a PDF file"))
    parser.add_argument("--on", type=day, metavar=_("DATE"), help=_("as it stood on that day"))


def _symbol_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    edit = verb(second, "set", _("move a person, or mark whom the case is about"), set_symbol, json=True)
    add_family(edit)
    edit.add_argument("person", metavar=_("PERSON"), help=_("first name or id"))
    edit.add_argument("--dx", type=int, metavar="N", help=_("Moved to the right"))
    edit.add_argument("--dy", type=int, metavar="N", help=_("Moved down"))
    edit.add_argument("--index", type=yes_no, help=_("The case is about this person"))
    back = verb(second, "arrange", _("put everybody back where the program places them"), arrange, json=True)
    add_family(back)
    back.add_argument("--ecomap", action="store_true", help=_("the circles of the ecomap instead"))


def _circle_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    add = verb(second, "add", _("add one that stands for nothing else in the file"), add_circle, json=True)
    add_family(add)
    add_options(add, _NEW_FIELDS, frozenset({"name"}))
    edit = verb(second, "set", _("set the link of a circle, hide it or move it"), set_circle, json=True)
    add_family(edit)
    add_id(edit)
    add_options(edit, _LINK_FIELDS)
    add_family(verb(second, "list", _("list them"), list_circles, json=True))
    add_id(verb(second, "remove", _("take back one entered by mistake"), remove_circle, json=True))


def show_genogram(console: Console, args: argparse.Namespace) -> int:
    """`asystent genogram FAMILY`."""
    return _show(console, args, "genogram")


def show_ecomap(console: Console, args: argparse.Namespace) -> int:
    """`asystent ecomap FAMILY`."""
    return _show(console, args, "ecomap")


def _show(console: Console, args: argparse.Namespace, kind: str) -> int:
    if args.pdf is not None:
        print_ = argparse.Namespace(**vars(args) | {"kind": kind, "about": "", "final": False})
        return documents.write_document(console, print_)

    def job(desk: Desk) -> int:
        file = diagrams.read(desk, family_id_of_number(desk, args.family), args.on)
        draw = diagram_pictures.genogram_picture if kind == "genogram" else diagram_pictures.ecomap_picture
        picture = draw(file)
        if args.json:
            console.data(_data(picture))
            return DONE
        for part in picture.twin:
            console.say(f"{part.title}:")
            for line in part.lines:
                console.say(f"  {line.whole}")
        if not file.kin.people:
            console.say(_("There are no entries yet."))
        return DONE

    return console.with_desk(job)


def _data(picture: Pictured) -> dict[str, object]:
    return {
        "width": picture.drawing.width,
        "height": picture.drawing.height,
        "symbols": [{"id": one.key, "x": one.x, "y": one.y} for one in picture.drawing.nodes],
        "words": picture.twin,
    }


def set_symbol(console: Console, args: argparse.Namespace) -> int:
    """`symbol set --family N PERSON [--dx N] [--dy N] [--index yes]`."""

    def job(desk: Desk) -> int:
        member = person_named(desk, family_id_of_number(desk, args.family), args.person)
        typed = {"dx": args.dx, "dy": args.dy, "index_person": args.index}
        diagrams.mark_person(desk, member, **{name: one for name, one in typed.items() if one is not None})
        return told_done(console, args, member)

    return careful(console, job)


def arrange(console: Console, args: argparse.Namespace) -> int:
    """`symbol arrange --family N [--ecomap]`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        diagrams.arrange(desk, family_id, ecomap=args.ecomap)
        return told_done(console, args, family_id)

    return careful(console, job)


def add_circle(console: Console, args: argparse.Namespace) -> int:
    """`circle add --family N --name NAME …`."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        _changes, made = diagrams.add_circle(desk, family_id, **given(args, _NEW_FIELDS))
        return told_id(console, args, made)

    return careful(console, job)


def set_circle(console: Console, args: argparse.Namespace) -> int:
    """`circle set --family N ID …`: ID is that of a circle as `circle list` names it."""

    def job(desk: Desk) -> int:
        family_id = family_id_of_number(desk, args.family)
        circle = _circle(desk, family_id, args.id)
        diagrams.set_circle(desk, family_id, circle.key, **given(args, _LINK_FIELDS))
        return told_done(console, args, circle.key)

    return careful(console, job)


def _circle(desk: Desk, family_id: str, begins: str) -> Circle:
    found = [one for one in diagrams.read(desk, family_id).circles if one.key.startswith(begins)]
    if len(found) != 1:
        raise UnknownRecord(kind="ecomap_link", record_id=begins)
    return found[0]


def list_circles(console: Console, args: argparse.Namespace) -> int:
    """`circle list --family N`: hidden ones too."""

    def job(desk: Desk) -> int:
        file = diagrams.read(desk, family_id_of_number(desk, args.family))
        if args.json:
            console.data(file.circles)
            return DONE
        lines = {line.key: line for part in diagram_pictures.ecomap_picture(file).twin for line in part.lines}
        for one in file.circles:
            told = lines[one.key].whole if one.key in lines else f"{one.name} ({_('left off')})."
            own = _("own") if one.stands is Stands.OWN else ""
            console.say(f"{one.key}  {told} {own}".rstrip())
        if not file.circles:
            console.say(_("There are no entries yet."))
        return DONE

    return careful(console, job)


def remove_circle(console: Console, args: argparse.Namespace) -> int:
    """`circle remove ID`: a circle of its own; the others are hidden (`circle set --hidden yes`)."""

    return on_named(console, args, EcomapLink, lambda desk, held: entries.remove(desk, EcomapLink, held.id))
