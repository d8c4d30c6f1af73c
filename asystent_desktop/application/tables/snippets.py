"""Snippets of the office (dictionaries/snippets.toml) and a person's own; one's own win.

Notes are Polish whatever the window speaks, and so are the office's snippets.
"""

from dataclasses import dataclass

from asystent_desktop.application.faults import FieldProblem, InvalidForm
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain import snippets as rules
from asystent_desktop.domain.kinds.snippet import Snippet
from asystent_desktop.domain.records import person_scope
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

MOST_CHARS = 2000


class InvalidSnippet(InvalidForm):
    """A snippet cannot be kept like that. `problems` says why."""

    code = "application.invalid-snippet"


@dataclass(frozen=True)
class SnippetView:
    """A snippet; `snippet_id` is empty for one of the office."""

    short: str
    text: str
    snippet_id: str = ""


def snippets(desk: Desk) -> list[SnippetView]:
    """All that can be typed, in order of the short word; an own one hides the office's of the same word."""
    office = {one.key.casefold(): SnippetView(one.key, one.pl) for one in dictionaries.offered("snippets")}
    with desk.unit_of_work() as unit:
        held = unit.find(Snippet, scope=person_scope(desk.identity().person_id))
    own = {one.short: SnippetView(one.short, one.text, one.id) for one in held}
    return sorted((office | own).values(), key=lambda one: one.short)


def texts(desk: Desk) -> dict[str, str]:
    """Texts by short word, for the fields that expand them."""
    return {one.short.casefold(): one.text for one in snippets(desk)}


def add_snippet(desk: Desk, short: str, text: str) -> tuple[ChangeSet, str]:
    """Adds one of one's own.

    Raises:
        InvalidSnippet: No text, a short word that cannot be typed, or one's own of that name already.
    """
    word = short.strip().lstrip("/").casefold()
    with desk.unit_of_work() as unit:
        scope = person_scope(desk.identity().person_id)
        taken = any(one.short == word for one in unit.find(Snippet, scope=scope))
        _refuse_faults(word, text, taken=taken)
        made = Snippet(id=desk.ids.new(), scope=scope, short=word, text=text.strip())
        unit.save(made)
        return unit.commit("add-snippet"), made.id


def change_snippet(desk: Desk, snippet_id: str, text: str) -> ChangeSet:
    """Writes another text; raises `UnknownRecord`, `InvalidSnippet`."""
    with desk.unit_of_work() as unit:
        held = record_in(unit, Snippet, snippet_id)
        _refuse_faults(held.short, text, taken=False)
        unit.save(Snippet(id=held.id, scope=held.scope, short=held.short, text=text.strip()))
        return unit.commit("change-snippet")


def remove_snippet(desk: Desk, snippet_id: str) -> ChangeSet:
    """Takes one of one's own out; the office's of the same word comes back.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, Snippet, snippet_id))
        return unit.commit("remove-snippet")


def _refuse_faults(word: str, text: str, *, taken: bool) -> None:
    found = []
    if not rules.SHORT.fullmatch(word):
        found.append(FieldProblem("short", "not-typable"))
    elif taken:
        found.append(FieldProblem("short", "taken"))
    if not text.strip() or len(text) > MOST_CHARS:
        found.append(FieldProblem("text", "missing"))
    if found:
        raise InvalidSnippet(tuple(found))
