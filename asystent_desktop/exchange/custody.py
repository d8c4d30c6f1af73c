"""Who has all of a scope, and who may let it go: lines `complete`, `released`, `arriving` (messages-v1 §4).

The hub says `complete` after the last commit of a scope it streams to a computer that did not have it; nobody
infers it. It says `released` of a scope a computer still holds though its person has no part in it any more,
once all the computer declared of it lies in a verified backup. The laptop asks with `arriving` for what it
was not told yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from asystent_desktop.exchange import fields
from asystent_desktop.exchange.fields import Fields


@dataclass(frozen=True)
class Complete:
    """With these heads and all before them a scope is whole: `commits` of them."""

    scope: str
    heads: tuple[str, ...]
    commits: int


@dataclass(frozen=True)
class Released:
    """The computer may let the scope go: the hub holds these heads and all before them, durably."""

    scope: str
    heads: tuple[str, ...]


def complete_line(said: Complete) -> bytes:
    """The line of one scope."""
    return fields.written(
        {"type": "complete", "scope": said.scope, "heads": list(said.heads), "commits": said.commits}
    )


def released_line(said: Released) -> bytes:
    """The line of one scope."""
    return fields.written({"type": "released", "scope": said.scope, "heads": list(said.heads)})


def arriving_line(scopes: Iterable[str]) -> bytes:
    """The scopes a laptop was not told to be complete."""
    return fields.written({"type": "arriving", "scopes": [{"scope": one} for one in sorted(scopes)]})


def read_complete(document: Fields) -> Complete:
    """What a line says.

    Raises:
        BadDocument: misshapen.
    """
    return Complete(document.long_text("scope"), document.digests("heads"), document.number("commits"))


def read_released(document: Fields) -> Released:
    """What a line says.

    Raises:
        BadDocument: misshapen.
    """
    return Released(document.long_text("scope"), document.digests("heads"))


def read_arriving(document: Fields) -> frozenset[str]:
    """The scopes of a line.

    Raises:
        BadDocument: misshapen.
    """
    return frozenset(one.long_text("scope") for one in document.objects("scopes"))
