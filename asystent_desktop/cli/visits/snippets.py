"""`asystent snippet list|add|change|remove`: the office's texts and one's own."""

import argparse

from asystent_desktop.application.tables import snippets
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.named import record_named
from asystent_desktop.cli.visits.keeping import keep
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.snippet import Snippet
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `snippet`."""
    second = group(verbs, "snippet", _("text snippets: the office's and your own"))
    verb(second, "list", _("list them"), _list_snippets, json=True)
    add = verb(second, "add", _("add one of your own"), _add_snippet, json=True)
    add.add_argument("short", metavar=_("NAME"), help=_("what is typed after the slash"))
    add.add_argument("text", metavar=_("TEXT"), help=_("what it writes; places in braces are filled in"))
    change = verb(second, "change", _("write another text into one of your own"), _change_snippet, json=True)
    change.add_argument("short", metavar=_("NAME"), help=_("what is typed after the slash"))
    change.add_argument("text", metavar=_("TEXT"), help=_("what it writes; places in braces are filled in"))
    remove = verb(second, "remove", _("take one of your own out"), _remove_snippet, json=True)
    remove.add_argument("short", metavar=_("NAME"), help=_("what is typed after the slash"))


def _list_snippets(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> int:
        held = snippets.snippets(desk)
        if args.json:
            console.data(held)
            return DONE
        for one in held:
            whose = _("own") if one.snippet_id else _("office")
            console.say(f"/{one.short:12} {whose:10} {one.text}")
        return DONE

    return console.with_desk(job)


def _add_snippet(console: Console, args: argparse.Namespace) -> int:
    return keep(console, args, lambda desk: {"id": snippets.add_snippet(desk, args.short, args.text)[1]})


def _change_snippet(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = _own_snippet(desk, args.short)
        snippets.change_snippet(desk, held.id, args.text)
        return {"id": held.id}

    return keep(console, args, job)


def _remove_snippet(console: Console, args: argparse.Namespace) -> int:
    def job(desk: Desk) -> object:
        held = _own_snippet(desk, args.short)
        snippets.remove_snippet(desk, held.id)
        return {"id": held.id}

    return keep(console, args, job)


def _own_snippet(desk: Desk, short: str) -> Snippet:
    """One's own snippet of that name, or with that id."""
    wanted = short.lstrip("/").casefold()
    own = next((one.snippet_id for one in snippets.snippets(desk) if one.short == wanted), "")
    return record_named(desk, Snippet, own or short)
