"""The hub raises the same alarms as a laptop that holds the same commits."""

from asystent_desktop.ports.exchange import Incoming
from tests.fakes.casework import SCOPE
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import make_hub
from tests.fakes.postgres import hub_url, postgres_server
from tests.fakes.vaults import make_vault
from tests.unit.journal.making import commit

__all__ = ["hub_url", "postgres_server"]


def test_hub_and_laptop_find_the_same_forks(tmp_path, hub_url) -> None:
    a = {"scope": SCOPE, "device": "a", "actor": "pa"}
    b = {"scope": SCOPE, "device": "b", "actor": "pb"}
    base = commit(**a)
    left = commit(**{**a, "id": "l"}, prev=(base.hash,))
    right = commit(**{**a, "id": "r"}, prev=(base.hash,))
    named = tuple(sorted((left.hash, right.hash)))
    ours = commit(**{**b, "id": "o"}, prev=named)
    twin = commit(**{**b, "id": "t"}, prev=named)
    later = commit(**{**b, "id": "z"}, prev=tuple(sorted((ours.hash, twin.hash, *named))))
    clock = FakeClock()
    hub, vault = make_hub(tmp_path / "hub", clock, url=hub_url), make_vault(tmp_path / "v", clock=clock)
    found = []
    for place in (hub.exchange_unit, vault.exchange):
        with place() as unit:
            unit.admit([Incoming(one, None) for one in (base, left, right, ours, twin, later)])
            found.append(unit.alarms())
            unit.commit()
    assert found[0] == found[1]
    assert [one.commits for one in found[0]] == [named, tuple(sorted((ours.hash, twin.hash)))]
    hub.close()
    vault.close()
