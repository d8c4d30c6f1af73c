"""What the office says that nobody has any more, and what follows from it on this laptop (ADR-0059).

The office gives an entry up when the computer that wrote the next one says it has it no more. Who hears that
shows the later entries at once. Who has the lost one after all sends its whole scope again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from asystent_desktop.exchange import gaps
from asystent_desktop.exchange.gaps import Missing
from asystent_desktop.ports.exchange import ExchangeUnit

_OFFICE: Final = "office-without"

Heads = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Gap:
    """What is missing here.

    Attributes:
        without: What entries here follow and is not here, by scope.
        above: Tips of scopes of which no heads are declared for that: what it may not have any more is
            released by them.
    """

    without: Missing
    above: Missing


def of_office(unit: ExchangeUnit) -> Missing:
    """What the office has given up, as its last reply said."""
    held = unit.document(_OFFICE)
    return {} if not held else msgspec.json.decode(held, type=dict[str, tuple[str, ...]])


def hear(unit: ExchangeUnit, said: Missing) -> None:
    """Takes over what the office has given up: what waits for it is shown, with an alarm.

    Args:
        said: `Manifest.without` of a reply in the office's present epoch; empty of any other.
    """
    scopes = unit.scopes() if said else set()
    given_up = {scope: hashes for scope, hashes in said.items() if scope in scopes}
    if given_up != of_office(unit):
        unit.put_document(_OFFICE, msgspec.json.encode(given_up))
    known = unit.known([one for hashes in given_up.values() for one in hashes])
    absent = {scope: [one for one in hashes if one not in known] for scope, hashes in given_up.items()}
    unit.declare_absent({scope: hashes for scope, hashes in absent.items() if hashes})


def gap(unit: ExchangeUnit) -> Gap:
    """What this laptop tells the office of it."""
    missing = gaps.of_laptop(unit.document)
    if not missing:
        return Gap({}, {})
    scopes, torn = unit.scopes(), open_scopes(unit)
    without = gaps.told({scope: hashes for scope, hashes in sorted(missing.items()) if scope in scopes})
    return Gap(without, gaps.told(dict(sorted(unit.heads(torn).items()))) if torn else {})


def open_scopes(unit: ExchangeUnit) -> set[str]:
    """Scopes that lack something the office still waits for: no heads are declared of them."""
    return gaps.open_scopes(gaps.of_laptop(unit.document), of_office(unit))


def office_heads(unit: ExchangeUnit, heads: Heads) -> Heads:
    """The office's heads without the scopes in which this laptop can help it: those are sent whole."""
    given_up = of_office(unit)
    here = unit.known([one for hashes in given_up.values() for one in hashes]) if given_up else set()
    return {scope: tips for scope, tips in heads.items() if here.isdisjoint(given_up.get(scope, ()))}
