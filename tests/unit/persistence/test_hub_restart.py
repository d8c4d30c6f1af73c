"""PostgreSQL goes away under load: a clear fault, work that is repeated, nothing acknowledged lost."""

import threading
from dataclasses import replace

import pytest

from asystent_desktop.domain.kinds import Family
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.hub import state
from asystent_desktop.hub.faults import DatabaseAway, DatabaseRefused
from asystent_desktop.hub.ingest import ingest, open_bundle
from asystent_desktop.persistence.hub_store import open_hub
from tests.exchange_sim.town import make_town, new_family, save
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import office_of, reopened, secret_of
from tests.fakes.postgres import running

BUNDLES = 24


@pytest.fixture(scope="module")
def server():
    with running() as made:
        yield made


def bundles_of_a_week(town):
    """Bundles of one laptop, each of which says more than the one before."""
    desk = town.laptop("Anna Nowak")
    family = new_family(desk)
    town.admit(desk)
    found = {}
    for number in range(BUNDLES):
        with desk.unit_of_work() as unit:
            family = unit.get(Family, family.id)
        save(desk, replace(family, phone=f"32 {number:03}"))
        town.exchange(desk)
        found |= town.carrier.boxes[TO_OFFICE]
    return list(found.values())


def test_nothing_acknowledged_is_lost_when_the_server_is_restarted_under_load(server, tmp_path):
    url = server.database()
    town = make_town(tmp_path, url=url)
    blobs = bundles_of_a_week(town)
    with town.hub.reading() as unit:
        directory = state.directory(unit)
    acknowledged, faults = set(), []
    half_way = threading.Event()

    def work(part):
        hub = reopened(tmp_path, FakeClock(), url=url)
        for number, blob in enumerate(part):
            opened = open_bundle(hub, directory, blob)
            try:
                done = hub.again(lambda opened=opened: ingest(hub, opened))
            except Exception as fault:  # noqa: BLE001 - told to the main thread
                faults.append(fault)
                return
            acknowledged.update(done.receipts_for)
            if number >= len(part) // 4:
                half_way.set()
        hub.close()

    threads = [threading.Thread(target=work, args=(blobs[start::3],)) for start in range(3)]
    for one in threads:
        one.start()
    assert len(blobs) >= BUNDLES
    assert half_way.wait(60)
    for _ in range(2):
        server.stop("immediate")  # no farewell to anybody: as after a kill
        server.start()
    for one in threads:
        one.join(120)
    assert faults == []
    assert len(acknowledged) >= BUNDLES
    with reopened(tmp_path, FakeClock(), url=url).reading() as unit:
        assert unit.receipts(acknowledged).keys() == acknowledged
    town.close()


def test_a_server_that_is_away_is_a_clear_fault_and_no_end(server, tmp_path):
    url = server.database()
    town = make_town(tmp_path, url=url)
    hub = open_hub(tmp_path / "hub", office_of("hub"), secret_of("hub"), FakeClock(), url, patience_s=0.3)
    with hub.exchange_unit() as unit:
        unit.put_document("kept", b"1")
        unit.commit()
        unit.put_document("lost", b"1")
        server.stop("immediate")
        try:
            with pytest.raises(DatabaseAway):
                unit.commit()
            with pytest.raises(DatabaseAway):
                hub.document("kept")
        finally:
            server.start()
    assert hub.document("kept") == b"1"
    assert hub.document("lost") is None
    hub.close()
    town.close()


def test_what_the_server_refuses_is_told_from_what_is_away(server, tmp_path):
    missing = server.database().replace("/biuro_", "/nie_ma_")
    with pytest.raises(DatabaseRefused):
        open_hub(tmp_path, "o", bytes(32), FakeClock(), missing, patience_s=0)
    with pytest.raises(DatabaseAway):
        open_hub(tmp_path, "o", bytes(32), FakeClock(), "postgresql://u@/x?host=/nowhere", patience_s=0)
    stranger = server.database().replace("postgres@", "obcy@")
    with pytest.raises(DatabaseRefused):
        open_hub(tmp_path, "o", bytes(32), FakeClock(), stranger, patience_s=0)
