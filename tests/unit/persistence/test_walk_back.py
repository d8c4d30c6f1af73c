"""What lies beyond foreign heads, told by walking back from ours: exactly what the whole history says.

`ASYSTENT_WALKS` says how many histories (default 25).
"""

import os
import random

import pytest

from asystent_desktop.ports.exchange import Incoming
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import make_hub
from tests.fakes.postgres import hub_url, postgres_server
from tests.fakes.vaults import make_vault
from tests.unit.journal.making import commit

__all__ = ["hub_url", "postgres_server"]

HISTORIES = int(os.environ.get("ASYSTENT_WALKS", "25"))


def history(chance, scope, number):
    """Commits of three computers in one scope: chains, forks, colleagues' branches, gaps."""
    made = []
    for place in range(chance.randrange(2, 16)):
        device = chance.choice("abc")
        own = [one.hash for one in made if one.envelope.device == device]
        prev = set(own[-1:])
        if own and chance.random() < 0.2:
            prev = {chance.choice(own)}
        if made and chance.random() < 0.25:
            prev.add(chance.choice(made).hash)
        if chance.random() < 0.05:
            prev.add(f"{place:064x}")  # never arrives
        who = {"device": device, "actor": f"p{device}", "scope": scope, "id": f"{number}-{scope}-{place}"}
        made.append(commit(**who, prev=tuple(sorted(prev))))
    return made


def ancestors(made, names):
    links = {one.hash: one.envelope.prev for one in made}
    found, rest = set(), list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += links.get(name, ())
    return found


def check(unit, made, chance):
    theirs, wanted = {}, set()
    for scope, commits in made.items():
        names = [one.hash for one in commits]
        theirs[scope] = tuple(chance.sample(names, chance.randrange(min(4, len(names)) + 1)))
        wanted |= set(names) - ancestors(commits, theirs[scope])
    found = unit.beyond(theirs, list(made))
    assert {one.hash for one in found} == wanted
    place = {one.hash: number for number, one in enumerate(found)}
    for one in found:
        assert all(place.get(prev, -1) < place[one.hash] for prev in one.envelope.prev)


def walked(open_unit):
    with open_unit() as unit:
        for number in range(HISTORIES):
            chance = random.Random(number)
            made = {f"family:{number}{name}": [] for name in "xy"}
            for scope in made:
                made[scope] = history(chance, scope, number)
                unit.admit([Incoming(one, None) for one in made[scope]])
            for _again in range(3):
                check(unit, made, chance)


def test_a_laptop_sends_exactly_what_is_beyond(tmp_path):
    vault = make_vault(tmp_path / "v")
    walked(vault.exchange)
    vault.close()


def test_the_hub_sends_exactly_what_is_beyond(tmp_path, hub_url):
    hub = make_hub(tmp_path / "hub", FakeClock(), url=hub_url)
    walked(hub.exchange_unit)
    hub.close()


def test_a_link_into_another_scope_brings_nothing_of_it(tmp_path, hub_url):
    mine, other = ({"device": name, "actor": f"p{name}", "scope": f"family:{name}"} for name in "ab")
    secret = commit(**other, id="s")
    first = commit(**mine, id="1")
    forged = commit(**mine, id="2", prev=tuple(sorted((first.hash, secret.hash))))
    hub, vault = make_hub(tmp_path / "hub", FakeClock(), url=hub_url), make_vault(tmp_path / "v")
    for open_unit in (hub.exchange_unit, vault.exchange):
        with open_unit() as unit:
            unit.admit([Incoming(one, None) for one in (secret, first, forged)])
            found = unit.beyond({"family:a": (first.hash,)}, ["family:a"])
            assert [one.hash for one in found] == [forged.hash]
    hub.close()
    vault.close()


@pytest.mark.parametrize("seed", range(3))
def test_order_of_arrival_changes_nothing_that_is_folded(tmp_path, seed):
    chance = random.Random(seed)
    made = [one for name in "xy" for one in history(chance, f"family:{name}", 1)]
    states = []
    for name in "ab":
        vault = make_vault(tmp_path / name)
        with vault.exchange() as unit:
            for part in (made[: len(made) // 2], made[len(made) // 2 :]) if name == "b" else (made,):
                unit.admit([Incoming(one, None) for one in part])
            states.append(({one.commit for one in unit.parked()}, unit.heads()))
            unit.commit()
        vault.close()
        chance.shuffle(made)
    assert states[0] == states[1]
