"""`asystent bundle verify`: what can be said of a file without keys, and with them."""

import json

import pytest

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.hub.answering import answer
from tests.unit.cli.terminal import Terminal

PASSPHRASE = "rower zielony most"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A hub, an enrolled laptop, and the reply that lies for it."""
    monkeypatch.setenv("ASYSTENT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("ASYSTENT_OFFICE_PASSPHRASE", "hasło klucza ośrodka")
    house, key = RealHouse(cost=DEMO_COST), ("--office-key", tmp_path / "klucz.key")

    def at(name, *words):
        done = Terminal(house, tmp_path / name).run(*words)
        assert done.code == 0, done
        return done

    at("hub", "hub", "init", "--name", "Ośrodek", *key)
    at("anna", "vault", "create", "--name", "Anna Nowak")
    at("hub", "hub", "invite", "--name", "Anna Nowak", "--out", tmp_path / "z", *key)
    at("anna", "enrol", tmp_path / "z", "--out", tmp_path / "o")
    at("hub", "hub", "enrol", tmp_path / "o", "--yes", *key)
    (tmp_path / "wymiana").mkdir()
    hub = house.open_hub(tmp_path / "hub", PASSPHRASE)
    answer(hub, house.carrier(tmp_path / "wymiana"))
    hub.close()
    at("anna", "exchange", "--via", tmp_path / "wymiana")
    return house, tmp_path


def test_each_level_is_checked_and_named(place):
    house, folder = place
    [sent] = (folder / "wymiana" / "do-osrodka").glob("*.bundle")
    hub, anna = Terminal(house, folder / "hub"), Terminal(house, folder / "anna")
    bare = anna.run("bundle", "verify", sent, "--json")
    assert bare.code == 0
    assert set(json.loads(bare.out)) == {"name", "key", "size_bytes"}
    full = hub.run("bundle", "verify", sent, "--with-keys", "--json")
    assert full.code == 0
    assert json.loads(full.out)["to"] == "hub"
    other = anna.run("bundle", "verify", sent, "--with-keys")
    assert other.code == 3, "sealed for the hub"

    renamed = folder / "cokolwiek.bundle"
    renamed.write_bytes(sent.read_bytes())
    assert hub.run("bundle", "verify", renamed).code == 1
    assert hub.run("bundle", "verify", renamed, "--with-keys").code == 1, "the content holds all the same"
    content = bytearray(sent.read_bytes())
    content[-1] ^= 1
    renamed.write_bytes(content)
    broken = hub.run("bundle", "verify", renamed, "--with-keys")
    assert broken.code == 4
    assert "cannot-open" in broken.told()
    renamed.write_bytes(b"%PDF-1.7")
    assert hub.run("bundle", "verify", renamed).code == 3
