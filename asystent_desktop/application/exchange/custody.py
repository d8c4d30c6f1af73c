"""What this computer knows of its hold on each family: what is arriving, what it may let go, what is gone.

Small documents inside the encrypted store, kept in the transaction that took in what they speak of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

import msgspec

from asystent_desktop.application.exchange import absences
from asystent_desktop.errors import AppError
from asystent_desktop.exchange.custody import Complete, Released
from asystent_desktop.exchange.lines import Carried
from asystent_desktop.exchange.routing import CASE_PREFIXES
from asystent_desktop.ports.exchange import ExchangeUnit

V = TypeVar("V")
_CUSTODY = "custody"


@dataclass(frozen=True)
class Release:
    """The office's word that a scope may go: as of these heads, said at `at` by the hub's clock."""

    heads: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class Purging:
    """A purge that has begun and must be carried through, with the facts of its receipt.

    Attributes:
        receipt_id: Of the receipt's record: the same after a kill, so that one purge has one receipt.
        ended_on: ISO day, or empty.
    """

    receipt_id: str
    commits: int
    heads_digest: str
    ended_on: str
    begun_at: datetime


@dataclass(frozen=True)
class Custody:
    """Scope to what is known of it.

    Attributes:
        arriving: Since when a scope from the office comes in, not yet told to be complete.
        released: Scopes the office lets go. `purging`: begun. `purged`: when they were gone.
    """

    arriving: Mapping[str, datetime]
    released: Mapping[str, Release]
    purging: Mapping[str, Purging]
    purged: Mapping[str, datetime]


def custody(unit: ExchangeUnit) -> Custody:
    """What is known; blank at first."""
    held = unit.document(_CUSTODY)
    return Custody({}, {}, {}, {}) if held is None else msgspec.json.decode(held, type=Custody)


def put(unit: ExchangeUnit, value: Custody) -> None:
    """Keeps it."""
    unit.put_document(_CUSTODY, msgspec.json.encode(value))


def welcome(unit: ExchangeUnit, carried: Iterable[Carried], said_at: datetime) -> list[Carried]:
    """Leaves out commits of scopes that were purged here after the bundle was made: a stale bundle.

    What the hub sends later comes with a new assignment and is taken like any other.
    """
    purged = custody(unit).purged
    return [one for one in carried if (gone := purged.get(_scope_of(one))) is None or gone < said_at]


def _scope_of(carried: Carried) -> str:
    try:
        return carried.commit.envelope.scope
    except AppError:  # of a later version, or damaged: named when the commits are checked
        return ""


def note(
    unit: ExchangeUnit,
    fresh: Iterable[str],
    complete: Iterable[Complete],
    released: Iterable[Released],
    said_at: datetime,
) -> None:
    """Takes in what a bundle said, once its commits are stored.

    Args:
        fresh: Scopes that were not here before it.
        said_at: When the hub made it.
    """
    known = custody(unit)
    came = {scope for scope in fresh if scope.startswith(CASE_PREFIXES)}
    arriving = {**known.arriving, **dict.fromkeys(came, said_at)}
    for one in complete:
        if one.scope in arriving and _is_whole(unit, one):
            del arriving[one.scope]
    let_go = {one.scope: Release(one.heads, said_at) for one in released}
    # A scope that is sent again is no longer let go: it was assigned anew.
    kept = {scope: held for scope, held in known.released.items() if scope not in came}
    newer = replace(
        known,
        arriving=arriving,
        released={**kept, **let_go},
        purged={scope: at for scope, at in known.purged.items() if scope not in came},
    )
    if newer != known:
        put(unit, newer)


def _is_whole(unit: ExchangeUnit, said: Complete) -> bool:
    """Whether all the hub speaks of is here: its heads, everything before them, and as many as it counted."""
    if unit.known(said.heads) != set(said.heads):
        return False
    if said.scope in absences.open_scopes(unit):
        return False
    return unit.count_up_to(said.scope, said.heads) == said.commits


def forget(unit: ExchangeUnit, scope: str) -> None:
    """The scope is gone from here, as of the office's word that it may go.

    What is stale is judged by the hub's clock on both sides: this computer's may be decades off.
    """
    known = custody(unit)
    release = known.released.get(scope)
    at = release.at if release is not None else known.purging[scope].begun_at
    put(
        unit,
        Custody(
            arriving=_without(known.arriving, scope),
            released=_without(known.released, scope),
            purging=_without(known.purging, scope),
            purged={**known.purged, scope: at},
        ),
    )


def _without(held: Mapping[str, V], scope: str) -> dict[str, V]:
    return {name: value for name, value in held.items() if name != scope}
