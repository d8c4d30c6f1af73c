"""What a newer program added to a table the office keeps a text of its own of.

The office's text is a whole table, written at one time. When the program later asks for one more limit,
citation or word, the office's values hold on and the shipped one stands in for what its text cannot know.
Dictionaries and papers are left alone: an entry or a part that is not there was taken out on purpose.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from asystent_desktop import assets
from asystent_desktop.domain.limits import OPTIONAL

LIMITS = "rules/limits"
CITATIONS = "rules/citations"
_WORDS = "documents/slownik", "documents/wspolne", "documents/opinia", "documents/opinia-zdania"

Table = dict[str, Any]


@dataclass(frozen=True)
class Completed:
    """A table the program can use.

    Attributes:
        added: What the shipped table stands in for, e.g. "paper_file_days" or "citation duty_to_notify".
    """

    table: Table
    added: tuple[str, ...] = ()


def with_defaults(name: str, own: Mapping[str, Any]) -> Completed:
    """The office's table and what it lacks.

    Args:
        name: As `office_tables.NAMES` has it.
        own: The office's text, already read.
    """
    fill = _FILLED.get(name)
    return Completed(dict(own)) if fill is None else fill(own, assets.shipped_toml(f"{name}.toml"))


def without_gone(name: str, own: Mapping[str, Any]) -> Table:
    """The table without limits the program no longer asks for: a text kept years ago may name them."""
    if name != LIMITS:
        return dict(own)
    known = {*assets.shipped_toml(f"{LIMITS}.toml"), *OPTIONAL}
    return {key: value for key, value in own.items() if key in known}


def _limits(own: Mapping[str, Any], shipped: Table) -> Completed:
    added = tuple(key for key in shipped if key not in own)
    return Completed({**own, **{key: shipped[key] for key in added}}, added)


def _citations(own: Mapping[str, Any], shipped: Table) -> Completed:
    made, added = dict(own), []
    for kind in ("act", "citation"):
        if not own.get(kind):
            continue  # a register without acts is a fault, not an older register
        held = {row.get("key") for row in own[kind]}
        lacking = [row for row in shipped[kind] if row["key"] not in held]
        made[kind] = [*own[kind], *lacking]
        added += [f"{kind} {key}" for key in dict.fromkeys(row["key"] for row in lacking)]
    return Completed(made, tuple(added))


def _words(own: Mapping[str, Any], shipped: Table) -> Completed:
    made, added = dict(own), []
    for key, word in shipped.items():
        if key not in own:
            made[key] = word
            added.append(key)
        elif isinstance(word, dict) and isinstance(own[key], dict):
            inner = _words(own[key], word)
            made[key] = inner.table
            added += [f"{key}.{name}" for name in inner.added]
    return Completed(made, tuple(added))


_FILLED: Mapping[str, Callable[[Mapping[str, Any], Table], Completed]] = {
    LIMITS: _limits,
    CITATIONS: _citations,
    **dict.fromkeys(_WORDS, _words),
}
